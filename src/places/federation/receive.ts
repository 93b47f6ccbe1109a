import type {
  Accept,
  Activity,
  Announce,
  Create,
  Delete,
  Follow,
  Like,
  Reject,
  Object as Said,
  Undo,
  Update,
} from '@fedify/vocab'
import { htmlToText } from '#connectors/markup'
import { Problem } from '#lib/problem'
import { acceptedBy, followersOf, followingRow, setFound, setWhyNot, whomOf } from '#places/following'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { asObject, oursAt } from './as-object.ts'
import { type Actor, everybody, hostOf, type Json, limits, type Ours, type Stranger, withoutNames } from './model.ts'
import { changeHere, leaveHere, removeHere, sayHere } from './say-here.ts'
import {
  deleteFollower,
  deleteGesture,
  insertFollower,
  insertGesture,
  strangerByUri,
  strangerRow,
  theirPost,
  upsertStranger,
} from './store.ts'
import { acceptFollow, askToFollow, endFollow, loaderFor, parsed, readAtMost } from './tell.ts'
import { actorRow, whyBlocked } from './who-store.ts'

declare module '#platform/events' {
  interface Events {
    'federation.followed': { actorId: string; strangerId: string }
    'federation.unfollowed': { actorId: string; strangerId: string }
    'federation.following': { followingId: string; actorId: string; strangerId: string }
    'federation.not-following': { followingId: string; why: string }
    'federation.gesture': {
      strangerId: string
      kind: 'like' | 'boost'
      about: string
      aboutId: string
      isUndone: boolean
    }
  }
}

/** What an activity may ask for: the library’s own loaders, which go through our guarded fetch. */
type Loading = Parameters<Activity['getObject']>[0]

const lookAgainMs = 24 * 3_600_000

/** Somebody elsewhere wants to hear of one of ours from now on. */
export async function takeFollow(ctx: Context, loading: Loading, follow: Follow): Promise<void> {
  const actor = await ourActor(ctx, follow.objectId)
  const stranger = await whoSent(ctx, loading, follow)
  if (!actor) throw new Problem('not-found', 'There is nobody of this address here.')
  await inTransaction(ctx, async ctx => {
    const isNew = await insertFollower(ctx, actor.id, stranger.id)
    if (isNew)
      await emit(ctx, 'federation.followed', { actorId: actor.id, strangerId: stranger.id }, { subjectId: actor.id })
    await acceptFollow(ctx, actor, stranger, {
      ...{ type: 'Follow', id: follow.id?.href, actor: stranger.uri, object: follow.objectId?.href },
    } as Json)
  })
}

/** They take back what they did themselves, and nobody else did. */
export async function takeUndo(ctx: Context, loading: Loading, undo: Undo): Promise<void> {
  const stranger = await whoSent(ctx, loading, undo)
  const undone = await undo.getObject(loading)
  const { Announce, Follow, Like } = await import('@fedify/vocab')
  if (!(undone instanceof Follow || undone instanceof Like || undone instanceof Announce)) return
  if (undone.actorId?.href !== stranger.uri) throw notTheirs()
  if (undone instanceof Follow) {
    const actor = await ourActor(ctx, undone.objectId)
    if (actor && (await deleteFollower(ctx, actor.id, stranger.id)))
      await emit(ctx, 'federation.unfollowed', { actorId: actor.id, strangerId: stranger.id }, { subjectId: actor.id })
    return
  }
  const ours = oursAt(ctx, undone.objectId)
  if (ours) await gesture(ctx, stranger, undone instanceof Like ? 'like' : 'boost', ours, true)
}

/** Likes and boosts are counted; they say nothing, so no conversation comes of them. */
export async function takeGesture(ctx: Context, loading: Loading, sent: Like | Announce): Promise<void> {
  const ours = oursAt(ctx, sent.objectId)
  if (!ours || !(await asObject(ctx, ours))) return
  const { Like } = await import('@fedify/vocab')
  await gesture(ctx, await whoSent(ctx, loading, sent), sent instanceof Like ? 'like' : 'boost', ours, false)
}

async function gesture(
  ctx: Context,
  { id: strangerId }: Stranger,
  kind: 'like' | 'boost',
  ours: Ours,
  isUndone: boolean,
) {
  const changed = await (isUndone ? deleteGesture : insertGesture)(ctx, strangerId, kind, ours)
  const facts = { strangerId, kind, about: ours.about, aboutId: ours.id, isUndone }
  if (changed) await emit(ctx, 'federation.gesture', facts, { subjectId: ours.id })
}

/** Shown to others: something of ours is counted; words of somebody else that one of ours follows them for stand here. */
export async function takeAnnounce(ctx: Context, loading: Loading, shown: Announce): Promise<void> {
  if (oursAt(ctx, shown.objectId)) return takeGesture(ctx, loading, shown)
  const actor = await firstFollower(ctx, shown.actorId)
  if (!actor || !shown.objectId) return
  await whoSent(ctx, loading, shown)
  // From where it is at home, and not from within: it may be anybody’s.
  const said = await wordsOf(loading, await fetched(ctx, shown.objectId))
  if (!said?.isPublic || said.answers || !said.by) return
  if (new URL(said.uri).origin !== said.by.origin) throw notTheirs()
  const author = await strangerOf(ctx, said.by)
  await sayHere(ctx, author, { ...said, answers: undefined, names: actor })
}

/** New words: an answer to something of ours, a link to it that says something, words to one of ours, or of whom one of ours follows. */
export async function takeCreate(ctx: Context, loading: Loading, create: Create): Promise<void> {
  const said = await saidIn(loading, create)
  if (!said?.isPublic) return
  const answers = await standsHere(ctx, said.answers ?? said.quotes)
  const isBegun = !answers && !said.answers
  const names = answers
    ? undefined
    : ((await firstNamed(ctx, said.mentions)) ?? (isBegun ? await firstFollower(ctx, create.actorId) : undefined))
  if (!answers && !names) return
  await sayHere(ctx, await whoSent(ctx, loading, create), { ...said, answers, names })
}

/** Other words in the place of their own; or they are called otherwise. */
export async function takeUpdate(ctx: Context, loading: Loading, update: Update): Promise<void> {
  if (update.objectId?.href === update.actorId?.href) {
    if (await strangerByUri(ctx, update.actorId?.href ?? '')) await whoSent(ctx, loading, update, true)
    return
  }
  const uri = update.objectId?.href
  if (!uri || !(await theirPost(ctx, { uri }))) return
  const stranger = await whoSent(ctx, loading, update)
  const said = await saidIn(loading, update)
  if (said) await changeHere(ctx, stranger, uri, said.plain)
}

/** They took their words back, or are gone themselves. */
export async function takeDelete(ctx: Context, gone: Delete): Promise<void> {
  const uri = gone.objectId?.href
  const stranger = await strangerByUri(ctx, gone.actorId?.href ?? '')
  if (!uri) return
  if (!stranger) {
    if (await theirPost(ctx, { uri })) throw notTheirs()
    return
  }
  if (uri === stranger.uri) return leaveHere(ctx, stranger)
  await removeHere(ctx, stranger, uri)
}

/** They let one of ours follow them. */
export async function takeAccept(ctx: Context, loading: Loading, accept: Accept): Promise<void> {
  const asked = await whatWasAsked(ctx, loading, accept)
  if (!asked) return
  const { followingId, actorId, stranger } = asked
  await inTransaction(ctx, async ctx => {
    if (!(await acceptedBy(ctx, followingId, stranger.id))) return
    const facts = { followingId, actorId, strangerId: stranger.id }
    await emit(ctx, 'federation.following', facts, { subjectId: followingId })
  })
}

/** They do not let one of ours follow them, or not any more. */
export async function takeReject(ctx: Context, loading: Loading, reject: Reject): Promise<void> {
  const asked = await whatWasAsked(ctx, loading, reject)
  if (asked) await nothingCame(ctx, asked.followingId, 'They do not let you follow them.')
}

/** What of ours was asked of whoever answers; nothing where it was asked of somebody else, or never. */
async function whatWasAsked(
  ctx: Context,
  loading: Loading,
  answer: Accept | Reject,
): Promise<{ followingId: string; actorId: string; stranger: Stranger } | undefined> {
  const [, followingId = ''] = /#follow-([0-9a-f-]{36})$/.exec(answer.objectId?.href ?? '') ?? []
  const following = followingId ? await followingRow(ctx, followingId) : undefined
  if (!following?.strangerId) return undefined
  const stranger = await whoSent(ctx, loading, answer)
  if (following.strangerId !== stranger.id) throw notTheirs()
  return { followingId, actorId: following.actorId, stranger }
}

export const seekJob = 'seek whom to follow'

/** Finds whom one of our spaces wants to follow, by WebFinger (RFC 7033), and asks them. Who can’t be found is told in words. */
export async function seek(ctx: Context, { followingId }: { followingId: string }): Promise<void> {
  const following = await followingRow(ctx, followingId)
  const actor = following && (await actorRow(ctx, { id: following.actorId }))
  const whom = following && whomOf(following.whom)
  if (!following || !actor || !whom || following.strangerId || following.whyNot) return
  try {
    const uri = 'page' in whom ? new URL(whom.page) : await selfOf(ctx, whom)
    const stranger = await strangerOf(ctx, uri)
    await inTransaction(ctx, async ctx => {
      if (await setFound(ctx, followingId, stranger.id)) await askToFollow(ctx, actor, stranger, followingId)
    })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await nothingCame(ctx, followingId, error.message)
  }
}

/** One of ours follows them no more; they are told. */
export async function unfollow(
  ctx: Context,
  { followingId, actorId, strangerId }: { followingId: string; actorId: string; strangerId: string | null },
): Promise<void> {
  const actor = await actorRow(ctx, { id: actorId })
  const stranger = strangerId ? await strangerRow(ctx, strangerId) : undefined
  if (actor && stranger && !stranger.goneAt) await endFollow(ctx, actor, stranger, followingId)
}

async function nothingCame(ctx: Context, followingId: string, why: string): Promise<void> {
  await inTransaction(ctx, async ctx => {
    await setWhyNot(ctx, followingId, why)
    await emit(ctx, 'federation.not-following', { followingId, why }, { subjectId: followingId })
  })
}

/** Where somebody is at home, as their server tells it of their address. */
async function selfOf(ctx: Context, { name, host }: { name: string; host: string }): Promise<URL> {
  const finger = new URL('/.well-known/webfinger', `${new URL(ctx.config.publicUrl).protocol}//${host}`)
  finger.searchParams.set('resource', `acct:${name}@${host}`)
  const response = await ctx.fetch(finger, { headers: { accept: 'application/jrd+json' }, maxBytes: limits.bytes })
  if (response.status >= 500) throw new Problem('unavailable', `${host} answered ${response.status}.`)
  const body = response.ok ? await readAtMost(response, limits.bytes) : undefined
  const { links } = (body && (parsed(body) as { links?: unknown })) || {}
  for (const link of Array.isArray(links) ? links : []) {
    const { rel, type, href } = (link ?? {}) as Record<string, unknown>
    const url = rel === 'self' && /json/.test(String(type)) ? URL.parse(String(href)) : null
    if (url) return url
  }
  throw new Problem('not-found', `${host} knows nobody of this name who can be followed.`)
}

/** Who sent it, as their own server says today. Proven before: the activity was signed with their key. */
async function whoSent(ctx: Context, loading: Loading, activity: Activity, again = false): Promise<Stranger> {
  const uri = activity.actorId?.href ?? ''
  const known = await knownStill(ctx, uri)
  if (known && !again) return known
  return met(ctx, uri, await activity.getActor(loading))
}

/** Who lives at an address elsewhere, as their own server says. */
async function strangerOf(ctx: Context, uri: URL): Promise<Stranger> {
  const known = await knownStill(ctx, uri.href)
  if (known) return known
  const found = await fetched(ctx, uri)
  return met(ctx, found?.id?.href ?? uri.href, found)
}

/** Who was looked at lately, and is dealt with. */
async function knownStill(ctx: Context, uri: string): Promise<Stranger | undefined> {
  const [known, host] = [await strangerByUri(ctx, uri), hostOf(uri)]
  const why = known?.blockedWhy ?? (host && (await whyBlocked(ctx, host, uri)))
  if (why) throw new Problem('forbidden', `We don’t take this: ${why}`)
  return known && !known.goneAt && ctx.now().getTime() - known.lookedAt.getTime() < lookAgainMs ? known : undefined
}

/** What stands at an address elsewhere; only where it says of itself that it stands on that server. */
async function fetched(ctx: Context, address: URL): Promise<Said | undefined> {
  const { Object: Anything } = await import('@fedify/vocab')
  const load = await loaderFor(ctx)
  const { FetchError } = await import('@fedify/fedify')
  try {
    const { document, documentUrl } = await load(address.href)
    const found = await Anything.fromJsonLd(document, { documentLoader: load, contextLoader: load })
    return found.id?.origin === new URL(documentUrl).origin ? found : undefined
  } catch (error) {
    if (error instanceof FetchError)
      throw new Problem('not-found', `${address.host} shows nothing there that can be read.`)
    if (error instanceof TypeError || error instanceof SyntaxError) return undefined
    throw error
  }
}

async function met(ctx: Context, uri: string, actor: unknown): Promise<Stranger> {
  const { isActor } = await import('@fedify/vocab')
  const host = hostOf(uri)
  if (!isAnything(actor) || !isActor(actor) || actor.id?.href !== uri || !host)
    throw new Problem('refused', 'Nobody of this address answers for it.')
  const inbox = actor.inboxId?.href
  // What is told to them goes to their own server and to no other that they name.
  if (!inbox || hostOf(inbox) !== host) throw new Problem('refused', 'Their inbox is not on their own server.')
  const shared = actor.endpoints?.sharedInbox?.href
  const why = await whyBlocked(ctx, host, uri)
  if (why) throw new Problem('forbidden', `We don’t take this: ${why}`)
  const name = String(actor.preferredUsername ?? new URL(uri).pathname.split('/').at(-1) ?? '').slice(0, 100)
  return upsertStranger(ctx, {
    ...{ uri, host, inbox, address: `${name}@${host}`.toLowerCase() },
    name: String(actor.name ?? name).slice(0, 200),
    url: actor.url instanceof URL ? actor.url.href : null,
    sharedInbox: shared && hostOf(shared) === host ? shared : null,
  })
}

const isAnything = (found: unknown): found is Said => typeof found === 'object' && found !== null

interface Words {
  uri: string
  /** Whose they are. */
  by: URL | null
  plain: string
  title: string | null
  answers: URL | null
  quotes: URL | null
  mentions: string[]
  isPublic: boolean
}

/** The words in it, if they are of whoever sent it and on their server; none where it is something else. */
async function saidIn(loading: Loading, activity: Create | Update): Promise<Words | undefined> {
  const said = await wordsOf(loading, await activity.getObject(loading))
  const by = activity.actorId
  if (said && (!by || new URL(said.uri).origin !== by.origin || said.by?.href !== by.href)) throw notTheirs()
  return said
}

/** The words of a post or an article; none where it is something else. */
async function wordsOf(loading: Loading, object: unknown): Promise<Words | undefined> {
  const { Article, Mention, Note, Page, Question } = await import('@fedify/vocab')
  if (!(object instanceof Note || object instanceof Article || object instanceof Page || object instanceof Question))
    return undefined
  const uri = object.id
  if (!uri) throw notTheirs()
  const mentions: string[] = []
  for await (const tag of object.getTags(loading)) if (tag instanceof Mention && tag.href) mentions.push(tag.href.href)
  const addressed = [...object.toIds, ...object.ccIds].map(each => each.href)
  const { text } = htmlToText(String(object.content ?? ''), uri.href)
  return {
    uri: uri.href,
    by: object.attributionId,
    plain: withoutNames(text).slice(0, 20_000),
    title: object.name ? String(object.name) : null,
    answers: object.replyTargetId,
    quotes: 'quoteUrl' in object ? (object.quoteUrl ?? null) : null,
    mentions,
    // What is said to few is not shown to all: it stays where it was said.
    isPublic: addressed.some(each => each === everybody || each === 'as:Public' || each === 'Public'),
  }
}

/** What an address means here: something of ours, or words from elsewhere that stand here. */
async function standsHere(ctx: Context, address: URL | null): Promise<Ours | undefined> {
  if (!address) return undefined
  const ours = oursAt(ctx, address)
  if (ours) return (await asObject(ctx, ours)) ? ours : undefined
  const theirs = await theirPost(ctx, { uri: address.href })
  return theirs && { about: 'post', id: theirs.postId }
}

async function firstNamed(ctx: Context, mentions: string[]): Promise<Actor | undefined> {
  for (const mention of mentions.slice(0, 20)) {
    const actor = await ourActor(ctx, URL.parse(mention))
    if (actor) return actor
  }
  return undefined
}

/** Who of ours follows them, and was let. */
async function firstFollower(ctx: Context, uri: URL | null): Promise<Actor | undefined> {
  const [actorId] = uri ? await followersOf(ctx, uri.href) : []
  return actorId ? actorRow(ctx, { id: actorId }) : undefined
}

async function ourActor(ctx: Context, uri: URL | null): Promise<Actor | undefined> {
  if (!uri || uri.origin !== new URL(ctx.config.publicUrl).origin) return undefined
  const found = /^\/fediverse\/actors\/([0-9a-f-]{36})$/.exec(uri.pathname)
  return found ? actorRow(ctx, { id: found[1] ?? '' }) : undefined
}

function notTheirs(): Problem {
  return new Problem('forbidden', 'These are somebody else’s words or deeds: only they change them or take them back.')
}
