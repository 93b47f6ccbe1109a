import { federationPaths } from '#lib/federation-paths'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { keysOf } from './actors.ts'
import { type AsObject, asObject, context, rolesOf } from './as-object.ts'
import { type Actor, everybody, hostOf, type Json, limits, type Ours, type Stranger, wrongWith } from './model.ts'
import { inboxesOf, insertTelling, tellingById } from './store.ts'
import { actorRow, noteFailed, noteTold, whyBlocked } from './who-store.ts'

export const handOverJob = 'hand over to the fediverse'

/** One activity on its way to one server. */
export interface Telling {
  tellingId: string
  inbox: string
  /** How often the server did not know our signature. */
  unknown?: number
}

const minuteMs = 60_000
/** A server that could not look up our key for a moment answers 401, and may keep that for a while. */
const unknownAgainMs = [2 * minuteMs, 20 * minuteMs, 3 * 60 * minuteMs, 24 * 60 * minuteMs]

/**
 * Tells everybody who follows it, and some others, that something of ours is new, changed or gone. `time` tells one change
 * from the next; told twice it goes out once.
 */
export async function tell(
  ctx: Context,
  what: 'Create' | 'Update' | 'Delete',
  ours: Ours,
  time: string | number = '',
  alsoStrangers: string[] = [],
): Promise<void> {
  const said = await asObject(ctx, ours)
  if (!said) return
  // What is gone meanwhile is not told as new.
  if (said.isGone !== (what === 'Delete')) return
  const activity = about(ctx, what, said, time)
  // The blog showed an article to those who follow the blog: they hear what became of it, too.
  const blog = ours.about === 'article' && what !== 'Create' ? await actorRow(ctx, { kind: 'blog' }) : undefined
  const actorIds = [said.actor.id, ...(blog ? [blog.id] : [])]
  await handOut(ctx, said.actor, activity, await inboxesOf(ctx, actorIds, alsoStrangers))
}

/** An activity about something of ours. */
export function about(
  ctx: Context,
  type: 'Create' | 'Update' | 'Delete',
  said: AsObject,
  time: string | number = '',
): Json {
  const { followers, actor } = rolesOf(ctx, said.actor)
  const { object } = said
  const to = type === 'Delete' ? { to: [everybody], cc: [followers] } : { to: object.to, cc: object.cc }
  const id = federationPaths('').activity(String(object.id), `${type.toLowerCase()}${time === '' ? '' : `-${time}`}`)
  const published = type === 'Create' ? object.published : undefined
  return { '@context': context, id, type, actor, ...to, ...(published !== undefined && { published }), object }
}

/** The blog shows an article to those who follow the blog, or shows it no more. */
export async function showInBlog(ctx: Context, articleId: string, isShown: boolean): Promise<void> {
  const blog = await actorRow(ctx, { kind: 'blog' })
  const said = blog && (await asObject(ctx, { about: 'article', id: articleId }))
  if (!blog || !said || said.isGone === isShown) return
  const inboxes = await inboxesOf(ctx, [blog.id], [])
  const shown = announced(ctx, blog, String(said.object.id))
  const { actor, to, cc, id } = shown
  const undone = { '@context': context, id: `${String(id)}-undone`, type: 'Undo', actor, to, cc, object: shown }
  await handOut(ctx, blog, isShown ? shown : undone, inboxes)
}

/** A space shows a topic that began in another to those who follow it, or shows it no more; each once. */
export async function showInSpace(
  ctx: Context,
  { postId, spaceId }: { postId: string; spaceId: string },
  isShown: boolean,
): Promise<void> {
  const space = await actorRow(ctx, { spaceId })
  const said = space && (await asObject(ctx, { about: 'post', id: postId }))
  // Where it began it was told itself; what is gone is gone everywhere.
  if (!space || !said || said.isGone || said.actor.id === space.id) return
  const shown = announced(ctx, space, String(said.object.id), `-${space.id}`)
  const { actor, to, cc, id } = shown
  const undone = { '@context': context, id: `${String(id)}-undone`, type: 'Undo', actor, to, cc, object: shown }
  await handOut(ctx, space, isShown ? shown : undone, await inboxesOf(ctx, [space.id], []))
}

/** A voice’s word for what another said: look at this. */
export function announced(ctx: Context, voice: Actor, object: string, which = ''): Json {
  const { actor, followers } = rolesOf(ctx, voice)
  const id = federationPaths('').activity(object, `announce${which}`)
  return { '@context': context, id, type: 'Announce', actor, to: [everybody], cc: [followers], object }
}

/** Says to one of them alone that they follow us. */
export async function acceptFollow(ctx: Context, actor: Actor, stranger: Stranger, follow: Json): Promise<void> {
  const { actor: ours } = rolesOf(ctx, actor)
  const id = `${ours}#accept-${encodeURIComponent(String(follow.id))}`
  await handOut(
    ctx,
    actor,
    { '@context': context, id, type: 'Accept', actor: ours, to: [stranger.uri], object: follow },
    [stranger.inbox],
  )
}

/** Asks somebody elsewhere whether one of ours may follow them. */
export async function askToFollow(ctx: Context, actor: Actor, stranger: Stranger, followingId: string): Promise<void> {
  await handOut(ctx, actor, followOf(ctx, actor, stranger.uri, followingId), [stranger.inbox])
}

/** Says to them that one of ours follows them no more. */
export async function endFollow(ctx: Context, actor: Actor, stranger: Stranger, followingId: string): Promise<void> {
  const { '@context': _, ...follow } = followOf(ctx, actor, stranger.uri, followingId)
  const { id, actor: ours } = follow
  const undo = { '@context': context, id: `${String(id)}-undone`, type: 'Undo', actor: ours, object: follow }
  await handOut(ctx, actor, undo, [stranger.inbox])
}

function followOf(ctx: Context, actor: Actor, whom: string, followingId: string): Json {
  const { actor: ours } = rolesOf(ctx, actor)
  return {
    '@context': context,
    id: `${ours}#follow-${followingId}`,
    type: 'Follow',
    actor: ours,
    object: whom,
    to: [whom],
  }
}

async function handOut(ctx: Context, actor: Actor, activity: Json, inboxes: string[]): Promise<void> {
  if (inboxes.length === 0) return
  const tellingId = await insertTelling(ctx, actor.id, activity)
  if (!tellingId) return
  for (const inbox of inboxes) await enqueue(ctx, handOverJob, { tellingId, inbox }, { attempts: 20 })
}

/**
 * Brings it to one server, signed. What fails for now is tried again, ever more seldom; so is, a few times, what came back as
 * signed by nobody they know. What is refused stays so.
 */
export async function handOver(ctx: Context, { tellingId, inbox, unknown = 0 }: Telling): Promise<void> {
  const telling = await tellingById(ctx, tellingId)
  const actor = telling && (await actorRow(ctx, { id: telling.actorId }))
  const host = hostOf(inbox)
  if (!actor || !host || (await whyBlocked(ctx, host))) return
  const outcome = await post(ctx, actor, inbox, JSON.stringify(telling.activity))
  if (outcome.arrived) return noteTold(ctx, host)
  await noteFailed(ctx, host, outcome.why)
  if (outcome.again) throw new Problem('unavailable', outcome.why)
  const waitMs = outcome.isUnknown ? unknownAgainMs[unknown] : undefined
  if (waitMs === undefined) return
  const next: Telling = { tellingId, inbox, unknown: unknown + 1 }
  const key = `${tellingId} ${inbox} ${next.unknown}`
  await enqueue(ctx, handOverJob, next, { key, attempts: 20, runAt: new Date(ctx.now().getTime() + waitMs) })
}

type Outcome =
  | { arrived: true }
  /** `isUnknown`: they said 401, whatever the reason. */
  | { arrived: false; again: boolean; isUnknown?: boolean; why: string }

/** In the signature that most know first, then in the standard’s (RFC 9421), for those who take only that. */
async function post(ctx: Context, actor: Actor, inbox: string, body: string): Promise<Outcome> {
  const { signRequest } = await import('@fedify/fedify')
  const { privateKey } = await keysOf(ctx, actor)
  const keyId = new URL(federationPaths(ctx.config.publicUrl).key(actor.id))
  let why = ''
  let isUnknown = false
  for (const spec of ['draft-cavage-http-signatures-12', 'rfc9421'] as const) {
    const headers = { 'content-type': 'application/activity+json', accept: 'application/activity+json' }
    const request = new Request(inbox, { method: 'POST', headers, body, redirect: 'error' })
    try {
      const response = await ctx.fetch(await signRequest(request, privateKey, keyId, { spec }))
      await response.body?.cancel()
      if (response.ok) return { arrived: true }
      why = `It answered ${response.status}.`
      isUnknown ||= response.status === 401
      if (response.status === 408 || response.status === 429 || response.status >= 500)
        return { arrived: false, again: true, why }
      if (response.status !== 400 && response.status !== 401 && response.status !== 403) break
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { arrived: false, again: error.kind === 'unavailable', why: error.message }
    }
  }
  return { arrived: false, again: false, isUnknown, why }
}

/** Documents of others: through the guarded fetch, of a size that a person’s words and a key need. */
export async function loaderFor(ctx: Context): Promise<import('@fedify/fedify').DocumentLoader> {
  const { FetchError, preloadedContexts } = await import('@fedify/fedify')
  return async (url, options) => {
    const known = preloadedContexts[url]
    if (known) return { contextUrl: null, documentUrl: url, document: known }
    const headers = {
      accept: `application/activity+json, application/ld+json; profile="${context}", application/ld+json`,
    }
    const response = await ctx.fetch(url, { headers, ...(options?.signal && { signal: options.signal }) })
    if (!response.ok) {
      await response.body?.cancel()
      // Its body is not read; whoever looks at the answer may copy it.
      throw new FetchError(new URL(url), `HTTP ${response.status}`, new Response(null, { status: response.status }))
    }
    const body = await readAtMost(response, limits.bytes)
    const document = body && parsed(body)
    if (!document || wrongWith(document)) throw new FetchError(new URL(url), 'This is no document that is read here.')
    return { contextUrl: null, documentUrl: response.url || url, document }
  }
}

/** A body of at most so many bytes; nothing where it is larger. */
export async function readAtMost(message: Request | Response, most: number): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of message.body ?? []) {
    bytes += piece.byteLength
    if (bytes > most) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** What it says as JSON; nothing where it is none. */
export function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}
