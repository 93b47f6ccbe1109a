import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { hackerNews } from '#connectors/hacker-news'
import type { Connector, OpenSource } from '#core/channels'
import { newId } from '#lib/id'
import { conforms, deadHost, type Network, plainTools } from '../conformance.ts'
import { serve } from '../serve.ts'

const connector: Connector = hackerNews

conforms({
  connector,
  badSettings: [
    { settings: { what: 'best' }, at: 'what' },
    { settings: { what: 'search' }, at: 'words' },
    { settings: { api: 'news' }, at: 'api' },
  ],
  open: openBoard,
})

test('its search tells each find once, under the story that it belongs to', async () => {
  const board = await openBoard()
  try {
    const story = await board.write('Ask HN: which bike?')
    await board.write('A Halden, of course.', story)
    const source = board.searchSource()
    const first = await connector.poll?.(source, AbortSignal.timeout(5_000))
    expect(first?.news).toMatchObject([{ post: { threadRoot: story, replyTo: story, text: 'A Halden, of course.' } }])
    const again = await connector.poll?.({ ...source, cursor: first?.cursor }, AbortSignal.timeout(5_000))
    expect(again?.news).toEqual([])
  } finally {
    await board.close()
  }
})

test('a number that is told before it can be read is read later', async () => {
  const board = await openBoard()
  try {
    const first = await connector.poll?.(board.source(undefined), AbortSignal.timeout(5_000))
    const late = board.announce()
    const second = await connector.poll?.(board.source(first?.cursor), AbortSignal.timeout(5_000))
    expect(second?.news).toEqual([])
    board.fill(late, 'Here I am.')
    const third = await connector.poll?.(board.source(second?.cursor), AbortSignal.timeout(5_000))
    expect(third?.news).toMatchObject([{ kind: 'post', post: { text: 'Here I am.' } }])
  } finally {
    await board.close()
  }
})

test('where to answer, and that it is done by hand', () => {
  expect(hackerNews.replyPage?.({ externalId: '8863' }, 'Hello')).toMatchObject({
    url: 'https://news.ycombinator.com/item?id=8863',
    note: expect.stringContaining('Paste'),
  })
})

interface Board extends Network {
  source: (cursor: string | undefined) => OpenSource
  write: (text: string, replyTo?: string) => Promise<string>
  searchSource: () => OpenSource
  /** A new number, of which nothing can be read yet. */
  announce: () => number
  fill: (id: number, text: string) => void
}

/** The API as https://github.com/HackerNews/API and https://hn.algolia.com/api describe it, on a real server. */
async function openBoard(): Promise<Board> {
  const items = new Map<number, Record<string, unknown> | null>()
  const updated: number[] = []
  let newest = 41_000_000
  const add = (text: string, parent?: string) => {
    newest += 1
    const time = Math.floor(Date.now() / 1000)
    items.set(newest, {
      id: newest,
      by: 'pg',
      time,
      ...(parent
        ? { type: 'comment', parent: Number(parent), text: escaped(text) }
        : { type: 'story', title: 'Ask HN', text: escaped(text) }),
      kids: [],
    })
    const above = parent ? items.get(Number(parent)) : undefined
    if (above) above.kids = [...(above.kids as number[]), newest]
    return newest
  }
  add('Hello, world')
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    if (url.pathname.startsWith('/silent')) return
    if (url.pathname.startsWith('/broken')) {
      response.writeHead(200, { 'content-length': 100 })
      return void response.write('{"items":[', () => setTimeout(() => response.destroy(), 50))
    }
    const id = /\/item\/(\d+)\.json$/.exec(url.pathname)?.[1]
    const answer = id
      ? (items.get(Number(id)) ?? null)
      : url.pathname.endsWith('/maxitem.json')
        ? newest
        : url.pathname.endsWith('/updates.json')
          ? { items: updated, profiles: [] }
          : { hits: hitsOf(items, Number(/created_at_i>(\d+)/.exec(url.search)?.[1] ?? 0)) }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  const { url: host, close } = await serve(server)
  const source = (api: string, cursor?: string, more: object = {}): OpenSource => ({
    sourceId: newId(),
    settings: hackerNews.settings.parse({ api, search: host, ...more }),
    secret: undefined,
    cursor,
    tools: plainTools(),
  })
  const dead = await deadHost()
  return {
    source: cursor => source(host, cursor),
    searchSource: () => source(host, undefined, { what: 'search', words: 'halden' }),
    deadSource: () => source(`http://${dead}`),
    silentSource: () => source(`${host}/silent`),
    brokenSource: () => source(`${host}/broken`),
    write: async (text, replyTo) => `${add(text, replyTo)}`,
    async edit(externalId, text) {
      const item = items.get(Number(externalId))
      if (item) item.text = escaped(text)
      updated.push(Number(externalId))
    },
    async remove(externalId) {
      items.set(Number(externalId), { id: Number(externalId), type: 'comment', deleted: true, time: 1 })
      updated.push(Number(externalId))
    },
    settingsForThreads: () => ({ api: host }),
    announce: () => {
      newest += 1
      items.set(newest, null)
      return newest
    },
    fill: (id, text) => items.set(id, { id, by: 'pg', time: Math.floor(Date.now() / 1000), type: 'comment', text }),
    close,
  }
}

/** As its search tells them: comments that say the word, newest first. */
function hitsOf(items: Map<number, Record<string, unknown> | null>, after: number): object[] {
  return [...items.values()]
    .filter(item => item !== null && typeof item.parent === 'number' && Number(item.time) > after)
    .map(item => ({
      objectID: `${item?.id}`,
      author: item?.by,
      created_at_i: item?.time,
      comment_text: item?.text,
      parent_id: item?.parent,
      story_id: item?.parent,
    }))
    .reverse()
}

/** Texts are HTML there. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll("'", '&#x27;').replaceAll('/', '&#x2F;')
}
