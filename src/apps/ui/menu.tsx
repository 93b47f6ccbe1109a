import { Check, type LucideIcon } from 'lucide-react'
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
  many,
}: {
  label: string
  items: MenuItem[]
  children: ReactNode
  className?: string
  /** More than one can be chosen at once. */
  many?: boolean
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const itemsOf = () => [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
  const move = (event: KeyboardEvent) => {
    const all = itemsOf()
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to =
      { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key] ?? byLetter(all, at, event)
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
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked is there only where one can choose.
          <button
            key={words}
            type="button"
            role={chosen === undefined ? 'menuitem' : many ? 'menuitemcheckbox' : 'menuitemradio'}
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
            {chosen && <Check className="chosen" size={15} strokeWidth={2} aria-hidden />}
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

/** In a long list one types the first letter of what one seeks; again, for the next that begins so. */
function byLetter(
  items: HTMLElement[],
  at: number,
  { key, ctrlKey, metaKey, altKey }: KeyboardEvent,
): number | undefined {
  if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return undefined
  const begins = (item: HTMLElement) => item.textContent?.toLowerCase().startsWith(key.toLowerCase()) === true
  const next = items.findIndex((item, place) => place > at && begins(item))
  const found = next >= 0 ? next : items.findIndex(begins)
  return found >= 0 ? found : at
}
