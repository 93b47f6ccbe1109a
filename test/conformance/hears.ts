import { expect, test } from 'vitest'
import type { Batch, Connector, News, OpenSource, Post, PushRequest } from '#core/channels'
import { newId } from '#lib/id'
import { failureOf, type Given, pause } from './network.ts'

const patienceMs = 15_000

/** What a connector that listens must do, by stream or by asking. */
export function hears(connector: Connector, given: Given): void {
  const source = (cursor?: string) => given('source')(cursor)

  /** A cursor from which everything that is written from now on will be heard. */
  async function fromNow(): Promise<string> {
    const text = `A beginning ${newId()}`
    if (connector.poll) {
      // Who asks is told all that is there; and a file that is read to its end is not waited for.
      await given('write')(text)
      return placeOf(await listening(connector, source(), news => textOf(news) === text))
    }
    const heard = listening(connector, source(), news => textOf(news) === text)
    const writing = repeatedly(() => given('write')(text))
    return placeOf(await heard.finally(writing.stop))
  }

  /** Writes what is then changed, and a cursor from which the change will be heard. */
  async function written(text: string): Promise<{ externalId: string; cursor: string }> {
    const cursor = await fromNow()
    const externalId = await given('write')(text)
    if (!connector.poll) return { externalId, cursor }
    // Who asks between a post and its change knows of two; who asks after both, of one.
    return { externalId, cursor: placeOf(await listening(connector, source(cursor), one => textOf(one) === text)) }
  }

  test('what an outsider writes is heard, with its author, time and address', async () => {
    const cursor = await fromNow()
    const text = `Grüße aus Köln 🌻 ${newId()}`
    const externalId = await given('write')(text)
    const { news } = await listening(connector, source(cursor), one => textOf(one) === text)
    const post = postIn(news.find(one => textOf(one) === text))
    expect(post).toMatchObject({ network: connector.network, externalId, text })
    isComplete(post)
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
      const { externalId, cursor } = await written(`Before ${newId()}`)
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
      const { externalId, cursor } = await written(`Soon gone ${newId()}`)
      await given('remove')(externalId)
      const isRemoval = (one: News) => one.kind === 'delete' && one.externalId === externalId
      const { news } = await listening(connector, source(cursor), isRemoval)
      expect(news.some(isRemoval)).toBe(true)
    })
  }

  if (connector.poll) asks(connector, given)

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

/** What a connector that asks for its news, again and again or to an end, must do. */
function asks(connector: Connector, given: Given): void {
  const isOver = connector.capabilities.listen === 'once'

  test(isOver ? 'it comes to an end, and says so' : 'it says when it wants to ask again', async () => {
    await given('write')(`There already ${newId()}`)
    let source = given('source')(undefined)
    const turns: Batch[] = []
    for (let last: Batch | undefined; turns.length < 20 && !last?.finished && last?.news.length !== 0; ) {
      last = await oneBatch(connector, source)
      turns.push(last)
      source = { ...source, cursor: last.cursor ?? source.cursor }
    }
    // Each turn is the last one, or says when the next one is.
    for (const { finished, nextInMs } of turns) expect(finished ?? typeof nextInMs === 'number').toBe(true)
    expect(turns.at(-1)?.finished ?? false).toBe(isOver)
    expect((await oneBatch(connector, source)).news).toEqual([])
  })

  if (isOver) return

  test('it stops within a second when it is told to, even while it waits for an answer', async () => {
    const stop = new AbortController()
    const asking = connector.poll?.(given('silentSource')(), stop.signal).then(
      () => 'answered',
      () => 'given up',
    )
    expect(await Promise.race([asking, pause(200)])).toBeUndefined()
    const since = Date.now()
    stop.abort()
    expect(await asking).toBe('given up')
    expect(Date.now() - since).toBeLessThan(1_000)
  })

  test('an answer that breaks off is a trouble of the network, to be tried later', async () => {
    expect(await failureOf(() => oneBatch(connector, given('brokenSource')()))).toMatchObject({ outcome: 'later' })
  })
}

/** What a connector that is sent its news must do. */
export function receives(connector: Connector, given: Given, keyHeader: () => string | undefined): void {
  /** What comes of a push, with what is only read after the network was answered. */
  async function received({ source, request }: { source: OpenSource; request: PushRequest }): Promise<News[]> {
    const batch = await connector.receive?.(source, request)
    const later = await Promise.all((batch?.later ?? []).map(one => connector.pursue?.(source, one)))
    return [batch, ...later].flatMap(one => one?.news ?? [])
  }

  test('what is pushed is heard, and heard twice it is the same', async () => {
    const text = `Grüße aus Köln 🌻 ${newId()}`
    const pushed = await given('push')(text)
    const first = await received(pushed)
    const post = postIn(first.find(one => textOf(one) === text))
    expect(post).toMatchObject({ network: connector.network, text })
    isComplete(post)
    expect((await received(pushed)).map(untimed)).toEqual(first.map(untimed))
  })

  /** What is heard of a change of a post that was heard before. */
  async function changed(kind: 'edit' | 'delete', text: string) {
    const [heard] = await received(await given('push')(`Before ${newId()}`))
    const externalId = postIn(heard)?.externalId ?? ''
    return { externalId, news: await received(await given('push')(text, { kind, externalId })) }
  }

  if (connector.capabilities.edits) {
    test('an edit is heard as an edit of the same post', async () => {
      const text = `After ${newId()}`
      const { externalId, news } = await changed('edit', text)
      expect(news).toMatchObject([{ kind: 'edit', post: { externalId, text, editedAt: expect.any(Date) } }])
    })
  }

  if (connector.capabilities.deletes) {
    test('a removal is heard', async () => {
      const { externalId, news } = await changed('delete', '')
      expect(news).toEqual([{ kind: 'delete', network: connector.network, externalId }])
    })
  }

  // Who reads at the origin what was said to stand there takes nobody's word, and needs no signature.
  if (connector.pursue) return

  test('what was changed on the way, or is not signed, is turned away', async () => {
    const { source, request } = await given('push')(`Signed ${newId()}`)
    const changed = Buffer.from(request.body)
    changed.write('Forged', Math.max(0, changed.indexOf('Signed')))
    const byKey = keyHeader()
    const key = byKey === undefined ? '' : (request.headers[byKey] ?? '')
    for (const forged of [
      byKey === undefined
        ? { ...request, body: changed }
        : {
            ...request,
            headers: { ...request.headers, [byKey]: `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}` },
          },
      { ...request, headers: {} },
    ]) {
      await expect(connector.receive?.(source, forged)).rejects.toMatchObject({ name: 'Problem', kind: 'forbidden' })
    }
  })
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

function postIn(news: News | undefined): Post | undefined {
  return news !== undefined && 'post' in news ? news.post : undefined
}

function textOf(news: News): string | undefined {
  return postIn(news)?.text
}

/** A post that was just written, with all that every network knows of one. */
function isComplete(post: Post | undefined): void {
  expect(post?.externalId).toBeTruthy()
  expect(post?.author.externalId).toBeTruthy()
  expect(post?.author.handle).toBeTruthy()
  expect(Math.abs(Date.now() - (post?.postedAt.getTime() ?? 0))).toBeLessThan(60_000)
  if (post?.url !== undefined) expect(URL.canParse(post.url)).toBe(true)
}

function placeOf({ cursor }: { cursor: string | undefined }): string {
  if (cursor === undefined) throw new Error('No cursor came with the news.')
  return cursor
}

/** News without what may be learned in between: names and numbers of the author. */
function stable(news: News): unknown {
  const post = postIn(news)
  return post === undefined ? news : { ...news, post: { ...post, author: post.author.externalId } }
}

/** The same without when it was read, which is no part of what was said; some networks tell no other time. */
function untimed(news: News): unknown {
  const post = postIn(news)
  return post === undefined
    ? news
    : stable({ ...news, post: { ...post, postedAt: undefined, editedAt: undefined } } as unknown as News)
}
