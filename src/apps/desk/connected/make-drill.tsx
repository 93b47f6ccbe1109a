import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Anchor, LinkButton } from '#apps/ui'
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
  const { id } = opened.conversation
  const mayBeMade = teaches && opened.answers.some(({ step }) => step === 'sent')
  const made = useQuery({
    queryKey: ['training', 'drill of', id],
    queryFn: async () => dataOf(await api.GET('/conversations/{id}/drill', { params: { path: { id } } })),
    enabled: mayBeMade,
  })
  if (!mayBeMade) return null
  const make = async () => {
    const drill = await run(
      async () => dataOf(await api.POST('/conversations/{id}/drill', { params: { path: { id } } })),
      { done: 'Made, without names. Read it before anybody practises on it.' },
    )
    if (drill) router.history.push(paths.checkDrill(drill.id))
  }
  return (
    <p className="t13 way-with-us">
      {made.data?.drillId ? (
        <Anchor href={paths.checkDrill(made.data.drillId)}>The drill of it</Anchor>
      ) : (
        <LinkButton onClick={() => void make()}>Make a drill of it</LinkButton>
      )}
    </p>
  )
}
