import { Marked } from 'marked'
import sanitize from 'sanitize-html'

/** Headings begin at the second level, and markup of the writer’s own is shown as the words it is. */
const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    html: ({ text }) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
    heading({ tokens, depth }) {
      const level = Math.min(6, depth + 1)
      return `<h${level}>${this.parser.parseInline(tokens)}</h${level}>\n`
    },
  },
})

/** What a place says of itself, written in Markdown: words, lists, links, tables. No picture, nothing of another host. */
export function placeWords(markdown: string): string {
  return sanitize(marked.parse(markdown) as string, {
    allowedTags: 'p br hr strong em del code pre blockquote ul ol li a h2 h3 h4 h5 h6 table thead tbody tr th td'.split(
      ' ',
    ),
    allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nestingLimit: 30,
    transformTags: { a: (tagName, attribs) => ({ tagName, attribs: { ...attribs, rel: 'noopener' } }) },
  })
}
