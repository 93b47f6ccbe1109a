/** How a network counts, and how much it takes. */
export interface LengthRule {
  limit: number
  /** Counts as the network does, disclosure included. */
  count: (text: string) => number
  unit?: string
}

/** Where a length stands: fine, in its last tenth, or past what the network takes. */
export function lengthState(used: number, limit: number): 'fine' | 'close' | 'past' {
  if (used > limit) return 'past'
  return used > limit * 0.9 ? 'close' : 'fine'
}

const round = 2 * Math.PI * 6.5

/** A ring and words: how much of the room is used, as the network counts it. */
export function LengthRing({ used, limit, unit }: { used: number; limit: number; unit?: string }) {
  const state = lengthState(used, limit)
  const share = Math.min(1, used / limit) * round
  return (
    <span className={`length ${state}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" fill="none" strokeWidth="2.5" aria-hidden="true">
        <circle className="track" cx="8" cy="8" r="6.5" />
        <circle
          className="used"
          cx="8"
          cy="8"
          r="6.5"
          strokeDasharray={`${share.toFixed(1)} 41`}
          transform="rotate(-90 8 8)"
        />
      </svg>
      <span>
        {state === 'past' ? `${used - limit} too long, of ${limit}` : `${used} of ${limit}`}
        {unit && <span className="hidden-words"> {unit}</span>}
      </span>
    </span>
  )
}
