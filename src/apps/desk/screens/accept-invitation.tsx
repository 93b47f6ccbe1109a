import './door.css'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useContext, useState } from 'react'
import { BecauseMark, Button, NavigationContext, TextField, Trouble } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, problemOf, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Loaded, useTitle } from '../screen.tsx'
import { signIn } from '../session.ts'
import { firstName } from '../words.ts'

/** A colleague follows their link and joins. */
export function AcceptInvitation() {
  const { token = '' } = useParams({ strict: false })
  const queries = useQueryClient()
  const navigation = useContext(NavigationContext)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ProblemDetails>()
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: async () => dataOf(await api.GET('/invitations/by-link/{token}', { params: { path: { token } } })),
    retry: false,
  })
  const join = async (joining: Joining) => {
    setBusy(true)
    setProblem(undefined)
    try {
      await api.POST('/invitations/accept', {
        body: {
          token,
          ...joining,
          timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          languages: [...navigator.languages].map(baseLanguage).filter(isFirst),
        },
      })
      await signIn(joining.email, joining.password)
      await queries.invalidateQueries({ queryKey: ['me'] })
      navigation?.go(paths.team())
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setBusy(false)
    }
  }
  if (invitation.error && problemOf(invitation.error).kind === 'not-found')
    return <LinkEnded words={problemOf(invitation.error).title} />
  return (
    <Loaded of={invitation} what="Looking at your invitation">
      {found => <JoinForm name={found.name} title={found.title} busy={busy} problem={problem} onJoin={join} />}
    </Loaded>
  )
}

interface Joining {
  name: string
  title: string
  email: string
  password: string
}

/** The form of somebody who was invited. */
export function JoinForm({
  name: invited,
  title: as,
  busy,
  problem,
  onJoin,
}: {
  name: string
  title: string
  busy: boolean
  problem?: ProblemDetails
  onJoin: (joining: Joining) => void
}) {
  const [name, setName] = useState(invited)
  const [title, setTitle] = useState(as)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  useTitle('Welcome')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onJoin({ name: name.trim(), title: title.trim(), email: email.trim(), password })
  }
  const rest = reasonsElsewhere(problem, ['name', 'title', 'email', 'password'])
  return (
    <main className="door">
      <p className="brand">
        <BecauseMark size={18} />
        Sosh
      </p>
      <h1 className="title">Welcome, {firstName(invited)}.</h1>
      <p className="about">
        You answer as yourself, under your own name. Nothing ever leaves without your press of a button.
      </p>
      <form className="form" onSubmit={submit}>
        <TextField
          label="Your name, as people outside see it"
          autoComplete="name"
          value={name}
          onChange={event => setName(event.target.value)}
          error={reasonAt(problem, 'name')}
          required
        />
        <TextField
          label="What you do"
          hint="It stands under your answers."
          autoComplete="organization-title"
          value={title}
          onChange={event => setTitle(event.target.value)}
          error={reasonAt(problem, 'title')}
        />
        <TextField
          label="Your address, to sign in"
          type="email"
          autoComplete="username"
          value={email}
          onChange={event => setEmail(event.target.value)}
          error={reasonAt(problem, 'email')}
          required
        />
        <TextField
          label="A password"
          type="password"
          autoComplete="new-password"
          hint="Ten characters or more: three plain words do well."
          minLength={10}
          value={password}
          onChange={event => setPassword(event.target.value)}
          error={reasonAt(problem, 'password')}
          required
        />
        {rest && <Trouble title={rest} />}
        <div>
          <Button kind="primary" type="submit" busy={busy ? 'Making your place' : undefined}>
            Join
          </Button>
        </div>
      </form>
    </main>
  )
}

/** A link that leads nowhere any more. */
export function LinkEnded({ words }: { words: string }) {
  useTitle('This link has ended')
  return (
    <main className="door">
      <p className="brand">
        <BecauseMark size={18} />
        Sosh
      </p>
      <h1 className="title">This link has ended.</h1>
      <p className="about">{words}</p>
    </main>
  )
}

function baseLanguage(tag: string): string {
  return tag.split('-')[0] ?? tag
}

function isFirst(language: string, at: number, all: string[]): boolean {
  return all.indexOf(language) === at
}
