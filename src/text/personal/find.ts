import { addressWithTown, isKnownName, type Name, type NameKind, type Reader, readNames } from '#text/names'
import { findCards, findIbans, findWallets } from './accounts.ts'
import { findBeliefs } from './beliefs.ts'
import { findIdentities } from './identity.ts'
import { overlaps, type Personal, type PersonalKind, type Span } from './model.ts'
import { findEmails, findIps, findPhones, findUrls } from './reach.ts'
import { findAges, findDates } from './times.ts'

/** How to look. */
export interface PersonalOptions {
  /** Reads names; without it people, places, organisations, addresses and jobs are not looked for. */
  names?: Reader
  /** Also numbers that everybody may call. */
  everyPhone?: boolean
}

/**
 * Finds what is personal in a text: by checksums (ISO 13616, ISO/IEC 7812-1, those of the states), by shape and by the
 * words beside it, and names by a learned reader. None overlap. Pure, never throws; runs in the browser too.
 *
 * The kinds follow Presidio's supported entities. No list of patterns finds everything: a guard, not a guarantee.
 */
export function findPersonal(text: string, { names: reader, everyPhone = false }: PersonalOptions = {}): Personal[] {
  const found: Personal[] = []
  const add = (kind: PersonalKind, spans: readonly Span[]) => {
    for (const span of spans)
      if (span.end > span.start && !overlaps(span, found)) found.push({ kind, start: span.start, end: span.end })
  }
  add('email', findEmails(text))
  add('url', findUrls(text))
  add('iban', findIbans(text))
  add('card', findCards(text))
  add('wallet', findWallets(text))
  for (const identity of findIdentities(text))
    if (!overlaps(identity, found))
      found.push({ kind: identity.kind, start: identity.start, end: identity.end, which: identity.which })
  add('ip', findIps(text))
  for (const { span, isBirth } of findDates(text)) add(isBirth ? 'birth' : 'date', [span])
  const names = reader
    ? addressWithTown(text, withTitles(text, readNames(text, reader), reader)).filter(isNameAtAll(text))
    : []
  const addresses = names.filter(name => name.kind === 'address')
  add(
    'phone',
    findPhones(text, found, everyPhone).filter(phone => !isInside(phone, addresses)),
  )
  add(
    'address',
    parted(addresses, found).map(address => tidied(text, address)),
  )
  add('age', findAges(text))
  const beliefs = findBeliefs(text)
  for (const name of parted(names, found)) {
    const span = tidied(text, name)
    if (!beliefs.some(({ start, end }) => start === span.start && end === span.end))
      add(name.kind satisfies NameKind, [span])
  }
  add('belief', beliefs)
  return found.sort((a, b) => a.start - b.start)
}

function isInside(span: Span, others: readonly Span[]): boolean {
  return others.some(
    other => other.start <= span.start && other.end >= span.end && other.end - other.start > span.end - span.start,
  )
}

/** Names that what was found for certain cuts into, without the certain part. */
function parted(names: readonly Name[], certain: readonly Span[]): Name[] {
  return names.flatMap(name => {
    let { start, end } = name
    for (const other of certain) {
      if (other.end <= start || other.start >= end) continue
      if (other.start <= start) start = Math.max(start, other.end)
      else end = Math.min(end, other.start)
    }
    return end - start > 1 || (end > start && end - start === name.end - name.start) ? [{ ...name, start, end }] : []
  })
}

const titled =
  /(?<![\p{L}\p{N}])(?:mr|mrs|ms|miss|dr|prof|herr|herrn|frau|señora?|sra?|srta|mme|madame|monsieur|mevrouw|meneer|signora?)\.? (\p{L}[\p{L}’'-]+)/giu

/** Who is called Mr or Frau is somebody, in small letters, too; the title belongs to the name. */
function withTitles(text: string, names: readonly Name[], { known }: Reader): Name[] {
  const found = names.map(name => ({ ...name }))
  for (const match of text.matchAll(titled)) {
    const word = match[1] ?? ''
    const start = match.index
    const from = start + match[0].length - word.length
    const end = start + match[0].length
    const its = found.find(name => name.start < end && name.end > start)
    if (its?.kind === 'person') its.start = Math.min(its.start, start)
    else if (!its && (/^\p{Lu}/u.test(word) || isKnownName(word, known))) found.push({ kind: 'person', start, end })
    if (its?.kind === 'person' && its.start <= start && its.end < from) its.end = end
  }
  return found.sort((a, b) => a.start - b.start)
}

/** A name has letters; what only counts or measures has none, or a unit. */
function isNameAtAll(text: string): (name: Name) => boolean {
  return ({ kind, start, end }) => {
    const words = text.slice(start, end)
    if (kind === 'address')
      return /\d/.test(words)
        ? !/^\d+ ?(?:wh|kwh|v|kg|g|km|m|cm|mm|nm|w|ah|€|\$|%)(?!\p{L})/iu.test(words)
        : /\p{L}{2}/u.test(words)
    return /\p{L}{2}/u.test(words) && !/^\d+ ?\p{Ll}{1,3}$/u.test(words)
  }
}

/** Without the signs around it. */
function tidied(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && /[\s,;:|>"'“”()?!*#\\/–-]/.test(text[from] ?? '')) from++
  while (to > from && /[\s,;:|>"'“”(?!*#\\/–-]/.test(text[to - 1] ?? '')) to--
  const chat = /\s+(?:plz|pls|please|thx|thanks|now|asap)$/iu.exec(text.slice(from, to))
  return { start: from, end: chat ? from + chat.index : to }
}
