import { createElement, type ReactNode } from 'react'

const plain = new Set(
  'p br hr strong em del code pre blockquote ul ol li figure figcaption h2 h3 h4 h5 h6 table thead tbody tr th td'.split(
    ' ',
  ),
)

/**
 * A page that our server made, as plain elements: a tag that is not among those known is only its words, and no attribute
 * but an address is taken over. Its headings stand a level lower, for the desk has its own.
 */
export function FromHtml({ html, pictureAt }: { html: string; pictureAt: (id: string) => string }) {
  const read = new DOMParser().parseFromString(html, 'text/html')
  return <>{children(read.body, pictureAt)}</>
}

function children(of: Node, pictureAt: (id: string) => string): ReactNode[] {
  return [...of.childNodes].map((node, at) => shown(node, `${at}`, pictureAt))
}

function shown(node: Node, key: string, pictureAt: (id: string) => string): ReactNode {
  if (node.nodeType === Node.TEXT_NODE) return node.textContent
  if (!(node instanceof Element)) return null
  const tag = node.tagName.toLowerCase()
  if (tag === 'img') {
    const id = node.getAttribute('src')?.match(/^media:([0-9a-f-]{36})$/)?.[1]
    return id ? <img key={key} src={pictureAt(id)} alt={node.getAttribute('alt') ?? ''} /> : null
  }
  const inside = children(node, pictureAt)
  if (tag === 'a') {
    const href = node.getAttribute('href') ?? ''
    if (!/^(?:https?|mailto|tel):/.test(href)) return inside
    return (
      <a key={key} href={href} target="_blank" rel="noreferrer noopener">
        {inside}
      </a>
    )
  }
  if (!plain.has(tag)) return inside
  const level = tag.match(/^h([2-6])$/)?.[1]
  return createElement(level ? `h${Math.min(6, Number(level) + 1)}` : tag, { key }, ...inside)
}
