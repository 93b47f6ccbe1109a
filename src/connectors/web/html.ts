import { parseHtml } from '#connectors/markup'

const longest = 200_000
const blocks = new Set(
  'address article aside blockquote dd details div dl dt figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section table tr ul'.split(
    ' ',
  ),
)
const apart = new Set('blockquote h1 h2 h3 h4 h5 h6 p pre'.split(' '))
const silent = new Set('head iframe noscript object script style svg template title'.split(' '))

/** What a person reads of a piece of HTML, and the addresses that it links to, absolute where `base` is given. */
export function readHtml(html: string, base?: string): { text: string; links: string[] } {
  const out: string[] = []
  const links = new Set<string>()
  let hidden = 0
  let preformatted = 0
  parseHtml(html.slice(0, longest), {
    onopentag(name, { href, alt }) {
      if (silent.has(name)) hidden++
      if (name === 'pre') preformatted++
      if (hidden > 0) return
      if (name === 'br') out.push('\n')
      else if (name === 'li') out.push('\n- ')
      else if (blocks.has(name)) out.push(apart.has(name) ? '\n\n' : '\n')
      if (name === 'td' || name === 'th') out.push(' ')
      if (name === 'img' && alt) out.push(alt)
      const link = name === 'a' && href ? URL.parse(href, base) : undefined
      if (link && /^https?:$/.test(link.protocol)) links.add(link.href)
    },
    ontext(text) {
      if (hidden > 0) return
      if (preformatted > 0) return void out.push(text)
      const words = text.replace(/[^\S\u00a0]+/g, ' ')
      out.push(out.at(-1)?.endsWith('\n') ? words.trimStart() : words)
    },
    onclosetag(name) {
      if (silent.has(name)) hidden = Math.max(0, hidden - 1)
      if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
      if (hidden === 0 && blocks.has(name)) out.push(apart.has(name) ? '\n\n' : '\n')
    },
  })
  return { text: tidy(out.join('')), links: [...links] }
}

/** Whole characters, line breaks of one kind, no more than one empty line, nothing at the ends of lines. */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/\r\n?/g, '\n')
    .replace(/(?<![ \t])[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Addresses in a plain text, each once. */
export function addressesIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"'`]+/g) ?? []
  const whole = found.map(link =>
    link.replace(/[.,;:!?)\]}»”]+$/, end => (/^\)/.test(end) && link.includes('(') ? ')' : '')),
  )
  return [...new Set(whole.filter(link => URL.canParse(link)))]
}
