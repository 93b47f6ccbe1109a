import { parseHtml, resolve } from '#connectors/markup'

const silent = new Set(
  'script style template iframe object embed svg math noscript head title select button form'.split(' '),
)
const blocks = new Set(
  'address article aside blockquote details div dl dd dt figure figcaption footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul'.split(
    ' ',
  ),
)
const marks: Record<string, string> = { strong: '**', b: '**', em: '_', i: '_', del: '~~', s: '~~', strike: '~~' }
const mostLetters = 100_000

interface Open {
  name: string
  /** What is gathered within, joined when it ends. */
  parts: string[]
  attributes: Record<string, string>
  count: number
  /** Of the code within. */
  language?: string
}

/**
 * What forums show (HTML) as what our own community keeps (Markdown): headings, lists, quotes, code, links and tables stay;
 * a picture becomes a link to it; scripts, frames, styles and whatever else could act are gone. `base` completes addresses.
 */
export function toMarkdown(html: string, base: string): string {
  const stack: Open[] = [{ name: '', parts: [], attributes: {}, count: 0 }]
  let hidden = 0
  let pre = 0
  const top = () => stack.at(-1) as Open
  parseHtml(html.slice(0, mostLetters * 4), {
    onopentag(name, attributes) {
      if (silent.has(name)) hidden++
      if (name === 'pre') pre++
      stack.push({ name, parts: [], attributes, count: 0 })
    },
    ontext(text) {
      if (hidden > 0) return
      top().parts.push(pre > 0 ? text : escaped(text.replace(/\s+/g, ' '), stack))
    },
    onclosetag(name) {
      if (stack.length < 2) return
      const ended = stack.pop() as Open
      if (silent.has(name)) {
        hidden = Math.max(0, hidden - 1)
        return
      }
      if (hidden > 0) return
      const within = top()
      within.parts.push(writtenAs(ended, within, base, pre > 0))
      if (name === 'pre') pre = Math.max(0, pre - 1)
    },
  })
  while (stack.length > 1) {
    const open = stack.pop() as Open
    top().parts.push(open.parts.join(''))
  }
  return tidied(top().parts.join('')).slice(0, mostLetters).toWellFormed()
}

function writtenAs(element: Open, within: Open, base: string, isPre: boolean): string {
  const { name, attributes } = element
  const inner = element.parts.join('')
  const classes = attributes.class ?? ''
  if (name === 'pre')
    return `\n\n${fenced(inner.replace(/^\n+|\s+$/g, ''), element.language ?? languageIn(attributes))}\n\n`
  if (isPre) {
    within.language ??= languageIn(attributes)
    return inner
  }
  if (name === 'br') return '\n'
  if (name === 'hr') return '\n\n---\n\n'
  if (name === 'img') return picture(attributes, base)
  if (name === 'code' || name === 'kbd' || name === 'tt') return inner.trim() ? ticked(inner.trim()) : ''
  if (name === 'a') return link(inner, attributes, base)
  const mark = marks[name]
  if (mark) return around(inner, mark)
  if (/^h[1-6]$/.test(name)) return inner.trim() ? `\n\n${'#'.repeat(Number(name[1]))} ${oneLine(inner)}\n\n` : ''
  if (name === 'li') return item(inner, within)
  if (name === 'ul' || name === 'ol') return `\n\n${inner.replace(/^\n+|\n+$/g, '')}\n\n`
  if (name === 'blockquote') return quoted(inner)
  // Discourse: who is quoted stands above the quote, with buttons of the page around it.
  if (name === 'aside' && /\bquote\b/.test(classes)) return `\n\n${inner}\n\n`
  if (name === 'div' && /\btitle\b/.test(classes) && within.name === 'aside')
    return oneLine(inner) ? `\n\n${oneLine(inner)}\n\n` : ''
  if (name === 'div' && /\b(meta|quote-controls)\b/.test(classes)) return ''
  if (name === 'td' || name === 'th') return ` ${oneLine(inner).replaceAll('|', '\\|')} |`
  if (name === 'tr') return `\n|${inner.trimEnd()}`
  if (name === 'table') return table(inner)
  if (name === 'p') return `\n\n${withoutSigns(inner)}\n\n`
  return blocks.has(name) ? `\n\n${inner}\n\n` : inner
}

/** Signs that Markdown would take for its own. */
function escaped(text: string, stack: readonly Open[]): string {
  if (stack.some(each => each.name === 'code' || each.name === 'pre')) return text
  return text.replace(/([\\`*_[\]~])/g, (sign, _, at: number) =>
    sign === '_' && /\w/.test(text[at - 1] ?? '') && /\w/.test(text[at + 1] ?? '') ? sign : `\\${sign}`,
  )
}

/** A paragraph that begins with what would make it a heading, a quote or a list. */
const withoutSigns = (text: string) =>
  text.replace(/^(\s*)(?:(#{1,6}|[+-])(?=\s)|(>)|(\d+)([.)])(?=\s))/gm, (_, space, sign, quote, digits, dot) =>
    digits ? `${space}${digits}\\${dot}` : `${space}\\${sign ?? quote}`,
  )

function picture({ src, alt, title, class: classes = '' }: Record<string, string>, base: string): string {
  if (/\bemoji\b/.test(classes)) return alt ?? title ?? ''
  if (/\b(avatar|site-icon)\b/.test(classes) || !src) return ''
  const address = absolute(src, base)
  return address ? `[${oneLine(alt || title || 'Picture').replace(/[[\]]/g, '')}](${address})` : (alt ?? '')
}

function link(inner: string, { href = '', class: classes = '' }: Record<string, string>, base: string): string {
  const words = oneLine(inner)
  if (/\bmention(-group)?\b|\bplugin-mentions-user\b/.test(classes)) return words.replaceAll('\\', '')
  if (/\b(anchor|heading-anchor|back)\b/.test(classes) || !words) return words
  const address = /^mailto:/i.test(href) ? href : absolute(href, base)
  // A picture within is a link already.
  if (!address || /\]\(/.test(words)) return words
  return words.replaceAll('\\', '') === address ? `<${address}>` : `[${words}](${address})`
}

function absolute(href: string, base: string): string | undefined {
  if (href.startsWith('#')) return undefined
  const url = URL.parse(resolve(base, href))
  if (!url || !/^https?:$/.test(url.protocol)) return undefined
  return url.href.replaceAll('(', '%28').replaceAll(')', '%29')
}

function around(inner: string, mark: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(inner) ?? []
  return words === '' || words.includes('\n\n') ? inner : `${before}${mark}${words}${mark}${after}`
}

function item(inner: string, within: Open): string {
  within.count++
  const first = Number.parseInt(within.attributes.start ?? '1', 10) || 1
  const sign = within.name === 'ol' ? `${first + within.count - 1}. ` : '- '
  const lines = tidied(inner).split('\n')
  return `\n${sign}${lines.map((line, at) => (at > 0 && line ? ' '.repeat(sign.length) + line : line)).join('\n')}`
}

function quoted(inner: string): string {
  const lines = tidied(inner).split('\n')
  return lines.length === 1 && lines[0] === '' ? '' : `\n\n${lines.map(line => `> ${line}`.trimEnd()).join('\n')}\n\n`
}

function table(inner: string): string {
  const rows = inner.split('\n').filter(line => line.startsWith('|'))
  const width = (rows[0]?.match(/(?<!\\)\|/g)?.length ?? 1) - 1
  if (width < 1) return `\n\n${inner}\n\n`
  return `\n\n${[rows[0], `|${' --- |'.repeat(width)}`, ...rows.slice(1)].join('\n')}\n\n`
}

function fenced(code: string, language = ''): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${code}\n${fence}`
}

function ticked(code: string): string {
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length))
  const ticks = '`'.repeat(longest + 1)
  return longest > 0 ? `${ticks} ${code} ${ticks}` : `${ticks}${code}${ticks}`
}

/** `lang-ts` or `language-ts`, as forums mark it on the code within. */
const languageIn = ({ class: classes = '' }: Record<string, string>) =>
  /\blang(?:uage)?-([\w-]{1,30})/.exec(classes)?.[1]

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** No empty lines but one between paragraphs; nothing changes within code. */
function tidied(text: string): string {
  return text
    .split(/(^(`{3,})[^\n]*\n[\s\S]*?^\2$)/m)
    .filter((part, at, all) => !(/^`{3,}$/.test(part) && /^`{3,}/.test(all[at - 1] ?? '')))
    .map(part =>
      /^`{3,}/.test(part)
        ? part
        : part
            .replace(/[ \t]+\n/g, '\n')
            .replace(/\n[ \t]+(?=\n)/g, '\n')
            .replace(/\n{3,}/g, '\n\n')
            .replace(/^ (?=\S)/gm, ''),
    )
    .join('')
    .trim()
}
