import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { OrganisationScreen } from '../screens/organisation.tsx'
import { toldView } from './person-view.ts'

/** Who an organisation is to us. */
export function OrganisationPage() {
  const { id = '' } = useParams({ strict: false })
  const page = useQuery({
    queryKey: ['people', 'organisation', id],
    queryFn: async () => dataOf(await api.GET('/organisations/{id}', { params: { path: { id } } })),
  })
  return (
    <Loaded of={page} what="Looking whom we know there" rows={6}>
      {data => (
        <OrganisationScreen organisation={{ name: data.name, people: data.people, ...toldView(data), isMany: true }} />
      )}
    </Loaded>
  )
}
