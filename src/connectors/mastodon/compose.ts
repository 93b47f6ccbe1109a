import { createHash } from 'node:crypto'
import { NetworkError, type OutgoingMessage } from '#core/channels'
import { usualCharacters } from './instance.ts'

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
const address = /https?:\/\/[^\s<>"]+/giu
/** `@ana@mastodon.social` counts as `@ana`. */
const farMention = /(^|[^\w/])(@\w+(?:[.-]\w+)*)@[\w.-]+\w/giu

/** Length as the network counts it: characters as people see them, addresses all alike, people without their server. */
export function lengthOf(text: string, charactersPerUrl = 23): number {
  const counted = text.replace(address, 'x'.repeat(charactersPerUrl)).replace(farMention, '$1$2')
  let length = 0
  for (const _ of graphemes.segment(counted)) length++
  return length
}

/** Refuses what the network would refuse, in words for the author. A content warning counts with the text. */
export function checkText(text: string, warning = '', most = usualCharacters, charactersPerUrl = 23): void {
  if (text.trim() === '') throw new NetworkError('refused', 'There is nothing to say in this post.')
  const length = lengthOf(text, charactersPerUrl) + lengthOf(warning, charactersPerUrl)
  if (length > most) throw new NetworkError('refused', `This server takes ${most} characters, and this has ${length}.`)
}

/** The same on every try: the server answers a second one with the status of the first. */
export function idempotencyKey({ deliveryId }: Pick<OutgoingMessage, 'deliveryId'>): string {
  return createHash('sha256').update(deliveryId).digest('hex').slice(0, 40)
}

type Visibility = 'public' | 'unlisted' | 'private' | 'direct'
const fromOpenToClosed: Visibility[] = ['public', 'unlisted', 'private', 'direct']

/** Never more public than what it answers; a kind of privacy that we don't know is taken for the strictest. */
export function visibilityOf(wanted: OutgoingMessage['visibility'], answered: unknown): Visibility {
  const ours: Visibility = wanted === 'followers' ? 'private' : (wanted ?? 'public')
  if (answered === undefined) return ours
  const theirs = fromOpenToClosed.indexOf(answered as Visibility)
  const closed = theirs < 0 ? fromOpenToClosed.length - 1 : theirs
  return fromOpenToClosed[Math.max(closed, fromOpenToClosed.indexOf(ours))] ?? 'direct'
}

/** An answer that does not name the person does not reach them. Who is named already is not named twice. */
export function addressed(text: string, acct: string | undefined): string {
  if (acct === undefined) return text
  const [name = '', host] = acct.split('@')
  const named = new RegExp(`(^|[^\\w/])@${escaped(name)}(@${host ? escaped(host) : '[\\w.-]+'})?(?![\\w@])`, 'i')
  return named.test(text) ? text : `@${acct} ${text}`
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\-]/g, '\\$&')
}
