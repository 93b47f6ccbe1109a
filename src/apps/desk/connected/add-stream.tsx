import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { AddStream } from '../screens/add-stream.tsx'
import type { ConnectorView } from '../view-types.ts'
import { useArrive, useOpenSource, useStep } from './open-source.ts'

/** The open stream of Bluesky, or of any other server of its kind. */
export function AddAnyStream({ connector }: { connector: ConnectorView }) {
  const { busy, problem, take } = useStep()
  const openSource = useOpenSource()
  const arrive = useArrive()
  const queries = useQuery({ queryKey: ['queries'], queryFn: async () => dataOf(await api.GET('/queries')) })
  return (
    <AddStream
      connector={connector}
      asksFor={queries.data?.queries.length}
      busy={busy}
      problem={problem}
      onAdd={async ({ label, ...settings }) => {
        const source = await take('Opening the stream', () =>
          openSource({ connector: connector.name, label, settings, keeps: 'matching' }),
        )
        if (source) arrive(source.id, `We listen to ${source.label}.`)
      }}
    />
  )
}
