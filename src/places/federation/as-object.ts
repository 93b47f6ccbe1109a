import { blogPaths, statementPaths } from '#lib/paths'
import { topicPaths } from '#lib/topic-paths'
import {
  atRoot,
  type PostShown,
  pageOf,
  postByNumber,
  postShown,
  type Topic,
  toHtml,
  topicById,
} from '#places/community'
import { type Edition, editionById } from '#places/publish'
import { findMaster, homeOf, theSite } from '#places/sites'
import type { Context } from '#platform/context'
import { addressesOf } from './actors.ts'
import { type Actor, everybody, type Json, type Ours, type SaidOfficially } from './model.ts'
import { gesturesFor, statementRow, theirPost } from './store.ts'
import { actorRow } from './who-store.ts'

/** Something of ours, in the words of ActivityStreams, with whose it is. `isGone`: it was there and is not any more. */
export interface AsObject {
  actor: Actor
  object: Json
  /** Its page for people. */
  page: string
  isGone: boolean
}

export const context = 'https://www.w3.org/ns/activitystreams'

/** What others see of something of ours; nothing where it is none of ours or can’t be followed. */
export async function asObject(ctx: Context, ours: Ours): Promise<AsObject | undefined> {
  if (ours.about === 'article') return asArticle(ctx, ours.id)
  return ours.about === 'post' ? asNote(ctx, ours.id) : asStatement(ctx, ours.id)
}

/** Its address, as others know it. */
export function addressOf(ctx: Context, { about, id }: Ours): string {
  return addressesOf(ctx)[about](id)
}

/** Which of ours an address means. */
export function oursAt(ctx: Context, address: string | URL | null | undefined): Ours | undefined {
  const url = address ? URL.parse(String(address)) : null
  if (!url || url.origin !== new URL(ctx.config.publicUrl).origin) return undefined
  const found = /^\/fediverse\/(post|article|statement)s\/([0-9a-f-]{36})$/.exec(url.pathname)
  return found ? { about: found[1] as Ours['about'], id: found[2] ?? '' } : undefined
}

/** A post of the community: said by the space in which its topic began, with the name of whoever wrote it in its first line. */
async function asNote(ctx: Context, postId: string): Promise<AsObject | undefined> {
  const post = await postShown(ctx, postId)
  const topic = post && (await topicById(ctx, post.topicId))
  const actor = topic && (await actorRow(ctx, { spaceId: topic.beganIn ?? topic.spaceId }))
  // What somebody elsewhere said has its place there.
  if (!post || !topic || !actor || (await theirPost(ctx, { postId }))) return undefined
  const site = await theSite(ctx, post.siteId)
  const home = homeOf(ctx, site, await findMaster(ctx))
  const page = topicPaths(home).post(topic.id, topic.title, post.number, pageOf(post.number))
  const id = addressOf(ctx, { about: 'post', id: postId })
  const isGone = post.removedAt !== null || topic.removedAt !== null || site.closedAt !== null
  if (isGone) return { actor, page, isGone, object: tombstone(id, post.removedAt ?? topic.removedAt ?? site.closedAt) }
  const answered = await answeredIn(ctx, post)
  const mention = answered?.mention
  const whom = mention ? `<a href="${escaped(mention.href)}" class="u-url mention">${escaped(mention.name)}</a> ` : ''
  const name = post.author.disclosure ?? post.author.name
  const title = post.number === 1 ? `<p><strong>${escaped(topic.title)}</strong></p>` : ''
  const content = `${title}<p>${whom}<em>${escaped(name)}:</em></p>${atRoot(post.html, home)}`
  const { followers } = rolesOf(ctx, actor)
  const object: Json = {
    ...common(ctx, actor, id, page, content, post.language),
    type: 'Note',
    published: stamp(post.writtenAt),
    ...(post.editedAt && { updated: stamp(post.editedAt) }),
    ...(answered && { inReplyTo: answered.uri }),
    // A reply stands in its thread and not in everybody’s timeline.
    to: post.number === 1 ? [everybody] : [followers, ...(mention ? [mention.href] : [])],
    cc: post.number === 1 ? [followers] : [everybody],
    attachment: post.pictures.map(({ alt, height, id, mediaType, width }) => ({
      ...{ type: 'Image', mediaType, url: topicPaths(home).picture(id), name: alt, width, height },
    })),
    tag: mention ? [{ type: 'Mention', href: mention.href, name: mention.name }] : [],
    ...(await gesturesOf(ctx, postId)),
  }
  return { actor, object, page, isGone }
}

/** The address of what a post answers, and who from elsewhere is named in it. */
async function answeredIn(
  ctx: Context,
  post: PostShown,
): Promise<{ uri: string; mention?: { href: string; name: string } } | undefined> {
  if (post.number === 1) return undefined
  const answered = await postByNumber(ctx, post.topicId, post.replyTo ?? 1)
  if (!answered) return undefined
  const theirs = await theirPost(ctx, { postId: answered.id })
  if (!theirs) return { uri: addressOf(ctx, { about: 'post', id: answered.id }) }
  const { stranger, uri } = theirs
  return { uri, ...(!stranger.goneAt && { mention: { href: stranger.uri, name: `@${stranger.address}` } }) }
}

/** An article: by its author, so that people can follow a voice; the blog shows it to those who follow the blog. */
async function asArticle(ctx: Context, articleId: string): Promise<AsObject | undefined> {
  const edition = await editionById(ctx, articleId)
  const actor = edition && (await actorRow(ctx, { employeeId: edition.authorId }))
  if (!edition || !actor) return undefined
  const id = addressOf(ctx, { about: 'article', id: articleId })
  const page = await pageOfArticle(ctx, edition)
  if (edition.withdrawnAt) return { actor, page, isGone: true, object: tombstone(id, edition.withdrawnAt) }
  const { followers } = rolesOf(ctx, actor)
  const correction = edition.correction ? `<p><strong>Put right: ${escaped(edition.correction)}</strong></p>` : ''
  // Pictures of an article stand on its own page; what is meant for it has no address elsewhere.
  const words = edition.html.replace(/<(figure|picture|video|audio)\b[\s\S]*?<\/\1>|<img\b[^>]*>/g, '')
  const content = `${correction}${words}<p>${escaped(edition.disclosure)} · <a href="${escaped(page)}">${escaped(page)}</a></p>`
  const object: Json = {
    ...common(ctx, actor, id, page, content, edition.language),
    type: 'Article',
    name: edition.title,
    ...(edition.summary && { summary: escaped(edition.summary) }),
    published: stamp(edition.publishedAt),
    ...(edition.changedAt > edition.publishedAt && { updated: stamp(edition.changedAt) }),
    to: [everybody],
    cc: [followers],
    ...(await gesturesOf(ctx, articleId)),
  }
  return { actor, object, page, isGone: false }
}

/** The page of an article for people. */
export async function pageOfArticle(ctx: Context, { slug }: Pick<Edition, 'slug'>): Promise<string> {
  const master = await findMaster(ctx)
  return `${master ? homeOf(ctx, master, master) : ctx.config.publicUrl}${blogPaths('').article(slug)}`
}

/** What the company says in its own name; it is signed in its last line. */
async function asStatement(ctx: Context, deliveryId: string): Promise<AsObject | undefined> {
  const [said, actor] = [await statementRow(ctx, deliveryId), await actorRow(ctx, { kind: 'official' })]
  if (!said || !actor) return undefined
  const id = addressOf(ctx, { about: 'statement', id: deliveryId })
  const page = await pageOfStatement(ctx, said)
  if (said.withdrawnAt) return { actor, page, isGone: true, object: tombstone(id, said.withdrawnAt) }
  const { followers } = rolesOf(ctx, actor)
  const object: Json = {
    ...common(ctx, actor, id, id, toHtml(said.text), said.language),
    type: 'Note',
    published: stamp(said.saidAt),
    ...(said.changedAt && { updated: stamp(said.changedAt) }),
    to: [everybody],
    cc: [followers],
    ...(await gesturesOf(ctx, deliveryId)),
  }
  return { actor, object, page, isGone: false }
}

/** Where people talk about it; until somebody does, where it stands. */
async function pageOfStatement(ctx: Context, { deliveryId, topicId }: SaidOfficially): Promise<string> {
  const topic: Topic | undefined = topicId ? await topicById(ctx, topicId) : undefined
  const master = await findMaster(ctx)
  if (!master) return ctx.config.publicUrl
  if (!topic) return statementPaths(homeOf(ctx, master, master)).statement(deliveryId)
  return topicPaths(homeOf(ctx, await theSite(ctx, topic.siteId), master)).topic(topic.id, topic.title)
}

/** Where one of ours is, and who follows it. */
export function rolesOf(ctx: Context, { id }: Pick<Actor, 'id'>): { actor: string; followers: string } {
  const at = addressesOf(ctx)
  return { actor: at.actor(id), followers: at.followers(id) }
}

function common(ctx: Context, actor: Actor, id: string, url: string, content: string, language: string): Json {
  return {
    id,
    attributedTo: rolesOf(ctx, actor).actor,
    url,
    mediaType: 'text/html',
    content,
    contentMap: { [language]: content },
  }
}

/** Counted, not listed: who liked something is nobody else’s business. */
async function gesturesOf(ctx: Context, id: string): Promise<Json> {
  const { likes, boosts } = await gesturesFor(ctx, id)
  return {
    likes: { type: 'Collection', totalItems: likes },
    shares: { type: 'Collection', totalItems: boosts },
  }
}

function tombstone(id: string, at: Date | null): Json {
  return { id, type: 'Tombstone', ...(at && { deleted: stamp(at) }) }
}

export const stamp = (at: Date): string => at.toISOString().replace(/\.\d+Z$/, 'Z')

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, sign => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign)
}
