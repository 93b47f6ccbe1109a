import { useQuery } from '@tanstack/react-query'
import { Anchor } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'

/** Whom else we know at an organisation. */
export function OrganisationPeople({ id, onLeave }: { id: string; onLeave: () => void }) {
  const organisation = useQuery({
    queryKey: ['people', 'organisation', id],
    queryFn: async () => dataOf(await api.GET('/organisations/{id}', { params: { path: { id } } })),
  })
  return (
    <Loaded of={organisation} what="Looking whom we know there" rows={2}>
      {({ people }) => (
        <ul className="stack">
          {people.map(({ personId, name, role }) => (
            <li key={personId}>
              <Anchor href={paths.person(personId)} onClick={onLeave}>
                {name}
              </Anchor>
              {role && <span className="second">, {role}</span>}
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  )
}
