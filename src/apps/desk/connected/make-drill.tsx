import { useRouter } from '@tanstack/react-router'
import { LinkButton } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'

/** For whoever teaches, beside a conversation that one of us answered: colleagues may practise on it, without its names. */
export function DrillOf({ opened }: { opened: Answered['OpenedConversation'] }) {
  const me = useMe()
  const router = useRouter()
  const { run } = useDeeds('training')
  const teaches = me.roles.some(role => role === 'trainer' || role === 'coordinator' || role === 'reviewer')
  if (!teaches || !opened.answers.some(({ step }) => step === 'sent')) return null
  const { id } = opened.conversation
  const make = async () => {
    const drill = await run(
      async () => dataOf(await api.POST('/conversations/{id}/drill', { params: { path: { id } } })),
      { done: 'Made, without names. Read it before anybody practises on it.' },
    )
    if (drill) router.history.push(paths.checkDrill(drill.id))
  }
  return (
    <p className="t13 way-with-us">
      <LinkButton onClick={() => void make()}>Make a drill of it</LinkButton>
    </p>
  )
}
