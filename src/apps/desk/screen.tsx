import { ArrowLeft } from 'lucide-react'
import { type ReactNode, useEffect, useLayoutEffect, useState } from 'react'
import { Button, IconButton, Loading, Trouble } from '#apps/ui'
import { problemOf } from './problem.ts'

/** The browser's title: what one looks at first, the house last. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sosh`
  }, [title])
}

/** A screen that is one page: a sentence, a line of ink, the content. */
export function Page({
  title,
  about,
  actions,
  children,
}: {
  title: string
  about?: ReactNode
  actions?: ReactNode
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key.
    <section className="page" aria-label={title} tabIndex={0} data-pane>
      <header className="page-head">
        <div>
          <h1 className="opening">{title}</h1>
          {about && <p>{about}</p>}
        </div>
        {actions && <div className="row">{actions}</div>}
      </header>
      {children}
    </section>
  )
}

/** One of the panes of a screen. */
export function Pane({
  label,
  bar,
  foot,
  className,
  children,
}: {
  label: string
  bar?: ReactNode
  foot?: ReactNode
  className?: string
  children: ReactNode
}) {
  return (
    <section className={['pane', className].filter(Boolean).join(' ')} aria-label={label} data-pane>
      {bar && <div className="pane-bar">{bar}</div>}
      {children}
      {foot && <div className="pane-foot">{foot}</div>}
    </section>
  )
}

/** The part of a pane that scrolls, reachable by key. */
export function Scroll({ label, className, children }: { label: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a part of a pane, not a set of inputs.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it must be reachable by key.
    <div className={['scroll', className].filter(Boolean).join(' ')} role="group" aria-label={label} tabIndex={0}>
      {children}
    </div>
  )
}

/** Back to the list, where only one pane fits. */
export function BackButton({ onBack, label = 'Back to the list' }: { onBack: () => void; label?: string }) {
  return <IconButton className="back" label={label} icon={ArrowLeft} keys="esc" onClick={onBack} />
}

interface Looking<Data> {
  data?: Data
  error: unknown
  isPending: boolean
  refetch: () => unknown
}

/** Shows what was asked for, or that it is coming, or why it did not come and what to do. */
export function Loaded<Data>({
  of,
  what,
  rows,
  children,
}: {
  of: Looking<Data>
  what: string
  rows?: number
  children: (data: Data) => ReactNode
}) {
  if (of.data !== undefined) return children(of.data)
  if (of.isPending) return <Loading what={what} rows={rows} />
  return <DidNotOpen why={of.error} onAgain={() => of.refetch()} />
}

/** Why something did not come, and what to do. Where nothing else names the screen, this does. */
export function DidNotOpen({ why, onAgain }: { why: unknown; onAgain: () => void }) {
  const [isAlone, setAlone] = useState(false)
  useLayoutEffect(() => setAlone(document.querySelector('h1') === null), [])
  const trouble = (
    <Trouble
      title={problemOf(why).title}
      actions={
        <Button small onClick={onAgain}>
          Try again
        </Button>
      }
    />
  )
  return isAlone ? <Page title="This page didn’t open.">{trouble}</Page> : <div className="section">{trouble}</div>
}
