import { decodeHTML } from 'entities'
import { lexer, Marked, type Token, type Tokens } from 'marked'
import sanitize from 'sanitize-html'

/** A picture that a text may show, by its id: `![what it shows](media:ID "a line below it")`. */
export interface PagePicture {
  id: string
  alt: string
  /** Pixels. */
  width: number | null
  height: number | null
}

const scheme = 'media:'
const mediaId = /^media:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, sign => signs[sign] ?? sign)

const allowed: sanitize.IOptions = {
  allowedTags: [
    ...['p', 'br', 'hr', 'strong', 'em', 'del', 'code', 'pre', 'blockquote', 'ul', 'ol', 'li', 'a', 'figure'],
    ...['h2', 'h3', 'h4', 'h5', 'h6', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'img', 'figcaption'],
  ],
  allowedAttributes: {
    a: ['href', 'rel'],
    code: ['class'],
    ol: ['start'],
    img: ['src', 'alt', 'width', 'height', 'loading', 'decoding'],
  },
  allowedClasses: { code: [/^language-[\w-]{1,30}$/] },
  allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['media'] },
  allowProtocolRelative: false,
  nestingLimit: 30,
  transformTags: { a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'noopener' } }) },
}

/**
 * Markdown (CommonMark with tables and strikethrough) as a page shows it: headings from the second level on, no markup of
 * the writer's own, and no picture but those given, so that no other host learns who reads.
 */
export function toPage(text: string, pictures: ReadonlyMap<string, PagePicture>): string {
  return sanitize(readerFor(pictures, headingLevels(lexer(text))).parse(text) as string, allowed).trim()
}

/**
 * On which level each heading of a text stands below a title: the highest on the second, and none more than one below the
 * one before it, however its writer counted.
 */
export function headingLevels(tokens: readonly Token[]): number[] {
  const depths = headingsIn(tokens)
  const highest = Math.min(...depths)
  let before = 1
  return depths.map(depth => {
    before = Math.min(6, 2 + depth - highest, before + 1)
    return before
  })
}

/** Their depths, in the order in which they are read; those in quotations and lists too. */
function headingsIn(tokens: readonly Token[]): number[] {
  return tokens.flatMap(token => {
    if (token.type === 'heading') return [Number(token.depth)]
    const items: Token[] = token.type === 'list' ? (token as Tokens.List).items : []
    return headingsIn(token.type === 'blockquote' || token.type === 'list_item' ? (token.tokens ?? []) : items)
  })
}

function readerFor(pictures: ReadonlyMap<string, PagePicture>, levels: number[]): Marked {
  let headings = 0
  const shown = ({ href, text }: { href: string; text: string }) => {
    const picture = pictures.get(href.match(mediaId)?.[1] ?? '')
    if (!picture) return undefined
    const size = picture.width && picture.height ? ` width="${picture.width}" height="${picture.height}"` : ''
    return `<img src="${scheme}${picture.id}" alt="${escaped(text || picture.alt)}"${size} loading="lazy" decoding="async">`
  }
  return new Marked({
    gfm: true,
    async: false,
    renderer: {
      html: ({ text }) => escaped(text),
      checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
      heading({ tokens, depth }) {
        const level = levels[headings++] ?? Math.min(6, depth + 1)
        return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`
      },
      image: ({ href, text }) => shown({ href, text }) ?? linkTo(href, text),
      paragraph({ tokens }) {
        const [only] = tokens
        const isAlone = tokens.length === 1 && only?.type === 'image'
        const image = isAlone ? shown({ href: only.href, text: only.text }) : undefined
        if (!image) return `<p>${this.parser.parseInline(tokens)}</p>\n`
        const below = isAlone && only.title ? `<figcaption>${escaped(only.title)}</figcaption>` : ''
        return `<figure>${image}${below}</figure>\n`
      },
    },
  })
}

function linkTo(href: string, text: string): string {
  return `<a href="${escaped(href)}">${escaped(text || URL.parse(href)?.host || 'Picture')}</a>`
}

/** The same page with its pictures where they are served. */
export function atMedia(html: string, path: (id: string) => string): string {
  return html.replace(/ src="media:([0-9a-f-]{36})"/g, (_, id: string) => ` src="${escaped(path(id))}"`)
}

/** The pictures that a text shows, in order and without doubles. */
export function pictureIdsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\]\(media:([0-9a-f-]{36})[\s)]/g)].map(([, id = '']) => id))]
}

/** The words of a page alone, as they are searched, counted and quoted. */
export function plainOf(html: string): string {
  const spaced = html
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<li>/g, '- ')
    .replace(/<\/(?:p|h\d|pre|blockquote|ul|ol|table|figure)>\n*/g, '\n\n')
    .replace(/<\/(?:li|tr)>\n*/g, '\n')
    .replace(/<\/t[hd]>/g, ' ')
  return decodeHTML(spaced.replace(/<[^>]*>/g, ''))
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
