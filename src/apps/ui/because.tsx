import type { ReactNode } from 'react'

/** The mark of the house: three dots, ∵ when it gives a reason, ∴ when it tells an outcome. */
export function BecauseMark({ size = 12, turned }: { size?: number; turned?: boolean }) {
  const [base, tip] = turned ? [11.4, 4.8] : [5, 11.6]
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="currentColor" aria-hidden="true">
      <circle cx="3.6" cy={base} r="1.7" />
      <circle cx="12.4" cy={base} r="1.7" />
      <circle cx="8" cy={tip} r="1.7" />
    </svg>
  )
}

/** Stands before every reason: of a match, a priority, a finding, a route. */
export function Because({ children }: { children: ReactNode }) {
  return (
    <p className="because">
      <BecauseMark />
      <span>
        <span className="hidden-words">Because: </span>
        {children}
      </span>
    </p>
  )
}

/** Stands before every outcome. */
export function Therefore({ children }: { children: ReactNode }) {
  return (
    <p className="because therefore">
      <BecauseMark turned />
      <span>
        <span className="hidden-words">Therefore: </span>
        {children}
      </span>
    </p>
  )
}
