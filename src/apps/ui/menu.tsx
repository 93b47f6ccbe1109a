import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

/** One line of a menu. */
export interface MenuItem {
  label: string
  icon?: LucideIcon
  keys?: string
  chosen?: boolean
  disabledBecause?: string
  run: () => void
}

/** Rarer verbs behind one button, in the browser's own popover: it closes by Escape or a press elsewhere, and gives the focus back. */
export function Menu({
  label,
  items,
  children,
  className,
}: {
  label: string
  items: MenuItem[]
  children: ReactNode
  className?: string
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const itemsOf = () => [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const move = (event: KeyboardEvent) => {
    const all = itemsOf()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (event.key === 'Tab') list.current?.hidePopover()
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    all[(to + all.length) % all.length]?.focus()
  }
  return (
    <>
      <button
        ref={opener}
        type="button"
        className={className ?? 'icon-button'}
        // With words of its own inside, the button keeps them as its name.
        aria-label={className ? undefined : label}
        title={label}
        aria-haspopup="menu"
        popoverTarget={id}
      >
        {children}
      </button>
      <div
        ref={list}
        id={id}
        popover="auto"
        className="menu"
        role="menu"
        aria-label={label}
        onKeyDown={move}
        onToggle={event => {
          if (event.newState === 'open') itemsOf()[0]?.focus()
        }}
      >
        {items.map(({ label: words, icon: Icon, keys, chosen, disabledBecause, run }) => (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is there only where the role is menuitemradio.
          <button
            key={words}
            type="button"
            role={chosen === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={chosen}
            aria-disabled={disabledBecause ? true : undefined}
            tabIndex={-1}
            onClick={() => {
              if (disabledBecause) return
              list.current?.hidePopover()
              opener.current?.focus()
              run()
            }}
          >
            {Icon && <Icon size={16} strokeWidth={1.75} aria-hidden />}
            {words}
            {keys && (
              <kbd className="cap" aria-hidden>
                {keys}
              </kbd>
            )}
            {disabledBecause && <small>{disabledBecause}</small>}
          </button>
        ))}
      </div>
    </>
  )
}
