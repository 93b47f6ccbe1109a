import './door.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useContext, useState } from 'react'
import { NavigationContext } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, problemOf } from '../problem.ts'
import { Loaded } from '../screen.tsx'
import { signIn } from '../session.ts'
import { LinkEnded } from './accept-invitation.tsx'
import { type SetUpAnswers, SetUpForm } from './set-up-form.tsx'

/** Founds the company by the one-time link that the server printed. */
export function SetUp() {
  const { token = '' } = useParams({ strict: false })
  const queries = useQueryClient()
  const navigation = useContext(NavigationContext)
  const [busy, setBusy] = useState(false)
  const [bringing, setBringing] = useState(false)
  const [founded, setFounded] = useState(false)
  const [problem, setProblem] = useState<ProblemDetails>()
  const link = useQuery({
    queryKey: ['set-up', token],
    queryFn: async () => dataOf(await api.GET('/set-up/{token}', { params: { path: { token } } })),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const found = async (answers: SetUpAnswers) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const timezone = Intl.DateTimeFormat().resolvedOptions().timeZone
      const languages = [navigator.language.split('-')[0] ?? 'en']
      await api.POST('/set-up', {
        body: {
          token,
          company: { name: answers.company, about: answers.about, language: languages[0], timezone },
          you: {
            name: answers.name,
            title: answers.title,
            email: answers.email,
            password: answers.password,
            languages,
          },
          makes: [
            ...answers.products.map(name => ({ name, kind: 'product' as const })),
            ...answers.topics.map(name => ({ name, kind: 'topic' as const })),
          ],
        },
      })
      // The link is used up: whatever keeps the new session from opening, there is nothing to come back to here.
      if (!(await signsIn(answers))) return navigation?.go(paths.today())
      setFounded(true)
      await queries.invalidateQueries({ queryKey: ['me'] })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  const begin = async (by: 'own' | 'sample') => {
    if (by === 'own') return navigation?.go(paths.addSource())
    setBringing(true)
    setProblem(undefined)
    try {
      await api.POST('/sample')
      navigation?.go(paths.today())
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBringing(false)
    }
  }
  return (
    <Loaded of={link} what="Looking at the link">
      {({ open }) =>
        open || founded ? (
          <SetUpForm
            busy={busy}
            problem={problem}
            founded={founded}
            onFound={found}
            offersSample
            bringing={bringing}
            onBegin={by => void begin(by)}
          />
        ) : (
          <LinkEnded words="It was used, or is too old. Restart Sosh: it prints a new one." />
        )
      }
    </Loaded>
  )
}

async function signsIn({ email, password }: SetUpAnswers): Promise<boolean> {
  try {
    await signIn(email, password)
    return true
  } catch {
    return false
  }
}
