import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { Button, Face, type Finding, LinkButton, TextArea, TextField, Time } from '#apps/ui'
import type { DraftNoteView } from '../conversation-types.ts'
import { firstName } from '../words.ts'
import { Changes } from './changes.tsx'

/** Words of a draft that somebody marked. */
export interface Marked {
  start: number
  end: number
  words: string
}

interface NotedWordsProps {
  text: string
  findings: readonly Finding[]
  notes: readonly DraftNoteView[]
  /** The one whose card is looked at. */
  hereId?: string
  language?: string
  onMark?: (marked: Marked | undefined) => void
}

/** The words of a draft with what was found and what was said of them; words can be marked to say something there. */
export function NotedWords({ text, findings, notes, hereId, language, onMark }: NotedWordsProps) {
  const words = useRef<HTMLParagraphElement>(null)
  const mark = () => onMark?.(words.current ? markedIn(words.current, text) : undefined)
  return (
    <p ref={words} className="draft-words" lang={language} dir="auto" onMouseUp={mark} onTouchEnd={mark} onKeyUp={mark}>
      {layers(text, findings, notes).map(({ from, words, finding, note }) => {
        const className = finding && `underlined ${finding.level}`
        if (!note)
          return (
            <span key={from} className={className}>
              {words}
            </span>
          )
        return (
          <mark key={from} className={note.id === hereId ? 'noted here' : 'noted'}>
            <span className={className}>{words}</span>
          </mark>
        )
      })}
    </p>
  )
}

interface Layer {
  from: number
  words: string
  finding?: Finding
  note?: DraftNoteView
}

/** The text cut wherever something begins or ends. */
function layers(text: string, findings: readonly Finding[], notes: readonly DraftNoteView[]): Layer[] {
  const edges = [0, text.length]
  for (const { start, end } of [...findings, ...notes]) edges.push(start, end)
  const cuts = [...new Set(edges)].filter(edge => edge >= 0 && edge <= text.length).sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, at) => {
    const covers = ({ start, end }: { start: number; end: number }) => start <= from && end > from
    return {
      from,
      words: text.slice(from, cuts[at + 1]),
      finding: findings.find(covers),
      note: notes.findLast(covers),
    }
  })
}

function markedIn(place: HTMLElement, text: string): Marked | undefined {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!place.contains(range.startContainer) || !place.contains(range.endContainer)) return undefined
  const before = document.createRange()
  before.setStart(place, 0)
  before.setEnd(range.startContainer, range.startOffset)
  const start = before.toString().length
  const words = range.toString()
  return words.trim() ? { start, end: start + words.length, words: text.slice(start, start + words.length) } : undefined
}

interface DraftNotesProps {
  notes: readonly DraftNoteView[]
  language?: string
  onLook?: (id: string | undefined) => void
  /** For the author: takes the suggested words into the draft, or leaves them. */
  onTake?: (note: DraftNoteView) => void
  onLeave?: (note: DraftNoteView) => void
}

/** What was said at the words of a draft, in their order. */
export function DraftNotes({ notes, language, onLook, onTake, onLeave }: DraftNotesProps) {
  if (notes.length === 0) return null
  return (
    <ul className="draft-notes" aria-label="Words at the words">
      {notes.map(note => (
        <li key={note.id} onMouseEnter={() => onLook?.(note.id)} onMouseLeave={() => onLook?.(undefined)}>
          <Face name={note.name} size={24} />
          <div>
            <p className="t13 third">
              <b className="ink">{note.name}</b>, <Time at={note.at} />
            </p>
            <NoteWords note={note} language={language} />
            {note.taken === undefined && (onTake || onLeave) && (
              <p className="row tight">
                {note.suggestion !== undefined && onTake && (
                  <LinkButton onClick={() => onTake(note)}>Take {firstName(note.name)}’s words</LinkButton>
                )}
                {onLeave && (
                  <LinkButton onClick={() => onLeave(note)}>
                    {note.suggestion === undefined ? 'Done' : 'Leave it'}
                  </LinkButton>
                )}
              </p>
            )}
            {note.taken !== undefined && <p className="t13 third">{note.taken ? 'Taken.' : 'Left as it was.'}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}

function NoteWords({ note, language }: { note: DraftNoteView; language?: string }): ReactNode {
  return (
    <>
      <p className="said small" lang={language} dir="auto">
        {note.suggestion === undefined ? <q>{note.words}</q> : <Changes before={note.words} after={note.suggestion} />}
      </p>
      {note.body && <p className="t14">{note.body}</p>}
    </>
  )
}

interface NoteFormProps {
  marked: Marked
  language?: string
  busy?: string
  onKeep: (note: Marked & { body: string; suggestion: string | null }) => void
  onLeave: () => void
}

/** A word at marked words, with others in their place if one has them. */
export function NoteForm({ marked, language, busy, onKeep, onLeave }: NoteFormProps) {
  const [body, setBody] = useState('')
  const [suggestion, setSuggestion] = useState('')
  const nothing = !body.trim() && !suggestion.trim()
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!nothing) onKeep({ ...marked, body: body.trim(), suggestion: suggestion.trim() || null })
  }
  return (
    <form className="note-form" aria-label="A word at these words" onSubmit={keep}>
      <p className="said small" lang={language} dir="auto">
        <q>{marked.words}</q>
      </p>
      <TextField
        label="Rather say"
        value={suggestion}
        lang={language}
        maxLength={2000}
        onChange={event => setSuggestion(event.target.value)}
      />
      <TextArea label="Why" rows={2} maxLength={2000} value={body} onChange={event => setBody(event.target.value)} />
      <div className="row">
        <Button
          type="submit"
          busy={busy}
          disabledBecause={nothing ? 'Other words, or why, first.' : undefined}
          reasonHidden
        >
          Say it there
        </Button>
        <LinkButton onClick={onLeave}>Leave it</LinkButton>
      </div>
    </form>
  )
}
