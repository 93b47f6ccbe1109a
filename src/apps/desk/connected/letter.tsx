import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Letter } from '../screens/letter.tsx'

const mostMonths = 24

/** The monthly letter, about the month before this one first. */
export function LetterPage() {
  const [month, setMonth] = useState<string>()
  const found = useQuery({
    queryKey: ['results', 'letter', month],
    queryFn: async () => dataOf(await api.GET('/letter', { params: { query: { ...(month && { month }) } } })),
    placeholderData: keepPreviousData,
  })
  return (
    <Loaded of={found} what="Writing the letter" rows={6}>
      {letter => <Letter letter={letter} months={monthsUntil(new Date())} onMonth={setMonth} />}
    </Loaded>
  )
}

/** This month, so far, and those before it. */
function monthsUntil(now: Date): { value: string; label: string }[] {
  return Array.from({ length: mostMonths }, (_, back) => {
    const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1))
    const label = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(first)
    return { value: first.toISOString().slice(0, 7), label: back === 0 ? `${label}, so far` : label }
  })
}
