import { decodeHTMLAttribute, decodeHTMLStrict } from 'entities'
import { type Entities, endOfDoctype } from './doctype.ts'
import type { TreeBuilder } from './tree.ts'

/** Characters that a document's own entities may add to it in all: far above any feed, far below any harm. */
export const expansionLimit = 1_000_000

/**
 * Reads markup that breaks XML's rules, and loses as little of it as it can: unknown entities and bare ampersands stay
 * as written, characters that XML forbids are dropped, missing end tags are supplied and stray ones passed over.
 */
export function readTolerantly(text: string, entities: Entities, builder: TreeBuilder): void {
  const find = finder(text)
  const reader = { text, find, entities, builder, at: Math.max(find('<', 0), 0), expansionsLeft: expansionLimit }
  const { length } = text
  while (reader.at < length) {
    const next = find('<', reader.at)
    if (next < 0) {
      addText(reader, text.slice(reader.at))
      break
    }
    if (next > reader.at) addText(reader, text.slice(reader.at, next))
    reader.at = next
    readMarkup(reader)
  }
}

interface Reader {
  text: string
  find: (needle: string, from: number) => number
  entities: Entities
  builder: TreeBuilder
  at: number
  expansionsLeft: number
}

/** `indexOf` that remembers its last answer, so that looking again and again for what is not there costs nothing. */
function finder(text: string): (needle: string, from: number) => number {
  const answers = new Map<string, { from: number; found: number }>()
  return (needle, from) => {
    const last = answers.get(needle)
    if (last && from >= last.from && (last.found < 0 || from <= last.found)) return last.found
    const found = text.indexOf(needle, from)
    answers.set(needle, { from, found })
    return found
  }
}

function addText(reader: Reader, written: string): void {
  reader.builder.text(decodeText(reader, dropForbidden(written)))
}

/** Control characters and half surrogates mean nothing in a text. */
function dropForbidden(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r\u0080-\u009f]/gu, '')
}

const reference = /&(#[xX][0-9a-fA-F]+|#\d+|[A-Za-z][\w.:-]*);?/g

function decodeText(reader: Reader, text: string): string {
  if (!text.includes('&')) return text
  return text.replace(reference, (written: string, name: string) => {
    if (name.startsWith('#')) return decodeHTMLStrict(written.endsWith(';') ? written : `${written};`)
    const own = reader.entities.get(name) ?? legacy[name]
    if (own !== undefined) {
      reader.expansionsLeft -= own.length
      return reader.expansionsLeft < 0 ? '' : own
    }
    // Without its semicolon it is as likely a part of an address (`?a=1&copy=2`).
    return written.endsWith(';') ? decodeHTMLStrict(written) : written
  })
}

/** What feeds call by these names are HTML 4's brackets, which HTML 5 replaced by others that look the same. */
const legacy: Record<string, string> = { lang: '\u2329', rang: '\u232a' }

function readMarkup(reader: Reader): void {
  const { text, find, at } = reader
  const second = text[at + 1]
  if (second === '!') readDeclaration(reader)
  else if (second === '/') readEndTag(reader)
  else if (second === '?') {
    const end = find('>', at + 2)
    reader.at = end < 0 ? text.length : end + 1
  } else if (second !== undefined && /[\p{L}_:]/u.test(second)) readStartTag(reader)
  else {
    reader.builder.text('<')
    reader.at = at + 1
  }
}

function readDeclaration(reader: Reader): void {
  const { text, find, at } = reader
  if (text.startsWith('<!--', at)) {
    const end = find('-->', at + 4)
    // A comment that nobody ends hides one tag, not the rest of the feed.
    const fallback = find('>', at + 4)
    reader.at = end >= 0 ? end + 3 : fallback >= 0 ? fallback + 1 : text.length
  } else if (text.startsWith('<![CDATA[', at)) {
    const end = find(']]>', at + 9)
    const stop = end >= 0 ? end : endOfOpenSection(reader, at + 9)
    reader.builder.text(dropForbidden(text.slice(at + 9, stop)))
    reader.at = end >= 0 ? end + 3 : stop
  } else if (/^<!doctype\b/i.test(text.slice(at, at + 10)) && reader.builder.openNames().length === 0) {
    reader.at = endOfDoctype(text, at)
  } else {
    reader.builder.text('<!')
    reader.at = at + 2
  }
}

/** Where an unended CDATA section most likely ends: at the end tag of the element that it is in. */
function endOfOpenSection(reader: Reader, from: number): number {
  const open = reader.builder.openNames().at(-1)
  const end = open === undefined ? -1 : reader.find(`</${open}`, from)
  return end < 0 ? reader.text.length : end
}

function readEndTag(reader: Reader): void {
  const { text, find, at, builder } = reader
  const end = find('>', at)
  const next = find('<', at + 1)
  const stop = end < 0 || (next >= 0 && next < end) ? (next < 0 ? text.length : next) : end
  const name = text
    .slice(at + 2, stop)
    .trim()
    .toLowerCase()
  reader.at = stop === end ? end + 1 : stop
  const open = builder.openNames()
  // A search this far up is enough for any real document, and keeps a hostile one linear.
  for (let index = open.length - 1; index >= 0 && index > open.length - 64; index--) {
    const candidate = (open[index] ?? '').toLowerCase()
    if (candidate === name) {
      closeTo(builder, index)
      return
    }
    // The end tag of something inside an entry cannot end the entry around it.
    if (entryNames.has(candidate) && !containerNames.has(name)) return
  }
}

const entryNames = new Set(['item', 'entry', 'rss:item', 'atom:entry'])
const containerNames = new Set(['channel', 'feed', 'rss', 'rdf:rdf', 'rss:channel', 'atom:feed'])

/** Elements that hold text only: when one begins inside another, the first was never ended. */
const leaves = new Set(
  (
    'title link guid id pubdate lastbuilddate updated published issued modified created comments dc:date dc:creator ' +
    'dc:subject category language copyright generator docs ttl managingeditor webmaster url width height'
  ).split(' '),
)

/** HTML's empty elements, which escape into feeds without a slash. */
const voids = new Set(['br', 'hr', 'img', 'input', 'area', 'base', 'col', 'embed', 'meta', 'param', 'wbr'])

function closeTo(builder: TreeBuilder, index: number): void {
  for (let count = builder.openNames().length - index; count > 0; count--) builder.close()
}

const tagName = /[\p{L}_:][\p{L}\p{N}\p{M}._:-]*/uy
const attribute = /[\s/]*([^\s=<>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s<>"']+)))?/y

/** More than any element of any format has. */
const mostAttributes = 200

function readStartTag(reader: Reader): void {
  const { text, at, builder } = reader
  tagName.lastIndex = at + 1
  const name = tagName.exec(text)?.[0] ?? ''
  let position = at + 1 + name.length
  const attributes: Record<string, string> = {}
  let count = 0
  for (;;) {
    attribute.lastIndex = position
    const found = attribute.exec(text)
    if (!found?.[1]) break
    position = attribute.lastIndex
    const [, key, double, single, bare] = found
    if (++count <= mostAttributes && !(key in attributes))
      attributes[key] = decodeAttribute(reader, double ?? single ?? bare ?? '')
  }
  const end = endOfTag(reader, position)
  reader.at = end.next
  if (end.literal) {
    builder.text(text.slice(at, end.next))
    return
  }
  supplyEndTags(builder, name.toLowerCase())
  const open = builder.openNames()
  const before = open.length
  builder.open(name, attributes)
  if ((end.empty || voids.has(name.toLowerCase())) && open.length > before) builder.close()
}

/** From behind the attributes to behind the `>`; a tag cut short by the next one ends there. */
function endOfTag({ text, find }: Reader, from: number): { next: number; empty: boolean; literal: boolean } {
  const close = find('>', from)
  const open = find('<', from)
  if (close < 0) return { next: open < 0 ? text.length : open, empty: false, literal: open < 0 }
  if (open >= 0 && open < close) return { next: open, empty: false, literal: false }
  return {
    next: close + 1,
    empty: text
      .slice(Math.max(from - 1, close - 3), close)
      .trimEnd()
      .endsWith('/'),
    literal: false,
  }
}

function decodeAttribute(reader: Reader, value: string): string {
  const text = dropForbidden(value)
  if (!text.includes('&')) return text
  return reader.entities.size ? decodeText(reader, text) : decodeHTMLAttribute(text)
}

function supplyEndTags(builder: TreeBuilder, name: string): void {
  const open = builder.openNames()
  const innermost = (open.at(-1) ?? '').toLowerCase()
  if (entryNames.has(name)) {
    for (let index = open.length - 1; index >= 0 && index > open.length - 64; index--) {
      if (!entryNames.has((open[index] ?? '').toLowerCase())) continue
      closeTo(builder, index)
      return
    }
  }
  if (leaves.has(innermost) && (leaves.has(name) || texts.has(name) || entryNames.has(name))) {
    closeTo(builder, open.length - 1)
  }
}

const texts = new Set(['description', 'content:encoded', 'summary', 'content', 'author', 'enclosure', 'source'])
