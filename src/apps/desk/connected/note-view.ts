import type { DraftNoteView } from '../conversation-types.ts'
import type { Answered } from './answers.ts'

/** A word at the words of a draft, as its reader sees it. */
export function noteView({ suggestion, taken, ...note }: Answered['ReviewNote']): DraftNoteView {
  return { ...note, suggestion: suggestion ?? undefined, taken: taken ?? undefined }
}

/** A draft with what was suggested in the place of its words; undefined where these words are not in it any more. */
export function taking(text: string, { start, end, words, suggestion }: DraftNoteView): string | undefined {
  if (suggestion === undefined) return undefined
  const at = text.slice(start, end) === words ? start : text.indexOf(words)
  return at < 0 ? undefined : text.slice(0, at) + suggestion + text.slice(at + words.length)
}
