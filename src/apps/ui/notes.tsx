import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { Button } from './button.tsx'

interface ConfirmProps {
  title: string
  /** What happens, to whom, as whom. */
  children: ReactNode
  yes: string
  no?: string
  busy?: string
  onYes: () => void
  onNo: () => void
}

/** Asks in place, and only where there is no way back. */
export function Confirm({ title, children, yes, no = 'Not yet', busy, onYes, onNo }: ConfirmProps) {
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of two buttons with a question, not a fieldset of inputs.
    <div
      className="confirm"
      role="group"
      aria-labelledby={id}
      tabIndex={-1}
      ref={panel}
      onKeyDown={event => event.key === 'Escape' && onNo()}
    >
      <p>
        <b id={id}>{title}</b> {children}
      </p>
      <div className="row">
        <Button kind="primary" small busy={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button small onClick={onNo}>
          {no}
        </Button>
      </div>
    </div>
  )
}

/** An empty place says what it is for and the one next step. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="said">{title}</p>
      {children && <p>{children}</p>}
      {action}
    </div>
  )
}

/** True once something has taken so long that saying nothing would be rude. */
export function useSlow(afterMs = 200): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), afterMs)
    return () => clearTimeout(timer)
  }, [afterMs])
  return slow
}

/** Nothing for 200 ms, then words in the place where the content will be; for lists, rows of their height. */
export function Loading({ what, rows }: { what: string; rows?: number }) {
  const slow = useSlow()
  if (!slow) return null
  return (
    <div role="status">
      <p className={rows ? 'hidden-words' : 'loading'}>{what}</p>
      {rows && <Skeleton rows={rows} />}
    </div>
  )
}

function Skeleton({ rows }: { rows: number }) {
  return (
    <ul className="skeleton" aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: identical placeholders that never move.
        <li key={row}>
          <span className="round" />
          <div>
            <span className="half" />
            <span className="most" />
            <span className="most" />
          </div>
        </li>
      ))}
    </ul>
  )
}

const counts = new Intl.NumberFormat('en-GB')

/** Long work, that goes on if one leaves. */
export function Progress({
  title,
  done,
  total,
  words,
  note,
}: {
  title: string
  done: number
  total?: number
  /** How far it is, where counting what is done would say little. */
  words?: string
  note?: string
}) {
  const id = useId()
  return (
    <div className="progress">
      <b id={id}>{title}</b>
      <progress aria-labelledby={id} value={total ? done : undefined} max={total} />
      <p className="t13 second">
        {words ?? `${counts.format(done)}${total ? ` of about ${counts.format(total)}` : ' so far'}`}.{' '}
        {note ?? 'It goes on if you leave.'}
      </p>
    </div>
  )
}

interface FactCardProps {
  worded: string
  language?: string
  /** Where it is from and who checked it. */
  source: string
  /** Why it must not be used any more, and whom to ask. */
  outOfDate?: string
  action?: ReactNode
}

/** A fact that colleagues settled once, kept for the next who needs it. */
export function FactCard({ worded, language, source, outOfDate, action }: FactCardProps) {
  return (
    <div className={outOfDate ? 'fact old' : 'fact'}>
      <p className="worded" lang={language}>
        {worded}
      </p>
      <p className="source">{outOfDate ?? source}</p>
      {action}
    </div>
  )
}
