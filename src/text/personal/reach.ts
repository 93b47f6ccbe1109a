import { overlaps, type Span, spansOf } from './model.ts'

const email = /[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,6}[A-Za-z]{2,24}(?![A-Za-z0-9])/g
const spelled =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{2,40} ?[[({]? ?(?:at|ät|arroba|chiocciola|arobase) ?[\])}]? ?[a-z0-9-]{2,40} ?[[({]? ?(?:dot|punkt|punto|point|ponto) ?[\])}]? ?(?:com|net|org|de|fr|es|it|nl|pt|pl|co|io|eu|uk|info|biz|example)(?![\p{L}\p{N}])/giu
const url =
  /(?:https?:\/\/|www\.)[^\s<>"“”|]{3,2000}|(?<![\p{L}\p{N}@._/-])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|net|org|info|io|co\.uk|de|fr|es|it|nl|eu|ch|at|se|no|dk|fi|pl|pt|be|ca|us|au|in|jp|br|mx|biz|dev|app|me|tv)(?:\/[^\s<>"“”|]{0,2000})?(?![\p{L}\p{N}@.-])/giu
const ipv4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\d.]*\d)/g
const ipv6 =
  /(?<![\w:])(?:(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}(?::[0-9a-f]{1,4}){1,6}|::(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})(?![\w:])/gi
const phoneLike =
  /(?<![\p{L}\p{N}_.:/-]|\d,)(?:\+|\(\+|\()?\d(?:[ ()./\u00a0-]{0,3}\d){5,15}(?:(?: ?ext\.? ?|x)\d{1,5})?(?![\p{L}\p{N}_%]|[.,:]\d)/gu
const calling =
  /(?:call|phone|mobile|cell|whatsapp|text me|ring|tel|telefon|handy|mobil|nummer|ruf|anrufen|teléfono|móvil|movil|llama|téléphone|portable|appel|telefono|cellulare|chiama|telefone|celular|bel|number|fax|desk|office|answering at|reach (?:me|us|him|her|them))\W{0,12}(?:[\w’']+\W{1,3}){0,3}$/i
/** Numbers of things, not of people. */
const counting =
  /(?:order|part|item|serial|ticket|invoice|tracking|customer|account|model|reference|case|version|booking|article|bestell|artikel|serien|rechnungs|kunden|auftrags|sendungs|pedido|factura|commande|facture|ordine|fattura)[ -]?(?:number|no|nr|nummer|num|número|numéro|numero|id|code)?\W{0,4}(?:\w+\W{1,3}){0,2}$/i
const called = /^[\\ ,-]{1,3}(?:office|fax|mobile?|cell|home|work|handy|privat|desk)\b/i
const tollFree = /^(?:\+|00)?(?:1)?(?:800|833|844|855|866|877|888)\d{7}$|^0800|^0?800\d{5,6}$|^(?:\+|00)49800/

/** Mail addresses, also written out (`ines at halden dot de`); a handle of the fediverse is a public name and stays. */
export function findEmails(text: string): Span[] {
  const spans = text.includes('@') ? spansOf(text, email).filter(({ start }) => text[start - 1] !== '@') : []
  return [...spans, ...spansOf(text, spelled).filter(span => !overlaps(span, spans))]
}

/** Addresses of pages, with or without `https://`. */
export function findUrls(text: string): Span[] {
  if (!/:\/\/|www\.|\.\w/i.test(text)) return []
  return spansOf(text, url).map(({ start, end }) => ({
    start,
    end: start + text.slice(start, end).replace(/[.,;:!?…)\]}'’*]+$/u, '').length,
  }))
}

/** Addresses of machines, versions 4 and 6. A version number of four parts is not told apart by its digits alone. */
export function findIps(text: string): Span[] {
  const spans = spansOf(text, ipv4).filter(
    ({ start }) => !/(?:version|release|firmware|build|v)\s*$/i.test(text.slice(Math.max(0, start - 12), start)),
  )
  return text.includes(':') ? [...spans, ...spansOf(text, ipv6)] : spans
}

/**
 * Telephone numbers: international (`+49 …`, `0049 …`) and the national habits of North America, Germany, France,
 * Spain, Italy, the Netherlands, Britain and Brazil; others where the words around say so, or where they stand alone on
 * a line. Free numbers belong to companies, not to people, and are left out unless `every` is asked for.
 */
export function findPhones(text: string, taken: readonly Span[], every = false): Span[] {
  return spansOf(text, phoneLike).filter(span => {
    if (overlaps(span, taken)) return false
    const whole = text.slice(span.start, span.end)
    const written = whole.replace(/ ?(?:ext|x).*$/, '')
    const digits = written.replace(/[^\d+]/g, '')
    if (!every && tollFree.test(digits)) return false
    if (isDateLike(written)) return false
    if (isPhone(written, digits) || (written !== whole && digits.length >= 9)) return true
    // What is said around a bare number makes it a telephone number.
    if (!/^\+?\d{6,13}$/.test(digits)) return false
    if (isAlone(text, span) && /[ ()/.-]/.test(written.trim()) && digits.length >= 7) return true
    const before = text.slice(Math.max(0, span.start - 50), span.start)
    if (counting.test(before)) return false
    return calling.test(before) || called.test(text.slice(span.end, span.end + 12))
  })
}

function isAlone(text: string, { start, end }: Span): boolean {
  const from = text.lastIndexOf('\n', start - 1) + 1
  const to = text.indexOf('\n', end)
  return (
    text.includes('\n') &&
    text.slice(from, start).trim() === '' &&
    text.slice(end, to < 0 ? text.length : to).trim() === ''
  )
}

const isDateLike = (written: string): boolean =>
  /\d{4}-\d{2}-\d{2}|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$|^\d{1,2}[./]\d{1,2}[./]\d{4}|^\d{1,3}(?:\.\d{1,3}){3}$/.test(
    written,
  )

function isPhone(written: string, digits: string): boolean {
  if (/^\(?\+/.test(written)) return /^\+\d{8,15}$/.test(digits)
  if (digits.startsWith('00')) return /^00[1-9]\d{7,13}$/.test(digits)
  if (/^0[1-9]/.test(digits)) {
    // Without any grouping only the lengths of real numbers count: a part number may begin with zero too.
    return digits.length >= 9 && digits.length <= 12
  }
  return (
    /^\(\d{2,4}\) ?\d{3}[-. ]\d{3,4}$/.test(written) ||
    /^(?:1[-. ])?\d{3}([-.])\d{3}\1\d{4}$/.test(written) ||
    /^[6-9]\d{2} \d{3} \d{3}$/.test(written) ||
    /^[6-9]\d{2}(?: \d{2}){3}$/.test(written) ||
    /^3\d{2} \d{3} ?\d{4}$/.test(written) ||
    /^\(\d{2}\) ?9?\d{4}-\d{4}$/.test(written)
  )
}
