import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import type { QueryErrorView } from '../view-types.ts'

interface QueryFieldProps {
  text: string
  onText: (text: string) => void
  error?: QueryErrorView
}

/** A query as one writes it, its grammar in colour, and an error that points at the character. */
export function QueryField({ text, onText, error }: QueryFieldProps) {
  const id = useId()
  return (
    <div className="stack tight">
      <div className="query-field">
        <div className="mirror" aria-hidden="true">
          {piecesOf(text, error).map(piece => (
            <span key={piece.at} className={piece.look}>
              {piece.text}
            </span>
          ))}
          {'\n'}
        </div>
        <textarea
          aria-label="Query"
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
      <div className="query-error" id={`${id}-error`} role="status">
        {error && <QueryTrouble text={text} error={error} />}
      </div>
    </div>
  )
}

function QueryTrouble({ text, error }: { text: string; error: QueryErrorView }) {
  const { line, column, number } = lineAt(text, error.at)
  return (
    <>
      <p className="pointed">
        <CircleAlert size={14} strokeWidth={1.75} aria-hidden />
        <span>
          Line {number}, character {column + 1}: {error.message}
          {error.suggestion && ` Did you mean ${error.suggestion}?`}
        </span>
      </p>
      <pre aria-hidden="true">
        {line}
        {'\n'}
        {' '.repeat(column)}^
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

interface LookPiece {
  text: string
  at: number
  look: string | undefined
}

/** Cuts a query where its look changes; joined, the pieces are the query again. */
export function piecesOf(text: string, error?: Pick<QueryErrorView, 'at' | 'end'>): LookPiece[] {
  const pieces: LookPiece[] = []
  const badFrom = Math.min(error?.at ?? 0, Math.max(0, text.length - 1))
  const bad = error && { from: badFrom, to: Math.max(badFrom + 1, error.end ?? 0) }
  const add = (from: number, to: number, look: string | undefined) => {
    if (to > from) pieces.push({ text: text.slice(from, to), at: from, look })
  }
  const within = (from: number, to: number, look: string | undefined) => {
    if (!bad || bad.to <= from || bad.from >= to) return add(from, to, look)
    add(from, Math.max(from, bad.from), look)
    add(Math.max(from, bad.from), Math.min(to, bad.to), 'bad')
    add(Math.min(to, bad.to), to, look)
  }
  let last = 0
  for (const match of text.matchAll(/"[^"]*"?|\b(?:AND|OR|NEAR(?:\/\d+)?|NOT)\b|\b[a-z]+:(?=\S)/g)) {
    within(last, match.index, undefined)
    within(match.index, match.index + match[0].length, lookOf(match[0]))
    last = match.index + match[0].length
  }
  within(last, text.length, undefined)
  return pieces
}

function lookOf(word: string): string | undefined {
  if (word.startsWith('"')) return undefined
  if (word === 'NOT') return 'no'
  return word.endsWith(':') ? 'part' : 'op'
}
