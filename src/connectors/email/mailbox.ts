import type { ImapFlow, SearchObject } from 'imapflow'
import type { Identity } from '#core/channels'
import { type Around, type KnownMail, type Mail, readMail, readSubject, tokenFor, withoutTag } from '#text/mail'
import { openMailbox, sentFolder } from './imap.ts'
import { deliveryIdIn, messageIdOf } from './message-id.ts'
import { type Server, serversOf } from './servers.ts'
import { credentialsOf, type Holder } from './sign-in.ts'

/** The folders of a mailbox, to look for single mails in: opened when first needed, closed with its user. */
export interface Shelves extends AsyncDisposable {
  /** The mail of a Message-ID, in the folder or among the sent ones. */
  byId(id: string, folder: string): Promise<Found | undefined>
  /** Mails that fit, the newest first. */
  matching(query: SearchObject, folder: string, most: number): Promise<KnownMail[]>
  /** UIDs of the mails of a Message-ID in one folder. */
  uidsOf(id: string, folder: string): Promise<number[]>
  byUid(uid: number, folder: string): Promise<Mail | undefined>
  sent(): Promise<string | undefined>
}

export interface Found {
  mail: Mail
  known: KnownMail
  folder: string
  uid: number
}

/** Whoever opens a mailbox: a source through its account, or the account itself. */
export interface Owner extends Holder {
  /** All addresses of ours here, the account’s own first. */
  addresses: string[]
}

export function ownerOf(holder: Holder): Owner {
  const { address = '', aliases } = holder.settings
  return { ...holder, addresses: [address, ...aliases] }
}

export async function openImap(
  owner: Owner,
  options: { signal?: AbortSignal; pollMs?: number } = {},
): Promise<{ client: ImapFlow; server: Server }> {
  const { imap: server } = await serversOf(owner.settings, owner.tools)
  const credentials = await credentialsOf(owner, 'imap')
  return { client: await openMailbox({ tools: owner.tools, server, credentials, ...options }), server }
}

export function identityOf({ settings }: Holder): Identity {
  const address = settings.address ?? ''
  return { externalId: address, handle: address, ...(settings.name && { name: settings.name }) }
}

const headBytes = 64_000

/** @param lent a connection to look through, which stays open afterwards; without one, it is opened here. */
export function openShelves(owner: Owner, { signal, lent }: { signal?: AbortSignal; lent?: ImapFlow } = {}): Shelves {
  let opening: Promise<ImapFlow> | undefined = lent && Promise.resolve(lent)
  let sentPath: Promise<string | undefined> | undefined
  const client = async () => {
    const before = await opening?.catch(() => undefined)
    if (before?.usable) return before
    opening = openImap(owner, signal ? { signal } : {}).then(({ client }) => client)
    return opening
  }
  const sent = () => {
    sentPath ??= client().then(sentFolder)
    sentPath.catch(() => {
      sentPath = undefined
    })
    return sentPath
  }

  async function inFolder<Result>(folder: string, work: (client: ImapFlow) => Promise<Result>): Promise<Result> {
    const connection = await client()
    const lock = await connection.getMailboxLock(folder, { readOnly: true })
    try {
      return await work(connection)
    } finally {
      lock.release()
    }
  }

  const uidsFor = async (connection: ImapFlow, query: SearchObject) =>
    ((await connection.search(query, { uid: true })) || []).toSorted((a, b) => b - a)

  async function readHead(connection: ImapFlow, uid: number): Promise<Mail | undefined> {
    const query = { uid: true, source: { maxLength: headBytes } }
    const message = await connection.fetchOne(String(uid), query, { uid: true })
    const source = (message || undefined)?.source
    return source && readMail(source, { isCutOff: true })
  }

  return {
    sent,
    uidsOf: (id, folder) => inFolder(folder, connection => uidsFor(connection, headerQuery('Message-ID', id))),
    byUid: (uid, folder) => inFolder(folder, connection => readHead(connection, uid)),
    async byId(id, folder) {
      for (const path of new Set([folder, await sent()])) {
        if (path === undefined) continue
        const found = await inFolder(path, async connection => {
          for (const uid of (await uidsFor(connection, headerQuery('Message-ID', id))).slice(0, 3)) {
            const mail = await readHead(connection, uid)
            // A server searches for a part of the header: only the whole id is the mail.
            if (mail?.messageId === id) return { mail, known: knownOf(mail, owner), folder: path, uid }
          }
          return undefined
        })
        if (found) return found
      }
      return undefined
    },
    async matching(query, folder, most) {
      const all: KnownMail[] = []
      for (const path of new Set([folder, await sent()])) {
        if (path === undefined) continue
        const found = await inFolder(path, async connection => {
          const heads = (await uidsFor(connection, query)).slice(0, most).map(uid => readHead(connection, uid))
          return Promise.all(heads)
        })
        for (const mail of found) if (mail?.messageId) all.push(knownOf(mail, owner))
      }
      return all.toSorted((a, b) => (b.date?.getTime() ?? 0) - (a.date?.getTime() ?? 0))
    },
    async [Symbol.asyncDispose]() {
      const open = await opening?.catch(() => undefined)
      if (open !== lent) open?.close()
    },
  }
}

function headerQuery(name: string, value: string): SearchObject {
  return { header: { [name]: value } }
}

function knownOf(mail: Mail, { addresses }: Owner): KnownMail {
  const isOurs = mail.from !== undefined && isOneOf(addresses, mail.from.address)
  const people = [mail.from, ...mail.to, ...mail.cc]
    .flatMap(each => each?.address ?? [])
    .filter(address => !isOneOf(addresses, address))
  return {
    id: mail.messageId ?? '',
    subject: mail.subject,
    date: mail.date,
    people,
    isBulk: mail.automatic?.kind === 'bulk',
    isOurs,
  }
}

export function isOneOf(addresses: string[], address: string): boolean {
  return addresses.includes(address) || addresses.includes(withoutTag(address))
}

const alikeDays = 14

/** What the mailbox knows around a new mail: asked only for what could decide. */
export async function around(mail: Mail, folder: string, owner: Owner, shelves: Shelves): Promise<Around> {
  const named = namedDeliveries(mail, owner)
  const answers = mail.inReplyTo[0] ?? mail.references.at(-1) ?? named[0]
  if (mail.bounce) return { named }
  if (answers !== undefined) return { named, parent: (await shelves.byId(answers, folder))?.known }
  if (mail.threadIndex)
    return { sameIndex: await shelves.matching(headerQuery('Thread-Index', mail.threadIndex), folder, 10) }
  const { isReply, matter } = readSubject(mail.subject)
  if (!isReply || matter.length < 3) return {}
  const since = new Date((mail.date ?? owner.tools.now()).getTime() - alikeDays * 86_400_000)
  const alike = await shelves.matching({ subject: matter, since }, folder, 10)
  return { alike: alike.filter(({ id }) => id !== mail.messageId) }
}

/** The deliveries of ours whose marked address the mail came to. */
function namedDeliveries(mail: Mail, { addresses, settings }: Owner): string[] {
  const reached = [...mail.deliveredTo, ...[...mail.to, ...mail.cc].map(({ address }) => address)]
  const tokens = reached.flatMap(address => addresses.flatMap(ours => tokenFor(ours, address) ?? []))
  const ids = tokens.flatMap(token => deliveryIdIn(token) ?? [])
  return [...new Set(ids)].map(id => messageIdOf(id, settings.address ?? ''))
}
