import { createHash } from 'node:crypto'
import type { Post, PostAuthor, PostMedia } from '#core/channels'
import { bounceInWords, type Cut, type Join, type Mail, type Mailbox, readSubject } from '#text/mail'

/** Where and when a mail was found, and who we are there. */
export interface MailPlace {
  /** When the server took it. */
  receivedAt?: Date
  now: Date
  /** The address that our account goes by, and all others of ours. */
  own?: { address: string; others: string[] }
  /** The mail lies among those that we sent, or is proved to be ours. */
  isSurelyOurs?: boolean
  join: Join
  /** In place of the Message-ID, where another mail has the same one. */
  externalId?: string
}

/** More than this of what was cut is not handed on. */
const mostCut = 60_000
const mostFuture = 3_600_000

/** What a mail is known by: its Message-ID, or a hash of who said what when. */
export function mailId(mail: Mail): string {
  return mail.messageId ?? `sha256:${fingerprintOf(mail)}@no-id`
}

/** Tells two mails with one Message-ID apart. */
export function fingerprintOf({ from, date, subject, said }: Mail): string {
  const parts = [from?.address ?? '', date?.toISOString() ?? '', subject, said]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)
}

/** A mail in the one shape of all networks. */
export function postOfMail(mail: Mail, place: MailPlace): Post {
  const externalId = place.externalId ?? mailId(mail)
  const { matter } = readSubject(mail.subject)
  const text = mail.bounce ? [bounceInWords(mail.bounce), mail.said].join('\n\n') : mail.said
  const { replyTo, hints, related } = place.join
  return {
    network: 'email',
    externalId,
    author: authorOf(mail, place, externalId),
    text: text || matter || noWords(mail),
    ...(matter && { title: matter }),
    ...(mail.language && { language: mail.language }),
    postedAt: timeOf(mail, place),
    ...(replyTo && replyTo !== externalId && { replyTo }),
    // A mail tells what it answers, and not where that belongs: the hints decide, and else it begins its own thread.
    threadRoot: externalId,
    threadHints: hints.filter(hint => hint !== externalId),
    ...(related && { quotes: related }),
    links: mail.links,
    tags: tagsOf(mail),
    ...(isByMachine(mail) && { isAutomatic: true }),
    // Only who was written to reads a mail; a list is there to be read.
    visibility: mail.list?.post ? 'public' : 'direct',
    mentions: [...mail.to, ...mail.cc].map(({ address }) => address),
    media: mediaOf(mail, externalId),
  }
}

function noWords({ attachments }: Mail): string {
  return attachments.length > 0
    ? `(no words, only ${attachments
        .map(({ name }) => name)
        .join(', ')
        .slice(0, 300)})`
    : '(no words)'
}

/** The clock of the server where the writer’s can’t be right. */
function timeOf({ date }: Mail, { receivedAt, now }: MailPlace): Date {
  const latest = (receivedAt ?? now).getTime() + mostFuture
  if (date && date.getTime() <= latest) return date
  return receivedAt ?? now
}

function authorOf(mail: Mail, place: MailPlace, externalId: string): PostAuthor {
  const { from, bounce } = mail
  if (bounce) {
    const host = from?.address.split('@')[1] ?? 'unknown'
    return { externalId: `mailer-daemon@${host}`, handle: `mailer-daemon@${host}`, name: 'Mail delivery system' }
  }
  const writer = realWriter(mail, place)
  if (!writer) return { externalId: `unnamed:${externalId}`, handle: 'unnamed', ...(from?.name && { name: from.name }) }
  const { own, isSurelyOurs } = place
  const isOurs = own !== undefined && (writer.address === own.address || own.others.includes(writer.address))
  // Anybody can write our address into the line “From”: who is not proved to be us is somebody else.
  const id = !isOurs ? writer.address : isSurelyOurs ? own.address : `unproved:${writer.address}`
  return { externalId: id, handle: writer.address, ...(writer.name && { name: writer.name }) }
}

/** Lists and web forms write in their own name, and name the person under Reply-To. */
function realWriter({ from, replyTo, list }: Mail, { own }: MailPlace): Mailbox | undefined {
  const person = replyTo.find(
    ({ address }) => address !== list?.post && address !== own?.address && !own?.others.includes(address),
  )
  if (!from) return person
  const isForm = own !== undefined && (from.address === own.address || own.others.includes(from.address))
  const isRewritten = list !== undefined && (from.address === list.post || /\bvia\b/i.test(from.name ?? ''))
  if (!person || (!isForm && !isRewritten)) return from
  const name = person.name ?? (isRewritten ? from.name?.replace(/\s+via\s+.*$/i, '') : undefined)
  return { address: person.address, ...(name && { name: name.replace(/^['"]|['"]$/g, '') }) }
}

/** What came back of ours is for its author to read; notes of absence, newsletters and notices wait for nobody. */
const isByMachine = ({ automatic, bounce }: Mail) => automatic !== undefined && automatic.kind !== 'list' && !bounce

function tagsOf({ automatic, bounce, spam, list }: Mail): string[] {
  const tags: string[] = []
  if (automatic && automatic.kind !== 'list') tags.push('automatic')
  if (automatic?.kind === 'bulk') tags.push('newsletter')
  if (bounce) tags.push('bounce')
  if (list || automatic?.kind === 'list') tags.push('mailing-list')
  if (spam) tags.push('spam')
  return tags
}

/** What came with the mail is named; where it is kept is the mailbox. What was cut comes along whole. */
function mediaOf({ attachments, cut }: Mail, externalId: string): PostMedia[] {
  const named = attachments
    .filter(({ inline, warning, bytes, kind }) => !(inline && kind === 'image' && !warning && bytes < 20_000))
    .map(({ name, type, bytes, kind, warning, contentId }, at) => ({
      kind,
      url: `mid:${encodeURIComponent(externalId)}/${encodeURIComponent(contentId ?? `part-${at + 1}`)}`,
      alt: `${name} (${type}, ${sizeInWords(bytes)}${warning ? `; ${warning}` : '; in the mailbox'})`,
    }))
  const quoted = cut.filter(({ kind }) => kind !== 'footer')
  if (quoted.length === 0) return named
  return [...named, { kind: 'file', url: asTextFile(quoted), alt: labelOf(quoted) }]
}

function asTextFile(cut: Cut[]): string {
  const text = cut.map(each => each.text).join('\n\n')
  return `data:text/plain;charset=utf-8,${encodeURIComponent(text.slice(0, mostCut).toWellFormed())}`
}

function labelOf(cut: Cut[]): string {
  const kinds = new Set(cut.map(({ kind }) => kind))
  if (kinds.size > 1) return 'What was quoted below, and the signature'
  return kinds.has('signature') ? 'The signature' : 'What was quoted below'
}

function sizeInWords(bytes: number): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`
  return bytes >= 1_000 ? `${Math.round(bytes / 1_000)} kB` : `${bytes} bytes`
}
