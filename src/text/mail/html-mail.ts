import { Parser } from 'htmlparser2'

/** What a person reads of a mail’s HTML. */
export interface HtmlReading {
  /** Quoted parts stand behind `> `, as they do in plain mail, so that both are cut by the same rules. */
  text: string
  /** Addresses that it links to, absolute, in order and each once. */
  links: string[]
}

const blocks = new Set(
  (
    'address article aside center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header li main menu nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
)
const paragraphs = new Set('dl figure h1 h2 h3 h4 h5 h6 ol p pre ul'.split(' '))
const silent = new Set(
  'applet audio canvas embed head iframe math object script select style svg template title video'.split(' '),
)
const shallow = new Set(
  'area base br col dd dt embed hr img input li link meta option p param source td th tr wbr'.split(' '),
)
/** What a mail hides from its reader: preview lines, tracking marks. */
const hiddenStyle =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|max-height)\s*:\s*0(?:px|pt)?\s*(?:;|$)/i

const deepest = 400
const mostTags = 50_000
const mostQuotes = 9
const mostLinks = 500
/** A line without end is broken: nobody wrote it. */
const longestLine = 20_000

/**
 * Reads the HTML of a mail: markup gone, lines and paragraphs kept, quotes marked, hidden parts left out.
 * Pictures are never fetched, and those from outside are not even named: many are there to tell that a mail was opened.
 */
export function readHtmlMail(html: string): HtmlReading {
  if (isTooDeep(html)) return { text: withoutTags(html), links: [] }
  const page = newPage()
  const links = new Set<string>()
  const hiding: boolean[] = []
  let hidden = 0
  let preformatted = 0
  const parser = new Parser({
    onopentag(name, attributes) {
      const hides = silent.has(name) || 'hidden' in attributes || hiddenStyle.test(attributes.style ?? '')
      hiding.push(hides)
      if (hides) hidden++
      if (hidden > 0) return
      if (name === 'a' && attributes.href && links.size < mostLinks) addLink(links, attributes.href)
      if (name === 'img' && attributes.alt && !isTiny(attributes)) page.add(attributes.alt)
      if (name === 'pre') preformatted++
      if (name === 'br') page.line()
      else if (name === 'hr') page.rule()
      else if (name === 'blockquote') page.quote(1)
      else if (name === 'td' || name === 'th') page.add(' ')
      else if (blocks.has(name)) page.block(paragraphs.has(name) && !isTight(attributes))
      if (name === 'li') page.add('- ')
    },
    ontext(text) {
      if (hidden > 0) return
      if (preformatted > 0) page.verbatim(text)
      else page.add(text)
    },
    onclosetag(name) {
      const wasHidden = hidden > 0
      if (hiding.pop()) hidden--
      if (wasHidden) return
      if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
      if (name === 'blockquote') page.quote(-1)
      else if (blocks.has(name)) page.block(false)
    },
  })
  parser.end(html)
  return { text: page.end(), links: [...links] }
}

/** Outlook and others write each line as a paragraph without space around it. */
function isTight({ class: name = '', style = '' }: Record<string, string>): boolean {
  return /MsoNormal|MsoPlainText/.test(name) || /margin(?:-bottom)?\s*:\s*0/i.test(style)
}

/** One point in size: a picture that is there to be fetched, not seen. */
function isTiny({ width, height }: Record<string, string>): boolean {
  return /^[01](?:px)?$/.test(width ?? '') || /^[01](?:px)?$/.test(height ?? '')
}

function addLink(links: Set<string>, href: string): void {
  const url = href.length < 4_000 ? URL.parse(href.trim()) : null
  if (url && /^https?:$/.test(url.protocol)) links.add(url.href)
}

function isTooDeep(html: string): boolean {
  let tags = 0
  let depth = 0
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (++tags > mostTags) return true
    if (shallow.has(name.toLowerCase())) continue
    depth = slash ? Math.max(0, depth - 1) : depth + 1
    if (depth > deepest) return true
  }
  return false
}

function withoutTags(html: string): string {
  let text = ''
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    if (open < 0) return tidied(text + html.slice(at))
    text += `${html.slice(at, open)}\n`
    const close = html.indexOf('>', open)
    if (close < 0) break
    at = close + 1
  }
  return tidied(text)
}

function tidied(text: string): string {
  return text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function newPage() {
  const lines: string[] = []
  let line = ''
  let depth = 0
  let endsInSpace = true
  const flush = () => {
    const text = line.trimEnd()
    line = ''
    endsInSpace = true
    lines.push(depth > 0 ? `${'> '.repeat(Math.min(depth, mostQuotes))}${text}`.trimEnd() : text)
  }
  const lastIsEmpty = () => /^[> ]*$/.test(lines.at(-1) ?? '')
  const endLine = () => {
    if (line.trim() !== '') flush()
    line = ''
    endsInSpace = true
  }
  return {
    add(text: string) {
      const words = text.replace(/[^\S\u00a0]+/g, ' ')
      // The line is never looked into while it grows: that would copy it for every piece of it.
      const piece = endsInSpace ? words.trimStart() : words
      if (piece === '') return
      line += piece
      endsInSpace = piece.endsWith(' ')
      if (line.length > longestLine) flush()
    },
    verbatim(text: string) {
      const parts = text.split('\n')
      for (const [index, part] of parts.entries()) {
        line += part
        endsInSpace = false
        if (index < parts.length - 1) flush()
      }
    },
    line: () => flush(),
    block(isParagraph: boolean) {
      endLine()
      if (isParagraph && lines.length > 0 && !lastIsEmpty()) lines.push(depth > 0 ? '>' : '')
    },
    rule() {
      endLine()
      line = '________________________________'
      flush()
    },
    quote(by: 1 | -1) {
      endLine()
      // A quote stands apart from what was said before and after it.
      const outer = Math.max(0, Math.min(depth, depth + by, mostQuotes))
      if (lines.length > 0 && !lastIsEmpty()) lines.push('> '.repeat(outer).trimEnd())
      depth = Math.max(0, depth + by)
    },
    end() {
      endLine()
      return lines
        .join('\n')
        .replaceAll('\u00a0', ' ')
        .replace(/[ \t]+\n/g, '\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim()
    },
  }
}
