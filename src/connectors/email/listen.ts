import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { fingerprintOf, mailId, postOfMail } from '#connectors/entries'
import { type Batch, NetworkError, type News, type OpenSource } from '#core/channels'
import { joinOf, type Mail, readMail } from '#text/mail'
import { type Place, placeFor, readCursor, writeCursor } from './cursor.ts'
import { failureOfImap } from './imap.ts'
import { around, isOneOf, type Owner, openImap, openShelves, ownerOf, type Shelves } from './mailbox.ts'
import { type Secret, Settings } from './settings.ts'

const mostMails = 50
const mostBatchBytes = 20_000_000
/** Of a larger mail, only the beginning is fetched: its words, and not its attachments. */
const mostMailBytes = 15_000_000
const beginningBytes = 512_000

interface Folder {
  path: string
  client: ImapFlow
  place: Place
  isSent: boolean
  hasNews: boolean
}

/**
 * Hears each mail that comes into the folders, from the cursor on, until the signal ends.
 *
 * The server says by IDLE that something came (RFC 2177); one without it is asked again and again. Nothing is changed in
 * the mailbox: what Sosh has read stays unread there. CONDSTORE and QRESYNC tell of changed flags and of mails that were
 * moved or deleted, which are no news to us; what is new, UIDs tell on every server.
 */
export async function* listen(
  source: OpenSource<Settings, Secret | undefined>,
  signal: AbortSignal,
): AsyncGenerator<Batch> {
  const owner = ownerThrough(source)
  const pollMs = source.settings.pollSeconds * 1_000
  const places = readCursor(source.cursor)
  const closing = new AbortController()
  const until = AbortSignal.any([signal, closing.signal])
  const bell = newBell(until)
  try {
    await using shelves = openShelves(owner, { signal: until })
    const isNew = source.settings.folders.some(path => !places.has(path))
    const folders: Folder[] = []
    for (const path of source.settings.folders) {
      const folder = await openFolder(owner, path, { places, source, pollMs, signal: until, bell })
      folders.push(folder)
      places.set(path, folder.place)
    }
    // From here on nothing is missed, even if the connection breaks before the first mail.
    if (isNew) yield { news: [], cursor: writeCursor(places) }
    for (let isFirst = true; !signal.aborted; isFirst = false) {
      let isQuiet = !isNew
      for (const folder of folders) {
        while (folder.hasNews && !signal.aborted) {
          const batch = await nextBatch(folder, owner, shelves)
          places.set(folder.path, folder.place)
          if (!batch) continue
          isQuiet = false
          yield { ...batch, cursor: writeCursor(places) }
        }
      }
      // Nothing came, and the mailbox is well: that is worth saying after an outage.
      if (isFirst && isQuiet && !signal.aborted) yield { news: [], cursor: writeCursor(places) }
      if (folders.some(({ hasNews }) => hasNews)) continue
      for (const { client } of folders) if (!client.idling) client.idle().catch(() => {})
      await bell.rung()
    }
  } catch (error) {
    if (signal.aborted) return
    throw error instanceof NetworkError ? error : failureOfImap(error, hostOf(owner))
  } finally {
    closing.abort()
  }
}

function hostOf({ settings }: Owner): string {
  return settings.imapHost ?? settings.address?.split('@')[1] ?? 'The mail server'
}

/** A source listens through an account, whose settings are the mailbox’s. */
function ownerThrough(source: OpenSource<Settings, Secret | undefined>): Owner {
  const { tools, secret = {}, keepSecret, renewSecret } = source
  const settings = source.account ? Settings.parse(source.account.settings) : source.settings
  return ownerOf({ settings, secret, tools, keepSecret, renewSecret })
}

async function openFolder(
  owner: Owner,
  path: string,
  options: {
    places: Map<string, Place>
    source: OpenSource<Settings, Secret | undefined>
    pollMs: number
    signal: AbortSignal
    bell: Bell
  },
): Promise<Folder> {
  const { places, source, pollMs, signal, bell } = options
  const { client, server } = await openImap(owner, { signal, pollMs })
  try {
    const opened = await client.mailboxOpen(path, { readOnly: true }).catch((error: unknown) => {
      throw noSuchFolder(error, path, server.host)
    })
    const sinceMs = source.tools.now().getTime() - source.settings.daysBack * 86_400_000
    const place = placeFor(
      places.get(path),
      { uidValidity: String(opened.uidValidity), uidNext: opened.uidNext },
      sinceMs,
    )
    const folder: Folder = { path, client, place, isSent: opened.specialUse === '\\Sent', hasNews: true }
    client.on('exists', () => {
      folder.hasNews = true
      bell.ring()
    })
    client.on('error', error => bell.fail(failureOfImap(error, server.host)))
    client.once('close', () => bell.fail(new NetworkError('later', `${server.host} closed the connection to ${path}.`)))
    return folder
  } catch (error) {
    client.close()
    throw error
  }
}

function noSuchFolder(error: unknown, path: string, host: string): NetworkError {
  const { responseStatus, responseText, mailboxMissing } = error as {
    responseStatus?: string
    responseText?: string
    mailboxMissing?: boolean
  }
  // Hoodiecrow and some old servers say BAD of a folder that is not there.
  if (responseStatus !== 'NO' && responseStatus !== 'BAD' && !mailboxMissing) return failureOfImap(error, host)
  return new NetworkError('refused', `The folder “${path}” can’t be opened: ${responseText ?? 'it is not there'}.`, {
    cause: error,
  })
}

/** The next mails of a folder; `undefined` where there are none (any more). */
async function nextBatch(folder: Folder, owner: Owner, shelves: Shelves): Promise<Omit<Batch, 'cursor'> | undefined> {
  const { client } = folder
  folder.hasNews = false
  const uids = await newUids(folder)
  if (uids.length === 0) return undefined
  const heads = await client.fetchAll(
    uids.slice(0, mostMails).join(','),
    { uid: true, size: true, internalDate: true, flags: true },
    { uid: true },
  )
  heads.sort((a, b) => a.uid - b.uid)
  const taken: FetchMessageObject[] = []
  let bytes = 0
  for (const head of heads) {
    const size = Math.min(head.size ?? 0, mostMailBytes)
    if (taken.length > 0 && bytes + size > mostBatchBytes) break
    bytes += size
    taken.push(head)
  }
  const last = taken.at(-1)?.uid ?? uids[Math.min(mostMails, uids.length) - 1] ?? folder.place.lastUid
  folder.hasNews ||= uids.some(uid => uid > last)
  const wanted = taken.filter(head => isWanted(head, folder.place))
  const { posts, unreadable } = await readMails(wanted, folder, owner, shelves)
  const newestMs = Math.max(folder.place.newestMs, ...taken.map(receivedMs))
  const before = folder.place.before && last < folder.place.before.uid ? folder.place.before : undefined
  folder.place = { ...folder.place, lastUid: last, newestMs, before }
  if (taken.length === 0) return undefined
  const now = owner.tools.now().getTime()
  return {
    news: posts,
    lagMs: Math.max(0, now - Math.min(now, newestMs)),
    ...(unreadable.length > 0 && { unreadable }),
  }
}

async function newUids({ client, place }: Folder): Promise<number[]> {
  const from = `${place.lastUid + 1}:*`
  // The server’s days are not ours: one more is asked for, and the instant is looked at afterwards.
  const old = place.before && {
    uid: `${place.lastUid + 1}:${Math.max(place.before.uid, place.lastUid + 1)}`,
    since: new Date(place.before.sinceMs - 86_400_000),
  }
  const found = old ? await client.search(old, { uid: true }) : []
  const fresh = await client.search(
    { uid: place.before ? `${Math.max(place.before.uid, place.lastUid) + 1}:*` : from },
    { uid: true },
  )
  // “*” is the last mail, even if it is older than asked for.
  const uids = [...(found || []), ...(fresh || []).filter(uid => uid > (place.before?.uid ?? 0))]
  return [...new Set(uids)].filter(uid => uid > place.lastUid).sort((a, b) => a - b)
}

function receivedMs({ internalDate }: FetchMessageObject): number {
  const ms = internalDate === undefined ? Number.NaN : new Date(internalDate).getTime()
  return Number.isNaN(ms) ? 0 : ms
}

function isWanted(head: FetchMessageObject, { before }: Place): boolean {
  if (head.flags?.has('\\Draft') || head.flags?.has('\\Deleted')) return false
  return before === undefined || head.uid > before.uid || receivedMs(head) >= before.sinceMs
}

async function readMails(
  heads: FetchMessageObject[],
  folder: Folder,
  owner: Owner,
  shelves: Shelves,
): Promise<{ posts: News[]; unreadable: { at: string; why: string }[] }> {
  const posts: News[] = []
  const unreadable: { at: string; why: string }[] = []
  for (const head of heads) {
    const at = `${folder.path}, mail ${head.uid}`
    const isCutOff = (head.size ?? 0) > mostMailBytes
    const message = await folder.client.fetchOne(
      String(head.uid),
      { uid: true, source: isCutOff ? { maxLength: beginningBytes } : true },
      { uid: true },
    )
    // None: somebody moved it meanwhile.
    const source = (message || undefined)?.source
    if (!source) continue
    const mail = await readMail(source, { isCutOff })
    if (mail.broken) unreadable.push({ at, why: mail.broken })
    if (mail.bounce && (await isBackscatter(mail, owner, folder, shelves))) {
      unreadable.push({ at, why: 'A report about a mail that was not sent from here (somebody forged our address).' })
      continue
    }
    posts.push({ kind: 'post', post: await postOf(mail, head, folder, owner, shelves) })
  }
  return { posts, unreadable }
}

async function postOf(mail: Mail, head: FetchMessageObject, folder: Folder, owner: Owner, shelves: Shelves) {
  const known = await around(mail, folder.path, owner, shelves)
  const [address = '', ...others] = owner.addresses
  const externalId = await idOf(mail, head.uid, folder, shelves)
  return postOfMail(mail, {
    receivedAt: new Date(receivedMs(head) || owner.tools.now()),
    now: owner.tools.now(),
    own: { address, others },
    isSurelyOurs: folder.isSent || (await isProvedOurs(mail, owner, shelves)),
    join: joinOf(mail, known),
    ...(externalId && { externalId }),
  })
}

/** What we really sent lies among the sent mails. */
async function isProvedOurs(mail: Mail, owner: Owner, shelves: Shelves): Promise<boolean> {
  if (!mail.from || !mail.messageId || !isOneOf(owner.addresses, mail.from.address)) return false
  const sent = await shelves.sent()
  return sent !== undefined && (await shelves.uidsOf(mail.messageId, sent)).length > 0
}

/** Some programs give every mail the same Message-ID: the second one, with other words, is another mail. */
async function idOf(mail: Mail, uid: number, folder: Folder, shelves: Shelves): Promise<string | undefined> {
  if (!mail.messageId) return undefined
  const earlier = (await shelves.uidsOf(mail.messageId, folder.path)).filter(each => each < uid)
  if (earlier.length === 0) return undefined
  const first = await shelves.byUid(Math.min(...earlier), folder.path)
  if (!first || first.messageId !== mail.messageId) return undefined
  const isSame =
    first.from?.address === mail.from?.address &&
    first.subject === mail.subject &&
    first.date?.getTime() === mail.date?.getTime()
  return isSame ? undefined : `${mailId(mail)};${fingerprintOf(mail)}`
}

/** A report about a mail that we never sent. Where we can’t know, it is heard. */
async function isBackscatter(mail: Mail, owner: Owner, folder: Folder, shelves: Shelves): Promise<boolean> {
  const id = mail.bounce?.messageId
  const named = (await around(mail, folder.path, owner, shelves)).named ?? []
  if (id === undefined || named.length > 0 || (mail.bounce?.references.length ?? 0) > 0) return false
  const sent = await shelves.sent()
  if (sent === undefined) return false
  return (await shelves.uidsOf(id, sent)).length === 0
}

interface Bell {
  ring(): void
  fail(why: NetworkError): void
  /** Resolves when somebody rang or the signal ended; throws when something failed. */
  rung(): Promise<void>
}

function newBell(signal: AbortSignal): Bell {
  let wake = () => {}
  let isRung = false
  let failure: NetworkError | undefined
  signal.addEventListener('abort', () => wake(), { once: true })
  return {
    ring() {
      isRung = true
      wake()
    },
    fail(why) {
      failure ??= why
      wake()
    },
    async rung() {
      if (!isRung && !failure && !signal.aborted) await new Promise<void>(resolve => (wake = resolve))
      isRung = false
      if (failure && !signal.aborted) throw failure
    },
  }
}
