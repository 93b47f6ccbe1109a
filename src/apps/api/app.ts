import { serveStatic } from '@hono/node-server/serve-static'
import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { accounts, forgetWho, openDoors, whoIs } from '#core/team'
import { followLinks, type LinkDoor } from '#journey/links'
import { Problem } from '#lib/problem'
import { openFediverse } from '#places/federation'
import { as, type Context } from '#platform/context'
import { answerProblem, type Env } from '#platform/http'
import type { Live } from '#platform/live'
import { api as channels } from '../../core/channels/api.ts'
import { api as company } from '../../core/company/api.ts'
import { api as facts } from '../../core/facts/api.ts'
import { api as policy } from '../../core/policy/api.ts'
import { api as promise } from '../../core/promise/api.ts'
import { api as review } from '../../core/review/api.ts'
import { api as team } from '../../core/team/api.ts'
import { api as teams } from '../../core/teams/api.ts'
import { api as translation } from '../../core/translation/api.ts'
import { api as advocacy } from '../../journey/advocacy/api.ts'
import { api as answering } from '../../journey/answer/api.ts'
import { api as atHome } from '../../journey/at-home/api.ts'
import { api as attributing } from '../../journey/attribution/api.ts'
import { api as autonomy } from '../../journey/autonomy/api.ts'
import { api as behind } from '../../journey/behind/api.ts'
import { api as buying } from '../../journey/buying/api.ts'
import { api as coordinate } from '../../journey/coordinate/api.ts'
import { api as correcting } from '../../journey/correct/api.ts'
import { api as coverage } from '../../journey/coverage/api.ts'
import { api as drilling } from '../../journey/drill/api.ts'
import { api as echoing } from '../../journey/echo/api.ts'
import { api as experimenting } from '../../journey/experiment/api.ts'
import { api as expertise } from '../../journey/expertise/api.ts'
import { api as gestures } from '../../journey/gesture/api.ts'
import { api as goals } from '../../journey/goals/api.ts'
import { api as hindsight } from '../../journey/hindsight/api.ts'
import { api as incident } from '../../journey/incident/api.ts'
import { api as learn } from '../../journey/learn/api.ts'
import { api as linking } from '../../journey/links/api.ts'
import { api as results } from '../../journey/measure/api.ts'
import { api as monthly } from '../../journey/monthly/api.ts'
import { api as moving } from '../../journey/moves/api.ts'
import { api as notify } from '../../journey/notify/api.ts'
import { api as official } from '../../journey/official/api.ts'
import { api as power } from '../../journey/power/api.ts'
import { api as priority } from '../../journey/priority/api.ts'
import { api as promptness } from '../../journey/promptness/api.ts'
import { api as listening } from '../../journey/query/api.ts'
import { api as relating } from '../../journey/relate/api.ts'
import { api as reviewing } from '../../journey/review/api.ts'
import { api as routing } from '../../journey/route/api.ts'
import { api as selling } from '../../journey/sales/api.ts'
import { api as sharpshooting } from '../../journey/sharpshooters/api.ts'
import { api as together } from '../../journey/together/api.ts'
import { api as tracking } from '../../journey/track/api.ts'
import { api as training } from '../../journey/train/api.ts'
import { api as translating } from '../../journey/translate/api.ts'
import { api as understanding } from '../../journey/understand/api.ts'
import { api as voices } from '../../journey/voices/api.ts'
import { api as bringingAlong } from '../../places/bring-along/api.ts'
import { api as federation } from '../../places/federation/api.ts'
import { api as followingElsewhere } from '../../places/following/api.ts'
import { api as members } from '../../places/members/api.ts'
import { api as moderating } from '../../places/moderation/api.ts'
import { api as offering } from '../../places/offers/api.ts'
import { api as ourPictures } from '../../places/pictures/api.ts'
import { api as publishing } from '../../places/publish/api.ts'
import { api as sharing } from '../../places/share/api.ts'
import { api as sites } from '../../places/sites/api.ts'
import { api as verifying } from '../../places/verified/api.ts'
import { api as waysIn } from '../../places/ways-in/api.ts'
import { version } from '../house.ts'
import { openSite, type PublicSite } from '../site/index.ts'
import { openWidgetDoors, widgetApi } from '../widget/index.ts'
import { auditApi } from './audit.ts'
import { blueskyClient } from './bluesky-client.ts'
import { buyingPage } from './buying-page.ts'
import { calendarApi } from './calendar.ts'
import { connectBack } from './connect.ts'
import { disclosuresApi } from './disclosures.ts'
import { hooks } from './hooks.ts'
import { importsApi } from './imports.ts'
import { leadOn } from './lead-on.ts'
import { limited } from './limit.ts'
import { liveApi } from './live.ts'
import { type Mentions, openMentions } from './mentions.ts'
import { opmlApi } from './opml.ts'
import { sampleApi } from './sample.ts'

const mostBodyBytes = 1024 * 1024
const mostListBytes = 10 * 1024 * 1024
const mostUploadBytes = 2 * 1024 * 1024 * 1024

/** Everything that the outside meets: the API, the doors for signing in, signed hooks, live updates, and the desk. */
export function createApp(
  ctx: Context,
  live: Live,
  deskDir: string,
  links: LinkDoor = followLinks(ctx),
  site: PublicSite = openSite(ctx, live),
  mentions: Mentions = openMentions(ctx),
): OpenAPIHono<Env> {
  const app = new OpenAPIHono<Env>()
  app.onError((error, http) => answerProblem(error, http, ctx))
  app.notFound(http => answerProblem(new Problem('not-found', 'There is nothing at this address.'), http, ctx))

  app.on(['GET', 'HEAD'], '/l/*', http => leadOn(ctx, links, http.req.raw))
  const fediverse = openFediverse(ctx)
  app.use('/fediverse/inbox', limited(600))
  app.use('/fediverse/actors/:actorId/inbox', limited(600))
  app.use('*', async (http, next) => {
    const answer = await fediverse.answer(http.req.raw)
    return answer ?? next()
  })
  app.use('*', async (http, next) => {
    const page = await site.answer(http.req.raw)
    return page ? mentions.onto(http.req.raw, page) : next()
  })
  // Before the headers: other pages may load it, and nothing else.
  app.route('/widget', openWidgetDoors(ctx, live))
  app.use(headers(ctx))
  app.use('*', async (http, next) => {
    if (
      http.req.path.startsWith('/api/imports') ||
      http.req.path === '/api/bringing-files' ||
      /^\/api\/(?:articles\/[^/]+\/media|lesson-media|our-pictures)$/.test(http.req.path)
    )
      return bodyLimit({ maxSize: mostUploadBytes, onError: tooLarge })(http, next)
    const isList = http.req.path.startsWith('/api/sources/opml')
    return bodyLimit({ maxSize: isList ? mostListBytes : mostBodyBytes, onError: tooLarge })(http, next)
  })
  app.get('/health', async http => {
    await ctx.db.selectFrom('company').select('id').executeTakeFirst()
    return http.json({ ok: true })
  })
  app.route('/hooks', hooks(ctx))
  app.route('/where-you-stand', buyingPage(ctx))
  app.route('/connect', connectBack(ctx))
  app.route('/connect/bluesky', blueskyClient(ctx))

  app.use('/api/*', async (http, next) => {
    refuseForeign(http.req.raw, ctx)
    http.set('ctx', as(ctx, await whoIs(ctx, http.req.raw.headers)))
    await next()
    if (!http.res.headers.has('cache-control')) http.header('cache-control', 'no-store')
  })
  app.use('/api/set-up/*', limited(30))
  app.use('/api/set-up', limited(10))
  app.use('/api/invitations/accept', limited(10))
  app.use('/api/invitations/by-link/*', limited(30))
  app.on(['GET', 'POST'], '/api/auth/*', http => signIn(ctx, http.req.raw))

  const rooms = everyRoom()
  rooms.route('/', liveApi(live))
  rooms.doc31('/openapi.json', description)
  app.route('/api', rooms)
  app.use('/api/*', http => {
    throw new Problem('not-found', `The API has no ${http.req.method} ${http.req.path}.`)
  })
  serveDesk(app, deskDir)
  return app
}

/** What the API says of itself (OpenAPI 3.1). */
export const description = {
  openapi: '3.1.0',
  info: {
    title: 'Sosh',
    version,
    description: 'Hear, understand, route, answer, measure. Sending is for people: no token can.',
  },
  servers: [{ url: '/api' }],
}

/** Every room's own part of the API. */
export function everyRoom(): OpenAPIHono<Env> {
  const rooms = new OpenAPIHono<Env>()
  for (const room of [
    company,
    team,
    teams,
    review,
    promise,
    // Before the room that takes what follows /sources for the id of one.
    opmlApi,
    channels,
    policy,
    listening,
    understanding,
    expertise,
    power,
    buying,
    priority,
    coverage,
    routing,
    promptness,
    tracking,
    gestures,
    hindsight,
    linking,
    moving,
    answering,
    atHome,
    official,
    ourPictures,
    publishing,
    sharing,
    echoing,
    offering,
    selling,
    reviewing,
    correcting,
    voices,
    together,
    incident,
    notify,
    relating,
    learn,
    training,
    drilling,
    autonomy,
    facts,
    translation,
    translating,
    waysIn,
    sites,
    bringingAlong,
    widgetApi,
    members,
    moderating,
    verifying,
    federation,
    followingElsewhere,
    disclosuresApi,
    calendarApi,
    results,
    behind,
    advocacy,
    attributing,
    experimenting,
    monthly,
    sharpshooting,
    coordinate,
    goals,
    auditApi,
    importsApi,
    sampleApi,
  ])
    rooms.route('/', room)
  return rooms
}

/** The desk's own files; any other address is one of its screens. */
function serveDesk(app: OpenAPIHono<Env>, deskDir: string): void {
  const compressed = compress()
  app.use(
    '/assets/*',
    compressed,
    serveStatic({
      root: deskDir,
      onFound: (_path, http) => http.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.get(
    '/*',
    compressed,
    serveStatic({ root: deskDir, onFound: (_path, http) => http.header('cache-control', 'no-cache') }),
  )
  app.get(
    '/*',
    compressed,
    serveStatic({
      root: deskDir,
      path: 'index.html',
      onFound: (_path, http) => http.header('cache-control', 'no-cache'),
    }),
  )
}

function headers(ctx: Context) {
  const isSecure = ctx.config.publicUrl.startsWith('https:')
  const secure = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      fontSrc: ["'self'"],
      // Faces come from the networks where people chose them.
      imgSrc: ["'self'", 'data:', 'https:'],
      mediaSrc: ["'self'"],
      connectSrc: ["'self'"],
      manifestSrc: ["'self'"],
      workerSrc: ["'self'"],
      formAction: ["'self'"],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    strictTransportSecurity: isSecure ? 'max-age=31536000; includeSubDomains' : false,
    xFrameOptions: 'DENY',
    crossOriginResourcePolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    permissionsPolicy: { camera: [], microphone: [], geolocation: ['self'] },
  })
  return createMiddleware<Env>(async (http, next) => {
    let own: string | null = null
    await secure(http, async () => {
      await next()
      own = http.res.headers.get('content-security-policy')
    })
    // A page without scripts brings a policy for the style that stands in it.
    if (own) http.res.headers.set('content-security-policy', own)
  })
}

/** A browser on another site can’t act in a colleague’s name: what changes something must come from our own pages. */
function refuseForeign(request: Request, ctx: Context): void {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return
  const site = request.headers.get('sec-fetch-site')
  if (site && site !== 'same-origin' && site !== 'none') throw new Problem('forbidden', 'This came from another site.')
  const origin = request.headers.get('origin')
  if (!origin || origin === new URL(ctx.config.publicUrl).origin) return
  if (URL.canParse(origin) && new URL(origin).host === request.headers.get('host')) return
  throw new Problem('forbidden', 'This came from another site.')
}

async function signIn(ctx: Context, request: Request): Promise<Response> {
  const door = new URL(request.url).pathname.slice('/api/auth'.length)
  if (!openDoors.some(open => open === door)) throw new Problem('not-found', 'There is no such door.')
  const response = await accounts(ctx).handler(request)
  if (request.method === 'POST') forgetWho()
  return response
}

function tooLarge(): never {
  throw new Problem('invalid', 'This is larger than can be taken at once.')
}
