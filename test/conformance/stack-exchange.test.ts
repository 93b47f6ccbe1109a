import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { stackExchange } from '#connectors/stack-exchange'
import { type Connector, NetworkError, type OpenSource } from '#core/channels'
import { newId } from '#lib/id'
import { conforms, deadHost, type Network, plainTools } from '../conformance.ts'
import { serve } from '../serve.ts'

const connector: Connector = stackExchange

conforms({
  connector,
  badSettings: [
    { settings: { site: 'Stack Overflow!', tags: ['bikes'] }, at: 'site' },
    { settings: { site: 'bicycles' }, at: 'tags' },
    { settings: { site: 'bicycles', tags: ['two words'] }, at: 'tags' },
  ],
  open: openSite,
})

const soon = () => AbortSignal.timeout(5_000)

test('answers and comments stand under their question', async () => {
  const site = await openSite()
  try {
    const question = await site.write('Which oil for the chain?')
    const answer = await site.write('Any, if you wipe it.', question)
    const comment = await site.write('Not in winter.', answer)
    const { news } = (await connector.poll?.(site.source(undefined), soon())) ?? { news: [] }
    const posts = news.flatMap(one => ('post' in one ? [one.post] : []))
    expect(posts.find(post => post.externalId === answer)).toMatchObject({ replyTo: question, threadRoot: question })
    expect(posts.find(post => post.externalId === comment)).toMatchObject({ replyTo: answer, threadRoot: question })
    expect(posts.find(post => post.externalId === question)).toMatchObject({
      title: 'How do I keep a chain & its oil “clean”?',
      url: expect.stringMatching(/^https:\/\/bicycles\.stackexchange\.com\/q\/\d+$/),
    })
  } finally {
    await site.close()
  }
})

test('a comment under a question that was heard before is heard, though the network calls it no activity', async () => {
  const site = await openSite()
  try {
    const question = await site.write('Which oil for the chain?')
    const first = await connector.poll?.(site.source(undefined), soon())
    site.restFor(question)
    const comment = await site.write('What climate?', question, 'c')
    const second = await connector.poll?.(site.source(first?.cursor), soon())
    expect(second?.news).toMatchObject([{ kind: 'post', post: { externalId: comment, text: 'What climate?' } }])
  } finally {
    await site.close()
  }
})

test('it leaves the network alone for as long as that asks, and stretches what it may ask over the day', async () => {
  const site = await openSite()
  try {
    site.say({ quota_remaining: 3, backoff: 5_000 })
    const batch = await connector.poll?.(site.source(undefined), soon())
    expect(batch?.nextInMs).toBeGreaterThanOrEqual(5_000_000)
    site.refuse({
      error_id: 502,
      error_name: 'throttle_violation',
      error_message: 'too many requests, more requests available in 90 seconds',
    })
    const before = Date.now()
    const refusal = await connector.poll?.(site.source(undefined), soon()).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(NetworkError)
    expect((refusal as NetworkError).outcome).toBe('later')
    expect((refusal as NetworkError).retryAt?.getTime()).toBeGreaterThan(before + 80_000)
  } finally {
    await site.close()
  }
})

interface Site extends Network {
  source: (cursor: string | undefined) => OpenSource
  write: (text: string, replyTo?: string, kind?: 'c') => Promise<string>
  /** Nothing has happened to a question for a month, as far as the network is concerned. */
  restFor: (question: string) => void
  say: (wrapper: object) => void
  refuse: (error: object) => void
}

interface Item extends Record<string, unknown> {
  kind: 'q' | 'a' | 'c'
  id: number
  parent: number | undefined
  activeS: number
}

/** The API as https://api.stackexchange.com/docs describes it, on a real server. */
async function openSite(): Promise<Site> {
  const items = new Map<number, Item>()
  let next = 1_000
  let wrapper: object = { quota_max: 10_000, quota_remaining: 9_000 }
  let refusal: object | undefined
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    if (url.pathname.startsWith('/silent')) return
    if (url.pathname.startsWith('/broken')) {
      response.writeHead(200, { 'content-length': 100 })
      return void response.write('{"items":[', () => setTimeout(() => response.destroy(), 50))
    }
    const head = { 'content-type': 'application/json' }
    if (refusal) return void response.writeHead(400, head).end(JSON.stringify(refusal))
    const found = findIn([...items.values()], url)
    response.writeHead(200, head).end(
      JSON.stringify({
        items: found.map(item => shown(item, items.get(item.parent ?? 0)?.kind)),
        has_more: false,
        ...wrapper,
      }),
    )
  })
  const { url: host, close } = await serve(server)
  const source = (api: string, cursor?: string): OpenSource => ({
    sourceId: newId(),
    settings: stackExchange.settings.parse({ site: 'bicycles', tags: ['chain'], api }),
    secret: {},
    cursor,
    tools: plainTools(),
  })
  const numberOf = (externalId: string) => Number(externalId.split('/').at(-1))
  const dead = await deadHost()
  return {
    source: cursor => source(host, cursor),
    deadSource: () => source(`http://${dead}`),
    silentSource: () => source(`${host}/silent`),
    brokenSource: () => source(`${host}/broken`),
    async write(text, replyTo, wanted) {
      const above = replyTo ? items.get(numberOf(replyTo)) : undefined
      const kind = wanted ?? (above === undefined ? 'q' : above.kind === 'q' ? 'a' : 'c')
      next += 1
      const nowS = Math.floor(Date.now() / 1000)
      items.set(next, {
        kind,
        id: next,
        parent: above?.id,
        activeS: nowS,
        creation_date: nowS,
        body: `<p>${escaped(text)}</p>`,
      })
      if (above && kind === 'a') above.activeS = nowS
      return `bicycles/${kind}/${next}`
    },
    async edit(externalId, text) {
      const item = items.get(numberOf(externalId))
      if (item)
        Object.assign(item, { body: `<p>${escaped(text)}</p>`, last_edit_date: Math.floor(Date.now() / 1000) + 1 })
    },
    settingsForThreads: () => ({ site: 'bicycles', tags: ['chain'], api: host }),
    restFor(question) {
      const item = items.get(numberOf(question))
      if (item) item.activeS -= 30 * 86_400
    },
    say: said => {
      wrapper = said
    },
    refuse: error => {
      refusal = error
    },
    close,
  }
}

function findIn(items: Item[], url: URL): Item[] {
  const min = Number(url.searchParams.get('min') ?? 0)
  const [, , parents = '', below] = url.pathname.split('/')
  const ids = new Set(parents.split(';').map(Number))
  if (url.pathname === '/questions') return items.filter(item => item.kind === 'q' && item.activeS >= min)
  if (below === 'answers') return items.filter(item => item.kind === 'a' && ids.has(item.parent ?? 0))
  if (below === 'comments')
    return items.filter(item => item.kind === 'c' && ids.has(item.parent ?? 0) && Number(item.creation_date) >= min)
  return items.filter(item => ids.has(item.id))
}

/** As the documentation shows each type. */
function shown({ kind, id, parent, activeS: _, ...item }: Item, above: Item['kind'] | undefined): object {
  const owner = { user_id: 7, display_name: 'Ana &amp; Bo', link: 'https://bicycles.stackexchange.com/users/7/ana' }
  if (kind === 'q')
    return {
      ...item,
      owner,
      question_id: id,
      title: 'How do I keep a chain &amp; its oil &#8220;clean&#8221;?',
      tags: ['chain'],
    }
  if (kind === 'a') return { ...item, owner, answer_id: id, question_id: parent }
  return { ...item, owner, comment_id: id, post_id: parent, post_type: above === 'a' ? 'answer' : 'question' }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
