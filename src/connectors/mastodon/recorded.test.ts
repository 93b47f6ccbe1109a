import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Connector, ConnectorTools, News } from '#core/channels'
import { newId } from '#lib/id'
import { mastodon } from './index.ts'
import { postOf } from './status.ts'

/** Exchanges with real servers that the authors of Mastodon.py recorded. */
const cassettes = join(process.env.SOSH_DATA ?? resolve('../shared/data'), 'api-mastodon-cassettes')
const isThere = existsSync(cassettes)
if (!isThere) console.warn(`SKIPPED: no recorded exchanges in ${cassettes}.`)

const connector: Connector = mastodon

interface Exchange {
  request: { method: string; uri: string; body: string | null }
  response: { status: { code: number }; headers: Record<string, string[]>; body: { string: string } }
}

function recorded(name: string): Exchange[] {
  return parse(readFileSync(join(cassettes, 'cassettes', `${name}.yaml`), 'utf8')).interactions
}

const files = isThere
  ? ['cassettes', 'cassettes_entity_tests'].flatMap(folder =>
      readdirSync(join(cassettes, folder)).map(file => join(cassettes, folder, file)),
    )
  : []

/** A server that gives the recorded answers, each request its own, and nothing where nothing was recorded. */
function replaying(exchanges: Exchange[]): ConnectorTools & { asked: string[] } {
  const asked: string[] = []
  const given = new Map<string, number>()
  const replay: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input))
    const method = init?.method ?? 'GET'
    const key = `${method} ${url.pathname.replace(/\/$/, '')}`
    asked.push(`${key}${url.search}`)
    const fitting = exchanges.filter(
      ({ request }) => `${request.method} ${new URL(request.uri).pathname.replace(/\/$/, '')}` === key,
    )
    const turn = given.get(key) ?? 0
    given.set(key, turn + 1)
    const exchange = fitting[Math.min(turn, fitting.length - 1)]
    if (!exchange) return new Response('{"error":"Record not found"}', { status: 404 })
    const { status, headers, body } = exchange.response
    return new Response(body.string || null, {
      status: status.code,
      headers: Object.entries(headers).flatMap(([name, values]) =>
        /^(link|x-ratelimit|date|content-type)/i.test(name) ? [[name, values.join(', ')] as [string, string]] : [],
      ),
    })
  }
  return {
    fetch: replay,
    checkAddress: async () => {
      throw new Error('Nothing streams here.')
    },
    now: () => new Date('2026-09-01T00:00:00Z'),
    log: () => {},
    asked,
  }
}

const server = 'http://localhost:3000'
const secret = { accessToken: 'recorded' }
const account = (tools: ConnectorTools) => ({
  accountId: newId(),
  settings: mastodon.settings.parse({ server }),
  secret,
  tools,
})
const message = (text: string, more: object = {}) => ({ deliveryId: newId(), createdAt: new Date(), text, ...more })

async function heard(tools: ConnectorTools, settings: object): Promise<News[]> {
  const source = {
    sourceId: newId(),
    settings: mastodon.settings.parse({ server, ...settings }),
    secret,
    cursor: undefined,
    tools,
    account: { externalId: 'mastodonpy_test@localhost:3000', handle: '', settings: { server } },
  }
  for await (const { news } of connector.listen?.(source, AbortSignal.timeout(5_000)) ?? [])
    if (news.length > 0) return news
  return []
}

describe.skipIf(!isThere)('what real servers answered', () => {
  test('every status in every recording is read', () => {
    let read = 0
    const unread: string[] = []
    const look = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return
      if (Array.isArray(value)) {
        value.forEach(look)
        return
      }
      const object = value as Record<string, unknown>
      if (typeof object.content === 'string' && 'spoiler_text' in object && 'account' in object && 'uri' in object) {
        const post = postOf(object, { host: 'm.example', domain: 'm.example' }, new Date('2026-09-01'))
        if (typeof post === 'string') unread.push(post)
        else if (post) {
          read++
          expect(post.text, post.url).not.toMatch(/<\/?(p|a|span|br)\b/)
          expect(post.author.externalId).toMatch(/^[^@\s]+@[^@\s]+$/)
          expect(post.links.every(link => URL.canParse(link))).toBe(true)
        }
      }
      Object.values(object).forEach(look)
    }
    for (const file of files) {
      for (const { response } of file.endsWith('.yaml')
        ? (parse(readFileSync(file, 'utf8')).interactions as Exchange[])
        : []) {
        try {
          look(JSON.parse(response.body.string))
        } catch {
          // Some recordings hold pictures or pages.
        }
      }
    }
    expect(unread).toEqual([])
    expect(read).toBeGreaterThan(200)
  })

  test('a hashtag’s timeline', async () => {
    const tools = replaying(recorded('test_hashtag_tl'))
    expect(await heard(tools, { hears: 'tags', tags: ['hoot'] })).toMatchObject([
      { kind: 'post', post: { text: expect.stringContaining('#hoot'), tags: ['hoot'], language: 'ja' } },
    ])
  })

  test('notifications: the mention is heard, the follow is not', async () => {
    const tools = replaying(recorded('test_notifications'))
    const news = await heard(tools, { hears: 'notifications' })
    expect(news.length).toBeGreaterThan(0)
    for (const one of news) expect(one).toMatchObject({ post: { mentions: ['mastodonpy_test@localhost:3000'] } })
  })

  test('a post, its warning and whom it is shown to', async () => {
    for (const [file, visibility, warning] of [
      ['test_status_post[Content warning-public]', 'public', true],
      ['test_status_post[None-direct]', 'direct', false],
      ['test_status_post[None-private]', 'followers', false],
    ] as const) {
      const exchanges = recorded(file)
      const tools = replaying(exchanges)
      const contentWarning = warning ? 'Content warning' : undefined
      const sent = await connector.send?.(account(tools), message('Toot!', { visibility, contentWarning }))
      const told = JSON.parse(exchanges[0]?.response.body.string ?? '{}')
      expect(sent).toEqual({ externalId: `localhost:3000/${told.id}`, url: told.url })
    }
  })

  test('an edit, a favourite and a boost are taken; what is not there is refused', async () => {
    const edited = recorded('test_status_edit')
    const id = JSON.parse(edited[0]?.response.body.string ?? '{}').id
    const sent = { externalId: `localhost:3000/${id}` }
    expect(await connector.edit?.(account(replaying(edited)), sent, message('Kate'))).toMatchObject(sent)
    for (const [file, gesture] of [['test_status_reblog_unreblog', 'boost']] as const) {
      const exchanges = recorded(file)
      const to = { externalId: `localhost:3000/${JSON.parse(exchanges[0]?.response.body.string ?? '{}').id}` }
      // The recordings begin with the post itself; Sosh reads it before it boosts.
      const first = exchanges[0] as Exchange
      const read = {
        ...first,
        request: { ...first.request, method: 'GET', uri: `${server}/api/v1/statuses/${to.externalId.split('/')[1]}` },
      }
      const tools = replaying([...exchanges, read])
      const given = await connector.gesture?.(account(tools), {
        deliveryId: newId(),
        createdAt: new Date(),
        gesture,
        to,
      })
      expect(given?.externalId).toBe(`${to.externalId}#${gesture}`)
      await connector.retract?.(account(tools), given ?? to)
      expect(tools.asked.at(-1)).toContain('/unreblog')
    }
    const gone = connector.edit?.(account(replaying([])), sent, message('Kate'))
    await expect(gone).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('a thread', async () => {
    const exchanges = recorded('test_status_context')
    const { id } = JSON.parse(exchanges[0]?.response.body.string ?? '{}')
    const first = exchanges[0] as Exchange
    const read = { ...first, request: { ...first.request, method: 'GET', uri: `${server}/api/v1/statuses/${id}` } }
    const thread = await connector.fetchThread?.(
      { externalId: `localhost:3000/${id}` },
      replaying([...exchanges, read]),
      mastodon.settings.parse({ server }),
    )
    expect(thread).toMatchObject({ posts: [{ text: 'Toot!' }] })
    expect(thread?.incomplete).toBeUndefined()
  })
})
