/** One target of a `Link` header (RFC 8288). */
export interface HeaderLink {
  /** As written; resolve it against the address of the answer. */
  href: string
  /** Relation types in lower case. */
  rels: string[]
}

const mostLinks = 100

/**
 * Reads `Link` headers, several of which `fetch` joins by commas: commas within an address, or within quotes, divide
 * nothing. What breaks the grammar is passed over, and the next link is read.
 */
export function linksIn(header: string | null): HeaderLink[] {
  const links: HeaderLink[] = []
  const whole = (header ?? '').slice(0, 100_000)
  const targets = [...whole.matchAll(/(?:^|,)\s*<([^>]{0,4000})>/g)].slice(0, mostLinks)
  for (const [index, target] of targets.entries()) {
    const from = target.index + target[0].length
    const parameters = whole.slice(from, targets[index + 1]?.index)
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,"]+))/i.exec(parameters)
    const words = (rel?.[1] ?? rel?.[2] ?? '').trim().toLowerCase()
    links.push({ href: (target[1] ?? '').trim(), rels: words ? words.split(/\s+/) : [] })
  }
  return links
}
