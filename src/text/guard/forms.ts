import { disguise, wordsOf } from './words.ts'

/** One way in which a term may be written: its letters without gaps, and where its own gaps were. */
export interface Form {
  letters: string
  /** Offsets in `letters` at which the term itself has a gap. */
  gaps: number[]
}

/** German adjectives and participles take -er, -em, -es; an English noun with -er is another word (falcon, falconer). */
const adjective = /(?:lich|ig|isch|bar|sam|los|haft|end|iert|iell|ell|iv|sicher|frei)$/
const projects = 'project projekt projet proyecto progetto projeto prosjekt projekti проект operation'.split(' ')
const numerals = [
  ['1', 'i', 'one', 'eins', 'un', 'uno'],
  ['2', 'ii', 'two', 'zwei', 'deux', 'dos'],
  ['3', 'iii', 'three', 'drei', 'trois', 'tres'],
  ['4', 'iv', 'four', 'vier', 'quatre', 'cuatro'],
  ['5', 'v', 'five', 'fünf', 'cinq', 'cinco'],
  ['6', 'vi', 'six', 'sechs', 'seis'],
  ['7', 'vii', 'seven', 'sieben', 'sept', 'siete'],
  ['8', 'viii', 'eight', 'acht', 'huit', 'ocho'],
  ['9', 'ix', 'nine', 'neun', 'neuf', 'nueve'],
  ['10', 'x', 'ten', 'zehn', 'dix', 'diez'],
]

/**
 * All spellings in which a term is found: plural, possessive, German and Spanish endings, `ae` for `ä`, `Projekt` for
 * `project` and on either side, `II` and `two` for `2`, and the initial for a first name.
 *
 * Endings are written out here, once, so that checking is a look-up. They are stricter for short words, where an
 * ending makes a different word: `fin` is not `fine`, `plan` is not `plane`. With `verbs` also -ed and -ing.
 */
export function formsOf(term: string, options: { verbs?: boolean } = {}): Form[] {
  const forms = new Map<string, Form>()
  for (const parts of wordings(term)) {
    const last = parts.at(-1)
    if (last === undefined) continue
    const before = parts.slice(0, -1)
    const inflect = (word: string) => [...inflections(word), ...(options.verbs ? verbForms(word) : [])]
    const heads = parts.length === 2 ? inflect(parts[0] ?? '').map(part => [part]) : [before]
    for (const head of heads) {
      for (const tail of inflect(last)) {
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

/** The term as folded words, in each way of saying it. */
export function wordings(term: string): string[][] {
  const all = new Map<string, string[]>()
  const add = (words: string[]) => all.set(words.join(' '), words)
  for (const spelling of spellings(term)) {
    const words = wordsOf(spelling).map(word => word.folded)
    if (words.length === 0) continue
    add(words)
    if (words.length > 1) {
      const at = words.findIndex(word => projects.includes(word))
      if (at >= 0) {
        const rest = words.filter((_, place) => place !== at)
        for (const project of projects) {
          add([project, ...rest])
          add([...rest, project])
        }
      }
      const numeral = numerals.find(same => same[0] === words.at(-1))
      if (numeral) {
        for (const same of numeral) add([...words.slice(0, -1), ...wordsOf(same).map(word => word.folded)])
        add([...words.slice(0, -1), `mk${numeral[0]}`])
        add([...words.slice(0, -1), 'mk', numeral[0] as string])
      }
    }
    const [first = '', last = ''] = words
    if (words.length === 2 && first.length > 2 && last.length > 6 && /^\p{Lu}\p{L}* \p{Lu}/u.test(spelling))
      add([first.slice(0, 1), last])
  }
  return [...all.values()]
}

function spellings(term: string): string[] {
  const composed = term.normalize('NFC')
  if (!/[äöü]/i.test(composed)) return [composed]
  return [composed, composed.replace(/ä/gi, 'ae').replace(/ö/gi, 'oe').replace(/ü/gi, 'ue')]
}

function inflections(word: string): string[] {
  const found = [word]
  const size = word.length
  if (/^[a-z]*\d+$/.test(word)) return [word, `${word}s`, `${word}er`]
  if (!/^[a-z]{3,}$/.test(word)) return found
  if (!word.endsWith('s')) found.push(`${word}s`)
  if (/(?:s|x|z|ch|sh|o)$/.test(word) || size >= 5) found.push(`${word}es`)
  if (/[^aeiou]y$/.test(word)) found.push(`${word.slice(0, -1)}ies`)
  if (size >= 5 && word.endsWith('e')) found.push(`${word}n`, `${word}r`, `${word}m`)
  if (size >= 6) {
    found.push(`${word}e`, `${word}en`)
    if (/(?:e|l|r)$/.test(word)) found.push(`${word}n`)
    if (word.endsWith('o')) found.push(`${word.slice(0, -1)}a`, `${word.slice(0, -1)}as`)
    if (adjective.test(word)) found.push(`${word}er`, `${word}em`)
  }
  return [...new Set(found)]
}

function verbForms(word: string): string[] {
  if (!/^[a-z]{3,}$/.test(word)) return []
  const stem = word.replace(/e$/, '')
  return [`${stem}ed`, `${stem}ing`, `${word}d`]
}
