import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Chat, Message, Update, User } from '@grammyjs/types'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { telegram } from '#connectors/telegram'
import type { Batch, Connector, NetworkError, OpenAccount, OpenSource, Post } from '#core/channels'
import { newId } from '#lib/id'
import { conforms, deadHost, type Network, plainTools } from '../conformance.ts'
import { serve } from '../serve.ts'

const connector: Connector = telegram
const goodToken = `471147:${'A'.repeat(35)}`

conforms({ connector, badSettings: [{ settings: { api: 'telegram' }, at: 'api' }], open: openTelegram })

test('a token is one that @BotFather could have written', () => {
  expect(telegram.secret?.safeParse({ token: 'hunter2' }).success).toBe(false)
  expect(telegram.secret?.safeParse({ token: ` ${goodToken}\n` }).data).toEqual({ token: goodToken })
})

describe('as Telegram tells it', () => {
  let network: Telegram
  beforeAll(async () => {
    network = await openTelegram()
  })
  afterAll(() => network.close())

  const group: Chat.SupergroupChat = { id: -1001234567890, type: 'supergroup', title: 'Halden riders' }

  test('all that is said in a private chat is one line', async () => {
    const [one, other] = await heard(network, [{ text: 'Hello' }, { text: 'It rattles.' }])
    expect(one?.threadRoot).toBe(other?.threadRoot)
    expect(one).toMatchObject({ isLine: true, visibility: 'direct', author: { handle: 'ana', name: 'Ana Silva' } })
    expect(one?.externalId).not.toBe(other?.externalId)
  })

  test('in a group an answer stands below what it answers, and each has an address', async () => {
    const [question, answer] = await heard(network, [
      { chat: group, text: 'Which oil?', message_id: 900 },
      { chat: group, text: 'Any.', message_id: 901, message_thread_id: 900, reply_to_message: { message_id: 900 } },
    ])
    expect(question).toMatchObject({ externalId: '-1001234567890/900', url: 'https://t.me/c/1234567890/900' })
    expect(answer).toMatchObject({ replyTo: '-1001234567890/900', threadRoot: '-1001234567890/900' })
  })

  test('in a topic, what answers nobody stands alone', async () => {
    const topic = { message_thread_id: 5, is_topic_message: true as const, reply_to_message: { message_id: 5 } }
    const [post] = await heard(network, [{ chat: group, text: 'New here', ...topic }])
    expect(post?.replyTo).toBeUndefined()
    expect(post?.threadRoot).toBeUndefined()
  })

  test('links, tags and names are those that Telegram marks; a picture is told in words', async () => {
    const text = '🚲 See the manual, halden.example #squeak @halden_bot'
    const [post, picture, joined] = await heard(network, [
      {
        text,
        entities: [
          { type: 'text_link', offset: text.indexOf('the manual'), length: 10, url: 'https://halden.example/manual' },
          { type: 'url', offset: text.indexOf('halden.example'), length: 14 },
          { type: 'hashtag', offset: text.indexOf('#'), length: 7 },
          { type: 'mention', offset: text.indexOf('@'), length: 11 },
        ],
      },
      { photo: [{ file_id: 'f', file_unique_id: 'u', width: 1, height: 1 }] },
      { new_chat_members: [] },
    ])
    expect(post).toMatchObject({
      links: ['https://halden.example/manual', 'https://halden.example/'],
      tags: ['squeak'],
      mentions: ['halden_bot'],
    })
    expect(picture?.text).toBe('(A picture, without words.)')
    expect(joined).toBeUndefined()
  })

  test('whoever has stopped the bot is left alone, in words', async () => {
    const replyTo = { externalId: await network.write('Hi') }
    const message = { deliveryId: newId(), createdAt: new Date(), text: 'Hello', replyTo }
    network.refuse(403, { description: 'Forbidden: bot was blocked by the user' })
    await expect(connector.send?.(network.account(), message)).rejects.toMatchObject({
      outcome: 'refused',
      message: /has stopped our bot/,
    })
    network.refuse(429, { description: 'Too Many Requests: retry after 90', parameters: { retry_after: 90 } })
    const wait = await connector.send?.(network.account(), message).catch((error: unknown) => error)
    expect((wait as NetworkError).outcome).toBe('later')
    expect((wait as NetworkError).retryAt?.getTime()).toBeGreaterThan(Date.now() + 80_000)
    network.refuse(409, { description: 'Conflict: terminated by other getUpdates request' })
    const conflict = await connector.listen?.(network.source(undefined), AbortSignal.timeout(5_000))
    await expect(conflict?.[Symbol.asyncIterator]().next()).rejects.toMatchObject({ outcome: 'later' })
  })

  test('a group that has grown is followed to its new number', async () => {
    const message = {
      deliveryId: newId(),
      createdAt: new Date(),
      text: 'Still here.',
      replyTo: { externalId: '471147:-55/3' },
    }
    network.refuse(
      400,
      {
        description: 'Bad Request: group chat was upgraded to a supergroup chat',
        parameters: { migrate_to_chat_id: group.id },
      },
      1,
    )
    expect((await connector.send?.(network.account(), message))?.externalId).toMatch(/^-1001234567890\/\d+$/)
  })

  test('Telegram is told where to call and how to show that it is it; who asks again takes that back', async () => {
    const hookUrl = 'https://sosh.example/hooks/7'
    const called = network.calledSource(hookUrl)
    await once(called)
    expect(network.webhook).toMatchObject({
      url: hookUrl,
      secret_token: expect.stringMatching(/^[\w-]{32,256}$/),
      allowed_updates: expect.arrayContaining(['message', 'edited_message']),
    })
    expect(JSON.stringify(network.webhook)).not.toContain(goodToken)
    // Another source of the same bot is called by another key.
    const key = network.webhook.secret_token
    await once({ ...network.calledSource('https://sosh.example/hooks/8') })
    expect(network.webhook.secret_token).not.toBe(key)
    await network.write('While nobody was asked')
    const asking = network.calledSource('https://sosh.example/hooks/8', 'asking')
    const said = (await once(asking))?.news.map(one => 'post' in one && one.post.text)
    expect(said).toContain('While nobody was asked')
    expect(network.webhook.url).toBe('')
  })

  test('the webhook of another program is left to it, in words; an address that can’t be called, too', async () => {
    network.webhook.url = 'https://elsewhere.example/bot'
    await expect(once(network.calledSource('https://sosh.example/hooks/7', 'asking'))).rejects.toThrow(
      /Another program/,
    )
    network.webhook.url = ''
    await expect(once(network.calledSource('http://localhost:4100/hooks/7'))).rejects.toMatchObject({
      outcome: 'refused',
      message: expect.stringMatching(/public https/),
    })
  })

  test('when Telegram can’t reach us, that is shown, and nothing is lost', async () => {
    const called = network.calledSource('https://sosh.example/hooks/7')
    await once(called)
    await network.write('Is anybody there?')
    Object.assign(network.webhook, {
      last_error_date: Math.floor(Date.now() / 1000),
      last_error_message: 'Connection refused',
    })
    await expect(once(called)).rejects.toMatchObject({ outcome: 'later', message: expect.stringMatching(/refused/) })
    network.webhook.url = ''
  })

  test('a thumb is there once and can be taken back', async () => {
    const externalId = await network.write('Thank you!')
    const gesture = { deliveryId: newId(), createdAt: new Date(), gesture: 'like' as const, to: { externalId } }
    const sent = await connector.gesture?.(network.account(), gesture)
    await connector.gesture?.(network.account(), gesture)
    expect(network.thumbs()).toHaveLength(1)
    await connector.retract?.(network.account(), sent ?? { externalId: '' })
    expect(network.thumbs()).toEqual([])
  })
})

/** The first that comes of listening. */
async function once(source: OpenSource): Promise<Batch | undefined> {
  const stop = new AbortController()
  for await (const batch of connector.listen?.(source, stop.signal) ?? []) {
    stop.abort()
    return batch
  }
  return undefined
}

async function heard(network: Telegram, messages: object[]): Promise<Post[]> {
  const from = await network.nextOffset()
  for (const message of messages) network.tell(message)
  const stop = new AbortController()
  for await (const { news } of connector.listen?.(network.source(from), stop.signal) ?? []) {
    stop.abort()
    return news.flatMap(one => (one.kind === 'post' ? [one.post] : []))
  }
  return []
}

interface Telegram extends Network {
  source: (cursor: string | undefined) => OpenSource
  account: () => OpenAccount
  write: (text: string) => Promise<string>
  tell: (message: object) => void
  nextOffset: () => Promise<string>
  thumbs: () => string[]
  /** The same source, where Telegram calls us at this address; and what it was told to call. */
  calledSource: (hookUrl: string, way?: 'asking' | 'webhook') => OpenSource
  webhook: {
    url: string
    secret_token?: string
    allowed_updates?: string[]
    last_error_date?: number
    last_error_message?: string
  }
  refuse: (status: number, answer: object, times?: number) => void
}

const ana: User = { id: 77, is_bot: false, first_name: 'Ana', last_name: 'Silva', username: 'ana' }

/** The methods of https://core.telegram.org/bots/api that we use, on a real server; its types are those of the API. */
async function openTelegram(): Promise<Telegram> {
  let updates: Update[] = []
  let refusal: { status: number; answer: object; times: number } | undefined
  const messages = new Map<string, { chat: number; id: number; text: string; isOurs: boolean }>()
  const thumbs = new Map<string, unknown>()
  const waiting = new Set<() => void>()
  const webhook: Telegram['webhook'] = { url: '' }
  let nextUpdate = 1000
  let nextMessage = 1
  const chat: Chat.PrivateChat = { id: ana.id, type: 'private', first_name: 'Ana', username: 'ana' }
  const bare = (id: number, text: string) => ({
    message_id: id,
    date: Math.floor(Date.now() / 1000),
    chat,
    from: ana,
    text,
  })
  const tell = (update: object) => {
    updates.push({ update_id: nextUpdate++, ...update } as Update)
    for (const wake of waiting) wake()
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const yes = (result: unknown) => say(200, { ok: true, result })
    const no = (status: number, description: string) => say(status, { ok: false, error_code: status, description })
    const [, token, method] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? []
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const asked = JSON.parse(Buffer.concat(pieces).toString() || '{}')
    if (token !== goodToken) return no(401, 'Unauthorized')
    if (refusal && refusal.times-- > 0)
      return say(refusal.status, { ok: false, error_code: refusal.status, ...refusal.answer })
    const key = `${asked.chat_id}/${asked.message_id}`
    const ours = messages.get(key)
    if (method === 'getMe') return yes({ id: 471147, is_bot: true, first_name: 'Halden', username: 'halden_bot' })
    if (method === 'getWebhookInfo')
      return yes({ has_custom_certificate: false, pending_update_count: updates.length, ...webhook })
    if (method === 'setWebhook') {
      if (!/^https:/.test(asked.url))
        return no(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook')
      Object.assign(webhook, asked)
      return yes(true)
    }
    if (method === 'deleteWebhook') {
      Object.assign(webhook, { url: '', secret_token: undefined })
      return yes(true)
    }
    if (method === 'getUpdates' && webhook.url)
      return no(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      )
    if (method === 'getUpdates') {
      // Asking from a number on confirms all before: they are forgotten.
      updates = updates.filter(update => update.update_id >= (asked.offset ?? 0))
      if (updates.length === 0)
        await new Promise<void>(resolve => {
          const wake = () => {
            clearTimeout(timer)
            waiting.delete(wake)
            resolve()
          }
          const timer = setTimeout(wake, asked.timeout * 1000)
          waiting.add(wake)
        })
      return yes(updates.slice(0, asked.limit))
    }
    if (method === 'sendMessage') {
      if (!asked.text || asked.text.length > 4096) return no(400, 'Bad Request: message is too long')
      const above = asked.reply_parameters?.message_id
      if (above && !messages.has(`${asked.chat_id}/${above}`))
        return no(400, 'Bad Request: message to be replied not found')
      const id = nextMessage++
      messages.set(`${asked.chat_id}/${id}`, { chat: asked.chat_id, id, text: asked.text, isOurs: true })
      return yes({ ...bare(id, asked.text), chat: { id: asked.chat_id } } as Message)
    }
    if (method === 'setMessageReaction') {
      if (asked.reaction.length > 0) thumbs.set(key, asked.reaction)
      else thumbs.delete(key)
      return yes(true)
    }
    if (method === 'editMessageText') {
      if (!ours?.isOurs) return no(400, 'Bad Request: message to edit not found')
      if (ours.text === asked.text)
        return no(
          400,
          'Bad Request: message is not modified: specified new message content and reply markup are exactly the same',
        )
      ours.text = asked.text
      return yes(bare(ours.id, ours.text))
    }
    if (method === 'deleteMessage') {
      if (!messages.delete(key)) return no(400, 'Bad Request: message to delete not found')
      return yes(true)
    }
    no(404, 'Not Found')
  }

  const server = createServer((request, response) => void answer(request, response))
  const { url: api, close } = await serve(server)
  const dead = `http://${await deadHost()}`
  const source = (at: string, cursor?: string): OpenSource => ({
    sourceId: newId(),
    settings: telegram.settings.parse({ api: at }),
    secret: { token: goodToken },
    cursor,
    tools: plainTools(),
  })
  const account = (token: string, at = api): OpenAccount => ({
    accountId: newId(),
    settings: telegram.settings.parse({ api: at }),
    secret: { token },
    tools: plainTools(),
  })
  return {
    source: cursor => source(api, cursor),
    deadSource: () => source(dead),
    async write(text) {
      const id = nextMessage++
      messages.set(`${ana.id}/${id}`, { chat: ana.id, id, text, isOurs: false })
      tell({ message: bare(id, text) })
      return `471147:${ana.id}/${id}`
    },
    async edit(externalId, text) {
      const id = Number(externalId.split('/')[1])
      tell({ edited_message: { ...bare(id, text), edit_date: Math.floor(Date.now() / 1000) } })
    },
    tell: message => {
      const { text: _, ...rest } = bare(nextMessage++, '')
      tell({ message: { ...rest, ...message } })
    },
    pushKeyHeader: 'x-telegram-bot-api-secret-token',
    async push(text, change) {
      const id = change ? Number(change.externalId.split('/')[1]) : nextMessage++
      const message = bare(id, text)
      const body = change ? { edited_message: { ...message, edit_date: message.date } } : { message }
      const called = source(api)
      const stop = new AbortController()
      const way = {
        ...called,
        hookUrl: 'https://sosh.example/hooks/1',
        settings: { ...(called.settings as object), way: 'webhook' },
      }
      for await (const _ of connector.listen?.(way, stop.signal) ?? []) stop.abort()
      const key = webhook.secret_token ?? ''
      Object.assign(webhook, { url: '', secret_token: undefined })
      return {
        source: called,
        request: {
          method: 'POST',
          url: 'https://sosh.example/hooks/1',
          headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': key },
          body: Buffer.from(JSON.stringify({ update_id: nextUpdate++, ...body })),
        },
      }
    },
    calledSource: (hookUrl, way = 'webhook') => {
      const called = source(api)
      return { ...called, hookUrl, settings: { ...(called.settings as object), way } }
    },
    async called() {
      const way = (at: string) => ({ ...source(at), settings: telegram.settings.parse({ api: at, way: 'webhook' }) })
      const one = { ...way(api), hookUrl: 'https://sosh.example/hooks/closing' }
      await once(one)
      return {
        source: () => one,
        called: () => [webhook.url],
        away: () => ({ ...way(dead), hookUrl: one.hookUrl }),
      }
    },
    webhook,
    nextOffset: async () => `${nextUpdate}`,
    account: () => account(goodToken),
    signedOutAccount: () => account(`471147:${'B'.repeat(35)}`),
    deadAccount: () => account(goodToken, dead),
    count: async text => [...messages.values()].filter(message => message.isOurs && message.text === text).length,
    thumbs: () => [...thumbs.keys()],
    refuse: (status, answer, times = 1) => {
      refusal = { status, answer, times }
    },
    close,
  }
}
