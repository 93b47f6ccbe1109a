import { attributeOf, elementsOf, resolve, textOf, type XmlElement } from '#connectors/markup'
import type { FeedText } from './model.ts'
import { sanitise } from './sanitise.ts'

/** How many tags a document may still have made safe: shared by all of its texts, so that none takes the time of all. */
export interface MarkupBudget {
  budget: { tags: number }
}

export function markupBudget(): MarkupBudget {
  return { budget: { tags: 150_000 } }
}

interface TextRules extends MarkupBudget {
  /** What it is when the element does not say. */
  type: string
  /** RSS leaves open whether a text is plain: then its looks decide. */
  guess: boolean
  /** Atom 1.0 wraps XHTML in one `div` that is not part of the text. */
  unwrap: boolean
}

/** Reads an element that holds text for people: plain, HTML (escaped or not) or XHTML, sometimes in base64. */
export function textConstruct(element: XmlElement, rules: TextRules): FeedText {
  const declared = attributeOf(element, 'type')
  const mode = attributeOf(element, 'mode')?.toLowerCase()
  let type = mediaType(declared ?? rules.type)
  const wrapped = type.endsWith('xml') ? undefined : escapedWithin(element)
  const inline = wrapped === undefined && elementsOf(element).length > 0
  // Markup that was declared as such keeps its escapes; markup where text should be never had any.
  const declaredMarkup = type.endsWith('xml')
  if (inline && !declaredMarkup) type = 'application/xhtml+xml'
  const src = attributeOf(element, 'src')

  const children =
    rules.unwrap && type === 'application/xhtml+xml' ? withoutWrapper(element.children) : element.children
  const xhtml = type === 'application/xhtml+xml' || type.endsWith('+xml') || type.endsWith('/xml')
  let written = (wrapped ?? serialise(children, xhtml && inline)).trim()
  let raw = inline ? asWritten(element.children, declaredMarkup).trim() : written
  if (isBase64(mode, type, declared)) {
    written = fromBase64(written)
    raw = written
  }
  if (rules.guess && type === 'text/plain' && looksLikeHtml(written)) type = 'text/html'
  return {
    value: isHtml(type) ? sanitise(markup(written, xhtml, inline, mode), element.base, rules.budget) : written,
    raw,
    type,
    language: element.language,
    base: element.base || undefined,
    src: src === undefined ? undefined : resolve(element.base, src),
  }
}

/** Escaped markup inside one `div`, as TypePad wrote it: the `div` is the envelope and not the letter. */
function escapedWithin(element: XmlElement): string | undefined {
  const [only] = withoutBlanks(element.children)
  if (typeof only !== 'object' || withoutBlanks(element.children).length > 1) return
  const letter = textOf(only)
  return only.name.toLowerCase() === 'div' && elementsOf(only).length === 0 && /<\/?\w/.test(letter)
    ? letter
    : undefined
}

function withoutBlanks(children: XmlElement['children']): XmlElement['children'] {
  return children.filter(child => typeof child !== 'string' || child.trim() !== '')
}

/** Text that stands within XHTML without any element is text: its `<` was escaped on purpose. */
function markup(written: string, xhtml: boolean, inline: boolean, mode: string | undefined): string {
  return xhtml && !inline && mode !== 'escaped' && !/<\/?[a-z][^<>]*>/i.test(written) ? escapeText(written) : written
}

/** The same text from a string, for formats that are no XML. */
export function textFrom(
  written: string,
  { type, base, language, budget }: MarkupBudget & { type: string; base: string; language: string | undefined },
): FeedText {
  const value = isHtml(type) ? sanitise(written, base, budget) : written
  return { value, raw: written, type, language, base: base || undefined }
}

export function isHtml(type: string): boolean {
  // Unlabelled bytes were always HTML in practice, and are sanitised to be on the safe side.
  return type === 'text/html' || type === 'application/xhtml+xml' || type === 'application/octet-stream'
}

function mediaType(written: string): string {
  const type = written.trim().toLowerCase()
  if (type === 'text' || type === 'plain' || type === '') return 'text/plain'
  if (type === 'html') return 'text/html'
  if (type === 'xhtml') return 'application/xhtml+xml'
  return type
}

function isBase64(mode: string | undefined, type: string, declared: string | undefined): boolean {
  if (mode !== undefined) return mode === 'base64'
  if (declared === undefined || !type.includes('/')) return false
  return !(type.startsWith('text/') || type.endsWith('+xml') || type.endsWith('/xml'))
}

function fromBase64(written: string): string {
  const compact = written.replace(/\s+/g, '')
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return written
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(compact, 'base64'))
  } catch {
    return written
  }
}

function withoutWrapper(children: XmlElement['children']): XmlElement['children'] {
  const real = withoutBlanks(children)
  const [only] = real
  return real.length === 1 && only && typeof only !== 'string' && only.name.toLowerCase() === 'div'
    ? only.children
    : children
}

const empties = new Set('area base basefont br col frame hr img input isindex link meta param'.split(' '))

/** Markup as HTML can use it: namespaces are gone, but for those of formulas and drawings. */
function serialise(children: XmlElement['children'], escaping: boolean): string {
  let text = ''
  for (const child of children) {
    if (typeof child === 'string') {
      text += escaping ? escapeText(child) : child
      continue
    }
    const attributes = attributesOf(child, name => name !== 'xmlns' && !name.startsWith('xmlns:'))
    const root = embedded[child.name] === child.namespace ? ` xmlns="${child.namespace}"` : ''
    if (child.children.length === 0 && empties.has(child.name)) text += `<${child.name}${attributes} />`
    else text += `<${child.name}${attributes}${root}>${serialise(child.children, escaping)}</${child.name}>`
  }
  return text
}

/** Markup with everything that was written, but for comments and processing instructions. */
function asWritten(children: XmlElement['children'], escaping: boolean): string {
  let text = ''
  for (const child of children) {
    if (typeof child === 'string') {
      text += escaping ? escapeText(child) : child
      continue
    }
    const name = child.prefix ? `${child.prefix}:${child.name}` : child.name
    const start = `<${name}${attributesOf(child, () => true)}`
    if (child.children.length === 0 && empties.has(name)) text += `${start}/>`
    else text += `${start}>${asWritten(child.children, escaping)}</${name}>`
  }
  return text
}

function attributesOf(element: XmlElement, wanted: (name: string) => boolean): string {
  return Object.entries(element.attributes)
    .filter(([name]) => wanted(name))
    .map(([name, value]) => ` ${name}="${escapeText(value).replaceAll('"', '&quot;')}"`)
    .join('')
}

/** What an element holds, as written: markup where text should be stays markup. */
export function writtenIn(element: XmlElement): string {
  return asWritten(element.children, false).trim()
}

const embedded: Record<string, string> = {
  math: 'http://www.w3.org/1998/Math/MathML',
  svg: 'http://www.w3.org/2000/svg',
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const known = new Set(
  (
    'a abbr acronym address area article aside audio b big blockquote br button canvas caption center cite code col ' +
    'colgroup dd del details dfn dir div dl dt em fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header ' +
    'hr i img input ins kbd label legend li map mark menu nav noscript ol optgroup option p pre q s samp section select ' +
    'small span strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul var video'
  ).split(' '),
)

/** True when a text that might be plain has an end tag or an entity, and no tag that HTML does not know. */
export function looksLikeHtml(text: string): boolean {
  if (!/<\/\w+>|&#?\w+;/.test(text)) return false
  for (const [, tag = ''] of text.matchAll(/<\/?(\w+)/g)) if (!known.has(tag.toLowerCase())) return false
  return true
}
