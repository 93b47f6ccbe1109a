import type { Federation, Context as FedifyContext, InboxListenerSetters } from '@fedify/fedify'
import type { Activity } from '@fedify/vocab'
import { blogPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import { postByNumber } from '#places/community'
import { editionBySlug } from '#places/publish'
import { findMaster, homeOf, theSite } from '#places/sites'
import type { Context } from '#platform/context'
import { addressesOf, keysOf, makeActors } from './actors.ts'
import { asObject, context, oursAt } from './as-object.ts'
import { type Actor, hostOf, type Json, limits, wrongWith } from './model.ts'
import {
  takeAccept,
  takeAnnounce,
  takeCreate,
  takeDelete,
  takeFollow,
  takeGesture,
  takeReject,
  takeUndo,
  takeUpdate,
} from './receive.ts'
import { countFollowers, newestOf, sizeOfPlaces } from './store.ts'
import { about, announced, loaderFor, parsed, readAtMost } from './tell.ts'
import { actorRow, keptIn, noteHeard, type Profile, profileOf, whyBlocked } from './who-store.ts'

/** The doors for servers of others. */
export interface Fediverse {
  /** The answer, or nothing: then it is not asked of us here. */
  answer(request: Request): Promise<Response | undefined>
}

/** One request in Fedify’s hands, and why it is refused where it is. */
interface Visit {
  ctx: Context
  refused?: Problem
  /** Whose key could not be fetched for now. */
  unknownKey?: URL
}

const mine = /^\/(?:fediverse\/|\.well-known\/(?:webfinger|nodeinfo)$)/

/** Opens the doors. The library behind them is loaded when the first server comes. */
export function openFediverse(ctx: Context): Fediverse {
  let federation: Promise<Federation<Visit>> | undefined
  return {
    async answer(request) {
      const { pathname } = new URL(request.url)
      if (!mine.test(pathname)) return isAskedAsObject(request) ? objectOfPage(ctx, request) : undefined
      const master = await findMaster(ctx)
      if (!master || master.isSample) return undefined
      if (request.method === 'GET' || request.method === 'HEAD') {
        const own = await collectionOrObject(ctx, request)
        if (own) return own
      }
      federation ??= build(ctx)
      return handOn(ctx, await federation, request)
    },
  }
}

/** Objects and what an actor said, in our own words; actors, names and inboxes are Fedify’s. */
async function collectionOrObject(ctx: Context, request: Request): Promise<Response | undefined> {
  const url = new URL(request.url)
  const ours = oursAt(ctx, new URL(url.pathname, ctx.config.publicUrl))
  if (ours) {
    const said = await asObject(ctx, ours)
    if (!said) return plain(404, 'There is nothing at this address.')
    if (!isAskedAsObject(request)) return Response.redirect(said.page, 303)
    return json({ '@context': context, ...said.object }, said.isGone ? 410 : 200)
  }
  const [, actorId, name] = /^\/fediverse\/actors\/([0-9a-f-]{36})\/(outbox|followers)$/.exec(url.pathname) ?? []
  const actor = actorId ? await actorRow(ctx, { id: actorId }) : undefined
  if (!actor) return undefined
  const { outbox, followers } = addressesOf(ctx)
  if (name === 'followers')
    return json({
      ...{ '@context': context, id: followers(actor.id), type: 'OrderedCollection' },
      // Counted, not listed: whom somebody follows is theirs to tell.
      totalItems: await countFollowers(ctx, actor.id),
    })
  const items = await lately(ctx, actor)
  const id = outbox(actor.id)
  return json({ '@context': context, id, type: 'OrderedCollection', totalItems: items.length, orderedItems: items })
}

const mostLately = 20

async function lately(ctx: Context, actor: Actor): Promise<Json[]> {
  const { spaceId, employeeId: authorId, kind } = actor
  const of = kind === 'official' ? 'official' : spaceId ? { spaceId } : { authorId }
  const items: Json[] = []
  for (const ours of await newestOf(ctx, of, mostLately)) {
    const said = await asObject(ctx, ours)
    if (!said || said.isGone) continue
    const { '@context': _, ...activity } =
      kind === 'blog' ? announced(ctx, actor, String(said.object.id)) : about(ctx, 'Create', said)
    items.push(activity)
  }
  return items
}

/** Whoever looks up the page of an article or topic as an object finds it there. */
async function objectOfPage(ctx: Context, request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url)
  const [, slug, topicId] = /\/blog\/([a-z0-9-]+)$|\/topics\/([0-9a-f-]{36})(?:\/[^/]*)?$/.exec(pathname) ?? []
  const edition = slug ? await editionBySlug(ctx, slug) : undefined
  if (edition) return Response.redirect(addressesOf(ctx).article(edition.articleId), 303)
  const post = topicId ? await postByNumber(ctx, topicId, 1) : undefined
  return post ? Response.redirect(addressesOf(ctx).post(post.id), 303) : undefined
}

/** Lets Fedify answer, after a look at what was sent: nothing larger, deeper or from those we don’t deal with. */
async function handOn(ctx: Context, federation: Federation<Visit>, request: Request): Promise<Response> {
  const url = new URL(request.url)
  // As the caller knows it: behind a proxy the address that arrives here is another one, and it was signed with theirs.
  const address = new URL(url.pathname + url.search, ctx.config.publicUrl)
  const visit: Visit = { ctx }
  let asked = new Request(address, { method: request.method, headers: request.headers })
  let host: string | undefined
  if (request.method === 'POST') {
    const body = await readAtMost(request, limits.bytes)
    if (!body) return plain(413, `At most ${limits.bytes / 1024} KB are read.`)
    const sent = parsed(body)
    const wrong = wrongWith(sent)
    if (wrong) return plain(400, wrong)
    const by = actorIn(sent as Json)
    host = by && hostOf(by)
    const why = host && (await whyBlocked(ctx, host, by))
    if (why) return plain(403, `We don’t take this: ${why}`)
    asked = new Request(address, { method: 'POST', headers: request.headers, body: new Uint8Array(body) })
  }
  const response = await federation.fetch(asked, { contextData: visit })
  if (visit.refused?.isForNow) return later(429, 600, visit.refused.message)
  if (visit.refused) return plain(visit.refused.kind === 'not-found' ? 404 : 403, visit.refused.message)
  if (visit.unknownKey) return laterKnown(ctx, visit.unknownKey)
  if (host && response.ok) await noteHeard(ctx, host)
  return response
}

/** Not said to be wrong, as nobody could look: their server tries again, and finds it not kept as unknown. */
async function laterKnown(ctx: Context, key: URL): Promise<Response> {
  await keptIn(ctx).delete([...keysKept, key.href])
  await keptIn(ctx).delete([...keysKept, '__fetchError', key.href])
  return later(503, 120, 'The key of this signature can’t be fetched just now. Send it again later.')
}

const keysKept = ['_fedify', 'publicKey'] as const

/** Whether a key may well be fetched a moment later: nobody answered, or only that it can’t be done now. */
function isPassing(result: { status: number } | { error: Error }): boolean {
  if ('status' in result) return result.status === 408 || result.status === 429 || result.status >= 500
  return result.error instanceof Problem && result.error.kind === 'unavailable'
}

async function build(ctx: Context): Promise<Federation<Visit>> {
  const [{ createFederation }, vocab] = await Promise.all([import('@fedify/fedify'), import('@fedify/vocab')])
  const load = await loaderFor(ctx)
  const federation = createFederation<Visit>({
    kv: keptIn(ctx),
    kvPrefixes: { publicKey: keysKept },
    origin: ctx.config.publicUrl,
    documentLoaderFactory: () => load,
    contextLoaderFactory: () => load,
    authenticatedDocumentLoaderFactory: () => load,
    signatureTimeWindow: { hours: 1 },
  })
  federation
    .setActorDispatcher('/fediverse/actors/{identifier}', async (at, identifier) => {
      const actor = await findActor(at.data.ctx, identifier)
      const profile = actor && (await profileOf(at.data.ctx, actor))
      if (!actor || !profile) return null
      const { kind, handle, id } = actor
      const Kind = { space: vocab.Group, blog: vocab.Service, author: vocab.Person, official: vocab.Organization }[kind]
      const roles = addressesOf(at.data.ctx)
      return new Kind({
        id: at.getActorUri(id),
        preferredUsername: handle,
        name: profile.name,
        summary: profile.about ? escaped(profile.about) : null,
        url: new URL(await pageOf(at.data.ctx, kind, profile)),
        inbox: at.getInboxUri(id),
        outbox: new URL(roles.outbox(id)),
        followers: new URL(roles.followers(id)),
        endpoints: new vocab.Endpoints({ sharedInbox: at.getInboxUri() }),
        manuallyApprovesFollowers: false,
        publicKey: (await at.getActorKeyPairs(id))[0]?.cryptographicKey ?? null,
      })
    })
    .mapHandle(async (at, handle) => {
      const known = await actorRow(at.data.ctx, { handle })
      if (known) return known.id
      await makeActors(at.data.ctx)
      return (await actorRow(at.data.ctx, { handle }))?.id ?? null
    })
    .setKeyPairsDispatcher(async (at, identifier) => {
      const actor = await findActor(at.data.ctx, identifier)
      return actor ? [await keysOf(at.data.ctx, actor)] : []
    })
  federation.setNodeInfoDispatcher('/fediverse/nodeinfo/2.1', async at => {
    const { members, replies, topics } = await sizeOfPlaces(at.data.ctx)
    return {
      software: { name: 'sosh', version: '0.1.0' },
      protocols: ['activitypub'],
      usage: { users: { total: members }, localPosts: topics, localComments: replies },
    }
  })
  listen(federation.setInboxListeners('/fediverse/actors/{identifier}/inbox', '/fediverse/inbox'), vocab)
  return federation
}

function listen(inbox: InboxListenerSetters<Visit>, vocab: typeof import('@fedify/vocab')): void {
  /** What we refuse is told in words and not tried again; what fails or is too much for now is. */
  const taking =
    <Sent extends Activity>(take: (ctx: Context, at: FedifyContext<Visit>, activity: Sent) => Promise<void>) =>
    async (at: FedifyContext<Visit>, activity: Sent) => {
      try {
        await take(at.data.ctx, at, activity)
      } catch (error) {
        if (!(error instanceof Problem) || error.kind === 'unavailable') throw error
        at.data.refused = error
        // Thrown, so that it is not kept as taken: their server sends it again.
        if (error.isForNow) throw error
      }
    }
  inbox
    .on(vocab.Follow, taking(takeFollow))
    .on(vocab.Undo, taking(takeUndo))
    .on(vocab.Like, taking(takeGesture))
    .on(vocab.Announce, taking(takeAnnounce))
    .on(vocab.Accept, taking(takeAccept))
    .on(vocab.Reject, taking(takeReject))
    .on(vocab.Create, taking(takeCreate))
    .on(vocab.Update, taking(takeUpdate))
    .on(
      vocab.Delete,
      taking((ctx, _at, gone) => takeDelete(ctx, gone)),
    )
    .withIdempotency('global')
    .onUnverifiedActivity((at, _activity, reason) => {
      if (reason.type === 'keyFetchError' && isPassing(reason.result)) at.data.unknownKey = reason.keyId
    })
}

async function findActor(ctx: Context, identifier: string): Promise<Actor | undefined> {
  return /^[0-9a-f-]{36}$/.test(identifier) ? actorRow(ctx, { id: identifier }) : undefined
}

async function pageOf(ctx: Context, kind: Actor['kind'], profile: Profile): Promise<string> {
  const master = await findMaster(ctx)
  if (!master) return ctx.config.publicUrl
  if (profile.siteId) {
    const home = homeOf(ctx, await theSite(ctx, profile.siteId), master)
    return profile.spaceSlug ? topicPaths(home).space(profile.spaceSlug) : home
  }
  const at = blogPaths('')
  const home = homeOf(ctx, master, master)
  if (kind === 'official') return home
  return `${home}${profile.authorSlug ? at.author(profile.authorSlug) : at.home()}`
}

/** Who says that they send it; proven by their signature later. */
function actorIn({ actor }: Json): string | undefined {
  const id = typeof actor === 'object' && actor !== null && 'id' in actor ? actor.id : actor
  return typeof id === 'string' ? id : undefined
}

function isAskedAsObject(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  return /application\/(?:activity|ld)\+json/.test(request.headers.get('accept') ?? '')
}

function json(body: Json, status = 200): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/activity+json; charset=utf-8',
      'cache-control': 'public, max-age=60',
      vary: 'accept',
    },
  })
}

function plain(status: number, words: string): Response {
  return new Response(`${words}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } })
}

/** For now: their server may send it again after so many seconds. */
function later(status: 429 | 503, seconds: number, words: string): Response {
  const answer = plain(status, words)
  answer.headers.set('retry-after', String(seconds))
  return answer
}

function escaped(text: string): string {
  return text.replace(/[&<>]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? sign)
}
