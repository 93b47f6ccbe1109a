import type { Activity, Announce, Create, Delete, Follow, Like, Undo, Update } from '@fedify/vocab'
import { htmlToText } from '#connectors/markup'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { asObject, oursAt } from './as-object.ts'
import { type Actor, everybody, hostOf, type Json, type Ours, type Stranger, withoutNames } from './model.ts'
import { changeHere, leaveHere, removeHere, sayHere } from './say-here.ts'
import {
  deleteFollower,
  deleteGesture,
  insertFollower,
  insertGesture,
  strangerByUri,
  theirPost,
  upsertStranger,
} from './store.ts'
import { acceptFollow } from './tell.ts'
import { actorRow, whyBlocked } from './who-store.ts'

declare module '#platform/events' {
  interface Events {
    'federation.followed': { actorId: string; strangerId: string }
    'federation.unfollowed': { actorId: string; strangerId: string }
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

/** New words: an answer to something of ours, a link to it that says something, or words to one of ours. */
export async function takeCreate(ctx: Context, loading: Loading, create: Create): Promise<void> {
  const said = await saidIn(loading, create)
  if (!said?.isPublic) return
  const answers = await standsHere(ctx, said.answers ?? said.quotes)
  const names = answers ? undefined : await firstNamed(ctx, said.mentions)
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

/** Who sent it, as their own server says today. Proven before: the activity was signed with their key. */
async function whoSent(ctx: Context, loading: Loading, activity: Activity, again = false): Promise<Stranger> {
  const uri = activity.actorId?.href ?? ''
  const known = await strangerByUri(ctx, uri)
  if (known?.blockedWhy) throw new Problem('forbidden', `We don’t take this: ${known.blockedWhy}`)
  if (known && !again && !known.goneAt && ctx.now().getTime() - known.lookedAt.getTime() < lookAgainMs) return known
  const { isActor } = await import('@fedify/vocab')
  const actor = await activity.getActor(loading)
  const host = hostOf(uri)
  if (!actor || !isActor(actor) || actor.id?.href !== uri || !host)
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

interface Said {
  uri: string
  plain: string
  title: string | null
  answers: URL | null
  quotes: URL | null
  mentions: string[]
  isPublic: boolean
}

/** The words in it, if they are of whoever sent it and on their server; none where it is something else. */
async function saidIn(loading: Loading, activity: Create | Update): Promise<Said | undefined> {
  const { Article, Mention, Note, Page, Question } = await import('@fedify/vocab')
  const object = await activity.getObject(loading)
  if (!(object instanceof Note || object instanceof Article || object instanceof Page || object instanceof Question))
    return undefined
  const uri = object.id
  const by = activity.actorId
  if (!uri || !by || uri.origin !== by.origin || object.attributionId?.href !== by.href) throw notTheirs()
  const mentions: string[] = []
  for await (const tag of object.getTags(loading)) if (tag instanceof Mention && tag.href) mentions.push(tag.href.href)
  const addressed = [...object.toIds, ...object.ccIds].map(each => each.href)
  const { text } = htmlToText(String(object.content ?? ''), uri.href)
  return {
    uri: uri.href,
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

async function ourActor(ctx: Context, uri: URL | null): Promise<Actor | undefined> {
  if (!uri || uri.origin !== new URL(ctx.config.publicUrl).origin) return undefined
  const found = /^\/fediverse\/actors\/([0-9a-f-]{36})$/.exec(uri.pathname)
  return found ? actorRow(ctx, { id: found[1] ?? '' }) : undefined
}

function notTheirs(): Problem {
  return new Problem('forbidden', 'These are somebody else’s words or deeds: only they change them or take them back.')
}
