import { disguise, wordsOf } from './words.ts'

/** One way in which a term may be written: its letters without gaps, and where its own gaps were. */
export interface Form {
  letters: string
  /** Offsets in `letters` at which the term itself has a gap. */
  gaps: number[]
}

/** German adjectives and participles take -er, -em, -es; an English noun with -er is another word (falcon, falconer). */
const adjective = /(?:lich|ig|isch|bar|sam|los|haft|end|iert|iell|ell|iv|sicher|frei)$/

/**
 * All spellings in which a term is found: plural, possessive, German and Spanish endings, `ae` for `ä`.
 *
 * Endings are written out here, once, so that checking is a look-up. They are stricter for short words, where an
 * ending makes a different word: `fin` is not `fine`, `plan` is not `plane`.
 */
export function formsOf(term: string): Form[] {
  const forms = new Map<string, Form>()
  for (const spelling of spellings(term)) {
    const parts = wordsOf(spelling).map(word => word.folded)
    const last = parts.at(-1)
    if (last === undefined) continue
    const before = parts.slice(0, -1)
    const heads = parts.length === 2 ? inflections(parts[0] ?? '').map(part => [part]) : [before]
    for (const head of heads) {
      for (const tail of inflections(last)) {
        const gaps: number[] = []
        let letters = ''
        for (const part of [...head, tail]) {
          if (letters !== '') gaps.push(letters.length)
          letters += part
        }
        forms.set(`${letters} ${gaps.join()}`, { letters, gaps })
      }
    }
  }
  return [...forms.values()]
}

/** The same forms as they look under disguise; short words would look like too much. */
export function disguisedForms(forms: Form[]): Form[] {
  return forms
    .filter(form => form.letters.length >= 4 && /\p{L}/u.test(form.letters))
    .map(form => ({ letters: disguise(form.letters), gaps: form.gaps }))
}

function spellings(term: string): string[] {
  const composed = term.normalize('NFC')
  if (!/[äöü]/i.test(composed)) return [composed]
  return [composed, composed.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue')]
}

function inflections(word: string): string[] {
  const found = [word]
  const size = word.length
  if (!/^[a-z]{3,}$/.test(word)) return found
  if (!word.endsWith('s')) found.push(`${word}s`)
  if (/(?:s|x|z|ch|sh|o)$/.test(word) || size >= 5) found.push(`${word}es`)
  if (/[^aeiou]y$/.test(word)) found.push(`${word.slice(0, -1)}ies`)
  if (size >= 6) {
    found.push(`${word}e`, `${word}en`)
    if (/(?:e|l|r)$/.test(word)) found.push(`${word}n`)
    if (word.endsWith('o')) found.push(`${word.slice(0, -1)}a`, `${word.slice(0, -1)}as`)
    if (adjective.test(word)) found.push(`${word}er`, `${word}em`)
  }
  return found
}
