import { CircleAlert, Clock, TimerOff, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { promiseState } from './promise.ts'
import { useNow } from './time.tsx'
import { fullWords } from './when.ts'

interface ChipProps {
  tone?: 'yours' | 'someone' | 'line' | 'care' | 'stop'
  /** A small face before the word. */
  face?: ReactNode
  children: ReactNode
}

/** A state in a word and a shape; colour only repeats it. */
export function Chip({ tone = 'someone', face, children }: ChipProps) {
  const Icon = tone === 'care' ? TriangleAlert : tone === 'stop' ? CircleAlert : undefined
  return (
    <span className={`chip ${tone}`}>
      {face}
      {Icon && <Icon size={13} strokeWidth={1.75} aria-hidden />}
      {children}
    </span>
  )
}

interface PromisedProps {
  madeAt: string
  by: string
  /** What happened meanwhile, said when it is late: "Tomás asked too". */
  meanwhile?: string
  small?: boolean
  timeZone?: string
}

/** By when somebody was promised an answer. */
export function Promised({ madeAt, by, meanwhile, small, timeZone }: PromisedProps) {
  const now = useNow()
  const due = new Date(by)
  const { tone, words } = promiseState(new Date(madeAt), due, now, timeZone)
  const Icon = tone === 'late' ? TimerOff : Clock
  return (
    <span
      className={['promised', tone, small && 'small'].filter(Boolean).join(' ')}
      title={`Promised for ${fullWords(due, timeZone)}`}
    >
      {!(small && tone === 'calm') && <Icon size={small ? 13 : 15} strokeWidth={1.75} aria-hidden />}
      <span>
        <span className="hidden-words">Promised </span>
        {words}
        {tone === 'late' && meanwhile && `, ${meanwhile}`}
      </span>
    </span>
  )
}
