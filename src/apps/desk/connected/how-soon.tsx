import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { HowSoon } from '../screens/how-soon.tsx'
import { soonView } from './soon-view.ts'

/** How soon this should be answered, with its reasons; nothing where nobody waits. */
export function HowSoonOf({ conversationId }: { conversationId: string }) {
  const asked = useQuery({
    queryKey: ['conversations', conversationId, 'priority'],
    queryFn: async () =>
      dataOf(await api.GET('/conversations/{id}/priority', { params: { path: { id: conversationId } } })),
  })
  const priority = asked.data?.priority
  return priority ? <HowSoon soon={soonView(priority)} /> : null
}
