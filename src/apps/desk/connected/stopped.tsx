import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { StoppedNotice } from '../screens/incidents.tsx'
import { firstName } from '../words.ts'
import { useSettled } from './settled.ts'

const pauseMs = 600

interface StoppedWords {
  /** Why they can't leave. */
  because: string | undefined
  /** Why a colleague reads them first: they put right what was stopped, and repeat much of it. */
  readFirst: string | undefined
  notice: ReactNode
}

/**
 * Whether words nearly repeat what a colleague stopped: asked as they are typed, before anybody presses. `standing`: the
 * words outside whose place they are to take.
 */
export function useStopped(text: string, standing = ''): StoppedWords {
  const settled = useSettled(text, pauseMs).trim()
  const { data } = useQuery({
    queryKey: ['incidents', 'like', settled, standing],
    queryFn: async () => dataOf(await api.POST('/incidents/stopped', { body: { text: settled, standing } })),
    enabled: settled.length > 0,
    gcTime: 60_000,
  })
  const stopped = text.trim() === settled ? data?.stopped : undefined
  if (!stopped) return { because: undefined, readFirst: undefined, notice: null }
  const { byName, why, incidentId, isReadFirst } = stopped
  if (isReadFirst)
    return {
      because: undefined,
      readFirst: `${firstName(byName)} stopped what is like it: a colleague looks first.`,
      notice: null,
    }
  return {
    readFirst: undefined,
    because: `${firstName(byName)} stopped words like these.`,
    notice: <StoppedNotice by={byName} name={why} href={incidentId ? paths.incident(incidentId) : undefined} />,
  }
}
