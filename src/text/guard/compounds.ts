import type { Hit } from './dictionary.ts'
import type { Word } from './words.ts'

/** What a name of a project grows into, where words are written in one. */
const tails =
  'projekt projekts projekte projekten project projects werk werke werken werks team teams rahmen modell modelle modelle bike bikes rad rades raeder rader preis preise start launch launches app apps plan plans plane plaene daten prototyp prototypen prototype prototypes akku akkus batterie sensor sensoren motor motoren version versionen update updates release releases software hardware deal budget kunde kunden vertrag vertrage fabrik standort linie halle bau serie test tests demo beta code repo gruppe leute chef flotte gerat gerate chip chips kampagne einfuhrung vorstellung umsatz kosten liste specs spec preview roadmap strategie lieferant partner ubernahme fusion schliessung leak'
const heads =
  'team project projekt projet proyecto progetto projeto neu neues neue neuer mein meine unser unsere our the my go hello code operation mission goodbye love leak leaked'
const places =
  /^(?:s|n|en)?(?:str|strasse|weg|platz|gasse|allee|ring|heim|dorf|stadt|berg|burg|park|museum|er|isch|isches|ischer)/
const known = new Set(tails.split(' '))
const before = new Set(heads.split(' '))
/** A word this long is hardly the beginning of another by chance. */
const telling = 8

/** Terms in one piece, by their letters, and how long they are. */
export interface Whole {
  rules: Map<string, number[]>
  sizes: number[]
}

export function emptyWhole(): Whole {
  return { rules: new Map(), sizes: [] }
}

export function addWhole({ rules, sizes }: Whole, letters: string, rule: number): void {
  if (letters.length < 5) return
  const others = rules.get(letters)
  if (others === undefined) rules.set(letters, [rule])
  else if (!others.includes(rule)) others.push(rule)
  if (!sizes.includes(letters.length)) {
    sizes.push(letters.length)
    sizes.sort((a, b) => a - b)
  }
}

/** Finds terms inside words: `Nordwindwerk`, `teamfjell`. */
export function searchCompounds(words: readonly Word[], { rules, sizes }: Whole, hits: Hit[]): void {
  const take = (letters: string, word: Word) => {
    for (const rule of rules.get(letters) ?? []) hits.push({ rule, role: 'term', start: word.start, end: word.end })
  }
  for (const word of words) {
    const { folded } = word
    if (folded.length < 8) continue
    for (const size of sizes) {
      if (size > folded.length - 2) break
      const rest = folded.slice(size)
      const isTail = known.has(rest) || (rest[0] === 's' && known.has(rest.slice(1)))
      if (isTail || (size >= telling && rest.length > 2 && !places.test(rest))) take(folded.slice(0, size), word)
      if (before.has(folded.slice(0, -size))) take(folded.slice(-size), word)
    }
  }
}
