import { dehumanising, derogatory, groups, harming, hating, insults, people, profanity, slurs } from './words.ts'

/** A word as it is meant, with the place where it stands as it is written. */
export interface PlainWord {
  word: string
  start: number
  end: number
  /** Numbers of the sentence, and whether it stands between quotation marks. */
  sentence: number
  isQuoted: boolean
  /** It was disguised: signs for letters, letters apart, swapped or run together. */
  isDisguised: boolean
}

const signsForLetters: Record<string, string> = {
  '4': 'a',
  '@': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  '5': 's',
  $: 's',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '€': 'e',
  '*': '',
}
const everyday = new Set(
  `i a the all are is be to of and or in on at it me my we us you your they them their he she his her him this that these those with for from as do does have has had so just really very i'm can will would should people
  who what no not never don't want wish like every each most such than by was were been am if how why when out up off about into because but an our one some any more less too let get go say think make much many only even still such seem seems being about without`.split(
    /\s+/,
  ),
)
/** What may be disguised. */
const sought = new Set([
  ...groups,
  ...people,
  ...slurs,
  ...dehumanising,
  ...derogatory,
  ...hating,
  ...harming,
  ...insults,
  ...profanity,
])
const byShape = new Map<string, string>()
const shapeOf = (word: string): string => (word[0] ?? '') + [...word.slice(1)].sort().join('')
for (const word of sought) if (word.length >= 4) byShape.set(shapeOf(word), word)
/** Real words that are one step from a word that is sought. */
const innocent = new Set(
  `heat heats heated hat ate late gate date fate rate mate hater haters haste these there their shirt shot short shut sheet slots salts garden grade dairy diary angle angel united untied from form quite quiet trial trail causal casual lair rail liar bread beard spot
  stop tops post god dog dogs gods tap pat apt tip pit taps past spat pots gasp gaps sap spa pas asp team meat mate tame item time emit mite live evil vile veil levi lead deal dale lade rage gear read dear dare hear hare are era ear east eats seat teas sate sale seal leas lane lean elan naive native brown blind wood word world sword
  skill skills kills spill still kiln kilt will bill fill mill pill tall till dyed duke dike bike hike like fate fat far fan fax fay hag bag rag tag gag lag nag sag wag jag zag black back lack slack women woman wooman omen men whole whose where here whores shore horse hoarse house hosue sult lust salt slit cut cuts cant can't count court cult bunt hunt runt punt stunt aunt gout shout bath batch botch patch pitch ditch hitch witch fitch stitch switch beach bench birch
  whit wit whet what white whites blank beat best bust boat bats burn born barn bran hand hang hung sang song gang rape reap pare pear ripe rope tape cape nape harm ham ram farm warm hare gasp gain grain grans migrants might weights right fright girl grill`.split(
    /\s+/,
  ),
)

const pattern = /[\p{L}\p{N}@$!€*]+(?:['’-][\p{L}\p{N}@$!€*]+)*|[.?\n]+|["“”«»„]/gu

/** Reads a post into the words it means: disguises are taken off, run-together words parted. */
export function plainWords(text: string): PlainWord[] {
  const words: PlainWord[] = []
  let sentence = 0
  let isQuoted = false
  for (const match of text.slice(0, 6_000).matchAll(pattern)) {
    const found = match[0]
    const start = match.index
    const first = found.charCodeAt(0)
    if (first === 46 || first === 63 || first === 10) {
      sentence++
      continue
    }
    if (found.length === 1 && '"“”«»„'.includes(found)) {
      isQuoted = !isQuoted
      continue
    }
    let low = found.toLowerCase()
    if (low.includes('’')) low = low.replaceAll('’', "'")
    const bare = low.replace(/^[!@$*]+(?=\P{L})|[!$*@]+$/gu, '')
    if (bare === '') {
      if (found.includes('!')) sentence++
      continue
    }
    add(words, bare, start, start + found.length, sentence, isQuoted)
    if (found.endsWith('!') && bare !== low) sentence++
  }
  return words.some(({ word }) => word.length <= 2) ? joinSpread(words) : words
}

function add(words: PlainWord[], low: string, start: number, end: number, sentence: number, isQuoted: boolean): void {
  for (const { word, isDisguised } of meantBy(low)) words.push({ word, start, end, sentence, isQuoted, isDisguised })
}

/** What a word means, without its place. */
type Meant = Pick<PlainWord, 'word' | 'isDisguised'>

/** So many words are remembered, of so many letters; then it starts anew. */
const mostMet = 20_000
const longestMet = 40
/** Words met before, with what they mean: people use the same words again. */
const met = new Map<string, readonly Meant[]>()

function meantBy(low: string): readonly Meant[] {
  const known = met.get(low)
  if (known !== undefined) return known
  const meant = undisguised(low)
  if (low.length > longestMet) return meant
  if (met.size >= mostMet) met.clear()
  met.set(low, meant)
  return meant
}

function undisguised(low: string): readonly Meant[] {
  const plain = [{ word: low, isDisguised: false }]
  if (sought.has(low) || everyday.has(low)) return plain
  if (/[^a-z'-]/.test(low)) {
    const meant = low.replace(/[4@31!05$7€*]/g, sign => signsForLetters[sign] ?? sign)
    if (/[a-z]/.test(low) && sought.has(meant)) return [{ word: meant, isDisguised: true }]
    const again = low.replace(/[1!|]/g, 'l').replace(/[4@305$7]/g, sign => signsForLetters[sign] ?? sign)
    if (/[a-z]/.test(low) && sought.has(again)) return [{ word: again, isDisguised: true }]
    if (low.includes('*') && low.length >= 4) {
      const gap = new RegExp(`^${low.replace(/[^a-z*]/g, '').replace(/\*+/g, '[a-z]{1,4}')}$`)
      for (const word of slurs) if (gap.test(word)) return [{ word, isDisguised: true }]
      for (const word of profanity) if (gap.test(word)) return [{ word, isDisguised: true }]
    }
    return plain
  }
  if (low.endsWith("'s") && sought.has(low.slice(0, -2))) return [{ word: low.slice(0, -2), isDisguised: false }]
  const meant = mended(low)
  if (meant !== undefined) return [{ word: meant, isDisguised: true }]
  const parts = low.length >= 5 && low.length <= 24 ? parted(low) : undefined
  return parts?.map(word => ({ word, isDisguised: true })) ?? plain
}

/** Letters swapped or drawn out: the same letters, the same first, in another order. */
function mended(low: string): string | undefined {
  if (low.length < 4 || low.length > 14 || innocent.has(low)) return undefined
  const squeezed = low.replace(/(.)\1{2,}/g, '$1$1')
  if (squeezed !== low && sought.has(squeezed)) return squeezed
  const single = low.replace(/(.)\1{2,}/g, '$1')
  if (single !== low && sought.has(single)) return single
  const same = byShape.get(shapeOf(low))
  if (same !== undefined && isOneSwap(low, same)) return same
  return undefined
}

function isOneSwap(one: string, other: string): boolean {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return one[at] === other[at + 1] && one[at + 1] === other[at] && one.slice(at + 2) === other.slice(at + 2)
}

/** "ihate", "gaypeople", "allwomenare": everyday words and sought ones, at least one of them sought and long. */
function parted(low: string): string[] | undefined {
  if (innocent.has(low)) return undefined
  const best: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= low.length; end++) {
    for (let start = Math.max(0, end - 14); start < end; start++) {
      const before = best[start]
      if (before === undefined) continue
      const part = low.slice(start, end)
      if (part.length === 1 && part !== 'i') continue
      if (part === 'i' && start > 0) continue
      if (!everyday.has(part) && !(part.length >= 3 && sought.has(part))) continue
      const known = best[end]
      if (known === undefined || known.length > before.length + 1) best[end] = [...before, part]
    }
  }
  const parts = best[low.length]
  if (parts === undefined || parts.length < 2) return undefined
  // Many honest words are made of two: "assist", "therapist", "manage". Both halves must be whole words of weight.
  const strong = parts.filter(part => part.length >= 4 && sought.has(part))
  return strong.length > 0 && parts.every(part => part === 'i' || part.length >= 2) && isBelieved(parts)
    ? parts
    : undefined
}

const isBelieved = (parts: readonly string[]): boolean =>
  parts.some(
    part => sought.has(part) && (part.length >= 5 || hating.has(part) || groups.has(part) || slurs.has(part)),
  ) &&
  !parts.some(
    part =>
      part.length === 2 && !['we', 'is', 'be', 'to', 'my', 'me', 'us', 'of', 'so', 'no', 'do', 'he'].includes(part),
  )

/** "h a t e" and "wo men": letters and pieces apart that together are a word that is sought. */
function joinSpread(words: PlainWord[]): PlainWord[] {
  const joined: PlainWord[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as PlainWord
    let taken = 0
    for (let count = Math.min(9, words.length - at); count >= 2; count--) {
      const pieces = words.slice(at, at + count)
      if (
        !pieces.every(piece => piece.word.length <= (count > 2 ? 1 : 6)) ||
        pieces.some(piece => piece.sentence !== word.sentence)
      )
        continue
      if (count === 2 && pieces.every(piece => everyday.has(piece.word) || sought.has(piece.word))) continue
      if (count === 2 && !pieces.some(piece => piece.word.length <= 3 && !everyday.has(piece.word))) continue
      const whole = pieces.map(piece => piece.word).join('')
      if (whole.length < 4 || !sought.has(whole)) continue
      joined.push({ ...word, word: whole, end: (pieces.at(-1) as PlainWord).end, isDisguised: true })
      taken = count
      break
    }
    if (taken > 0) at += taken - 1
    else joined.push(word)
  }
  return joined
}
