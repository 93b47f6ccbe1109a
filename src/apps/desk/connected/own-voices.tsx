import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { OwnVoices } from '../screens/own-voices.tsx'
import { useDeeds } from './deeds.ts'

/** Where whoever is signed in writes already. */
export function MyVoices() {
  const { busy, problem, run } = useDeeds('own-voices', 'coordinate')
  const mine = useQuery({ queryKey: ['own-voices'], queryFn: async () => dataOf(await api.GET('/own-voices')) })
  if (!mine.data) return null
  return (
    <OwnVoices
      {...mine.data}
      busy={busy}
      problem={problem}
      onKeep={async body =>
        (await run(async () => dataOf(await api.PUT('/own-voices', { body })), {
          done: body.isShown ? 'Kept. A coordinator may see it.' : 'Kept. Only you see it.',
          inForm: true,
        })) !== undefined
      }
      onRemove={id =>
        void run(() => api.DELETE('/own-voices/{id}', { params: { path: { id } } }), { done: 'Taken back.' })
      }
    />
  )
}
