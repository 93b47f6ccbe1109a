import { Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { type Command, matchCommands } from './match-commands.ts'

interface CommandPaletteProps {
  open: boolean
  onClose: () => void
  commands: Command[]
  /** Searches people's words too, when what was typed is no command. */
  onSearch?: (words: string) => void
}

/** Find or do: everything one can go to or do, by ⌘K. */
export function CommandPalette({ open, onClose, commands, onSearch }: CommandPaletteProps) {
  if (!open) return null
  return <OpenPalette onClose={onClose} commands={commands} onSearch={onSearch} />
}

function OpenPalette({ onClose, commands, onSearch }: Omit<CommandPaletteProps, 'open'>) {
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  const found: Command[] = matchCommands(commands, typed)
  if (onSearch && typed.trim())
    found.push({ id: 'search', label: `Search conversations for “${typed.trim()}”`, run: () => onSearch(typed.trim()) })
  const chosen = Math.min(at, found.length - 1)

  const run = (command: Command | undefined) => {
    if (!command || command.disabledBecause) return
    onClose()
    command.run()
  }
  const press = (event: KeyboardEvent) => {
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1, Home: 0, End: found.length - 1 }[event.key]
    if (to !== undefined && found.length > 0) {
      event.preventDefault()
      const next = (to + found.length) % found.length
      setAt(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      run(found[chosen])
    }
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the press on the backdrop repeats what Escape does.
    <dialog
      ref={dialog}
      className="palette"
      aria-label="Find or do"
      onClose={onClose}
      onClick={event => event.target === dialog.current && onClose()}
    >
      <div className="ask">
        <Search size={18} strokeWidth={1.75} aria-hidden />
        <input
          autoFocus
          role="combobox"
          aria-label="Find or do"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
          placeholder="Find or do"
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
      </div>
      <div role="listbox" id={`${id}-list`} aria-label="What fits">
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox that points here.
          // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the combobox (aria-activedescendant).
          <div
            key={command.id}
            role="option"
            id={`${id}-${index}`}
            aria-selected={index === chosen}
            aria-disabled={command.disabledBecause ? true : undefined}
            onPointerMove={() => setAt(index)}
            onClick={() => run(command)}
          >
            <span>{command.label}</span>
            {command.about && <small>{command.about}</small>}
            {command.disabledBecause && <small className="end">{command.disabledBecause}</small>}
            {command.keys && (
              <kbd className="cap end" aria-hidden>
                {command.keys}
              </kbd>
            )}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="nothing">Nothing here is called “{typed}”.</p>}
      <p className="hidden-words" role="status">
        {found.length === 1 ? 'One fits' : `${found.length} fit`}
      </p>
    </dialog>
  )
}
