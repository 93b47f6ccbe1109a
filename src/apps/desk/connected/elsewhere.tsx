import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { Elsewhere } from '../screens/elsewhere.tsx'
import { useCopy } from './copy.ts'
import { useDeeds } from './deeds.ts'

/** Our places in the fediverse. */
export function ElsewherePage() {
  const go = useNavigate()
  const copy = useCopy()
  const { busy, problem, run } = useDeeds('elsewhere')
  const following = useDeeds('elsewhere')
  const elsewhere = useQuery({ queryKey: ['elsewhere'], queryFn: async () => dataOf(await api.GET('/federation')) })
  return (
    <Loaded of={elsewhere} what="Fetching who follows you" rows={4}>
      {data => (
        <Elsewhere
          elsewhere={data}
          busy={busy}
          problem={problem}
          onOpenOfficial={() =>
            void run(async () => dataOf(await api.POST('/federation/official')), {
              done: 'It is open. What you publish under Official can leave from there.',
            })
          }
          followProblem={following.problem}
          onFollow={async (actorId, whom) => {
            const body = { actorId, whom }
            const done = await following.run(async () => dataOf(await api.POST('/federation/following', { body })), {
              busy: 'Asking',
              done: 'They are asked. Whether they let you stands in the list.',
              inForm: true,
            })
            return done !== undefined
          }}
          onEndFollowing={id =>
            void run(
              async () => dataOf(await api.POST('/federation/following/{id}/end', { params: { path: { id } } })),
              {
                done: 'Followed no more. What they said stays.',
              },
            )
          }
          onBlock={async (whom, why) => {
            const body = { whom, why }
            const done = await run(async () => dataOf(await api.POST('/federation/blocks', { body })), {
              busy: 'Blocking',
              done: 'Blocked.',
              inForm: true,
            })
            return done !== undefined
          }}
          onLetIn={whom =>
            void run(async () => dataOf(await api.POST('/federation/blocks/lift', { body: { whom } })), {
              done: 'They may write again.',
            })
          }
          onCopy={address => void copy(address, 'The address')}
          onLeave={() => void go({ to: paths.ownPlaces() })}
        />
      )}
    </Loaded>
  )
}
