import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { StandsHere } from '../screens/stands-at.tsx'
import { useDeeds } from './deeds.ts'

/** Where a topic of ours stands; nothing beside a conversation that is held elsewhere. */
export function StandsOf({ conversation }: { conversation: { id: string; network: string } }) {
  const { id, network } = conversation
  const { busy, problem, run } = useDeeds('stands-at', 'conversations')
  const found = useQuery({
    queryKey: ['stands-at', id],
    enabled: network === 'community',
    queryFn: async () => dataOf(await api.GET('/conversations/{id}/stands-at', { params: { path: { id } } })).stands,
  })
  const stands = found.data
  if (!stands) return null
  return (
    <StandsHere
      {...{ stands, busy, problem }}
      onChange={async change => {
        const kept = await run(
          async () =>
            dataOf(
              await api.POST('/topics/{id}/stands-at', { params: { path: { id: stands.topicId } }, body: change }),
            ),
          { busy: 'Keeping it', done: 'It stands there now.', inForm: true },
        )
        return kept !== undefined
      }}
    />
  )
}
