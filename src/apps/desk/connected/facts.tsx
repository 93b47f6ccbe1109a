import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Facts, type FactWords } from '../screens/facts.tsx'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'

/** What colleagues settled once. */
export function FactsPage() {
  const me = useMe()
  const { busy, problem, run } = useDeeds('facts', 'together')
  const facts = useQuery({ queryKey: ['facts'], queryFn: async () => dataOf(await api.GET('/facts')) })
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const keep = async (id: string | undefined, body: FactWords) =>
    (await run(
      async () =>
        id
          ? dataOf(await api.PUT('/facts/{id}', { params: { path: { id } }, body }))
          : dataOf(await api.POST('/facts', { body })),
      { busy: 'Keeping it', done: 'Kept.', inForm: true },
    )) !== undefined
  return (
    <Loaded of={facts} what="Fetching what is settled" rows={5}>
      {data => (
        <Facts
          facts={data.facts.map(fact => ({
            ...fact,
            lockedBecause:
              fact.ownerId === me.id || me.roles.includes('coordinator') ? undefined : `${fact.ownerName} keeps it.`,
          }))}
          colleagues={(team.data?.employees ?? []).map(({ id, name, title }) => ({ id, name, title }))}
          meId={me.id}
          busy={busy}
          problem={problem}
          onKeep={keep}
          onTakeAway={id =>
            void run(() => api.DELETE('/facts/{id}', { params: { path: { id } } }), { done: 'Taken away.' })
          }
        />
      )}
    </Loaded>
  )
}
