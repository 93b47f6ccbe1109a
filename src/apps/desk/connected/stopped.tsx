import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { StoppedNotice } from '../screens/incidents.tsx'
import { firstName } from '../words.ts'
import { useSettled } from './settled.ts'

const pauseMs = 600

/** Whether words nearly repeat what a colleague stopped: asked as they are typed, before anybody presses. */
export function useStopped(text: string): { because: string | undefined; notice: ReactNode } {
  const settled = useSettled(text, pauseMs).trim()
  const { data } = useQuery({
    queryKey: ['incidents', 'like', settled],
    queryFn: async () => dataOf(await api.POST('/incidents/stopped', { body: { text: settled } })),
    enabled: settled.length > 0,
    gcTime: 60_000,
  })
  const stopped = text.trim() === settled ? data?.stopped : undefined
  if (!stopped) return { because: undefined, notice: null }
  const { byName, why, incidentId } = stopped
  return {
    because: `${firstName(byName)} stopped words like these.`,
    notice: <StoppedNotice by={byName} name={why} href={incidentId ? paths.incident(incidentId) : undefined} />,
  }
}
