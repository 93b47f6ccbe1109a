import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'

/** Promises that run out and concern the reader. */
export function useNotices() {
  const found = useQuery({ queryKey: ['notices'], queryFn: async () => dataOf(await api.GET('/notices')).notices })
  return found.data
}

/** Wherever one is on the desk, each new notice is said once. */
export function NewNotices() {
  const toast = useToast()
  const notices = useNotices()
  const known = useRef<Set<string>>(undefined)
  useEffect(() => {
    if (!notices) return
    const fresh = known.current ? notices.filter(({ id }) => !known.current?.has(id)) : []
    known.current = new Set([...(known.current ?? []), ...notices.map(({ id }) => id)])
    const [first] = fresh
    if (!first) return
    const more = fresh.length > 1 ? `, and ${fresh.length - 1} more` : ''
    toast.show({
      words:
        first.step === 'missed'
          ? `${first.personName} was promised an answer by now${more}. It stands on Today.`
          : `${first.personName} is promised an answer soon${more}. It stands on Today.`,
    })
  }, [notices, toast])
  return null
}
