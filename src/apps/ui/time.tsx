import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react'
import { clockWords, fullWords, whenWords } from './when.ts'

let current = new Date()
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    current = new Date()
    for (const tell of listeners) tell()
  }, 20_000)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const FixedNow = createContext<Date | undefined>(undefined)

/** Holds the clock still, for pictures of the components. */
export function StillClock({ at, children }: { at: Date; children: ReactNode }) {
  return <FixedNow.Provider value={at}>{children}</FixedNow.Provider>
}

/** The present, for everything that says "ago": one timer for the whole page. */
export function useNow(): Date {
  const fixed = useContext(FixedNow)
  const moving = useSyncExternalStore(
    subscribe,
    () => current,
    () => current,
  )
  return fixed ?? moving
}

interface TimeProps {
  at: string | Date
  /** `ago` leaves nothing to count; `clock` shows the hour; `short` fits a narrow column; `full` is the whole truth. */
  as?: 'ago' | 'short' | 'clock' | 'full'
  timeZone?: string
  className?: string
}

/** An instant in the reader's zone, as people say it, with the whole truth as its title. */
export function Time({ at, as = 'ago', timeZone, className }: TimeProps) {
  const now = useNow()
  const instant = typeof at === 'string' ? new Date(at) : at
  const said = { clock: clockWords, full: fullWords }
  const words =
    as === 'clock' || as === 'full'
      ? said[as](instant, timeZone)
      : whenWords(instant, now, { timeZone, short: as === 'short' })
  return (
    <time dateTime={instant.toISOString()} title={fullWords(instant, timeZone)} className={className}>
      {words}
    </time>
  )
}
