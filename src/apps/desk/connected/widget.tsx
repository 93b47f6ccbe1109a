import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { Widget } from '../screens/widget.tsx'
import { useCopy } from './copy.ts'
import { useDeeds } from './deeds.ts'
import { placesQuery } from './places.tsx'

/** Where people may write to us from, and the line that goes into those pages. */
export function WidgetPage() {
  const { id = '' } = useParams({ strict: false })
  const go = useNavigate()
  const copy = useCopy()
  const { busy, problem, run } = useDeeds('widget')
  const path = { id }
  const widget = useQuery({
    queryKey: ['widget', id],
    queryFn: async () => dataOf(await api.GET('/places/{id}/widget', { params: { path } })),
  })
  const places = useQuery(placesQuery)
  return (
    <Loaded of={widget} what="Fetching how people write to you" rows={4}>
      {data => (
        <Widget
          key={data.origins.join()}
          widget={data}
          place={places.data?.sites.find(each => each.id === id)?.name ?? 'your community'}
          busy={busy}
          problem={problem}
          onKeep={change =>
            void run(async () => dataOf(await api.PUT('/places/{id}/widget', { params: { path }, body: change })), {
              busy: 'Keeping it',
              done: change.origins.length > 0 ? 'Kept.' : 'Kept. It is off now.',
              inForm: true,
            })
          }
          onCopy={text => void copy(text, 'The line')}
          onLeave={() => void go({ to: paths.ownPlaces() })}
        />
      )}
    </Loaded>
  )
}
