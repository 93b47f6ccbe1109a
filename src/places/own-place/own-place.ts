import { z } from 'zod'
import {
  type Connector,
  type ConnectorTools,
  NetworkError,
  type OutgoingMessage,
  type OutgoingTopic,
  type Sent,
} from '#core/channels'
import { deliveryById } from '#core/delivery'
import { Problem } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import {
  AlreadyHere,
  emptyTopicAbout,
  openTopicOfColleague,
  type Post,
  pageOf,
  postByDelivery,
  postById,
  postByNumber,
  postShown,
  postsShown,
  reword,
  type Topic,
  takeAway,
  topicById,
  topicShown,
  write,
} from '#places/community'
import { pictureLimits, picturesAmong } from '#places/pictures'
import { findMaster, homeOf, theSite } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { isDatabaseAway } from '#platform/db'
import { emit } from '#platform/events'
import { asHeard, house, network } from './as-heard.ts'
import { noted, unnoted } from './thanks.ts'

declare module '#platform/events' {
  interface Events {
    /** What a colleague replied from the desk or on the page was brought there. */
    'post.stands': { postId: string; topicId: string; siteId: string; employeeId: string }
  }
}

const Settings = z.object({ siteId: z.uuid({ error: 'Say which community.' }) })
type Settings = z.output<typeof Settings>

/**
 * Our own community, as a place to answer in. What a colleague says at the desk arrives here as a reply that names them
 * and for whom they work; a delivery is there once, by its id.
 */
export const ownPlace: Connector<Settings, undefined> = {
  name: 'community',
  label: 'Our community',
  about: 'Your own community: what is said there is heard, and answered from the desk.',
  group: 'own',
  network,
  settings: Settings,
  isOwnPlace: true,
  capabilities: {
    listen: 'no',
    reply: true,
    retract: true,
    like: true,
    fetchThread: true,
    exactlyOnce: 'by-id',
    edits: true,
    deletes: true,
    editOwn: true,
    repliesOnly: true,
    topics: true,
    pictures: { most: pictureLimits.perPost },
  },
  limits: {
    rules: [
      'Your answer stands in the topic under your own name, with your title and for whom you work.',
      'You can change it and take it back; how it read before stays visible.',
    ],
  },
  keeps: 'all',
  identify: account =>
    there(account.tools, async ctx => {
      const site = await theHome(ctx, account.settings.siteId)
      return { externalId: house, handle: site.handle, name: site.name, url: site.home }
    }),
  send: (account, message) => there(account.tools, ctx => say(ctx, account.settings.siteId, message)),
  find: (account, message) =>
    there(account.tools, async ctx => {
      const post = await postByDelivery(ctx, message.deliveryId)
      return post && !post.removedAt ? sent(ctx, post) : undefined
    }),
  edit: (account, { externalId }, message) =>
    there(account.tools, async ctx => {
      const post = await ours(ctx, externalId)
      const { text } = apart(message.text)
      const { topic, pictures } = message
      // What whoever looks after the place took away stays away.
      const there = new Set(
        (
          await picturesAmong(
            ctx,
            (pictures ?? []).map(({ id }) => id),
          )
        ).map(({ id }) => id),
      )
      const words = {
        text,
        ...(topic && { title: topic.title }),
        ...(pictures && { pictures: pictures.filter(({ id }) => there.has(id)) }),
      }
      return sent(
        ctx,
        await inTransaction(ctx, ctx => reword(ctx, post, words, { memberId: null, employeeId: post.employeeId })),
      )
    }),
  gesture: (account, gesture) => there(account.tools, ctx => noted(ctx, gesture)),
  retract: (account, { externalId }) =>
    there(account.tools, async ctx => {
      if (await unnoted(ctx, externalId)) return
      const post = await ours(ctx, externalId)
      const why = 'Taken back by the company.'
      const { employeeId } = post
      // What it was opened with takes its title along.
      if (post.number === 1 && employeeId) return emptyTopicAbout(ctx, post.topicId, { why, employeeId })
      await inTransaction(ctx, ctx => takeAway(ctx, post, why, { memberId: null, employeeId }, true))
    }),
  fetchThread: ({ externalId }, tools) =>
    there(tools, async ctx => {
      const post = await postShown(ctx, externalId)
      const topic = post && (await topicShown(ctx, post.topicId))
      if (!topic) return { posts: [], incomplete: 'This topic was taken away.' }
      const { home } = await theHome(ctx, topic.siteId)
      const posts = await postsShown(ctx, topic.id, { from: 1, to: mostOfThread, accepted: null })
      const ids = new Map(posts.map(each => [each.number, each.id]))
      const rootId = ids.get(1) ?? post.id
      return {
        posts: posts
          .filter(each => !each.removedAt)
          .map(each => ({
            ...asHeard(each, topic, rootId, home),
            ...(each.number > 1 && { replyTo: ids.get(each.replyTo ?? 1) ?? rootId }),
          })),
        ...(topic.lastNumber > mostOfThread && { incomplete: 'Only the beginning of this long topic was read.' }),
      }
    }),
}

const mostOfThread = 200

/** Works in the house that was lent; what fails is said as networks say it. */
export async function there<Result>(tools: ConnectorTools, work: (ctx: Context) => Promise<Result>): Promise<Result> {
  if (!tools.house) throw new NetworkError('signed-out', 'This place belongs to no house.')
  try {
    return await work(tools.house)
  } catch (error) {
    if (error instanceof NetworkError) throw error
    if (error instanceof Problem)
      throw new NetworkError(error.kind === 'unavailable' ? 'later' : 'refused', error.message)
    if (isDatabaseAway(error)) throw new NetworkError('later', 'The database is away for a moment.', { cause: error })
    throw error
  }
}

async function theHome(ctx: Context, siteId: string): Promise<{ name: string; home: string; handle: string }> {
  const site = await theSite(ctx, siteId).catch(error => {
    if (error instanceof Problem) throw new NetworkError('signed-out', 'There is no such community any more.')
    throw error
  })
  const master = await findMaster(ctx)
  return { name: site.name, home: homeOf(ctx, site, master), handle: site.slug ?? 'community' }
}

/** The words and, under them, who says them: the line that every answer ends with. */
export function apart(signed: string): { text: string; disclosure: string } {
  const at = signed.lastIndexOf('\n\n')
  const line = at === -1 ? '' : signed.slice(at).trim()
  const disclosure = line.replace(/^[—–-]\s*/, '')
  if (!disclosure) throw new NetworkError('refused', 'It is not signed: nobody would see who says it.')
  return { text: signed.slice(0, at).trim(), disclosure }
}

async function say(ctx: Context, siteId: string, message: OutgoingMessage): Promise<Sent> {
  await theHome(ctx, siteId)
  const before = await postByDelivery(ctx, message.deliveryId)
  if (before) return sent(ctx, before)
  if (message.topic) return begin(ctx, message, message.topic)
  const answered = message.replyTo && (await postById(ctx, message.replyTo.externalId))
  if (!answered) throw new NetworkError('refused', 'What you answer is not there any more.')
  const employeeId = (await deliveryById(ctx, message.deliveryId))?.authorId
  if (!employeeId) throw new NetworkError('refused', 'Nobody is named as its author.')
  const topic = await topicById(ctx, answered.topicId)
  if (!topic || topic.removedAt) throw new NetworkError('refused', 'The topic was taken away.')
  const { text, disclosure } = apart(message.text)
  try {
    const replyTo = answered.number === 1 || answered.removedAt ? null : answered.number
    const { deliveryId, language = topic.language, pictures = [] } = message
    const post = await inTransaction(ctx, async ctx => {
      const words = { topic, memberId: null, employeeId, disclosure, text, language, replyTo, deliveryId, pictures }
      const written = await write(ctx, words)
      // Pages that were rendered before show it from now on.
      const facts = { postId: written.id, topicId: topic.id, siteId: topic.siteId, employeeId }
      await emit(ctx, 'post.stands', facts, { subjectId: topic.id })
      return written
    })
    return sent(ctx, post, topic)
  } catch (error) {
    // Another try brought it in the same moment; what this one did is undone.
    if (error instanceof AlreadyHere) return sent(ctx, error.post)
    throw error
  }
}

/** What a colleague begins stands there under a title of its own, once. */
async function begin(ctx: Context, message: OutgoingMessage, head: OutgoingTopic): Promise<Sent> {
  const { deliveryId, language, pictures = [] } = message
  const employeeId = (await deliveryById(ctx, deliveryId))?.authorId
  if (!employeeId) throw new NetworkError('refused', 'Nobody is named as its author.')
  try {
    const said = { ...apart(message.text), employeeId, deliveryId, language, pictures }
    const topic = await openTopicOfColleague(ctx, head, said)
    const post = await postByDelivery(ctx, deliveryId)
    if (!post) throw new NetworkError('unknown', 'It is not certain whether it stands there.')
    return sent(ctx, post, topic)
  } catch (error) {
    // Another try brought it in the same moment; what this one did is undone.
    if (error instanceof AlreadyHere) return sent(ctx, error.post)
    throw error
  }
}

/** A post that left from here, and nobody else’s. */
async function ours(ctx: Context, id: string): Promise<Post> {
  const post = z.uuid().safeParse(id).success ? await postById(ctx, id) : undefined
  if (!post || post.employeeId === null) throw new NetworkError('refused', 'No answer of ours stands there.')
  return post
}

async function sent(ctx: Context, post: Post, known?: Topic): Promise<Sent> {
  const topic = known ?? (await topicById(ctx, post.topicId))
  if (!topic) return { externalId: post.id }
  const { home } = await theHome(ctx, post.siteId)
  return { externalId: post.id, url: topicPaths(home).post(topic.id, topic.title, post.number, pageOf(post.number)) }
}

/** What a post answers: the one it names, else the first of its topic. */
export async function answeredBy(ctx: Context, post: Post): Promise<Post | undefined> {
  return post.number === 1 ? undefined : postByNumber(ctx, post.topicId, post.replyTo ?? 1)
}
