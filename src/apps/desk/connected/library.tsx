import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Library } from '../screens/library.tsx'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'

const soonMs = 3_000

/** Where our documents are read in from, and whose names stand on them. */
export function LibraryPage() {
  const me = useMe()
  const adding = useDeeds('libraries')
  const doing = useDeeds('libraries', 'team', 'evidence')
  const libraries = useQuery({
    queryKey: ['libraries'],
    queryFn: async () => dataOf(await api.GET('/libraries')),
    // What was just added is read in the background: it appears when it is there.
    refetchInterval: ({ state }) =>
      state.data?.libraries.some(each => !each.readAt && !each.failure) ? soonMs : false,
  })
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const at = (id: string) => ({ params: { path: { id } } })
  return (
    <Loaded of={libraries} what="Looking what is read in" rows={4}>
      {({ libraries, bylines }) => (
        <Library
          libraries={libraries.map(({ readAt, failure, ...library }) => ({
            ...library,
            readAt: readAt ?? undefined,
            failure: failure ?? undefined,
          }))}
          bylines={bylines.map(({ employeeId, ...byline }) => ({ ...byline, employeeId: employeeId ?? undefined }))}
          colleagues={(team.data?.employees ?? []).map(({ id, name }) => ({ id, name }))}
          lockedBecause={lockedFor(me, 'coordinator', 'administrator')}
          busy={adding.busy}
          problem={adding.problem}
          onAdd={async body =>
            Boolean(
              await adding.run(async () => dataOf(await api.POST('/libraries', { body })), {
                busy: 'Looking what is there',
                done: 'It is read in now, and again and again from now on.',
                inForm: true,
              }),
            )
          }
          onRead={id =>
            void doing.run(() => api.POST('/libraries/{id}/read', at(id)), { done: 'It is read again in a moment.' })
          }
          onClose={id => void doing.run(() => api.DELETE('/libraries/{id}', at(id)), { done: 'It is read no more.' })}
          onSettle={(key, employeeId) =>
            void doing.run(() => api.PUT('/bylines', { body: { key, employeeId } }), {
              done: employeeId ? 'Kept: what stands under this name is theirs.' : 'Kept: nobody of ours.',
            })
          }
        />
      )}
    </Loaded>
  )
}
