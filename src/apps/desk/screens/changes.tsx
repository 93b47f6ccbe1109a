import { wordChanges } from './word-changes.ts'

/** A text with what went struck out and what came underlined. */
export function Changes({ before, after }: { before: string; after: string }) {
  let at = 0
  return wordChanges(before, after).map(change => {
    at += change.text.length
    if (change.kind === 'same') return change.text
    return change.kind === 'gone' ? (
      <del key={`gone-${at}`}>{change.text}</del>
    ) : (
      <ins key={`come-${at}`}>{change.text}</ins>
    )
  })
}
