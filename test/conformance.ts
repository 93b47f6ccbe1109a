import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type Batch,
  type Connector,
  type ConnectorTools,
  NetworkError,
  type News,
  type OpenAccount,
  type OpenSource,
  type OutgoingMessage,
  type Post,
} from '#core/channels'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'

/** What is tested: a connector, what a person may type for it, and how its real network is reached. */
export interface Subject {
  connector: Connector
  /** Settings that a person might type and that must be refused, with the field that the refusal names. */
  badSettings: { settings: unknown; at: string }[]
  open: () => Promise<Network>
}

/** A running network, seen by an outsider. Which functions are needed follows from the connector's capabilities. */
export interface Network {
  /** A place to listen to, from a cursor on. */
  source?: (cursor: string | undefined) => OpenSource
  /** The same, on a host that nobody answers at. */
  deadSource?: () => OpenSource
  /** An outsider writes; resolves to the network's id of the post. */
  write?: (text: string, replyTo?: string) => Promise<string>
  edit?: (externalId: string, text: string) => Promise<void>
  remove?: (externalId: string) => Promise<void>
  account?: () => OpenAccount
  /** The same with a secret that is no longer good. */
  signedOutAccount?: () => OpenAccount
  deadAccount?: () => OpenAccount
  /** How many posts with exactly this text an outsider can see. */
  count?: (text: string) => Promise<number>
  settingsForThreads?: () => unknown
  close: () => Promise<void>
}

const patienceMs = 15_000

/** The plain tools: the open fetch and no guard, for networks on this machine. */
export function plainTools(): ConnectorTools {
  return { fetch: globalThis.fetch, checkAddress: async url => new URL(url), now: () => new Date(), log: () => {} }
}

/** A host and port at which nobody answers: it was free a moment ago. */
export function deadHost(): Promise<string> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' ? address?.port : undefined
      probe.close(() => resolve(`127.0.0.1:${port}`))
    })
  })
}

/** Says in tests what the Connector port promises. Every connector must pass, against its real network. */
export function conforms({ connector, badSettings, open }: Subject): void {
  describe(`${connector.label} keeps the promises of a connector`, () => {
    let network: Network
    beforeAll(async () => {
      network = await open()
    })
    afterAll(() => network?.close())

    const given = <Key extends keyof Network>(name: Key): NonNullable<Network[Key]> => {
      const value = network[name]
      if (value === undefined) throw new Error(`The test of ${connector.name} must say how to ${name}.`)
      return value as NonNullable<Network[Key]>
    }

    declares(connector, badSettings)
    if (connector.listen || connector.poll) hears(connector, given)
    if (connector.fetchThread) reads(connector, given)
    if (connector.send) says(connector, given)
  })
}

type Given = <Key extends keyof Network>(name: Key) => NonNullable<Network[Key]>

function declares(connector: Connector, badSettings: Subject['badSettings']): void {
  const { capabilities } = connector

  test('it can do what it says it can, and says what it can do', () => {
    expect(Boolean(connector.listen)).toBe(capabilities.listen === 'stream')
    expect(Boolean(connector.poll)).toBe(capabilities.listen === 'poll' || capabilities.listen === 'once')
    expect(Boolean(connector.receive)).toBe(capabilities.listen === 'push')
    expect(Boolean(connector.fetchThread)).toBe(capabilities.fetchThread)
    expect(Boolean(connector.send)).toBe(capabilities.reply)
    expect(Boolean(connector.identify)).toBe(capabilities.reply)
    expect(Boolean(connector.retract)).toBe(capabilities.retract)
    if (capabilities.exactlyOnce === 'by-looking') expect(connector.find).toBeDefined()
    expect(Boolean(connector.lengthOf)).toBe(connector.limits.maxLength !== undefined)
    expect(`${connector.name} ${connector.network}`).toMatch(/^[a-z0-9-]+ [a-z0-9-]+$/)
    expect(connector.about).toMatch(/^.{10,140}$/)
  })

  test.each(badSettings)('a person who types $settings is told what is wrong with “$at”', ({ settings, at }) => {
    const refusal = problemOf(() => check(connector.settings, settings))
    expect(refusal?.kind).toBe('invalid')
    const reason = refusal?.reasons.find(one => one.at?.startsWith(at))
    expect(reason?.message, `a message at ${at}`).toMatch(/\p{L}{2,}/u)
  })
}

function hears(connector: Connector, given: Given): void {
  const source = (cursor?: string) => given('source')(cursor)

  /** A cursor from which everything that is written from now on will be heard. */
  async function fromNow(): Promise<string> {
    const text = `A beginning ${newId()}`
    const heard = listening(connector, source(), news => textOf(news) === text)
    const writing = repeatedly(() => given('write')(text))
    const { cursor } = await heard.finally(writing.stop)
    if (cursor === undefined) throw new Error('No cursor came with the news.')
    return cursor
  }

  test('what an outsider writes is heard, with its author, time and address', async () => {
    const cursor = await fromNow()
    const text = `Grüße aus Köln 🌻 ${newId()}`
    const externalId = await given('write')(text)
    const { news } = await listening(connector, source(cursor), one => textOf(one) === text)
    const post = postIn(news.find(one => textOf(one) === text))
    expect(post).toMatchObject({ network: connector.network, externalId, text })
    expect(post?.author.externalId).toBeTruthy()
    expect(post?.author.handle).toBeTruthy()
    expect(Math.abs(Date.now() - (post?.postedAt.getTime() ?? 0))).toBeLessThan(60_000)
    if (post?.url !== undefined) expect(URL.canParse(post.url)).toBe(true)
  })

  test('whoever listens may be ended after any batch and misses nothing', async () => {
    let cursor: string | undefined = await fromNow()
    const texts = Array.from({ length: 6 }, (_, n) => `Note ${n} ${newId()}`)
    const missing = new Set(texts)
    const opened = Date.now()
    for (const [n, text] of texts.entries()) {
      await given('write')(text)
      // Two at a time, so that there are batches of more than one.
      if (n % 2 === 0) continue
      for (let heard = 0; heard < 2 && Date.now() - opened < patienceMs; ) {
        const batch = await oneBatch(connector, source(cursor))
        for (const one of batch.news) if (missing.delete(textOf(one) ?? '')) heard++
        cursor = batch.cursor ?? cursor
      }
    }
    expect([...missing]).toEqual([])
  })

  test('what is heard twice is the same twice', async () => {
    const cursor = await fromNow()
    const texts = [`First ${newId()}`, `Second ${newId()}`]
    for (const text of texts) await given('write')(text)
    const hear = async () => {
      const { news } = await listening(connector, source(cursor), one => textOf(one) === texts[1])
      return news.filter(one => texts.includes(textOf(one) ?? '')).map(stable)
    }
    const first = await hear()
    expect(first.length).toBe(2)
    expect(await hear()).toEqual(first)
  })

  if (connector.capabilities.edits) {
    test('an edit is heard as an edit of the same post', async () => {
      const cursor = await fromNow()
      const externalId = await given('write')(`Before ${newId()}`)
      const text = `After ${newId()}`
      await given('edit')(externalId, text)
      const { news } = await listening(connector, source(cursor), one => one.kind === 'edit' && textOf(one) === text)
      const post = postIn(news.find(one => one.kind === 'edit' && textOf(one) === text))
      expect(post?.externalId).toBe(externalId)
      expect(post?.editedAt).toBeInstanceOf(Date)
    })
  }

  if (connector.capabilities.deletes) {
    test('a removal is heard', async () => {
      const cursor = await fromNow()
      const externalId = await given('write')(`Soon gone ${newId()}`)
      await given('remove')(externalId)
      const isRemoval = (one: News) => one.kind === 'delete' && one.externalId === externalId
      const { news } = await listening(connector, source(cursor), isRemoval)
      expect(news.some(isRemoval)).toBe(true)
    })
  }

  test('it stops within a second when it is told to', async () => {
    const stop = new AbortController()
    const listener = connector.listen
      ? drained(connector.listen(source(), stop.signal))
      : connector.poll?.(source(), stop.signal).catch((err: unknown) => err)
    await pause(200)
    const since = Date.now()
    stop.abort()
    await listener
    expect(Date.now() - since).toBeLessThan(1_000)
  })

  test('a host that is not there is a trouble of the network, to be tried later', async () => {
    expect(await failureOf(() => oneBatch(connector, given('deadSource')()))).toMatchObject({ outcome: 'later' })
  })
}

function reads(connector: Connector, given: Given): void {
  test('a thread is read with its beginning first', async () => {
    const root = await given('write')(`A question ${newId()}`)
    const reply = await given('write')(`An answer ${newId()}`, root)
    const thread = await connector.fetchThread?.({ externalId: reply }, plainTools(), given('settingsForThreads')())
    const ids = thread?.posts.map(post => post.externalId) ?? []
    expect(ids[0]).toBe(root)
    expect(ids).toContain(reply)
    expect(thread?.posts.find(post => post.externalId === reply)?.replyTo).toBe(root)
  })
}

function says(connector: Connector, given: Given): void {
  const account = () => given('account')()
  const { send, find, retract } = connector
  if (!send) return

  test('the network itself says who the account is', async () => {
    const identity = await connector.identify?.(account())
    expect(identity?.externalId).toBeTruthy()
    expect(identity?.handle).toBeTruthy()
  })

  test('only a secret that is no longer good signs an account out', async () => {
    const signedOut = given('signedOutAccount')
    expect(await failureOf(() => connector.identify?.(signedOut()))).toMatchObject({ outcome: 'signed-out' })
    expect(await failureOf(() => send(signedOut(), messageOf('Hello')))).toMatchObject({ outcome: 'signed-out' })
    expect(await failureOf(() => connector.identify?.(given('deadAccount')()))).toMatchObject({ outcome: 'later' })
  })

  test('an answer arrives under the post that it answers', async () => {
    const question = await given('write')(`Does it rain? ${newId()}`)
    const message = messageOf(`It does. ${newId()}`, { externalId: question, threadRoot: question })
    const sent = await send(account(), message)
    expect(sent.externalId).toBeTruthy()
    expect(await given('count')(message.text)).toBe(1)
    if (!connector.fetchThread) return
    const thread = await connector.fetchThread(sent, plainTools(), given('settingsForThreads')())
    expect(thread.posts.at(-1)).toMatchObject({ text: message.text, replyTo: question })
  })

  if (connector.capabilities.exactlyOnce === 'by-id') {
    test('a message that is sent again, even at the same moment, is there once', async () => {
      const message = messageOf(`Said once ${newId()}`)
      const [one, other] = await Promise.all([send(account(), message), send(account(), message)])
      expect(other.externalId).toBe(one.externalId)
      expect((await send(account(), message)).externalId).toBe(one.externalId)
      expect(await given('count')(message.text)).toBe(1)
    })
  }

  test('another message with the same text is another post', async () => {
    const text = `Thank you! ${newId()}`
    const first = await send(account(), messageOf(text))
    const second = await send(account(), messageOf(text))
    expect(second.externalId).not.toBe(first.externalId)
    expect(await given('count')(text)).toBe(2)
  })

  if (find) {
    test('it can tell what arrived from what did not', async () => {
      const message = messageOf(`Is it there? ${newId()}`)
      expect(await find(account(), message)).toBeUndefined()
      const sent = await send(account(), message)
      expect((await find(account(), message))?.externalId).toBe(sent.externalId)
    })
  }

  if (retract) {
    test('a post can be taken back, twice without harm', async () => {
      const message = messageOf(`A mistake ${newId()}`)
      const sent = await send(account(), message)
      await retract(account(), sent)
      expect(await given('count')(message.text)).toBe(0)
      await retract(account(), sent)
      if (find) expect(await find(account(), message)).toBeUndefined()
    })
  }

  const limit = connector.limits.maxLength
  if (limit) {
    test('a text of the greatest length is taken, one more is refused in words', async () => {
      const ending = ` ${newId()}`
      const text = 'ä'.repeat(limit.value).slice(0, roomFor(connector, ending, limit.value)) + ending
      expect(connector.lengthOf?.(text)).toBe(limit.value)
      const sent = await send(account(), messageOf(text))
      expect(sent.externalId).toBeTruthy()
      const refusal = await failureOf(() => send(account(), messageOf(`${text}x`)))
      expect(refusal).toMatchObject({ outcome: 'refused', message: expect.stringContaining(String(limit.value)) })
    })
  }
}

/** How many times “ä” fits before the ending; it is one or two of the network's units. */
function roomFor(connector: Connector, ending: string, limit: number): number {
  const unit = connector.lengthOf?.('ä') ?? 1
  return Math.floor((limit - (connector.lengthOf?.(ending) ?? 0)) / unit)
}

function messageOf(text: string, replyTo?: OutgoingMessage['replyTo']): OutgoingMessage {
  return { deliveryId: newId(), createdAt: new Date(), text, language: 'en', replyTo }
}

/** Listens until the wanted news came; all of the news so far, and the last cursor. */
async function listening(connector: Connector, source: OpenSource, wanted: (news: News) => boolean) {
  const news: News[] = []
  let { cursor } = source
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patienceMs)
  try {
    for await (const batch of batches(connector, source, stop.signal)) {
      news.push(...batch.news)
      cursor = batch.cursor ?? cursor
      if (batch.news.some(wanted)) return { news, cursor }
    }
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
  throw new Error(`What was written was not heard within ${patienceMs / 1000} seconds.`)
}

/** The next batch; the listener is ended right after it, as a crash would. */
async function oneBatch(connector: Connector, source: OpenSource): Promise<Batch> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), patienceMs)
  try {
    for await (const batch of batches(connector, source, stop.signal)) return batch
  } finally {
    clearTimeout(timer)
    stop.abort()
  }
  return { news: [] }
}

async function* batches(connector: Connector, source: OpenSource, signal: AbortSignal): AsyncGenerator<Batch> {
  if (connector.listen) return yield* connector.listen(source, signal)
  let { cursor } = source
  while (connector.poll && !signal.aborted) {
    const batch = await connector.poll({ ...source, cursor }, signal)
    cursor = batch.cursor ?? cursor
    yield batch
    if (batch.finished) return
    await pause(Math.min(batch.nextInMs ?? 100, 100))
  }
}

/** Does something again every half a second: a stream that begins “now” tells nobody when that is. */
function repeatedly(work: () => Promise<unknown>): { stop: () => void } {
  let goesOn = true
  const run = async () => {
    while (goesOn) {
      await work()
      await pause(500)
    }
  }
  run().catch(() => {})
  return {
    stop() {
      goesOn = false
    },
  }
}

async function drained(batches: AsyncIterable<Batch>): Promise<void> {
  for await (const _ of batches);
}

async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (err) {
    expect(err).toBeInstanceOf(NetworkError)
    return err
  }
  throw new Error('It went well, and should not have.')
}

function problemOf(work: () => unknown): Problem | undefined {
  try {
    work()
  } catch (err) {
    if (err instanceof Problem) return err
    throw err
  }
  return undefined
}

function postIn(news: News | undefined): Post | undefined {
  return news !== undefined && 'post' in news ? news.post : undefined
}

function textOf(news: News): string | undefined {
  return postIn(news)?.text
}

/** News without what may be learned in between: names and numbers of the author. */
function stable(news: News): unknown {
  const post = postIn(news)
  return post === undefined ? news : { ...news, post: { ...post, author: post.author.externalId } }
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
