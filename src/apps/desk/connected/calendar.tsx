import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Calendar } from '../screens/calendar.tsx'
import { daysFrom, firstDayOf, titleOf, weekdayNames, weeksOf } from './calendar-view.ts'

/** Everything that goes out and went out. */
export function CalendarPage() {
  const [span, setSpan] = useState<'month' | 'week'>('month')
  const [at, setAt] = useState(() => new Date())
  const first = firstDayOf(at, span)
  const until = daysFrom(first, span === 'month' ? 42 : 7)
  const query = { since: first.toISOString(), until: until.toISOString() }
  const found = useQuery({
    queryKey: ['calendar', query.since, query.until],
    queryFn: async () => dataOf(await api.GET('/calendar', { params: { query } })),
    placeholderData: before => before,
  })
  const move = (by: -1 | 1) =>
    setAt(span === 'month' ? new Date(at.getFullYear(), at.getMonth() + by, 1) : daysFrom(at, 7 * by))
  return (
    <Loaded of={found} what="Looking what goes out" rows={4}>
      {({ entries }) => (
        <Calendar
          title={titleOf(at, span)}
          span={span}
          weekdays={weekdayNames()}
          weeks={weeksOf(entries, first, at, span, new Date())}
          onSpan={setSpan}
          onMove={move}
          onToday={() => setAt(new Date())}
        />
      )}
    </Loaded>
  )
}
