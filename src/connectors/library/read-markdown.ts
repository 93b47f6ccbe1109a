import { limited, type Written } from './written.ts'

type Matter = Record<string, string | string[]>

/** Where a file of a repository lies. */
export interface MarkdownFile {
  path: string
  text: string
}

/**
 * Reads a file of Markdown with its front matter (YAML between `---`, TOML between `+++`; what static site generators use of
 * them). `addressOf` says where people read it, given its own `permalink` or `slug`.
 */
export function readMarkdown(
  file: MarkdownFile,
  addressOf: (path: string, own: string) => string,
): Written | undefined {
  const { matter, body } = split(file.text)
  const said = (...names: string[]) =>
    names.map(name => matter[name]).flatMap(value => (typeof value === 'string' && value ? [value] : []))[0] ?? ''
  const heading = /^#{1,2}\s+(.+?)\s*#*$/m.exec(body)?.[1] ?? /^(.+)\n=+\s*$/m.exec(body)?.[1] ?? ''
  const dated = /(\d{4})-(\d{2})-(\d{2})/.exec(file.path)?.[0] ?? ''
  const at = Date.parse(said('date', 'published', 'publishdate', 'lastmod', 'updated') || dated)
  return limited({
    url: addressOf(file.path, said('permalink', 'url', 'slug')),
    title: plain(said('title') || heading || nameOf(file.path)),
    summary: plain(said('description', 'summary', 'excerpt')),
    text: plain(body),
    bylines: ['authors', 'author', 'by', 'byline'].flatMap(name => matter[name] ?? []),
    at: Number.isNaN(at) ? undefined : new Date(at),
    language: said('lang', 'language') || undefined,
  })
}

const longestFile = 400_000

function split(text: string): { matter: Matter; body: string } {
  const found = /^\ufeff?(---|\+\+\+)[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n\1[ \t]*(?:\r?\n|$)/.exec(
    text.slice(0, longestFile),
  )
  if (!found) return { matter: {}, body: text.slice(0, longestFile) }
  return { matter: readMatter(found[2] ?? ''), body: text.slice(found[0].length, longestFile) }
}

/** Keys of the first level with a text or a list of texts; of a list of things, their names. */
function readMatter(text: string): Matter {
  const matter: Matter = Object.create(null) as Matter
  let key = ''
  for (const line of text.split(/\r?\n/)) {
    const pair = /^([A-Za-z][\w-]*)\s*[:=]\s*(.*)$/.exec(line)
    if (pair) {
      key = (pair[1] ?? '').toLowerCase()
      const value = (pair[2] ?? '').trim()
      matter[key] = value.startsWith('[')
        ? value
            .replace(/^\[|\]$/g, '')
            .split(',')
            .map(bare)
            .filter(each => each !== '')
        : bare(value)
      continue
    }
    const item = /^\s*-\s+(?:name:\s*)?(.+)$/.exec(line)?.[1] ?? /^\s+name:\s*(.+)$/.exec(line)?.[1]
    if (item === undefined || key === '' || /^\w+:\s/.test(item)) continue
    const held = matter[key]
    matter[key] = [...(Array.isArray(held) ? held : held ? [held] : []), bare(item)]
  }
  return matter
}

const bare = (value: string): string =>
  value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()

/** The words without the marks. */
function plain(markdown: string): string {
  return withoutCode(markdown)
    .replace(/<[^<>\n]{1,200}>|\{[%{][^{}\n]{0,200}[%}]\}/g, ' ')
    .replace(/!?\[([^[\]\n]{0,300})\](?:\([^()\n]{0,500}\)|\[[^[\]\n]{0,100}\])?/g, '$1')
    .replace(/^\s{0,3}(?:#{1,6}|>|[-*+]|\d{1,4}\.)\s+/gm, '')
    .replace(/[*_`~]{1,3}/g, '')
}

/** Without blocks of code and comments, line by line. */
function withoutCode(markdown: string): string {
  const kept: string[] = []
  let until: string | undefined
  for (const line of markdown.split('\n')) {
    const start = line.trimStart()
    if (until !== undefined) {
      if (until === '-->' ? line.includes(until) : start.startsWith(until)) until = undefined
      continue
    }
    const opens =
      ['```', '~~~'].find(fence => start.startsWith(fence)) ?? (start.startsWith('<!--') ? '-->' : undefined)
    if (opens === undefined) kept.push(line)
    else if (opens !== '-->' || !line.includes('-->')) until = opens
  }
  return kept.join('\n')
}

function nameOf(path: string): string {
  const name =
    path
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? path
  const shown = /^(?:index|readme)$/i.test(name) ? (path.split('/').at(-2) ?? name) : name
  return shown.replace(/^\d{4}-\d{2}-\d{2}-/, '').replace(/[-_]+/g, ' ')
}
