import { type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { type Finding, findingKey } from './finding.tsx'
import { cut } from './spans.ts'

/** What the composer can ask of its field. */
export interface DraftHandle {
  focus: () => void
  select: (from: number, to: number) => void
  /** Puts words in place of others so that the browser's own undo takes them back. */
  replace: (from: number, to: number, words: string) => void
}

interface DraftFieldProps {
  label: string
  placeholder?: string
  text: string
  language?: string
  findings: Finding[]
  here?: string
  describedBy?: string
  readOnly?: boolean
  onText: (text: string) => void
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  onCaret?: (at: number) => void
  ref?: Ref<DraftHandle>
}

/** A plain field with the findings underlined behind its words. What is typed stays text, never markup. */
export function DraftField({
  label,
  placeholder,
  text,
  language,
  findings,
  here,
  describedBy,
  readOnly,
  onText,
  onKeyDown,
  onCaret,
  ref,
}: DraftFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  useImperativeHandle(ref, () => ({
    focus: () => field.current?.focus(),
    select: (from, to) => {
      field.current?.focus()
      field.current?.setSelectionRange(from, to)
    },
    replace: (from, to, words) => {
      const element = field.current
      if (!element) return
      element.focus()
      element.setSelectionRange(from, to)
      // execCommand is the one way that keeps the undo history of a text field; setRangeText forgets it.
      if (document.execCommand('insertText', false, words)) return
      element.setRangeText(words, from, to, 'end')
      onText(element.value)
    },
  }))
  return (
    <div className="draft" lang={language}>
      <div className="mirror" aria-hidden="true" dir="auto">
        {cut(text, findings).map(piece => {
          const finding = piece.span === undefined ? undefined : findings[piece.span]
          if (!finding) return piece.text
          return (
            <span
              key={findingKey(finding)}
              className={['underlined', finding.level, findingKey(finding) === here && 'here']
                .filter(Boolean)
                .join(' ')}
            >
              {piece.text}
            </span>
          )
        })}
        {'\n'}
      </div>
      <textarea
        ref={field}
        dir="auto"
        aria-label={label}
        aria-describedby={describedBy}
        placeholder={placeholder}
        value={text}
        readOnly={readOnly}
        spellCheck
        onChange={event => onText(event.target.value)}
        onKeyDown={onKeyDown}
        onSelect={event => onCaret?.(event.currentTarget.selectionStart)}
      />
    </div>
  )
}

/** Words to be read out once typing has paused, so that a screen reader is not talked over. */
export function useAnnouncement(words: string, afterMs = 900): string {
  const [said, setSaid] = useState('')
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), afterMs)
    return () => clearTimeout(timer)
  }, [words, afterMs])
  return said
}
