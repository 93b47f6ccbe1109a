import { createHash } from 'node:crypto'
/** Whom people elsewhere can follow. A space is a group; the blog and the official stream speak for the company. */
export const actorKinds = ['space', 'blog', 'author', 'official'] as const
export type ActorKind = (typeof actorKinds)[number]

/** One of ours. */
export interface Actor {
  id: string
  kind: ActorKind
  /** The part of its address before our host. */
  handle: string
  spaceId: string | null
  employeeId: string | null
  secretId: string | null
}

/** Somebody, or something that speaks, on a server of others. */
export interface Stranger {
  id: string
  uri: string
  host: string
  /** `lea@social.example` */
  address: string
  name: string
  url: string | null
  inbox: string
  sharedInbox: string | null
  memberId: string | null
  lookedAt: Date
  goneAt: Date | null
  blockedWhy: string | null
}

/** What the company said in its own name. */
export interface SaidOfficially {
  deliveryId: string
  employeeId: string
  text: string
  language: string
  saidAt: Date
  changedAt: Date | null
  withdrawnAt: Date | null
  topicId: string | null
}

/** Something of ours that others answer, like or show. */
export interface Ours {
  about: 'post' | 'article' | 'statement'
  id: string
}

/** An object or activity as it travels: ActivityStreams 2.0, W3C. */
export type Json = { [key: string]: unknown }

export const everybody = 'https://www.w3.org/ns/activitystreams#Public'

/** What one delivery may be: words of a person with their context, never a flood or a labyrinth. */
export const limits = { bytes: 256 * 1024, depth: 32, contexts: 8, values: 5_000 }

/** Why this is no activity that a person’s words come in, in words; nothing where it may be one. */
export function wrongWith(activity: unknown): string | undefined {
  if (typeof activity !== 'object' || activity === null || Array.isArray(activity)) return 'This is no activity.'
  let values = 0
  let contexts = 0
  const open: { value: unknown; depth: number; isContext: boolean }[] = [
    { value: activity, depth: 1, isContext: false },
  ]
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth, isContext } = next
    if (++values > limits.values) return 'This holds more than a person would say at once.'
    if (isContext && typeof value === 'string' && ++contexts > limits.contexts)
      return `At most ${limits.contexts} contexts are read.`
    if (typeof value !== 'object' || value === null) continue
    if (depth > limits.depth) return `This nests deeper than ${limits.depth}.`
    if (Array.isArray(value)) for (const each of value) open.push({ value: each, depth: depth + 1, isContext })
    else
      for (const [key, each] of Object.entries(value))
        open.push({ value: each, depth: depth + 1, isContext: key === '@context' })
  }
  return undefined
}

/** The host of an address, in small letters and with its port where it has one. */
export function hostOf(url: string): string | undefined {
  return URL.parse(url)?.host
}

/** Says plainly what may be typed to block: `https://Spam.example/`, `spam.example`, `@lea@spam.example`. */
export function blockedFrom(typed: string): { host: string } | { address: string } | undefined {
  const plain = typed.trim().toLowerCase().replace(/^@/, '')
  const address = /^[^\s@/]+@[^\s@/]+$/.exec(plain)
  if (address) return { address: plain }
  const host = URL.parse(plain.includes('://') ? plain : `https://${plain}`)?.host
  return host && /^[^\s.]+\.[^\s]+$|^localhost(:\d+)?$|^\[/.test(host) ? { host } : undefined
}

/** Words of others as Markdown that shows nothing but these words: their signs stay signs, their links stay links. */
export function asMarkdown(plain: string): string {
  return plain
    .split(/(https?:\/\/\S+)/)
    .map((part, at) =>
      at % 2 === 1 ? part : part.replace(/[\\`*_[\]#|~]/g, '\\$&').replace(/^(\s*)([>+-]|\d+\.)(\s)/gm, '$1\\$2$3'),
    )
    .join('')
    .trim()
}

/** The words without the names of those they are said to, which begin a reply on most servers. */
export function withoutNames(plain: string): string {
  return plain.replace(/^(?:@[\w.-]+(?:@[\w.:-]+)?[\s,:]+)+(?=\S)/u, '').trim()
}

/** What a topic is called that somebody elsewhere opened, whose words have no title: their first sentence. */
export function titleFrom(plain: string, title?: string | null): string {
  const wanted = (title?.trim() || plain.split(/\n|(?<=[.?!])\s/)[0]?.trim() || plain).replace(/\s+/g, ' ')
  const short = wanted.length > 120 ? `${wanted.slice(0, 119).replace(/\s+\S*$/, '')}…` : wanted
  return short.length >= 8 ? short : `${short} – from elsewhere`
}

/** The words without the line that became the title: it stands above them. */
export function withoutTitle(plain: string, title: string): string {
  const [first = '', ...rest] = plain.split('\n')
  const others = rest.join('\n').trim()
  return others && first.trim() === title ? others : plain
}

/** Who of a place wrote it, as it says in a line of its own before the words (`Rosa:`): their name, hashed; none where nobody is named. */
export function writerIn(plain: string, title: string | null): string | null {
  const [, name = ''] = /^([^\n]{1,120}):(?:\n|$)/.exec(withoutTitle(plain, titleFrom(plain, title))) ?? []
  return name.trim() ? createHash('sha256').update(name.trim().toLowerCase()).digest('base64url') : null
}

/** How somebody from elsewhere is named here: by their name, and by their address, so that nobody passes for another. */
export function nameHere(name: string, address: string): string {
  const plain = name
    .replace(/[\p{Cc}\p{Cf}\p{Co}<>]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
  const short = address.replace(/[\p{Cc}\p{Cf}\p{Co}<>]/gu, '').slice(0, 56)
  const room = 60 - short.length - 4
  return plain && room >= 2 ? `${plain.slice(0, room).trim()} (@${short})` : `@${short}`
}

/** A part of an address, made of a name: small letters, digits, `-`. */
export function handleOf(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 50)
}
