import { theCompany } from '#core/company'
import { Problem } from '#lib/problem'
import { topicAbout } from '#places/comments'
import {
  languageOf,
  openTopicAbout,
  type Post,
  postById,
  postByNumber,
  removePost,
  spaceById,
  spacesOf,
  topicById,
} from '#places/community'
import { followersOf, forgetFollowing } from '#places/following'
import { joinFromElsewhere, leaveElsewhere } from '#places/members'
import { sayEdit, sayReply, sayTopic } from '#places/moderation'
import { editionById } from '#places/publish'
import { findMaster } from '#places/sites'
import { as, type Context, inTransaction, type MemberActor } from '#platform/context'
import {
  type Actor,
  asMarkdown,
  nameHere,
  type Ours,
  type Stranger,
  titleFrom,
  withoutTitle,
  writerIn,
} from './model.ts'
import {
  dropHeld,
  insertHeld,
  insertTheirPost,
  postsOfStranger,
  setGone,
  setStatementTopic,
  statementRow,
  strangerOfMember,
  takeTurnAt,
  theirPost,
  tieToMember,
  writtenThere,
} from './store.ts'

/** Words that somebody elsewhere said to us or about something of ours; proven to be theirs before they come here. */
export interface Words {
  uri: string
  /** Without markup. */
  plain: string
  title: string | null
  /** What they answer: something of ours, or words from elsewhere that stand here. */
  answers: Ours | undefined
  /** Whom of ours they name, where they answer nothing. */
  names: Actor | undefined
}

/**
 * Puts words from elsewhere where they belong: into the topic, below the article, or into a topic of their own. It is said
 * through the same doors that members use, so it is limited, moderated, heard and answered like anything said here. What
 * came before changes nothing.
 */
export async function sayHere(ctx: Context, stranger: Stranger, words: Words): Promise<void> {
  if (!words.plain.trim()) return
  await inTransaction(ctx, async ctx => {
    await takeTurnAt(ctx, words.uri)
    if (await theirPost(ctx, { uri: words.uri })) return
    // A place that one of ours follows brings the words of many: each of them is held to what one person may say.
    const isPlace = (await followersOf(ctx, stranger.uri)).length > 0
    const writer = isPlace ? writerIn(words.plain, words.title) : null
    if (isPlace) await takeTurnAt(ctx, stranger.uri)
    const oneOfMany = isPlace ? await writtenThere(ctx, stranger.id, writer) : undefined
    const them = await asTheyAre(ctx, stranger, words.plain, oneOfMany)
    const outcome = words.answers
      ? await answer(them, words.answers, words)
      : words.names && (await open(them, words.names, words))
    if (outcome?.said) await insertTheirPost(ctx, outcome.said.id, words.uri, stranger.id, writer)
    if (outcome?.held) await insertHeld(ctx, { uri: words.uri, strangerId: stranger.id, text: outcome.text, writer })
  })
}

/**
 * What waited to be read stands here now: it is theirs, at its address there. What they took back meanwhile goes again.
 * For a post of anybody else nothing happens.
 */
export async function knowAgain(ctx: Context, postId: string): Promise<void> {
  const post = await postById(ctx, postId)
  const stranger = post?.memberId ? await strangerOfMember(ctx, post.memberId) : undefined
  if (!post || !stranger || post.removedAt) return
  await inTransaction(ctx, async ctx => {
    // Told twice at once, the second finds what the first did.
    await takeTurnAt(ctx, postId)
    if (await theirPost(ctx, { postId })) return
    const held = await dropHeld(ctx, { strangerId: stranger.id, text: post.text })
    if (held) await insertTheirPost(ctx, postId, held.uri, stranger.id, held.writer)
    else await removePost(await asTheyAre(ctx, stranger, ''), { postId })
  })
}

/** They changed their own words. */
export async function changeHere(ctx: Context, stranger: Stranger, uri: string, plain: string): Promise<boolean> {
  const known = await theirPost(ctx, { uri })
  if (!known || !plain.trim()) return known !== undefined
  if (known.stranger.id !== stranger.id) throw notTheirs()
  const post = await postById(ctx, known.postId)
  if (!post || post.removedAt) return true
  const topic = post.number === 1 ? await topicById(ctx, post.topicId) : undefined
  const text = asMarkdown(topic ? withoutTitle(plain, topic.title) : plain)
  await sayEdit(await asTheyAre(ctx, stranger, plain), { postId: known.postId, text })
  return true
}

/** They took their own words back. */
export async function removeHere(ctx: Context, stranger: Stranger, uri: string): Promise<void> {
  const known = await theirPost(ctx, { uri })
  if (!known) {
    await dropHeld(ctx, { strangerId: stranger.id, uri })
    return
  }
  if (known.stranger.id !== stranger.id) throw notTheirs()
  const post = await postById(ctx, known.postId)
  if (!post || post.removedAt) return
  await removePost(await asTheyAre(ctx, stranger, ''), { postId: known.postId })
}

/** They are gone from their server: their words go, and who they were. */
export async function leaveHere(ctx: Context, stranger: Stranger): Promise<void> {
  const them = stranger.memberId ? await asTheyAre(ctx, stranger, '') : undefined
  for (const postId of them ? await postsOfStranger(ctx, stranger.id) : []) {
    const post = await postById(ctx, postId)
    if (them && post && !post.removedAt) await removePost(them, { postId })
  }
  await inTransaction(ctx, async ctx => {
    if (them) await leaveElsewhere(them)
    await forgetFollowing(ctx, { address: stranger.address })
    await setGone(ctx, stranger.id)
  })
}

/** The house as they see it. Their server’s signature stands for a sign-in: it was proven before anything comes here. */
async function asTheyAre(
  ctx: Context,
  stranger: Stranger,
  plain: string,
  oneOfMany?: MemberActor['oneOfMany'],
): Promise<Context> {
  const name = nameHere(stranger.name, stranger.address)
  const language = languageOf(plain, 'en')
  const member = await joinFromElsewhere(ctx, { address: stranger.address, name, language })
  if (!stranger.memberId) await tieToMember(ctx, stranger.id, member.id)
  const actor: MemberActor = {
    ...{ kind: 'member', memberId: member.id, handle: member.handle, name: member.name },
    ...{ employeeId: null, sessionId: `from ${stranger.host}`, ...(oneOfMany && { oneOfMany }) },
  }
  return as(ctx, actor)
}

/** Said, or waiting until somebody read it. */
type Outcome = { text: string; said?: Post | undefined; held?: string | undefined }

async function answer(them: Context, answers: Ours, words: Words): Promise<Outcome | undefined> {
  const text = asMarkdown(words.plain)
  if (answers.about === 'post') {
    const answered = await postById(them, answers.id)
    if (!answered) throw new Problem('not-found', 'What is answered is not here.')
    const { topicId, number } = answered
    return { text, ...(await sayReply(them, { topicId, text, ...(number > 1 && { replyTo: number }) })) }
  }
  const topicId =
    answers.about === 'article' ? await belowArticle(them, answers.id) : await belowStatement(them, answers.id)
  return { text, ...(await sayReply(them, { topicId, text })) }
}

async function belowArticle(ctx: Context, articleId: string): Promise<string> {
  const edition = await editionById(ctx, articleId)
  if (!edition || edition.withdrawnAt) throw new Problem('not-found', 'There is no such article, or it was withdrawn.')
  return topicAbout(ctx, edition)
}

/** People talk about what the company said on its own ground, where colleagues answer as themselves. */
async function belowStatement(ctx: Context, deliveryId: string): Promise<string> {
  const said = await statementRow(ctx, deliveryId, true)
  const master = await findMaster(ctx)
  if (!said || said.withdrawnAt || !master)
    throw new Problem('not-found', 'This was withdrawn, or nobody can talk here.')
  if (said.topicId) return said.topicId
  const { employeeId, language, text } = said
  const topic = await openTopicAbout(ctx, {
    ...{ siteId: master.id, title: titleFrom(text), language, employeeId, text },
    disclosure: `for ${(await theCompany(ctx)).name}, officially`,
  })
  await setStatementTopic(ctx, deliveryId, topic.id)
  return topic.id
}

/** They said it to one of ours and answered nothing: a space takes it, else the first of the community. */
async function open(them: Context, names: Actor, words: Words): Promise<Outcome | undefined> {
  const named = names.spaceId ? await spaceById(them, names.spaceId) : undefined
  const master = await findMaster(them)
  const spaces = named ? [named] : master ? await spacesOf(them, master.id) : []
  const kind = words.plain.includes('?') ? 'question' : 'discussion'
  for (const takes of [kind, 'discussion', 'question'] as const) {
    const space = spaces.find(({ kinds }) => kinds.length === 0 || kinds.includes(takes))
    if (!space) continue
    const title = titleFrom(words.plain, words.title)
    const text = asMarkdown(withoutTitle(words.plain, title))
    const asked = { siteId: space.siteId, spaceId: space.id, kind: takes, title, text }
    const { said: topic, held } = await sayTopic(them, asked)
    return held === undefined ? { text, said: await postByNumber(them, topic.id, 1) } : { text, held }
  }
  throw new Problem('conflict', 'Nobody can begin to talk here.')
}

function notTheirs(): Problem {
  return new Problem('forbidden', 'These are somebody else’s words: only they change them or take them back.')
}
