import { z } from 'zod'
import { newId } from '#lib/id'
import { Problem, tooMuch } from '#lib/problem'
import { requireTakingPart } from '#places/members'
import { altsOf, type Pictures, placePictures } from '#places/pictures'
import { type Context, type MemberActor, requireMember } from '#platform/context'
import { detectLanguage } from '#text/language'
import { mentionsIn, toHtml, toPlain } from './markdown.ts'
import { floodOf, limits, type Post, type Topic, type Writer } from './model.ts'
import { membersNamed } from './read-store.ts'
import { insertMentions, insertPost, nextNumber, postByDelivery, postById, topicById, writtenBy } from './store.ts'

export const Title = z
  .string()
  .trim()
  .min(8, 'Say in a few words what it is about, so that others find it.')
  .max(limits.titleMost, `A title of up to ${limits.titleMost} letters; the rest goes below.`)
export const Text = z
  .string()
  .trim()
  .min(1, 'Write something first.')
  .max(limits.textMost, 'This is longer than a page can carry. Shorten it, or put the rest into a reply.')

/** In what it is written, else what is spoken here. */
export function languageOf(text: string, usual: string): string {
  const { language } = detectLanguage(text)
  return language === 'und' ? usual : language
}

export async function theTopic(ctx: Context, id: string): Promise<Topic> {
  const topic = await topicById(ctx, id)
  if (!topic || topic.removedAt) throw new Problem('not-found', 'There is no such topic, or it was taken away.')
  return topic
}

export async function refuseFlood(ctx: Context, { memberId, oneOfMany }: MemberActor, opens: boolean): Promise<void> {
  const written = await writtenBy(ctx, memberId)
  const why = oneOfMany
    ? (floodOf(oneOfMany, opens) ?? floodOf(written, opens, limits.placeTimes))
    : floodOf(written, opens)
  if (why) throw tooMuch(why)
}

interface Words extends Writer {
  topic: Topic
  text: string
  language: string
  replyTo?: number | null
  title?: string
  tags?: string[]
  disclosure?: string
  deliveryId?: string
  pictures?: Pictures
}

/** Puts words under a topic, whoever said them; a delivery that was here before finds what it brought. */
export async function write(ctx: Context, words: Words): Promise<Post> {
  const { topic, text, language, deliveryId = null, memberId, employeeId } = words
  const number = await nextNumber(ctx, topic.id)
  if (number === undefined)
    throw new Problem('conflict', topic.closedWhy ?? 'This topic is closed: nobody replies to it any more.')
  const { html, mentioned } = await shownAs(ctx, text)
  const id = newId()
  const { siteId } = topic
  const pictures = words.pictures?.length
    ? await placePictures(ctx, { postId: id, memberId, employeeId, siteId }, words.pictures)
    : []
  const isNew = await insertPost(
    ctx,
    {
      ...{ id, topicId: topic.id, siteId: topic.siteId, number, replyTo: words.replyTo ?? null },
      ...{ memberId, employeeId, disclosure: words.disclosure ?? null, text, html, pictures, language },
    },
    { title: words.title ?? '', tags: words.tags ?? [], words: `${toPlain(html)}\n${altsOf(pictures)}`, language },
    deliveryId,
  )
  if (!isNew && deliveryId) {
    const before = await postByDelivery(ctx, deliveryId)
    if (before) throw new AlreadyHere(before)
  }
  await insertMentions(ctx, id, mentioned)
  return thePost(ctx, id)
}

/** The delivery was here before; what it did meanwhile is undone with the transaction. */
export class AlreadyHere extends Error {
  override readonly name = 'AlreadyHere'
  readonly post: Post

  constructor(post: Post) {
    super('This was delivered before.')
    this.post = post
  }
}

/** Words as a page shows them, and who is named in them. */
export async function shownAs(ctx: Context, text: string): Promise<{ html: string; mentioned: string[] }> {
  const members = await membersNamed(ctx, mentionsIn(text))
  return { html: toHtml(text, new Set(members.map(each => each.handle))), mentioned: members.map(each => each.id) }
}

export async function thePost(ctx: Context, id: string): Promise<Post> {
  const post = await postById(ctx, id)
  if (!post) throw new Problem('not-found', 'There is no such post.')
  return post
}

/** Whoever acts here, as what they do is kept: a member from outside, or a colleague. */
export function whoActs(ctx: Context): Writer {
  if (ctx.actor.kind === 'employee') return { memberId: null, employeeId: ctx.actor.employeeId }
  const me = requireMember(ctx)
  return me.employeeId ? { memberId: null, employeeId: me.employeeId } : { memberId: me.memberId, employeeId: null }
}

/**
 * Somebody from outside. Colleagues say nothing here past the guard: their words go the way of every answer, from the
 * desk or from the page itself.
 */
export async function requireOutsider(ctx: Context): Promise<MemberActor> {
  const me = await requireTakingPart(ctx)
  if (me.employeeId === null) return me
  throw new Problem('forbidden', 'You work here: answer as a colleague, so that everybody sees for whom you speak.')
}
