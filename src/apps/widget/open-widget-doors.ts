import { Hono } from 'hono'
import { theCompany } from '#core/company'
import { sitePaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { search } from '#places/discovery'
import { accentsFrom, findMaster, homeOf, lookOf, type Site, theSite } from '#places/sites'
import {
  askCompany,
  readThread,
  revokeLink,
  type Said,
  threadNow,
  type Widget,
  whoAnswers,
  widgetFor,
} from '#places/widget'
import { as, type Context } from '#platform/context'
import { answerProblem, type Env, type Http } from '#platform/http'
import type { Live } from '#platform/live'
import { limited } from '../api/limit.ts'
import { readBytes } from '../site/forms.ts'
import { refusedIn } from '../site/refused.ts'
import { type Words, wordsIn } from '../site/words/index.ts'
import { openLiveThreads } from './live-threads.ts'
import { offersHere } from './offers-here.ts'
import { readScript } from './script.ts'
import { widgetWordsIn } from './words/index.ts'

const mostBytes = 16 * 1024
const mostFound = 6

/**
 * What the script on other pages asks. Every answer with words in it is for a listed origin only, carries no cookie and
 * takes none: who somebody is, is in the link that they hold.
 */
export function openWidgetDoors(house: Context, live: Pick<Live, 'subscribe'>): Hono<Env> {
  const ctx = as(house, { kind: 'nobody' })
  const doors = new Hono<Env>()
  const threads = openLiveThreads(live)
  doors.onError((error, http) => {
    const speaks = spoken.get(http.req.raw)
    const told = speaks && error instanceof Problem ? refusedIn(speaks, error) : error
    const answer = answerProblem(told, http, ctx)
    for (const [name, value] of Object.entries(sharedWith(allowedOf(http)))) answer.headers.set(name, value)
    return answer
  })

  const script = readScript()
  doors.get('/v1.js', http => sendScript(http, 'public, max-age=600, stale-while-revalidate=86400'))
  doors.get('/:name{v1-[A-Za-z0-9_-]+\\.js}', http => {
    if (http.req.param('name') !== `v1-${script?.hash}.js`) throw new Problem('not-found', 'This version is gone.')
    return sendScript(http, 'public, max-age=31536000, immutable')
  })
  function sendScript(http: Http, kept: string): Response {
    if (!script) throw new Problem('unavailable', 'The script was not built. Start Sosh by npm start.')
    const isPacked = http.req.header('accept-encoding')?.includes('gzip') ?? false
    const etag = `W/"${script.hash}"`
    const headers = {
      ...{ 'content-type': 'text/javascript; charset=utf-8', 'cache-control': kept, etag, vary: 'accept-encoding' },
      // Anybody may load it; what it asks is let in by the origin it runs on. Integrity is checked by CORS.
      ...{ 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
      ...{ 'x-content-type-options': 'nosniff', ...(isPacked && { 'content-encoding': 'gzip' }) },
    }
    if (http.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers })
    return new Response(isPacked ? script.packed : script.plain, { headers })
  }

  doors.options('/:siteId{[0-9a-f-]{36}}/*', limited(240), preflight)
  doors.options('/:siteId{[0-9a-f-]{36}}', limited(240), preflight)
  async function preflight(http: Http): Promise<Response> {
    await enter(http)
    const headers = {
      ...sharedWith(allowedOf(http)),
      ...{ 'access-control-allow-methods': 'GET, POST, DELETE', 'access-control-max-age': '600' },
      'access-control-allow-headers': 'authorization, content-type',
    }
    return new Response(null, { status: 204, headers })
  }

  /** Lets in whoever speaks from a page that is listed. */
  async function enter(http: Http): Promise<{ widget: Widget; site: Site; master: Site; origin: string }> {
    const origin = http.req.header('origin') ?? ''
    const widget = await widgetFor(ctx, http.req.param('siteId') ?? '', origin)
    allowed.set(http.req.raw, origin)
    const site = await theSite(ctx, widget.siteId)
    spoken.set(http.req.raw, { site, words: wordsIn(site.language) })
    return { widget, site, master: (await findMaster(ctx)) ?? site, origin }
  }

  doors.get('/:siteId{[0-9a-f-]{36}}', limited(120), async http => {
    const { widget, site, master } = await enter(http)
    const home = homeOf(ctx, site, master)
    const { colour } = lookOf(site, master)
    const found = colour ? accentsFrom(colour) : undefined
    const { name, from, isHere, usually } = await whoAnswers(ctx, site.id)
    const { language, words } = widgetWordsIn(site.language)
    const { usually: soons, ...said } = words
    return answer(http, {
      language,
      words: said,
      company: (await theCompany(ctx)).name,
      place: site.name,
      label: widget.label,
      greeting: widget.greeting,
      corner: widget.corner,
      ...(found && 'accents' in found && { accents: found.accents }),
      answers: {
        name,
        from: from?.toISOString() ?? null,
        isHere,
        usually: usually && (soonIn(soons, usually) ?? null),
      },
      ask: `${home}${topicPaths('').write('question')}`,
      hasOffers: (await offersHere(ctx, site, home)).length > 0,
    })
  })

  doors.get('/:siteId{[0-9a-f-]{36}}/search', limited(60), async http => {
    const { site, master } = await enter(http)
    const home = homeOf(ctx, site, master)
    const { found, some } = await search(ctx, { siteId: site.id, words: http.req.query('q') ?? '' })
    return answer(http, {
      some,
      found: found.slice(0, mostFound).map(({ topic, text }) => ({
        title: topic.title,
        text: text.replace(/\s+/g, ' ').slice(0, 160),
        url: `${home}${topicPaths('').topic(topic.id, topic.title)}`,
        isAnswered: topic.acceptedPostId !== null,
        replies: topic.replyCount,
      })),
    })
  })

  doors.get('/:siteId{[0-9a-f-]{36}}/offers', limited(60), async http => {
    const { site, master } = await enter(http)
    return answer(http, { offers: await offersHere(ctx, site, homeOf(ctx, site, master)) })
  })

  doors.get('/:siteId{[0-9a-f-]{36}}/messages', limited(120), async http => {
    const { site, master } = await enter(http)
    return answer(http, await whatWasSaid(http, site, master))
  })
  doors.post('/:siteId{[0-9a-f-]{36}}/messages', limited(20), async http => {
    const { site, master, origin } = await enter(http)
    const { id, text, name, pageUrl } = await bodyOf(http)
    await askCompany(ctx, {
      siteId: site.id,
      token: tokenOf(http),
      ...({ id, text, name, pageUrl } as { id: string; text: string; name?: string; pageUrl?: string }),
      origin,
    })
    return answer(http, await whatWasSaid(http, site, master))
  })
  doors.delete('/:siteId{[0-9a-f-]{36}}/messages', limited(20), async http => {
    await enter(http)
    await revokeLink(ctx, tokenOf(http))
    return answer(http, {})
  })
  doors.get('/:siteId{[0-9a-f-]{36}}/live', limited(60), async http => {
    await enter(http)
    const stream = threads.watch((await threadNow(ctx, tokenOf(http))).id)
    if (!stream) throw new Problem('unavailable', 'Too many look at this at once. Look again in a minute.')
    const headers = { ...sharedWith(allowedOf(http)), 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' }
    return new Response(stream, { headers: { ...headers, 'cache-control': 'no-store' } })
  })

  async function whatWasSaid(http: Http, site: Site, master: Site) {
    const token = tokenOf(http)
    const { said } = await readThread(ctx, token)
    return { said: said.map(shown), link: `${homeOf(ctx, site, master)}${sitePaths('').messages(token)}` }
  }

  doors.all('*', () => {
    throw new Problem('not-found', 'There is nothing at this address.')
  })
  return doors
}

/** In which language it is told to a page, once it is known for which site it asks. */
const spoken = new WeakMap<Request, { site: Site; words: Words }>()

/** How soon people usually have an answer; said only where there are words for it. */
const soonIn = (soons: Record<string, string>, measured: string): string | undefined => soons[measured]

/** What a page may read, once its origin was found on the list. */
const allowed = new WeakMap<Request, string>()
const allowedOf = (http: { req: { raw: Request } }) => allowed.get(http.req.raw)

function sharedWith(origin: string | undefined): Record<string, string> {
  return {
    vary: 'origin',
    'cross-origin-resource-policy': 'cross-origin',
    'x-content-type-options': 'nosniff',
    ...(origin && { 'access-control-allow-origin': origin, 'access-control-expose-headers': 'retry-after' }),
  }
}

function answer(http: Http, body: object): Response {
  const headers = { ...sharedWith(allowedOf(http)), 'content-type': 'application/json', 'cache-control': 'no-store' }
  return new Response(JSON.stringify(body), { headers })
}

function tokenOf(http: Http): string {
  return /^Bearer ([A-Za-z0-9_-]{43})$/.exec(http.req.header('authorization') ?? '')?.[1] ?? ''
}

async function bodyOf(http: Http): Promise<Record<string, unknown>> {
  const bytes = await readBytes(http.req.raw, mostBytes)
  try {
    const body: unknown = JSON.parse(bytes.toString('utf8'))
    if (typeof body === 'object' && body !== null) return body as Record<string, unknown>
  } catch {
    // Said below, in words.
  }
  throw new Problem('invalid', 'This came in a way that can’t be read.')
}

function shown({ id, employeeId, name, disclosure, text, writtenAt, editedAt, removedAt }: Said) {
  return {
    id,
    isOurs: employeeId !== null,
    name,
    disclosure,
    text,
    at: writtenAt.toISOString(),
    isChanged: editedAt !== null,
    isGone: removedAt !== null,
  }
}
