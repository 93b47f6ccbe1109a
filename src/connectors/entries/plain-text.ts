import { parseHtml } from '#connectors/markup'
import { tidy } from '#connectors/web'

const ownLine = new Set(
  'address article blockquote dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li ol p pre section table tr ul'.split(
    ' ',
  ),
)
const silent = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object'])

/** What a person reads of a piece of HTML, and the addresses that it links to. */
export function fromHtml(html: string): { text: string; links: string[] } {
  let text = ''
  let hidden = 0
  const links: string[] = []
  parseHtml(html, {
    onopentag(name, { href, alt }) {
      if (silent.has(name)) hidden++
      if (name === 'br' || ownLine.has(name)) text += '\n'
      if (name === 'p') text += '\n'
      if (name === 'td' || name === 'th') text += ' '
      if (name === 'img' && alt) text += alt
      if (name === 'a' && href) links.push(href)
    },
    ontext(piece) {
      if (hidden === 0) text += piece.replace(/[^\S\u00a0]+/g, ' ')
    },
    onclosetag(name) {
      if (silent.has(name)) hidden--
      if (ownLine.has(name)) text += '\n'
    },
  })
  return { text: tidy(text), links }
}

export function looksLikeHtml(text: string): boolean {
  return /<\/?(?:p|br|div|a|li|ul|ol|blockquote|span|strong|em|b|i|img|pre|code)\b[^<>]*>/i.test(text)
}
