import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { api, dataOf } from '../api.ts'
import { focusRow } from '../focus.ts'
import { paths } from '../paths.ts'
import { problemOf } from '../problem.ts'
import { Inbox, type InboxOrder } from '../screens/inbox.tsx'
import type { Answered } from './answers.ts'
import { OpenConversation } from './conversation.tsx'
import { useMe } from './me.ts'
import { inboxViews, rowView } from './rows.ts'

const searchAfterMs = 200
type ViewId =
  | 'for-you'
  | 'nobody-yet'
  | 'with-colleagues'
  | 'in-review'
  | 'answered'
  | 'closed'
  | 'praise'
  | 'aside'
  | 'everything'

/** The inbox: a view or a search, and the conversation that is open beside it. */
export function InboxPage() {
  const me = useMe()
  const router = useRouter()
  const { id } = useParams({ strict: false })
  const { view: wanted, search: sought } = useSearch({ strict: false }) as { view?: string; search?: string }
  const view = inboxViews.find(each => each.id === wanted) ?? inboxViews[0]
  const [typed, setTyped] = useState(sought ?? '')
  const search = useSettled(typed)
  const [order, setOrder] = useOrder()
  const isRanked = order === 'priority' && !search && (view?.id === 'for-you' || view?.id === 'nobody-yet')
  const list = useInfiniteQuery({
    queryKey: ['conversations', 'list', view?.id, search, isRanked],
    queryFn: async ({ pageParam }) =>
      dataOf(
        await api.GET('/inbox', {
          params: {
            query: {
              view: view?.id as ViewId,
              ...(isRanked && { order: 'priority' as const }),
              ...(search && { search }),
              ...(pageParam && { before: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page: { rows: Answered['InboxRow'][]; next: string | null }) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  if (!view) return null
  const problem = list.error ? problemOf(list.error) : undefined
  const rows = list.data?.pages.flatMap(page => page.rows.map(row => rowView(row, me.id)))
  const go = (href: string) => router.history.push(href)
  return (
    <Inbox
      views={inboxViews}
      view={view}
      onView={next => go(paths.inbox(next, typed))}
      search={typed}
      onSearch={setTyped}
      searchError={problem && (problem.reasons[0]?.message ?? problem.title)}
      rows={rows ?? (problem ? [] : undefined)}
      hasMore={list.hasNextPage}
      onMore={() => void list.fetchNextPage()}
      chosenId={id}
      order={!search && (view.id === 'for-you' || view.id === 'nobody-yet') ? order : undefined}
      onOrder={setOrder}
    >
      {id && (
        <OpenConversation
          key={id}
          id={id}
          onBack={() => {
            go(paths.inbox(view.id, typed))
            // Where one was in the list, one is again.
            requestAnimationFrame(() => focusRow(paths.conversation(id)))
          }}
        />
      )}
    </Inbox>
  )
}

const orderKept = 'sosh inbox order'

/** As this reader last had it, on this device. */
function useOrder(): [InboxOrder, (order: InboxOrder) => void] {
  const [order, setOrder] = useState<InboxOrder>(() =>
    localStorage.getItem(orderKept) === 'priority' ? 'priority' : 'newest',
  )
  return [
    order,
    next => {
      localStorage.setItem(orderKept, next)
      setOrder(next)
    },
  ]
}

/** What was typed, once the typing rests. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), searchAfterMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
