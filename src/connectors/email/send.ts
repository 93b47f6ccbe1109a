import type { ImapFlow } from 'imapflow'
import { type Identity, NetworkError, type OpenAccount, type OutgoingMessage, type Sent } from '#core/channels'
import type { Mail } from '#text/mail'
import { compose, type Letter } from './compose.ts'
import { failureOfImap, sentFolder } from './imap.ts'
import { identityOf, type Owner, openImap, openShelves, ownerOf } from './mailbox.ts'
import { messageIdOf } from './message-id.ts'
import { noteSent, waitForRoom } from './pace.ts'
import { serversOf } from './servers.ts'
import { type Secret, Settings } from './settings.ts'
import { credentialsOf } from './sign-in.ts'
import { openOutbox } from './smtp.ts'

export type MailAccount = OpenAccount<Settings, Secret>

/** So long after an unclear end, a mail may still turn up by itself; then its author decides. */
const doubtMs = 10 * 60_000

/** Who the mailbox is. Signs in to both servers, so that a wrong password is noticed here. */
export async function identify(account: MailAccount): Promise<Identity> {
  const owner = ownerOfAccount(account)
  if (!owner.settings.address)
    throw new NetworkError('refused', 'Please give the mail address, like support@acme.example.')
  const { client } = await openImap(owner)
  client.close()
  const { smtp } = await serversOf(owner.settings, owner.tools)
  using outbox = await openOutbox(smtp, await credentialsOf(owner, 'smtp'), owner.tools)
  return outbox && identityOf(owner)
}

/**
 * Sends a mail, once.
 *
 * Mail servers take the same mail twice, so we look: its Message-ID follows from the delivery. Before it is handed over,
 * a copy is laid among the sent mails and marked as not sent yet; afterwards the mark is taken off. So it is known of
 * every mail whether it was certainly sent, certainly not, or broken off in the one moment in which nobody can know.
 */
export async function send(account: MailAccount, message: OutgoingMessage): Promise<Sent> {
  const owner = ownerOfAccount(account)
  return inMailbox(owner, async client => {
    const before = await findIn(client, owner, message)
    if (before) return before
    waitForRoom(account.accountId, owner.settings.mostPerHour, owner.tools.now())
    const letter = await compose(message, owner.settings, await answeredBy(client, message, owner))
    const { smtp } = await serversOf(owner.settings, owner.tools)
    using outbox = await openOutbox(smtp, await credentialsOf(owner, 'smtp'), owner.tools)
    if (owner.settings.sentCopy === 'server') await outbox.send(letter)
    else await sendWithCopy(client, letter, () => outbox.send(letter))
    noteSent(account.accountId, owner.tools.now())
    return { externalId: letter.messageId }
  })
}

/** Whether a message was sent: the mailbox tells by its Message-ID. */
export async function find(account: MailAccount, message: OutgoingMessage): Promise<Sent | undefined> {
  const owner = ownerOfAccount(account)
  return inMailbox(owner, client => findIn(client, owner, message))
}

async function inMailbox<Result>(owner: Owner, work: (client: ImapFlow) => Promise<Result>): Promise<Result> {
  const { client, server } = await openImap(owner)
  try {
    return await work(client)
  } catch (error) {
    throw error instanceof NetworkError ? error : failureOfImap(error, server.host)
  } finally {
    client.close()
  }
}

async function sendWithCopy(client: ImapFlow, letter: Letter, handOver: () => Promise<void>): Promise<void> {
  const folder = await folderForSent(client)
  const appended = await client.append(folder, letter.raw, ['\\Seen', '\\Draft'])
  const lock = await client.getMailboxLock(folder)
  try {
    const uid = (appended || undefined)?.uid ?? (await uidsOf(client, letter.messageId))[0]
    try {
      await handOver()
    } catch (error) {
      const isUnclear = !(error instanceof NetworkError) || error.outcome === 'unknown'
      // Certainly not sent: the copy goes. If it can't, the next look finds it marked, and nobody is deceived.
      if (!isUnclear && uid) await client.messageDelete(String(uid), { uid: true }).catch(() => false)
      throw error
    }
    // It is sent, whatever becomes of the mark: an answer that says otherwise would be sent twice.
    if (uid) await client.messageFlagsRemove(String(uid), ['\\Draft'], { uid: true }).catch(() => false)
  } finally {
    lock.release()
  }
}

async function folderForSent(client: ImapFlow): Promise<string> {
  const folder = await sentFolder(client)
  if (folder !== undefined) return folder
  await client.mailboxCreate('Sent')
  return 'Sent'
}

async function uidsOf(client: ImapFlow, messageId: string): Promise<number[]> {
  return (await client.search({ header: { 'Message-ID': messageId } }, { uid: true })) || []
}

async function findIn(client: ImapFlow, owner: Owner, message: OutgoingMessage): Promise<Sent | undefined> {
  const messageId = messageIdOf(message.deliveryId, owner.settings.address ?? '')
  const folder = await sentFolder(client)
  if (folder === undefined) return undefined
  const lock = await client.getMailboxLock(folder)
  try {
    const uids = await uidsOf(client, messageId)
    if (uids.length === 0) return undefined
    const copies = await client.fetchAll(uids.join(','), { uid: true, flags: true, internalDate: true }, { uid: true })
    if (copies.some(({ flags }) => !flags?.has('\\Draft'))) return { externalId: messageId }
    const laidAt = Math.max(...copies.map(({ internalDate }) => new Date(internalDate ?? 0).getTime()))
    throw doubtAbout(owner.tools.now().getTime() - laidAt)
  } finally {
    lock.release()
  }
}

/** At first it may still become clear; later its author is asked, who knows the reader. */
function doubtAbout(ageMs: number): NetworkError {
  const words =
    'The mail server broke off while it took this mail. It may have been sent: ask its reader, or look whether they answer.'
  return new NetworkError(ageMs > doubtMs ? 'refused' : 'unknown', words)
}

/** The mail that is answered, for its subject, its readers and what it refers to. */
async function answeredBy(client: ImapFlow, { replyTo }: OutgoingMessage, owner: Owner): Promise<Mail | undefined> {
  if (!replyTo) return undefined
  const [id = ''] = replyTo.externalId.split(';')
  await using shelves = openShelves(owner, { lent: client })
  return (await shelves.byId(id, 'INBOX'))?.mail
}

function ownerOfAccount({ settings, secret, tools, keepSecret, renewSecret }: MailAccount): Owner {
  return ownerOf({ settings: Settings.parse(settings), secret, tools, keepSecret, renewSecret })
}
