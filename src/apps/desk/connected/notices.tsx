import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Notices } from '../screens/notices.tsx'
import { ToTell } from '../screens/tracked.tsx'
import { useDeeds } from './deeds.ts'
import { useNotices } from './new-notices.ts'

/** On Today: which promises run out, and what was settled and is to be told. */
export function TodayNotices() {
  const { run } = useDeeds('notices')
  const notices = useNotices() ?? []
  const toTell = useQuery({
    queryKey: ['issues', 'to-tell'],
    queryFn: async () => dataOf(await api.GET('/issues/to-tell')).issues,
  })
  return (
    <>
      <Notices
        notices={notices.map(({ id, conversationId, personName, text, title, answerBy, heardAt, step }) => ({
          id,
          href: paths.conversation(conversationId),
          who: personName,
          words: title ?? text,
          answerBy,
          heardAt,
          step,
        }))}
        onPutAway={id => void run(() => api.DELETE('/notices/{id}', { params: { path: { id } } }))}
      />
      <ToTell
        issues={(toTell.data ?? []).map(issue => ({ ...issue, href: paths.conversation(issue.conversationId) }))}
      />
    </>
  )
}
