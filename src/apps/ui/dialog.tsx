import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { IconButton } from './button.tsx'

interface DialogProps {
  title: string
  open: boolean
  onClose: () => void
  as?: 'box' | 'wide' | 'drawer'
  children: ReactNode
}

/** The browser's own dialog: it keeps the focus, closes by Escape, and gives the focus back to where one was. */
export function Dialog({ title, open, onClose, as = 'box', children }: DialogProps) {
  const id = useId()
  const ref = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = ref.current
    if (!dialog || !open) return
    dialog.showModal()
    return () => dialog.close()
  }, [open])
  if (!open) return null
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press on the backdrop repeats what Escape and the button do.
    <dialog
      ref={ref}
      className={as === 'box' ? 'dialog' : `dialog ${as}`}
      aria-labelledby={id}
      // React runs effects twice while one works on the desk: the news of the first closing comes when it is open again.
      onClose={() => !ref.current?.open && onClose()}
      onClick={event => event.target === ref.current && onClose()}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <IconButton label="Close" icon={X} small onClick={onClose} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long body must be scrollable by key. */}
      <section className="dialog-body" tabIndex={0} aria-labelledby={id}>
        {children}
      </section>
    </dialog>
  )
}

interface KeyGroup {
  title: string
  keys: { keys: string; label: string }[]
}

/** All keys, as they are bound right here and now. */
export function KeyHelp({
  open,
  onClose,
  groups,
  children,
}: {
  open: boolean
  onClose: () => void
  groups: KeyGroup[]
  children?: ReactNode
}) {
  return (
    <Dialog title="Keys" open={open} onClose={onClose} as="wide">
      <div className="key-help">
        {groups.map(group => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.keys.map(({ keys, label }) => (
                <KeyLine key={keys} keys={keys} label={label} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      {children}
    </Dialog>
  )
}

function KeyLine({ keys, label }: { keys: string; label: string }) {
  return (
    <>
      <dt>
        {keys.split(' ').map(key => (
          <kbd key={key}>{key}</kbd>
        ))}
      </dt>
      <dd>{label}</dd>
    </>
  )
}
