import { Marked } from 'marked'
import sanitize from 'sanitize-html'
import { limits } from './model.ts'

const escaped = (text: string) =>
  text.replace(
    /[&<>"']/g,
    sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  )

/** Markup in people's words stays words; a picture of another host would tell it who reads here, so it is a link. */
const marked = new Marked({
  gfm: true,
  breaks: true,
  async: false,
  renderer: {
    html: ({ text }) => escaped(text),
    image: ({ href, text }) => `<a href="${escaped(href)}">${escaped(text || hostOf(href) || 'Picture')}</a>`,
    heading({ tokens, depth }) {
      // The page has its own first two levels.
      const level = Math.min(6, depth + 2)
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`
    },
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
  },
})

const allowed: sanitize.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a'],
    ...['h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: { a: ['href', 'rel', 'class'], code: ['class'], ol: ['start'] },
  allowedClasses: { code: [/^language-[\w-]{1,30}$/], a: ['mention'] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowProtocolRelative: false,
  nestingLimit: 30,
  transformTags: {
    a: (tagName, attribs) => ({
      tagName,
      attribs: attribs.class === 'mention' ? attribs : { ...attribs, rel: 'nofollow ugc noopener' },
    }),
  },
}

/** Stands for the address of the place in links that it makes itself, since a place may move to a host of its own. */
const root = '~/'

/** Markdown as a page shows it: safe, without anything from another host. `known` are the handles to be linked. */
export function toHtml(text: string, known: ReadonlySet<string> = new Set()): string {
  const html = marked.parse(text) as string
  return linkMentions(sanitize(html, allowed), known).trim()
}

/** The same at an address: links to people lead to where the place is. */
export function atRoot(html: string, base: string): string {
  return html.includes(root) ? html.replaceAll(`href="${root}`, `href="${base}/`) : html
}

/** Who is named by handle, outside of code, in order and without doubles. */
export function mentionsIn(text: string): string[] {
  const plain = text.replace(/```[\s\S]*?(?:```|$)|`[^`\n]*`/g, ' ')
  const handles = [...plain.matchAll(/(?<![\p{L}\p{N}_@/.])@([a-z0-9][a-z0-9_-]{1,29})(?![\p{L}\p{N}_@])/giu)]
  return [...new Set(handles.map(([, handle = '']) => handle.toLowerCase()))].slice(0, limits.mentionsMost)
}

function linkMentions(html: string, known: ReadonlySet<string>): string {
  if (known.size === 0) return html
  let within = 0
  return html.replace(
    /<(\/?)(a|code|pre)\b[^>]*>|<[^>]*>|(?<![\p{L}\p{N}_@/.])@([a-z0-9][a-z0-9_-]{1,29})/giu,
    (found, end, tag, handle) => {
      if (tag) within += end ? -1 : 1
      if (!handle || within > 0 || !known.has(handle.toLowerCase())) return found
      return `<a class="mention" href="${root}members/${handle.toLowerCase()}">${found}</a>`
    },
  )
}

/** The words alone, as they are heard, searched and quoted in lists. */
export function toPlain(html: string): string {
  // Most of what people write: one paragraph of words alone.
  const alone = /^<p>([^<&]*)<\/p>\s*$/.exec(html)?.[1]
  if (alone !== undefined) return alone.replace(/\n{3,}/g, '\n\n').trim()
  return html
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<li>/g, '- ')
    .replace(/<\/(?:p|h\d|pre|blockquote|ul|ol|table)>\n*/g, '\n\n')
    .replace(/<\/(?:li|tr)>\n*/g, '\n')
    .replace(/<\/t[hd]>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** Addresses that are linked to, absolute. */
export function linksIn(html: string): string[] {
  const found = [...html.matchAll(/<a href="(https?:[^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  return [...new Set(found)].slice(0, 50)
}

function hostOf(href: string): string | undefined {
  return URL.parse(href)?.host
}
