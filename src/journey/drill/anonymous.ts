import { isKnownName, type Reader } from '#text/names'
import { findPersonal, type Personal, type PersonalKind } from '#text/personal'

/** Who is in a conversation, and what may stay. */
export interface Known {
  /** People from outside, and colleagues: by name and by what they are called on their network. */
  people: { name: string | null; handle: string | null; isOurs: boolean }[]
  /** What we make and are called: it tells nobody's name. */
  keep: string[]
  reader: Reader
  /** What they speak, where it is known. */
  language?: string | null
}

const standIn: Partial<Record<PersonalKind, string>> = {
  email: 'name@example.org',
  phone: '[phone number]',
  iban: '[account number]',
  card: '[card number]',
  wallet: '[account number]',
  'social-security': '[number]',
  'national-id': '[number]',
  licence: '[number]',
  ip: '[address]',
  url: '[link]',
  birth: '[date of birth]',
  age: '[age]',
  place: '[place]',
  organisation: '[organisation]',
  address: '[address]',
}

const handle = /(?<![\p{L}\p{N}_@./])@[\p{L}\p{N}_][\p{L}\p{N}_.-]*(?:@[\p{L}\p{N}.-]+)?/gu
/** Order numbers, frame numbers, codes: long ones, and those of letters and figures. Years stay. */
const number =
  /(?<![\p{L}\p{N}])(?!(?:19|20)\d\d(?![\p{L}\p{N}]))(?=[\p{L}\p{N}-]*\d{2})[\p{Lu}\d][\p{Lu}\d-]{3,}(?![\p{L}\p{N}])/gu

/**
 * The same texts without anybody's name, handle, mail or number: whoever is named twice is called the same twice. A guard,
 * not a guarantee: a person reads it before anybody else does. Pure.
 */
export function anonymous(texts: readonly string[], known: Known): string[] {
  const called = new Map<string, string>()
  const counts = { Person: 0, Colleague: 0 }
  const letter = (kind: keyof typeof counts) => `${kind} ${String.fromCharCode(65 + (counts[kind]++ % 26))}`
  const callOf = (name: string, kind: keyof typeof counts) => {
    const key = name.toLocaleLowerCase()
    const call = called.get(key) ?? letter(kind)
    called.set(key, call)
    return call
  }
  for (const { name, handle, isOurs } of known.people) {
    const spoken = [name, firstOf(name), handle, handle?.replace(/^@/, ''), handle?.replace(/^@?([^.@]+).*$/, '$1')]
    const words = [...new Set(spoken)].filter(word => word !== undefined && word !== null && word.length > 1)
    const call = words.map(word => called.get(word?.toLocaleLowerCase() ?? '')).find(Boolean)
    const theirs = call ?? letter(isOurs ? 'Colleague' : 'Person')
    for (const word of words) if (word) called.set(word.toLocaleLowerCase(), theirs)
  }
  const keep = new Set(known.keep.map(word => word.toLocaleLowerCase()))
  return texts.map(text => {
    const named = replaceNames(text, called, keep)
    const found = findPersonal(named, { names: known.reader, everyPhone: true }).filter(
      each => !isOrdinary(named, each, known),
    )
    const without = replaceFound(named, found, keep, name => callOf(name, 'Person'))
    return without
      .replace(handle, word => `@${callOf(word, 'Person').toLowerCase().replace(' ', '-')}`)
      .replace(number, word => (keep.has(word.toLocaleLowerCase()) ? word : '[number]'))
  })
}

const firstOf = (name: string | null) => {
  const [first = ''] = (name ?? '').split(/\s+/)
  return first.length > 2 ? first : undefined
}

/** The longest first, so that no name is cut in two; only whole words. */
function replaceNames(text: string, called: Map<string, string>, keep: ReadonlySet<string>): string {
  return [...called]
    .filter(([name]) => !keep.has(name))
    .toSorted(([a], [b]) => b.length - a.length)
    .reduce(
      (words, [name, call]) =>
        words.replace(new RegExp(`(?<![\\p{L}\\p{N}])@?${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu'), call),
      text,
    )
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const beginsSentence = /(?:^|[.!?…:]\s+|\n)[\s"„“»«(]*$/u
/** Nobody is spoken of with these before their name. */
const article = /(?<!\p{L})(?:beim|im|am|zum|vom|ins|das|dem|ein|eine|einem|kein|keine|keinem)\s+$/iu
/** What only people do. */
const speaks =
  /^\s+(?:sagt|sagte|meint|meinte|schreibt|schrieb|fragt|fragte|erzählt|erzählte|empfiehlt|empfahl|wohnt|arbeitet|und ich)(?!\p{L})/iu

/**
 * German writes every noun and every beginning with a capital, so a reader of names guesses at both. What is on no list
 * of names, stands there and does nothing that only people do, is a word. Pure.
 */
function isOrdinary(text: string, { start, end, kind }: Personal, { language, reader }: Known): boolean {
  if (kind !== 'person' || language !== 'de') return false
  const before = text.slice(0, start)
  if (!beginsSentence.test(before) && !article.test(before)) return false
  const words = text.slice(start, end).split(/\s+/)
  if (words.filter(word => /^\p{Lu}/u.test(word)).length > 1 && words.every(word => /^\p{Lu}/u.test(word))) return false
  return !words.some(word => isKnownName(word, reader.known)) && !speaks.test(text.slice(end))
}

function replaceFound(
  text: string,
  found: readonly Personal[],
  keep: ReadonlySet<string>,
  callOf: (name: string) => string,
): string {
  return found.toReversed().reduce((words, { start, end, kind }) => {
    const word = words.slice(start, end)
    if (keep.has(word.toLocaleLowerCase()) || /^(?:Person|Colleague) [A-Z]$/.test(word)) return words
    const instead = kind === 'person' ? callOf(word) : standIn[kind]
    return instead ? words.slice(0, start) + instead + words.slice(end) : words
  }, text)
}

/** What certainly still tells who somebody is: as it was told to us, or by its shape. What only a reader guesses is not among it. Pure. */
export function stillPersonal(text: string, { people, keep }: Pick<Known, 'people' | 'keep'>): string[] {
  const kept = new Set(keep.map(word => word.toLocaleLowerCase()))
  const names = people.flatMap(({ name, handle }) => [name, handle?.replace(/^@/, '')].filter(word => word))
  const said = names.filter(
    name =>
      name &&
      !kept.has(name.toLocaleLowerCase()) &&
      new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'iu').test(text),
  )
  const certain = new Set<PersonalKind>([
    'email',
    'phone',
    'iban',
    'card',
    'wallet',
    'social-security',
    'national-id',
    'licence',
    'ip',
  ])
  const shaped = findPersonal(text, { everyPhone: true })
    .filter(({ kind }) => certain.has(kind))
    .map(({ start, end }) => text.slice(start, end))
    .filter(words => words !== standIn.email)
  const handles = [...text.matchAll(handle)]
    .map(([words]) => words)
    .filter(words => !/^@(?:person|colleague)-[a-z]$/.test(words))
  const numbers = [...text.matchAll(number)]
    .map(([words]) => words)
    .filter(words => !kept.has(words.toLocaleLowerCase()))
  return [...new Set([...said.flatMap(name => name ?? []), ...shaped, ...handles, ...numbers])]
}
