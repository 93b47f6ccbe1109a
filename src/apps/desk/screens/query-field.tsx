import { CircleAlert } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { LinkButton } from '#apps/ui'
import { type Highlight, highlightSource, type SavedQueries } from '#text/query'
import type { QueryErrorView } from '../listening-types.ts'
import { counted } from '../words.ts'

interface QueryFieldProps {
  label?: string
  /** What the query may name. */
  saved?: SavedQueries
  /** Names to offer while one is written. */
  names?: string[]
  text: string
  onText: (text: string) => void
  error?: QueryErrorView
  hints?: QueryErrorView[]
}

/** A query as one writes it, its grammar in colour, and an error that points at the character. */
export function QueryField({ label = 'Query', saved, names = [], text, onText, error, hints = [] }: QueryFieldProps) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState(0)
  const writing = nameBefore(text, caret)
  const offered = writing ? namesLike(names, writing.begun) : []
  const take = (name: string) => {
    if (!writing) return
    const before = `${text.slice(0, writing.start)}${/^[\p{L}\p{N}]+$/u.test(name) ? name : `"${name}"`}`
    onText(`${before}${text.slice(caret).replace(/^"/, '')}`)
    setCaret(before.length)
    field.current?.focus()
  }
  return (
    <div className="stack tight">
      <div className="query-field">
        <div className="mirror" aria-hidden="true">
          {piecesOf(text, saved).map(piece => (
            <span key={piece.at} className={piece.look}>
              {piece.text}
            </span>
          ))}
          {'\n'}
        </div>
        <textarea
          ref={field}
          aria-label={label}
          onSelect={event => setCaret(event.currentTarget.selectionStart)}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-error`}
          value={text}
          rows={2}
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          onChange={event => onText(event.target.value)}
        />
      </div>
      {offered.length > 0 && (
        <p className="t13 second">
          <span>Saved queries:</span>{' '}
          {offered.map(name => (
            <span key={name}>
              <LinkButton onClick={() => take(name)}>{name}</LinkButton>{' '}
            </span>
          ))}
        </p>
      )}
      <div className="query-error" id={`${id}-error`} role="status">
        {error && <QueryTrouble text={text} error={error} />}
        {!error &&
          hints.map(hint => (
            <p key={hint.at} className="hint">
              {placeWords(text, hint.at)}: {hint.message}
            </p>
          ))}
      </div>
    </div>
  )
}

/** The name of a saved query that is being written right before the caret: where it begins, and how. */
export function nameBefore(text: string, caret: number): { start: number; begun: string } | undefined {
  const [whole, begun = ''] = /(?:^|[\s(-])query:("[^"]*|[^\s"()]*)$/iu.exec(text.slice(0, caret)) ?? []
  return whole === undefined ? undefined : { start: caret - begun.length, begun: begun.replace(/^"/, '') }
}

const mostOffered = 6

function namesLike(names: string[], begun: string): string[] {
  const like = begun.toLowerCase()
  return names.filter(name => name.toLowerCase().includes(like) && name !== begun).slice(0, mostOffered)
}

function QueryTrouble({ text, error }: { text: string; error: QueryErrorView }) {
  const { line, column } = lineAt(text, error.at)
  return (
    <>
      <p className="pointed">
        <CircleAlert size={14} strokeWidth={1.75} aria-hidden />
        <span>
          {placeWords(text, error.at)}: {error.message}
          {error.others ? ` And ${counted(error.others, 'other place', 'other places')}.` : ''}
        </span>
      </p>
      <pre aria-hidden="true">
        {line}
        {'\n'}
        {line.slice(0, column).replace(/[^\t]/gu, ' ')}^
      </pre>
    </>
  )
}

/** The line in which a place of the text lies, and how far into it. */
export function lineAt(text: string, at: number): { line: string; column: number; number: number } {
  const before = text.slice(0, at)
  const start = before.lastIndexOf('\n') + 1
  const end = text.indexOf('\n', at)
  return { line: text.slice(start, end < 0 ? undefined : end), column: at - start, number: before.split('\n').length }
}

/** "Line 2, character 7", or only the character where there is one line. */
function placeWords(text: string, at: number): string {
  const { column, number } = lineAt(text, at)
  return text.includes('\n') ? `Line ${number}, character ${column + 1}` : `Character ${column + 1}`
}

interface LookPiece {
  text: string
  at: number
  look: string | undefined
}

/** Cuts a query where its look changes, by the reader that listens; joined, the pieces are the query again. */
export function piecesOf(text: string, saved?: SavedQueries): LookPiece[] {
  const pieces: LookPiece[] = []
  const add = (from: number, to: number, look: string | undefined) => {
    if (to > from) pieces.push({ text: text.slice(from, to), at: from, look })
  }
  let last = 0
  for (const stretch of highlightSource(text, saved)) {
    add(last, stretch.start, undefined)
    add(stretch.start, stretch.end, lookOf(stretch, text.slice(stretch.start, stretch.end)))
    last = stretch.end
  }
  add(last, text.length, undefined)
  return pieces
}

function lookOf({ kind }: Highlight, written: string): string | undefined {
  if (kind === 'error') return 'bad'
  if (kind === 'field') return 'part'
  if (kind !== 'operator') return undefined
  return written === 'NOT' || written === '-' ? 'no' : 'op'
}
