import { parseHtml } from '#connectors/markup'

/** What a status says and where it leads to. */
export interface ReadHtml {
  text: string
  /** Addresses that it links to; those of people and hashtags are none. */
  links: string[]
}

const longest = 200_000
const deepest = 200

/**
 * What a person reads of a status. Servers send HTML in which addresses are cut into visible and hidden parts and
 * people are shortened to their first name: here they are whole again, as their author wrote them.
 */
export function readHtml(html: string, mentions: ReadonlyMap<string, string> = new Map()): ReadHtml {
  const out: string[] = []
  const links = new Set<string>()
  const open: { name: string; skips: boolean }[] = []
  let skipped = 0
  let preformatted = 0
  let anchor: { href: string; kind: 'link' | 'mention' | 'tag'; text: string } | undefined

  const say = (text: string) => {
    if (skipped > 0) return
    if (anchor) anchor.text += text
    else out.push(text)
  }
  parseHtml(html.slice(0, longest), {
    onopentag(name, attributes) {
      if (open.length >= deepest) return
      const classes = (attributes.class ?? '').split(/\s+/)
      // Mastodon repeats a quoted post's address for servers that can't show quotes.
      const skips = silent.has(name) || classes.includes('quote-inline')
      if (!empty.has(name)) {
        open.push({ name, skips })
        if (skips) skipped++
      }
      if (skipped > 0) return
      if (name === 'br') say('\n')
      else if (name === 'li') say('\n- ')
      else if (blocks.has(name)) say(name === 'p' || name === 'blockquote' || name === 'pre' ? '\n\n' : '\n')
      if (name === 'pre') preformatted++
      if (name === 'img' && attributes.alt) say(attributes.alt)
      if (name === 'a' && attributes.href && !anchor)
        anchor = { href: attributes.href, kind: kindOf(classes, attributes, mentions), text: '' }
    },
    ontext(text) {
      say(preformatted > 0 ? text : text.replace(/\s+/g, ' '))
    },
    onclosetag(name) {
      if (empty.has(name)) return
      const at = open.findLastIndex(one => one.name === name)
      if (at < 0) return
      for (const closed of open.splice(at)) if (closed.skips) skipped--
      if (skipped > 0) return
      if (name === 'pre') preformatted = Math.max(0, preformatted - 1)
      if (name === 'a' && anchor) {
        const { href, kind, text } = anchor
        anchor = undefined
        say(kind === 'mention' ? (mentions.get(href) ?? text) : text)
        if (kind === 'link') for (const link of webAddress(href)) links.add(link)
      } else if (blocks.has(name)) say(name === 'p' || name === 'blockquote' || name === 'pre' ? '\n\n' : '\n')
    },
  })
  if (anchor) out.push(anchor.text)
  return { text: tidy(out.join('')), links: [...links] }
}

const silent = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'head', 'title'])
const empty = new Set(['br', 'img', 'hr', 'wbr', 'input', 'link', 'meta', 'source', 'area', 'col', 'embed', 'track'])
const blocks = new Set('p div blockquote pre ul ol h1 h2 h3 h4 h5 h6 table tr section article figure hr'.split(' '))

function kindOf(
  classes: string[],
  { href = '', rel = '' }: Record<string, string>,
  mentions: ReadonlyMap<string, string>,
): 'link' | 'mention' | 'tag' {
  if (classes.includes('hashtag') || rel.split(/\s+/).includes('tag')) return 'tag'
  return classes.includes('mention') || mentions.has(href) ? 'mention' : 'link'
}

function webAddress(href: string): string[] {
  return /^https?:\/\//i.test(href) && URL.canParse(href) ? [href] : []
}

function tidy(text: string): string {
  return text
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+(?=\n|- )/g, '\n')
    .replace(/\n- \s+/g, '\n- ')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
