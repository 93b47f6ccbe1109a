import { commonWords, dictionary } from './dictionary.ts'

/** Of the words that join others, those that English has too: they tell no language. */
const englishToo = new Set(
  'a am an as can con de des die do du es et ha hat he in la les me no on par so son te un war was'.split(' '),
)
const word = /[\p{L}\p{M}]+(?:['’][\p{L}]+)*/gu

/**
 * A text as it is compared. `words`: with the words that only join others left out. `said`: with German, Spanish and French words in
 * English, where the dictionary has them. Words that it lacks stay as they are.
 */
export function inEnglish(text: string): { words: string; said: string } {
  let known = 0
  let joining = 0
  const said = text.replace(word, written => {
    const low = fold(written)
    const found = translated(low)
    if (found !== undefined) known++
    else if (commonWords.has(low) && !englishToo.has(low)) joining++
    return found ?? written
  })
  if (known === 0 || known + joining < 2) return { words: text, said: text }
  return { words: said.replace(word, written => (commonWords.has(fold(written)) ? ' ' : written)), said }
}

function translated(low: string): string | undefined {
  for (let cut = 0; cut <= 3 && low.length - cut >= 3; cut++) {
    const found = dictionary.get(low.slice(0, low.length - cut))
    if (found !== undefined) return found
  }
  return undefined
}

function fold(written: string): string {
  return written.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'")
}
