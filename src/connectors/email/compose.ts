import MimeNode from 'nodemailer/lib/mime-node'
import { NetworkError, type OutgoingMessage } from '#core/channels'
import { flow, type Mail, type Mailbox, readSubject } from '#text/mail'
import { isOneOf } from './mailbox.ts'
import { marked, messageIdOf, tokenOf } from './message-id.ts'
import type { Settings } from './settings.ts'

/** A mail on its way out. */
export interface Letter {
  /** Without brackets. */
  messageId: string
  envelope: { from: string; to: string[] }
  raw: Buffer
}

const mostReaders = 20
const mostReferences = 30
/** Addresses that nobody reads; an answer to them would go around in circles, or nowhere. */
const machines =
  /^(?:no-?_?reply|do-?not-?reply|donotreply|mailer-daemon|postmaster|bounces?|auto-?reply)(?:[+._-][^@]*)?@/i

/**
 * Writes the mail of a message. The same message always gives the same Message-ID, Date and words.
 *
 * @param answered the mail that is answered, where it is still in the mailbox.
 */
export async function compose(
  message: OutgoingMessage,
  settings: Settings,
  answered: Mail | undefined,
): Promise<Letter> {
  const { address = '', aliases } = settings
  const addresses = [address, ...aliases]
  if (message.replyTo) refuseMachines(answered, message.replyTo.author?.externalId)
  const { to, cc } = readersOf(message, settings, answered, addresses)
  const token = tokenOf(message.deliveryId)
  const messageId = messageIdOf(message.deliveryId, address)
  const references = referencesOf(message, answered)
  const node = new MimeNode('text/plain; charset=utf-8; format=flowed; delsp=no', {
    textEncoding: 'Q',
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  node.setHeader('From', { name: nameOf(message, settings), address })
  node.setHeader('To', to.map(asAddress))
  if (cc.length > 0) node.setHeader('Cc', cc.map(asAddress))
  if (settings.plusAddress === 'replies') node.setHeader('Reply-To', marked(address, token))
  node.setHeader('Subject', subjectOf(message, answered))
  node.setHeader('Message-ID', `<${messageId}>`)
  node.setHeader('Date', message.createdAt.toUTCString().replace('GMT', '+0000'))
  if (references.length > 0) {
    node.setHeader('In-Reply-To', `<${references.at(-1)}>`)
    node.setHeader('References', references.map(id => `<${id}>`).join(' '))
  }
  if (message.language && message.language !== 'und') node.setHeader('Content-Language', message.language)
  node.setContent(flow(message.text))
  return {
    messageId,
    envelope: {
      from: settings.plusAddress === 'no' ? address : marked(address, token),
      to: [...to, ...cc].map(each => each.address),
    },
    raw: await node.build(),
  }
}

function refuseMachines(answered: Mail | undefined, author: string | undefined): void {
  const automatic = answered?.automatic
  if (automatic && automatic.kind !== 'list' && automatic.kind !== 'bulk')
    throw new NetworkError('refused', `A machine sent this mail, and nobody would read an answer. ${automatic.why}`)
  const writer = answered?.replyTo[0]?.address ?? answered?.from?.address ?? author ?? ''
  if (machines.test(writer))
    throw new NetworkError('refused', `${writer} takes no answers: nobody reads what comes there.`)
}

function readersOf(
  { replyTo }: OutgoingMessage,
  { announceTo, replyAll }: Settings,
  answered: Mail | undefined,
  addresses: string[],
): { to: Mailbox[]; cc: Mailbox[] } {
  if (!replyTo) {
    if (announceTo) return { to: [{ address: announceTo }], cc: [] }
    throw new NetworkError(
      'refused',
      'A mail needs a reader: this message answers nobody, and no address is set for such messages.',
    )
  }
  const author = replyTo.author?.externalId.replace(/^unproved:/, '')
  const [writer] = answered
    ? [...answered.replyTo.slice(0, 1), ...(answered.from ? [answered.from] : [])].filter(
        ({ address }) => !isOneOf(addresses, address),
      )
    : author && /^[^\s@<>]+@[^\s@<>]+$/.test(author)
      ? [{ address: author }]
      : []
  if (!writer)
    throw new NetworkError(
      'refused',
      'The mail that this answers is no longer in the mailbox, and it is not known who wrote it.',
    )
  const others = replyAll && answered ? [...answered.to, ...answered.cc] : []
  const list = answered?.list?.post
  const everybody = [...(list ? [{ address: list }] : []), ...others]
  const cc = everybody.filter(
    ({ address }, at) =>
      address !== writer.address &&
      !isOneOf(addresses, address) &&
      !machines.test(address) &&
      everybody.findIndex(each => each.address === address) === at,
  )
  // Whoever puts a crowd into their mail does not make us write to it.
  return { to: [writer], cc: cc.length > mostReaders ? [] : cc }
}

/** A person writes, with the company behind the name. */
function nameOf({ writer }: OutgoingMessage, { name }: Settings): string {
  if (!writer) return name ?? ''
  return name ? `${writer.name} (${name})` : writer.name
}

/** The subject of the very mail that is answered: a thread may have had others before. */
function subjectOf({ replyTo, text }: OutgoingMessage, answered: Mail | undefined): string {
  const subject = (answered?.subject || replyTo?.title || '').replace(/\s+/g, ' ').trim()
  if (!replyTo) return subject || firstWords(text)
  if (subject === '') return 'Re: your mail'
  const { isReply } = readSubject(subject)
  return isReply ? subject : `Re: ${subject}`
}

function firstWords(text: string): string {
  const line = text.trim().split('\n')[0] ?? ''
  return line.length > 70 ? `${line.slice(0, 69)}…` : line
}

/** RFC 5322, 3.6.4: what the answered mail refers to, and itself. */
function referencesOf({ replyTo }: OutgoingMessage, answered: Mail | undefined): string[] {
  if (!replyTo) return []
  const parent = isMessageId(replyTo.externalId) ? replyTo.externalId.split(';')[0] : undefined
  const root = replyTo.threadRoot && isMessageId(replyTo.threadRoot) ? [replyTo.threadRoot.split(';')[0] ?? ''] : []
  const before = answered ? (answered.references.length > 0 ? answered.references : answered.inReplyTo) : root
  const all = [...new Set([...before, ...(parent ? [parent] : [])])].filter(id => id !== parent)
  const kept = all.length > mostReferences ? [...all.slice(0, 1), ...all.slice(1 - mostReferences)] : all
  return parent ? [...kept, parent] : kept
}

/** A mail that came without one has a name of ours, which means nothing elsewhere. */
function isMessageId(id: string): boolean {
  return id.includes('@') && !id.startsWith('sha256:') && !/[\s<>]/.test(id)
}

function asAddress({ name, address }: Mailbox): { name: string; address: string } {
  return { name: name ?? '', address }
}
