/**
 * Relative addresses, resolved as RFC 3986 section 5 says, without rewriting what was written: no percent-encoding and
 * no punycode, so that an address stays the one its publisher knows. An address that can do harm becomes empty.
 */
export function resolve(base: string, reference: string): string {
  const cleaned = mend(reference)
  if (!isSafe(cleaned)) return ''
  const resolved = base ? join(base, cleaned) : cleaned
  return isSafe(resolved) ? resolved : ''
}

/** The base within an element that sets `xml:base`; one that can do harm leaves the outer base as it is. */
export function rebase(outer: string, given: string): string {
  const resolved = join(outer, mend(given))
  return isSafe(resolved) ? resolved : outer
}

/** `http:///host/` was meant to be `http://host/`. */
function mend(reference: string): string {
  return reference.trim().replace(/^((?!file:)[a-z][a-z0-9+.-]*:\/\/)(\/+)/i, '$1')
}

const schemes = new Set(
  (
    'aim callto cvs facetime feed file ftp git gopher gtalk h323 hdl http https imap irc irc6 ircs itms magnet mailto ' +
    'mms msnim news nntp prospero rsync rtsp rtspu sftp shttp sip sips skype smb snews ssh svn svn+ssh telnet urn tag ' +
    'wais xmpp ymsgr at acct did geo sms tel'
  ).split(' '),
)

/** False for an address that would run something when it is opened (`javascript:`, `data:`, …). */
export function isSafe(url: string): boolean {
  // Browsers drop control characters before they look for the scheme, so they are dropped here too.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url.replace(/[\s\p{Cc}]+/gu, ''))?.[1]
  return scheme === undefined || schemes.has(scheme.toLowerCase())
}

interface Parts {
  scheme?: string
  authority?: string
  path: string
  query?: string
  fragment?: string
}

function split(url: string): Parts {
  const found = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#([\s\S]*))?$/i.exec(url)
  if (!found) return { path: url }
  const [, scheme, authority, path = '', query, fragment] = found
  return { scheme, authority, path, query, fragment }
}

function join(base: string, reference: string): string {
  if (!base) return reference
  if (!reference) return base
  const to = split(reference)
  if (to.scheme !== undefined) {
    const from = split(base)
    if (to.scheme.toLowerCase() !== from.scheme?.toLowerCase() || to.authority !== undefined) return reference
    if (!hierarchical.has(to.scheme.toLowerCase())) return reference
    return join(base, reference.slice(to.scheme.length + 1))
  }
  const from = split(base)
  if (from.scheme !== undefined && from.authority === undefined && !from.path.startsWith('/')) return reference
  if (to.authority !== undefined) return write({ ...to, scheme: from.scheme })
  if (to.path === '') {
    return write({ ...from, query: to.query ?? from.query, fragment: to.fragment })
  }
  const path = to.path.startsWith('/') ? to.path : merge(from, to.path)
  return write({
    scheme: from.scheme,
    authority: from.authority,
    path: withoutDots(path),
    query: to.query,
    fragment: to.fragment,
  })
}

const hierarchical = new Set(['http', 'https', 'ftp', 'file', 'svn'])

function merge(from: Parts, path: string): string {
  if (from.authority !== undefined && from.path === '') return `/${path}`
  return from.path.slice(0, from.path.lastIndexOf('/') + 1) + path
}

function withoutDots(path: string): string {
  if (!path.includes('/.') && !path.startsWith('.')) return path
  const kept: string[] = []
  const segments = path.split('/')
  segments.forEach((segment, index) => {
    const last = index === segments.length - 1
    if (segment === '..') {
      if (kept.length > 1 || (kept.length === 1 && kept[0] !== '')) kept.pop()
      if (last) kept.push('')
    } else if (segment === '.') {
      if (last) kept.push('')
    } else kept.push(segment)
  })
  return kept.join('/')
}

function write({ scheme, authority, path, query, fragment }: Parts): string {
  return (
    (scheme === undefined ? '' : `${scheme}:`) +
    (authority === undefined ? '' : `//${authority}`) +
    path +
    (query === undefined ? '' : `?${query}`) +
    (fragment === undefined ? '' : `#${fragment}`)
  )
}
