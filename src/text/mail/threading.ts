import type { Mail } from './read-mail.ts'
import { isSameMatter, readSubject } from './subject.ts'

/** A mail that lies in the mailbox already, as far as joining needs it. */
export interface KnownMail {
  id: string
  subject: string
  date: Date | undefined
  /** Addresses of whoever wrote and received it, ours left out. */
  people: string[]
  /** Sent to many who don’t know of each other: a newsletter. A discussion list is none. */
  isBulk: boolean
  isOurs: boolean
}

/** What the mailbox knows around a new mail. */
export interface Around {
  /** The mail that this one says it answers. */
  parent?: KnownMail | undefined
  /** Mails with Outlook’s id of the same thread, the newest first; asked for only where nothing better is known. */
  sameIndex?: KnownMail[]
  /** Mails with the same subject of the last days, the newest first; asked for only where nothing better is known. */
  alike?: KnownMail[]
  /** Our deliveries that it names by the address it was sent to. */
  named?: string[]
}

/** Where a mail belongs. Nothing here says more than the mail and the mailbox do: no thread is joined on a guess. */
export interface Join {
  /** The mail that it answers. */
  replyTo?: string
  /** Mails of the same thread, the likeliest first. */
  hints: string[]
  /** A mail that it was written from, in a thread that it does not belong to. */
  related?: string
  why: string
}

/** A subject alone joins mails only for so long. */
const alikeDays = 14

/**
 * Decides which thread a mail belongs to (after RFC 5256 and RFC 5322, 3.6.4, with the failures of others in mind):
 *
 * - by the address it came to (ours with a mark behind a plus), by In-Reply-To and References, nearest first, as
 *   providers rewrite and shorten them;
 * - not when somebody took an old mail to write about something else: another subject is another matter;
 * - not by a newsletter: who answers it begins a conversation of their own, or strangers would read each other;
 * - by Outlook’s thread index, and by the subject only where it says “Re:”, among the same people, within days.
 */
export function joinOf(mail: Mail, around: Around): Join {
  const { parent, named = [] } = around
  if (mail.bounce) return bounced(mail, named)
  const references = [...mail.inReplyTo, ...mail.references.toReversed()]
  const hints = unique([...named, ...references]).filter(id => id !== mail.messageId)
  const answers = mail.inReplyTo[0] ?? mail.references.at(-1)
  const replyTo = answers !== undefined && answers !== mail.messageId ? answers : named[0]
  if (hints.length === 0) return withoutReferences(mail, around)
  const isMachine = mail.automatic?.kind === 'reply' || mail.automatic?.kind === 'notice'
  if (parent && !isMachine && !isSameMatter(mail.subject, parent.subject))
    return { hints: [], related: parent.id, why: `It was written from another mail, but its subject is another.` }
  if (parent && named.length === 0 && isToStrangers(parent))
    return {
      hints: [],
      related: parent.id,
      why: 'It answers a mail to many: each answer is a conversation of its own.',
    }
  return {
    ...(replyTo !== undefined && { replyTo }),
    hints,
    why: named.length > 0 ? 'It came to the address of one of our mails.' : 'It says which mail it answers.',
  }
}

function bounced({ bounce, inReplyTo, references }: Mail, named: string[]): Join {
  const hints = unique([
    ...named,
    ...(bounce?.messageId ? [bounce.messageId] : []),
    ...(bounce?.references ?? []).toReversed(),
    ...inReplyTo,
    ...references.toReversed(),
  ])
  const replyTo = named[0] ?? bounce?.messageId
  return { ...(replyTo && { replyTo }), hints, why: 'It reports about a mail of ours.' }
}

function withoutReferences(mail: Mail, { sameIndex = [], alike = [] }: Around): Join {
  const indexed = sameIndex.filter(each => isSameMatter(mail.subject, each.subject) && !isToStrangers(each))
  const [nearest] = indexed
  if (nearest)
    return { replyTo: nearest.id, hints: indexed.map(({ id }) => id), why: 'Outlook counts it to this thread.' }
  const { isReply, matter } = readSubject(mail.subject)
  const from = mail.from?.address
  if (!isReply || matter.length < 3 || from === undefined)
    return { hints: [], why: 'It names no mail that it answers.' }
  const near = alike.filter(
    each =>
      readSubject(each.subject).matter.toLowerCase() === matter.toLowerCase() &&
      each.people.includes(from) &&
      !isToStrangers(each) &&
      isNear(mail.date, each.date),
  )
  const [newest] = near
  if (!newest)
    return { hints: [], why: 'Its subject is one of an answer, but nobody here spoke with its writer of it.' }
  return {
    replyTo: newest.id,
    hints: near.map(({ id }) => id),
    why: 'The same person answers under the same subject, a few days later.',
  }
}

/** A newsletter, or a mail of ours whose readers were not named. */
function isToStrangers({ isBulk, isOurs, people }: KnownMail): boolean {
  return isBulk || (isOurs && people.length === 0)
}

function isNear(one: Date | undefined, other: Date | undefined): boolean {
  if (!one || !other) return false
  return Math.abs(one.getTime() - other.getTime()) <= alikeDays * 86_400_000
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)]
}
