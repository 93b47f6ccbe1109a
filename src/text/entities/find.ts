import { findDates } from './dates.ts'
import type { Entity, EntityKind, EntityOptions, Product } from './model.ts'
import { findPlaces } from './places.ts'

const readAtMost = 8_000
const url = /(?:https?:\/\/|www\.)[^\s<>"“”]+/giu
const mail = /[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9])/g
const phone =
  /(?<![\p{L}\p{N}.,:/#-])(?:\+|00)?\(?\d{1,4}\)?(?:[ ./\u00a0-]?\(?\d{2,5}\)?){2,5}(?![\p{L}\p{N}%]|[.,:/-]\d)/gu
const amount = String.raw`\d{1,3}(?:[.,' \u00a0]\d{3})+(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?`
const currency = String.raw`€|£|\$|¥|₹|zł|円|EUR|USD|GBP|CHF|PLN|JPY|CAD|AUD|SEK|NOK|DKK|BRL|INR`
const moneyPattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(US\$|R\$|C\$|A\$|${currency}) ?(${amount})(k|m|bn)?(?![\p{L}\p{N}]|[.,]\d)|(${amount}) ?(${currency}|euros?|dollars?|bucks|pounds?|quid|francs?|franken|złotych|złote|reais|kronor|kroner|yen|cents?)(?![\p{L}\p{N}]))`,
  'giu',
)
const orderPattern =
  /(?<![\p{L}\p{N}])(?:order|orders|bestellung|bestellnummer|auftrag|auftragsnummer|commande|pedido|ordine|encomenda|bestelling|zamówienie|zamówienia|ticket|case|invoice|rechnung|rechnungsnummer|facture|factura|fattura|fatura|factuur|faktura|tracking|sendungsnummer|rma|reference|ref|booking|buchung|buchungsnummer|serial|seriennummer|customer|kundennummer|注文番号|注文)(?:[ -]?(?:number|numbers|nummer|numéro|número|numero|nr|no|num|id|code|n[°º]))?[ .:#=nº°№-]{0,4}(?:is |ist |lautet |est |es |è |é )?[#№]?((?=[\p{Lu}\d-]*\d{3})[\p{Lu}\d]+(?:[-/][\p{Lu}\d]+)*)(?![\p{L}\p{N}])/giu
const hashNumber = /(?<![\p{L}\p{N}&/#])#(\d{4,12})(?![\p{L}\p{N}])/gu
const versionPattern =
  /(?<![\p{L}\p{N}./:-])(?:(?:version|release|firmware|build|update|ios|ipados|android|windows|macos|os|app|software|sdk|v)[ .:]{0,2})(?:v)?(\d{1,4}(?:\.\d{1,4}){0,3}(?:[-.]?(?:alpha|beta|rc|a|b)\.?\d{0,3})?)(?![\p{L}\p{N}%€$£]|[.,:/]\d)|(?<![\p{L}\p{N}./:$€£-])(\d{1,4}\.\d{1,4}\.\d{1,5}(?:\.\d{1,5})?(?:-(?:alpha|beta|rc)\.?\d{0,3})?)(?![\p{L}\p{N}]|[.,:/-]\d)/giu

const codes: Record<string, string> = {
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  '£': 'GBP',
  pound: 'GBP',
  pounds: 'GBP',
  quid: 'GBP',
  $: 'USD',
  us$: 'USD',
  dollar: 'USD',
  dollars: 'USD',
  bucks: 'USD',
  r$: 'BRL',
  reais: 'BRL',
  c$: 'CAD',
  a$: 'AUD',
  '¥': 'JPY',
  円: 'JPY',
  yen: 'JPY',
  '₹': 'INR',
  zł: 'PLN',
  złotych: 'PLN',
  złote: 'PLN',
  franc: 'CHF',
  francs: 'CHF',
  franken: 'CHF',
  kronor: 'SEK',
  kroner: 'NOK',
  cent: 'cent',
  cents: 'cent',
} // prettier-ignore

/** Which keeps its place where two overlap: the earlier. */
const order: EntityKind[] = ['url', 'mail', 'order', 'version', 'date', 'money', 'time', 'phone', 'product', 'place']

/**
 * Finds what a post names, each with its place and plain value: addresses, phone numbers, money, order numbers, versions,
 * the company's own products (with the number of a model behind: "Tour 3"), dates, times and places.
 *
 * By rules for English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and some Japanese; places are all
 * countries and about 300 cities that we wrote down. None overlap. Pure, never throws.
 */
export function findEntities(text: string, options: EntityOptions = {}): Entity[] {
  const within = text.length > readAtMost ? text.slice(0, readAtMost) : text
  const found: Entity[] = []
  const add = (kind: EntityKind, start: number, end: number, value: string) =>
    found.push({ kind, words: within.slice(start, end), start, end, value })

  if (/:\/\/|www\./i.test(within)) {
    for (const match of within.matchAll(url)) {
      const words = match[0].replace(/[.,;:!?…)\]}'’*]+$/u, '')
      add('url', match.index, match.index + words.length, words)
    }
  }
  if (within.includes('@'))
    for (const match of within.matchAll(mail))
      add('mail', match.index, match.index + match[0].length, match[0].toLowerCase())
  if (/\d/.test(within)) addNumbers(within, add)
  for (const { kind, start, end, value } of findDates(within, options)) add(kind, start, end, value)
  if (options.products !== undefined) addProducts(within, options.products, add)
  for (const { start, end, value } of findPlaces(within)) add('place', start, end, value)
  return apart(found)
}

type Add = (kind: EntityKind, start: number, end: number, value: string) => void

function addNumbers(text: string, add: Add): void {
  for (const match of text.matchAll(orderPattern)) {
    const value = match[1] ?? ''
    const end = match.index + match[0].length
    add('order', end - value.length, end, value)
  }
  for (const match of text.matchAll(hashNumber))
    add('order', match.index, match.index + match[0].length, match[1] ?? '')
  for (const match of text.matchAll(versionPattern)) {
    const isBare = match[2] !== undefined
    // 192.168.0.1 is an address of the network, and 12.05.2026 a date.
    if (isBare && /^\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2})$/.test(match[2] ?? '')) continue
    add('version', match.index, match.index + match[0].length, match[1] ?? match[2] ?? '')
  }
  for (const match of text.matchAll(moneyPattern)) {
    const code = (match[1] ?? match[5] ?? '').toLowerCase()
    const times = { k: 1e3, m: 1e6, bn: 1e9 }[(match[3] ?? '').toLowerCase()] ?? 1
    const plain = plainAmount(match[2] ?? match[4] ?? '') * times
    add('money', match.index, match.index + match[0].length, `${codes[code] ?? code.toUpperCase()} ${plain.toFixed(2)}`)
  }
  for (const match of text.matchAll(phone)) {
    const digits = match[0].replace(/\D/g, '')
    const isWritten =
      match[0].startsWith('+') || match[0].startsWith('00') || match[0].startsWith('0') || /[()]/.test(match[0])
    if (digits.length < 8 || digits.length > 15 || !isWritten) continue
    if (/^\d+$/.test(match[0]) && digits.length < 9) continue
    add('phone', match.index, match.index + match[0].length, (match[0].startsWith('+') ? '+' : '') + digits)
  }
}

/** "1.299,50" and "1,299.50" are the same; a lone sign before three figures parts thousands. */
function plainAmount(written: string): number {
  const compact = written.replace(/[' \u00a0]/g, '')
  const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','))
  if (last < 0) return Number(compact)
  const decimals = compact.length - last - 1
  if (decimals === 3) return Number(compact.replace(/[.,]/g, ''))
  return Number(`${compact.slice(0, last).replace(/[.,]/g, '')}.${compact.slice(last + 1)}`)
}

const letter = /[\p{L}\p{N}]/u
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Hangul}]/u
const model =
  /^[ -]?(?:(?:mk|mark|gen|v|version)\.? ?)?\d{1,4}(?:\.\d{1,3})*(?:[a-z]{1,2})?(?![\p{L}\p{N}%€$£:]|[.,:/]\d)/iu

function addProducts(text: string, products: readonly Product[], add: Add): void {
  const low = text.toLowerCase()
  if (low.length !== text.length) return
  for (const { name, words } of products) {
    for (const word of words) {
      const sought = word.toLowerCase()
      if (sought === '') continue
      for (let at = low.indexOf(sought); at >= 0; at = low.indexOf(sought, at + sought.length)) {
        const end = at + sought.length
        if (isInside(low, at) || isInside(low, end)) continue
        const number = model.exec(text.slice(end, end + 16))?.[0] ?? ''
        add('product', at, end + number.length, `${name}${number === '' ? '' : ` ${number.replace(/^[ -]/, '')}`}`)
      }
    }
  }
}

/** Between the letters of one word. */
function isInside(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' '
  const after = text[at] ?? ' '
  return letter.test(before) && letter.test(after) && !spaceless.test(before) && !spaceless.test(after)
}

function apart(found: readonly Entity[]): Entity[] {
  const kept: Entity[] = []
  const rank = (entity: Entity) => order.indexOf(entity.kind)
  for (const entity of [...found].sort((a, b) => rank(a) - rank(b) || b.end - b.start - (a.end - a.start))) {
    if (entity.end > entity.start && !kept.some(other => entity.start < other.end && other.start < entity.end))
      kept.push(entity)
  }
  return kept.sort((a, b) => a.start - b.start)
}
