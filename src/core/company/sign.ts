import { Problem } from '#lib/problem'
import type { Affiliation, Company } from './model.ts'
import { affiliationWords, usualDisclosures } from './wordings.ts'

export interface Discloser {
  name: string
  title: string
  affiliation: Affiliation
}

/**
 * `brief`: without the title, and with a plain hyphen, for networks where every letter costs. The name, the company and
 * what somebody is to it are in both.
 */
export type Form = 'full' | 'brief'

/**
 * The line that tells the reader who writes and for whom. It can be worded, and never left out. In the reader's
 * language; where nobody worded that one, in the company's, and else in English.
 */
export function disclosureOf(
  company: Pick<Company, 'name' | 'language' | 'disclosures'>,
  author: Discloser,
  language: string | null | undefined,
  form: Form = 'full',
): string {
  const firstName = author.name.trim().split(/\s+/)[0] ?? author.name
  const template =
    author.affiliation === 'employee'
      ? pick({ ...usualDisclosures, ...company.disclosures }, language, company.language)
      : `— {name}, {title}, ${pick(affiliationWords[author.affiliation], language, company.language)}`
  const titled = author.title.trim() && form === 'full' ? template : template.replace(/[,،，]?\s*\{title\}/, '')
  const line = titled
    .replaceAll('{name}', shown(firstName))
    .replaceAll('{title}', shown(author.title))
    .replaceAll('{company}', shown(company.name))
    .replaceAll(/\s+/g, ' ')
    .trim()
  // A long dash is outside the alphabet of a text message: one of them makes every character of it cost double.
  return form === 'brief' ? line.replace(/^[—–]\s*/, '- ') : line
}

function pick(texts: Record<string, string>, ...languages: (string | null | undefined)[]): string {
  for (const language of [...languages, 'en']) {
    const found = language && (texts[language] || texts[language.split('-')[0] ?? ''])
    if (found) return found
  }
  return ''
}

/** A name is only a name: nothing in it may hide what stands beside it. */
function shown(name: string): string {
  return name.replaceAll(/[<>`\p{Cc}\p{Cf}]/gu, ' ').trim()
}

/** What will stand on the network: the author's words, then who they are, where nothing in the words can hide it. */
export function sign(text: string, disclosure: string): string {
  return `${closed(withoutLast(text.trim(), disclosure))}\n\n${disclosure}`
}

/** Somebody who wrote our line themselves says it once. */
function withoutLast(text: string, disclosure: string): string {
  const rest = text.endsWith(disclosure) ? text.slice(0, -disclosure.length).trimEnd() : ''
  return rest || text
}

const hiding = [
  'details',
  'template',
  'script',
  'style',
  'textarea',
  'title',
  'noscript',
  'svg',
  'math',
  'select',
  'pre',
]

/**
 * Ends what the words began and left open. An open comment, code block or folded part would take our line with it on
 * networks that read Markdown or HTML (CommonMark 4.5, 4.6); an open turn of the writing direction would reverse it.
 */
function closed(text: string): string {
  const { outside, fence } = outsideOfCode(text)
  const comment = outside.lastIndexOf('<!--') > outside.lastIndexOf('-->') ? ' -->' : ''
  const plain = outside.replaceAll(/<!--[\s\S]*?(?:-->|$)/g, '')
  const instruction = plain.lastIndexOf('<?') > plain.lastIndexOf('?>') ? ' ?>' : ''
  const data = plain.lastIndexOf('<![CDATA[') > plain.lastIndexOf(']]>') ? ' ]]>' : ''
  const open = hiding.flatMap(tag => {
    const count = (pattern: string) => plain.match(new RegExp(pattern, 'gi'))?.length ?? 0
    return Array<string>(Math.max(0, count(`<${tag}(?=[\\s>/]|$)`) - count(`</${tag}\\s*>`))).fill(`</${tag}>`)
  })
  const turns = (begin: RegExp, end: RegExp) =>
    Math.max(0, (text.match(begin)?.length ?? 0) - (text.match(end)?.length ?? 0))
  const turned =
    '\u202c'.repeat(turns(/[\u202a\u202b\u202d\u202e]/g, /\u202c/g)) +
    '\u2069'.repeat(turns(/[\u2066-\u2068]/g, /\u2069/g))
  return [`${text}${turned}${comment}${instruction}${data}`, ...(fence ? [fence] : []), ...open].join('\n')
}

function outsideOfCode(text: string): { outside: string; fence: string | undefined } {
  let fence: string | undefined
  const outside: string[] = []
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line)
    if (!mark?.[1]) {
      if (!fence) outside.push(line.replaceAll(/`[^`]*`/g, ''))
    } else if (!fence) fence = mark[1]
    else if (mark[1].startsWith(fence) && !mark[2]?.trim()) fence = undefined
  }
  return { outside: outside.join('\n'), fence }
}

/** Refuses a second signature of the author's own above ours: two of them that differ leave the reader guessing. */
export function refuseOwnSignature(text: string, author: Discloser, disclosure: string): void {
  const last = text.trim().split('\n').at(-1)?.trim() ?? ''
  if (last === disclosure || last.length > 120 || !/^[-—–―]/.test(last)) return
  const plain = (words: string) => words.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const words = plain(last).split(/[^\p{L}]+/u)
  const own = plain(author.name).split(/[^\p{L}]+/u)
  if (!own.some(name => name.length > 1 && words.slice(0, 4).includes(name))) return
  throw new Problem('invalid', 'It is signed already: Sosh says under your words who you are, and for whom you work.', [
    { at: 'text', message: `Take “${last}” out. Your words end with “${disclosure}”.` },
  ])
}
