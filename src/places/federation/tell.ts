import { federationPaths } from '#lib/federation-paths'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import { enqueue } from '#platform/jobs'
import { keysOf } from './actors.ts'
import { type AsObject, asObject, context, rolesOf } from './as-object.ts'
import { type Actor, everybody, hostOf, type Json, type Ours, type Stranger } from './model.ts'
import { inboxesOf, insertTelling, tellingById } from './store.ts'
import { actorRow, noteFailed, noteTold, whyBlocked } from './who-store.ts'

export const handOverJob = 'hand over to the fediverse'

/** One activity on its way to one server. */
export interface Telling {
  tellingId: string
  inbox: string
}

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
  await handOut(ctx, said.actor, activity, await inboxesOf(ctx, said.actor.id, alsoStrangers))
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
  const inboxes = await inboxesOf(ctx, blog.id, [])
  const shown = announced(ctx, blog, String(said.object.id))
  const { actor, to, cc, id } = shown
  const undone = { '@context': context, id: `${String(id)}-undone`, type: 'Undo', actor, to, cc, object: shown }
  await handOut(ctx, blog, isShown ? shown : undone, inboxes)
}

/** The blog’s word for an article: look at this. */
export function announced(ctx: Context, blog: Actor, object: string): Json {
  const { actor, followers } = rolesOf(ctx, blog)
  const id = federationPaths('').activity(object, 'announce')
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

async function handOut(ctx: Context, actor: Actor, activity: Json, inboxes: string[]): Promise<void> {
  if (inboxes.length === 0) return
  const tellingId = await insertTelling(ctx, actor.id, activity)
  if (!tellingId) return
  for (const inbox of inboxes) await enqueue(ctx, handOverJob, { tellingId, inbox }, { attempts: 20 })
}

/** Brings it to one server, signed. What fails for now is tried again, ever more seldom; what is refused stays so. */
export async function handOver(ctx: Context, { tellingId, inbox }: Telling): Promise<void> {
  const telling = await tellingById(ctx, tellingId)
  const actor = telling && (await actorRow(ctx, { id: telling.actorId }))
  const host = hostOf(inbox)
  if (!actor || !host || (await whyBlocked(ctx, host))) return
  const outcome = await post(ctx, actor, inbox, JSON.stringify(telling.activity))
  if (outcome.arrived) return noteTold(ctx, host)
  await noteFailed(ctx, host, outcome.why)
  if (outcome.again) throw new Problem('unavailable', outcome.why)
}

type Outcome = { arrived: true } | { arrived: false; again: boolean; why: string }

/** In the signature that most know first, then in the standard’s (RFC 9421), for those who take only that. */
async function post(ctx: Context, actor: Actor, inbox: string, body: string): Promise<Outcome> {
  const { signRequest } = await import('@fedify/fedify')
  const { privateKey } = await keysOf(ctx, actor)
  const keyId = new URL(federationPaths(ctx.config.publicUrl).key(actor.id))
  let why = ''
  for (const spec of ['draft-cavage-http-signatures-12', 'rfc9421'] as const) {
    const headers = { 'content-type': 'application/activity+json', accept: 'application/activity+json' }
    const request = new Request(inbox, { method: 'POST', headers, body, redirect: 'error' })
    try {
      const response = await ctx.fetch(await signRequest(request, privateKey, keyId, { spec }))
      await response.body?.cancel()
      if (response.ok) return { arrived: true }
      why = `It answered ${response.status}.`
      if (response.status === 408 || response.status === 429 || response.status >= 500)
        return { arrived: false, again: true, why }
      if (response.status !== 400 && response.status !== 401 && response.status !== 403) break
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      return { arrived: false, again: error.kind === 'unavailable', why: error.message }
    }
  }
  return { arrived: false, again: false, why }
}
