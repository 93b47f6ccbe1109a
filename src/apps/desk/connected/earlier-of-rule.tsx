import { useQuery } from '@tanstack/react-query'
import { Time } from '#apps/ui'
import { api, dataOf } from '../api.ts'

/** What a rule said in the versions before this one. */
export function EarlierOfRule({ id }: { id: string }) {
  const versions = useQuery({
    queryKey: ['rules', 'versions', id],
    queryFn: async () => dataOf(await api.GET('/rules/{id}/versions', { params: { path: { id } } })),
  })
  const earlier = versions.data?.versions.slice(1) ?? []
  if (versions.isPending) return <p>Fetching it.</p>
  if (earlier.length === 0) return <p>Nothing is kept of it.</p>
  return earlier.map(({ version, rule, by, at }) => (
    <p key={version}>
      Version {version}, {by ? `by ${by}, ` : ''}
      <Time at={at} />: {rule.words.join(' · ')}
      {rule.near.length > 0 && ` (only beside ${rule.near.join(', ')})`}. {rule.explanation}
    </p>
  ))
}
