const tracking = /^(?:utm_\w+|fbclid|gclid|mc_cid|mc_eid|ref|ref_src|source|src|igshid|si|cmpid|ocid|spm|s|share|amp)$/i

/** An address without what differs from copy to copy: scheme, `www.`, `m.`, tracking, fragment, last slash. */
export function canonicalLink(link: string): string {
  let url: URL
  try {
    url = new URL(link)
  } catch {
    return ''
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return ''
  const kept = [...url.searchParams].filter(([name]) => !tracking.test(name)).sort(([a], [b]) => (a < b ? -1 : 1))
  const host = url.hostname.replace(/^(?:www|m|mobile|amp)\./, '')
  const path = url.pathname.replace(/\/(?:amp|index\.html?)?\/?$/, '')
  // The front page of a site is no story.
  if (path === '' && kept.length === 0) return ''
  return `${host}${path}${kept.length > 0 ? `?${new URLSearchParams(kept)}` : ''}`.toLowerCase()
}

const pattern = /https?:\/\/[^\s<>"')\]]+/g

/** The addresses of a post, made comparable, each once. */
export function linksOf(text: string, declared: readonly string[] = []): string[] {
  const found = new Set<string>()
  for (const link of [...declared, ...(text.slice(0, 20_000).match(pattern) ?? [])]) {
    const plain = canonicalLink(link.replace(/[.,;:!?…]+$/, ''))
    if (plain !== '') found.add(plain)
    if (found.size === 8) break
  }
  return [...found]
}
