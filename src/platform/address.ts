/** Why an address must not be opened, in words that can follow "it ". */
export type Refusal = string

interface Range {
  bytes: number[]
  bits: number
  why: Refusal
}

/**
 * IPv4 ranges that are not the public internet (IANA special-purpose registry, RFC 6890), and one address that is, by
 * number, and yet answers only inside a cloud: Azure's host agent, which hands out secrets.
 */
const closedIpv4: Range[] = ranges([
  ['0.0.0.0/8', 'means this machine'],
  ['10.0.0.0/8', 'is a private network'],
  ['100.64.0.0/10', 'is a provider’s inner network'],
  ['127.0.0.0/8', 'means this machine'],
  ['168.63.129.16/32', 'is a cloud’s inner service'],
  ['169.254.0.0/16', 'is a local link'],
  ['172.16.0.0/12', 'is a private network'],
  ['192.0.0.0/24', 'is reserved'],
  ['192.0.2.0/24', 'is for documentation only'],
  ['192.88.99.0/24', 'is reserved'],
  ['192.168.0.0/16', 'is a private network'],
  ['198.18.0.0/15', 'is for benchmarks only'],
  ['198.51.100.0/24', 'is for documentation only'],
  ['203.0.113.0/24', 'is for documentation only'],
  ['224.0.0.0/4', 'is a multicast group'],
  ['240.0.0.0/4', 'is reserved'],
])

/** In IPv6 only 2000::/3 is handed out to the public, so everything else is closed; these are the holes inside it. */
const closedIpv6: Range[] = ranges([
  ['2001::/23', 'is reserved for protocols (Teredo among them)'],
  ['2001:db8::/32', 'is for documentation only'],
  ['2002::/16', 'hides an IPv4 address (6to4)'],
  ['3fff::/20', 'is for documentation only'],
])
const [publicIpv6, mapped, translated] = ranges([
  ['2000::/3', ''],
  ['::ffff:0:0/96', ''],
  ['64:ff9b::/96', ''],
])

/** Names inside one of these never belong to the public internet (RFC 6761, 6762, 8375; ICANN's private-use list). */
const closedSuffixes = [
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'home.arpa',
  'test',
  'invalid',
  'onion',
]

/** Ports on which browsers refuse to speak HTTP: an HTTP request there is read by another service as its own commands. */
const closedPorts = new Set(
  `1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135
  137 139 143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719
  1720 1723 2049 3659 4045 4190 5060 5061 6000 6566 6665 6666 6667 6668 6669 6679 6697 10080`.split(/\s+/),
)

/**
 * Why this address must not be connected to; `undefined` when it belongs to the public internet.
 *
 * An IPv4 address inside an IPv6 one (mapped, or translated by NAT64) is judged as itself. Tunnels whose inner address
 * is decided elsewhere (6to4, Teredo, local NAT64, IPv4-compatible) are closed altogether.
 *
 * @param address as `node:net` and `node:dns` write it: dotted IPv4, or IPv6 with or without a zone.
 */
export function refusalOfAddress(address: string): Refusal | undefined {
  const bytes = parseAddress(address)
  if (!bytes) return 'is no address that we can read'
  if (bytes.length === 4) return closedIpv4.find(range => isWithin(bytes, range))?.why
  if (isWithin(bytes, mapped) || isWithin(bytes, translated)) {
    return closedIpv4.find(range => isWithin(bytes.slice(12), range))?.why
  }
  if (!isWithin(bytes, publicIpv6)) return 'is not on the public internet'
  return closedIpv6.find(range => isWithin(bytes, range))?.why
}

/** Why a host's name must not be asked for, before anybody resolves it. Takes `URL.hostname`: lower case, punycode. */
export function refusalOfHost(hostname: string): Refusal | undefined {
  const host = bareHost(hostname)
  if (host === '') return 'has no host'
  if (parseAddress(host)) return refusalOfAddress(host)
  // Without a dot it is completed by the machine's own search domain: a neighbour, not the internet.
  if (!host.includes('.')) return 'is a name of the local network'
  const suffix = closedSuffixes.find(each => host.endsWith(`.${each}`))
  return suffix && `is a name of the local network (.${suffix})`
}

/** Why a URL's way in (scheme, credentials, port) must not be used, wherever it leads. */
export function refusalOfForm(url: URL, schemes: readonly string[]): Refusal | undefined {
  if (!schemes.includes(url.protocol))
    return `begins with ${url.protocol}, and only ${schemes.join(', ')} can be opened`
  if (url.username || url.password) return 'carries a user name or password'
  if (closedPorts.has(url.port)) return `names port ${url.port}, which is for another service`
  return undefined
}

/** A URL's host as resolvers want it: no brackets, no trailing dot. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
}

/** The 4 or 16 bytes of an address; `undefined` when it is none. A zone (`%eth0`) makes it link-local: it is no address. */
export function parseAddress(address: string): number[] | undefined {
  return address.includes(':') ? parseIpv6(address) : parseIpv4(address)
}

function parseIpv4(address: string): number[] | undefined {
  const parts = address.split('.')
  if (parts.length !== 4 || !parts.every(part => /^(0|[1-9]\d{0,2})$/.test(part))) return undefined
  const bytes = parts.map(Number)
  return bytes.every(byte => byte < 256) ? bytes : undefined
}

function parseIpv6(address: string): number[] | undefined {
  const halves = address.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half, index) => groupsOf(half, index === halves.length - 1))
  if (!head) return undefined
  if (halves.length === 1) return head.length === 16 ? head : undefined
  if (!tail || head.length + tail.length > 14) return undefined
  return [...head, ...new Array<number>(16 - head.length - tail.length).fill(0), ...tail]
}

function groupsOf(half: string, isLast: boolean): number[] | undefined {
  if (half === '') return []
  const groups = half.split(':')
  const bytes: number[] = []
  for (const [index, group] of groups.entries()) {
    const ipv4 = isLast && index === groups.length - 1 && group.includes('.') ? parseIpv4(group) : undefined
    if (ipv4) bytes.push(...ipv4)
    else if (/^[0-9a-f]{1,4}$/i.test(group))
      bytes.push(Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255)
    else return undefined
  }
  return bytes
}

function isWithin(bytes: number[], range: Range | undefined): boolean {
  if (!range || range.bytes.length !== bytes.length) return false
  for (let bit = 0; bit < range.bits; bit += 8) {
    const mask = range.bits - bit >= 8 ? 255 : (255 << (8 - (range.bits - bit))) & 255
    if (((bytes[bit / 8] ?? 0) & mask) !== ((range.bytes[bit / 8] ?? 0) & mask)) return false
  }
  return true
}

function ranges(list: [string, Refusal][]): Range[] {
  return list.map(([cidr, why]) => {
    const [address = '', bits] = cidr.split('/')
    return { bytes: parseAddress(address) ?? [], bits: Number(bits), why }
  })
}
