import type { ReactNode } from 'react'

/** What most people leave as it is. */
export function Folded({ title, open, children }: { title: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="folded" open={open || undefined}>
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
  )
}
