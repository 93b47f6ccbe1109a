import { addressesIn, tidy } from '#connectors/web'

const longest = 100_000

/**
 * What a person reads of GitHub's Markdown, and the addresses it links to. Its API offers plain text as well; its
 * webhooks do not, and a post must read the same on both ways. What somebody quotes (`>`) is not what they say.
 */
export function plainText(markdown: string): { text: string; links: string[] } {
  const links = new Set<string>()
  const lines: string[] = []
  let fence: string | undefined
  for (const line of withoutComments(markdown.slice(0, longest)).split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined
      else lines.push(line)
    } else if (mark) fence = mark
    else if (!isQuoteOrRule(line)) lines.push(spoken(line, links))
  }
  const text = tidy(lines.join('\n'))
  return { text, links: [...new Set([...links, ...addressesIn(text)])] }
}

/** Comments are for nobody's eyes; our own mark stands in one. */
function withoutComments(markdown: string): string {
  const pieces = markdown.split('<!--')
  const [first = '', ...rest] = pieces
  return first + rest.map(piece => (piece.includes('-->') ? piece.slice(piece.indexOf('-->') + 3) : '')).join('')
}

function isQuoteOrRule(line: string): boolean {
  if (/^ {0,3}>/.test(line) || /^[ \t]*([-*_=] ?){3,}[ \t]*$/.test(line)) return true
  // The line under a table's head. Looked at letter by letter: two runs of blanks in one pattern take the square of them.
  return line.includes('---') && /^[ \t:|-]+$/.test(line)
}

function spoken(line: string, links: Set<string>): string {
  const bare = line
    .replace(/^ {0,3}#{1,6}[ \t]+/, '')
    .replace(/^([ \t]*)[*+][ \t]+/, '$1- ')
    .replace(/^[ \t]*\|(.*)\|[ \t]*$/, (_, cells: string) => cells.replaceAll('|', ' ').trim())
  // What stands between backticks is meant letter by letter.
  return bare
    .split(/`+([^`]*)`+/)
    .map((piece, n) => (n % 2 === 1 ? piece : unadorned(piece, links)))
    .join('')
}

function unadorned(piece: string, links: Set<string>): string {
  const keep = (address: string) => {
    if (/^https?:/i.test(address) && URL.canParse(address)) links.add(new URL(address).href)
  }
  return piece
    .replace(/!\[([^[\]]{0,500})\]\([^()\s]{0,2000}[^()]{0,300}\)/g, '$1')
    .replace(/\[([^[\]]{0,1000})\]\(([^()\s]{0,2000})[^()]{0,300}\)/g, (_, words: string, address: string) => {
      keep(address)
      return words
    })
    .replace(/<(https?:\/\/[^<>\s]{1,2000})>/g, '$1')
    .replace(/<img\b[^<>]{0,500}?\balt="([^"<>]{0,300})"[^<>]{0,500}>/gi, '$1')
    .replace(/<br ?\/?>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,1000}>/gi, '')
    .replace(/\*\*|~~/g, '')
    .replace(/(?<![\w_])__([^_\n]{1,300})__(?![\w_])/g, '$1')
    .replace(/(?<![\w*\\])\*([^*\s](?:[^*\n]{0,300}[^*\s])?)\*(?![\w*])/g, '$1')
    .replace(/(?<![\w_\\])_([^_\s](?:[^_\n]{0,300}[^_\s])?)_(?![\w_])/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => entities[name] ?? '')
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" }
