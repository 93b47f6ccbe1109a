import { randomInt } from 'node:crypto'

/** A short address of ours that leads to one of our pages. */
export interface TrackedLink {
  id: string
  code: string
  words: string
  url: string
  title: string
  utm: Utm
  conversationId: string | null
  madeBy: string
  madeByName: string
  madeAt: Date
  followedAt: Date | null
  retiredAt: Date | null
}

/** What the statistics of the page are told: where it was given, and how. Of whoever follows it, nothing. */
export interface Utm {
  source?: string
  medium?: string
  campaign?: string
}

/** One who followed a link, as far as anybody will ever know. */
export interface Click {
  linkId: string
  /** The minute in which it was. */
  at: Date
  /** The site from which they came, where their browser says so. */
  fromHost: string | null
  /** A program: a search engine, a preview, a filter of mails. */
  isProgram: boolean
}

const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const codeLength = 7

/** Seven letters that nobody mistakes for each other: 55 ^ 7 = 1.5e12 of them, so that none is found by trying. */
export function newCode(): string {
  return Array.from({ length: codeLength }, () => letters[randomInt(letters.length)]).join('')
}

/** Words of a page for its address: "Winter charging, explained" → "winter-charging". At most so long that a message keeps room. */
export function wordsFor(title: string, most = 24): string {
  const plain = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  if (plain.length <= most) return plain
  const cut = plain.lastIndexOf('-', most)
  return cut > 0 ? plain.slice(0, cut) : plain.slice(0, most)
}

const begins = '/l/'

/** The path of a link: `/l/winter-charging-7hKpQ2x`. Only the last seven letters count; the words are for people. */
export function pathOf({ words, code }: Pick<TrackedLink, 'words' | 'code'>): string {
  return `${begins}${words ? `${words}-` : ''}${code}`
}

/** Which link a path asks for; `looks` with a + behind it: where it leads, without going there. */
export function codeIn(path: string): { code: string; looks: boolean } | undefined {
  const [, code, plus] = /^\/l\/(?:[a-z0-9-]{0,80}-)?([0-9A-Za-z]{7})(\+|%2B)?(?:[?#]|$)/.exec(path) ?? []
  return code ? { code, looks: plus !== undefined } : undefined
}

/** The codes of our links in a text or a list of addresses, each once. */
export function codesIn(addresses: readonly string[], publicUrl: string): string[] {
  const host = new URL(publicUrl).host
  const codes = addresses.flatMap(address => {
    const url = URL.parse(address)
    return (url?.host === host && codeIn(url.pathname)?.code) || []
  })
  return [...new Set(codes)]
}

/**
 * Where somebody is led. Who asks not to be followed gets the plain page; anybody else also what its statistics may count,
 * and by which link an order came: where it was given, never who they are.
 */
export function leadTo({ url, utm, code }: Pick<TrackedLink, 'url' | 'utm' | 'code'>, isFollowable: boolean): string {
  if (!isFollowable) return url
  const to = new URL(url)
  const given = { utm_source: utm.source, utm_medium: utm.medium, utm_campaign: utm.campaign, sosh: code }
  for (const [name, value] of Object.entries(given))
    if (value && !to.searchParams.has(name)) to.searchParams.set(name, value)
  return to.href
}

/** Do Not Track (W3C, `DNT: 1`) or Global Privacy Control (`Sec-GPC: 1`): then nothing is kept. */
export function asksNotToBeFollowed(header: (name: string) => string | undefined): boolean {
  return header('dnt') === '1' || header('sec-gpc') === '1'
}

/** A browser that only gets ready for a click that may never come. */
export function isAhead(header: (name: string) => string | undefined): boolean {
  return purposes.some(name => {
    const purpose = header(name)
    return purpose !== undefined && /prefetch|prerender|preview/i.test(purpose)
  })
}

const purposes = ['sec-purpose', 'purpose', 'x-moz', 'x-purpose']

/** The site in a `Referer`, and nothing of its page. */
export function hostIn(referrer: string | undefined): string | null {
  if (!referrer) return null
  const host = plainReferrer.exec(referrer)?.[1] ?? URL.parse(referrer)?.host
  return host && host.length <= 120 ? host : null
}

/** Nearly all say it so that nothing is left to be parsed; a number, a port, a name in another script are for `URL`. */
const plainReferrer =
  /^https?:\/\/((?!xn--)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.(?!xn--)){1,8}[a-z]{2,24})(?:[/?#]|$)/
