import { disclosureOf, theCompany } from '#core/company'
import { theEmployee } from '#core/team'
import { newId } from '#lib/id'
import {
  insertSpace,
  insertTopic,
  languageOf,
  makeFirstSpace,
  mostSpaces,
  postById,
  setAccepted,
  setClosed,
  setTags,
  spaceAddress,
  spacesOf,
  type Topic,
  tagIds,
  tagOf,
  theTopic,
  topicById,
  type Writer,
  write,
} from '#places/community'
import type { PostRead, TopicRead } from '#places/forums'
import { bringMember, handleOf } from '#places/members'
import { theSite } from '#places/sites'
import { bringDeeds, type EarlierDeed } from '#places/standing'
import { setVote } from '#places/taking-part'
import { type Context, inTransaction } from '#platform/context'
import { type Bringing, type Counted, kindOf } from './model.ts'
import {
  addCounted,
  broughtAs,
  deleteRead,
  deleteReadOfTopic,
  insertBrought,
  insertLeftOut,
  unsettled,
  unsettledOfTopic,
  unsettledPerson,
} from './store.ts'

const postsAtOnce = 200
const mostTags = 5
const closedThere = 'It was closed where it was before.'

/** Puts the next of what was read in its place: the spaces, then one topic after the other. False when nothing is left. */
export async function settleNext(ctx: Context, bringing: Bringing): Promise<boolean> {
  return inTransaction(ctx, async ctx => {
    const spaces = await unsettled(ctx, bringing.id, 'space', 100)
    if (spaces.length > 0) {
      await settleSpaces(ctx, bringing, spaces)
      return true
    }
    const [topic] = await unsettled(ctx, bringing.id, 'topic', 1)
    if (topic) {
      await settleTopic(ctx, bringing, topic)
      return true
    }
    const orphans = await unsettled(ctx, bringing.id, 'post', 500)
    await insertLeftOut(
      ctx,
      bringing.id,
      orphans.map(({ id, path }) => ({ what: 'post', id, why: 'Its topic is missing.', ...(path && { path }) })),
    )
    await deleteRead(
      ctx,
      bringing.id,
      'post',
      orphans.map(each => each.id),
    )
    return orphans.length > 0
  })
}

async function settleSpaces(
  ctx: Context,
  bringing: Bringing,
  spaces: { id: string; name: string; about?: string; path?: string }[],
): Promise<void> {
  const { siteId } = bringing
  const counted: Counted = {}
  for (const { id, name, about = '', path } of spaces) {
    if (await broughtAs(ctx, bringing, ['space'], id)) continue
    const here = await spacesOf(ctx, siteId)
    const same = here.find(space => space.name.toLowerCase() === name.toLowerCase())
    let ourId = same?.id
    if (!ourId && here.length < mostSpaces) {
      ourId = newId()
      const space = { id: ourId, siteId, slug: spaceAddress(name), name, about, kinds: [] }
      if (!(await insertSpace(ctx, space, bringing.startedBy)))
        await insertSpace(ctx, { ...space, slug: `${space.slug.slice(0, 34)}-${ourId.slice(-5)}` }, bringing.startedBy)
      counted.spaces = (counted.spaces ?? 0) + 1
    }
    if (ourId) await insertBrought(ctx, bringing, { kind: 'space', theirId: id, ourId, path })
    else {
      const why = `There are ${mostSpaces} spaces here already. What was said in it stands in the first one.`
      await insertLeftOut(ctx, bringing.id, [{ what: 'space', id, why, ...(path && { path }) }])
    }
  }
  await addCounted(ctx, bringing.id, counted)
  await deleteRead(
    ctx,
    bringing.id,
    'space',
    spaces.map(each => each.id),
  )
}

async function settleTopic(ctx: Context, bringing: Bringing, read: TopicRead): Promise<void> {
  const { id: bringingId } = bringing
  const counted: Counted = {}
  const posts = await unsettledOfTopic(ctx, bringingId, read.id, 'post', postsAtOnce)
  const known = await broughtAs(ctx, bringing, ['topic'], read.id)
  const topic = known ? await topicById(ctx, known.ourId) : await openIt(ctx, bringing, read, posts[0], counted)
  if (!topic || topic.removedAt) {
    const why = topic ? 'It was taken away here.' : 'None of its posts could be brought.'
    await insertLeftOut(ctx, bringingId, [{ what: 'topic', id: read.id, why, ...(read.path && { path: read.path }) }])
    return deleteReadOfTopic(ctx, bringingId, read.id)
  }
  // What we closed ourselves, because it was closed there, takes what was said there since.
  if (topic.closedWhy === closedThere && posts.length > 0 && (await setClosed(ctx, topic.id, null)))
    topic.closedAt = null
  const isOpen = topic.closedAt === null
  for (const post of posts) await settlePost(ctx, bringing, topic, read, post, isOpen, counted)
  if (posts.length === postsAtOnce) {
    await addCounted(ctx, bringingId, counted)
    return deleteRead(
      ctx,
      bringingId,
      'post',
      posts.map(each => each.id),
    )
  }
  await settleAround(ctx, bringing, await theTopic(ctx, topic.id), read, counted)
  await addCounted(ctx, bringingId, counted)
  await deleteReadOfTopic(ctx, bringingId, read.id)
}

/** Opens it as it was opened then; nothing where none of what was said in it can be brought. */
async function openIt(
  ctx: Context,
  bringing: Bringing,
  read: TopicRead,
  first: PostRead | undefined,
  counted: Counted,
): Promise<Topic | undefined> {
  if (!first) return undefined
  const { siteId } = bringing
  const at = new Date(first.at)
  const then = { ...ctx, now: () => at }
  const writer = await writerOf(ctx, bringing, first.by ?? '', counted)
  // Lists of a tag go by the ids of topics: they hold when it was opened.
  const id = idOfTime(at)
  const title = read.title || first.text.slice(0, 80)
  const { language } = await theSite(ctx, siteId)
  await insertTopic(then, {
    ...{ id, siteId, spaceId: await spaceOf(ctx, bringing, read.space), kind: kindOf({ ...read, title }), title },
    language: languageOf(`${title}. ${first.text}`, language),
    ...{ memberId: writer.memberId, employeeId: writer.employeeId },
  })
  const tags = [...new Set((read.tags ?? []).map(tagOf).filter(tag => tag.length >= 2))]
  const ids = await tagIds(
    ctx,
    siteId,
    tags.slice(0, mostTags).map(name => ({ id: newId(), name })),
  )
  await setTags(ctx, id, ids)
  if (tags.length > mostTags)
    await insertLeftOut(ctx, bringing.id, [
      {
        what: 'topic',
        id: `tags of ${read.id}`,
        why: `A topic has at most ${mostTags} tags here: the first ones came.`,
        ...(read.path && { path: read.path }),
      },
    ])
  await insertBrought(ctx, bringing, { kind: 'topic', theirId: read.id, ourId: id, path: read.path })
  counted.topics = (counted.topics ?? 0) + 1
  return theTopic(ctx, id)
}

async function settlePost(
  ctx: Context,
  bringing: Bringing,
  topic: Topic,
  read: TopicRead,
  post: PostRead,
  isOpen: boolean,
  counted: Counted,
): Promise<void> {
  if (await broughtAs(ctx, bringing, ['post'], post.id)) {
    counted.known = (counted.known ?? 0) + 1
    return
  }
  if (!isOpen) {
    const why = 'Its topic was closed here meanwhile.'
    return insertLeftOut(ctx, bringing.id, [{ what: 'post', id: post.id, why, ...(post.path && { path: post.path }) }])
  }
  const at = new Date(post.at)
  const then = { ...ctx, now: () => at }
  const { memberId, employeeId, disclosure } = await writerOf(ctx, bringing, post.by ?? '', counted)
  const text = await withNames(ctx, bringing, post.text)
  const answered = post.replyTo ? await broughtAs(ctx, bringing, ['post'], post.replyTo) : undefined
  const replyTo = answered && (await postById(ctx, answered.ourId))
  const isFirst = topic.lastNumber === 0
  topic.lastNumber++
  const written = await write(then, {
    ...{ topic, memberId, employeeId, text },
    language: languageOf(text, topic.language),
    ...(disclosure && { disclosure }),
    ...(isFirst && { title: topic.title, tags: (read.tags ?? []).slice(0, mostTags) }),
    replyTo: replyTo && replyTo.topicId === topic.id && replyTo.number > 1 ? replyTo.number : null,
  })
  await insertBrought(ctx, bringing, { kind: 'post', theirId: post.id, ourId: written.id, path: post.path })
  counted.posts = (counted.posts ?? 0) + 1
  if (post.isAccepted) await accept(ctx, topic, written.id, at, counted)
}

/** What stands around the posts: the accepted answer, likes, votes, and that nobody replies any more. */
async function settleAround(
  ctx: Context,
  bringing: Bringing,
  topic: Topic,
  read: TopicRead,
  counted: Counted,
): Promise<void> {
  const accepted = read.accepted ? await broughtAs(ctx, bringing, ['post'], read.accepted) : undefined
  const answer = accepted && (await postById(ctx, accepted.ourId))
  if (answer && answer.topicId === topic.id && topic.acceptedPostId === null)
    await accept(ctx, topic, answer.id, answer.writtenAt, counted)
  const deeds: EarlierDeed[] = []
  for (const like of await unsettledOfTopic(ctx, bringing.id, read.id, 'like', 100_000)) {
    const liked = await broughtAs(ctx, bringing, ['post'], like.post)
    const post = liked && (await postById(ctx, liked.ourId))
    // Thanks are for those who answer, and not for the company’s own.
    if (!post?.memberId || post.number === 1) continue
    const { memberId, employeeId } = await writerOf(ctx, bringing, like.by, counted)
    const by = { memberId, employeeId }
    deeds.push({
      kind: 'thanked',
      memberId: post.memberId,
      topicId: topic.id,
      postId: post.id,
      by,
      at: new Date(like.at ?? post.writtenAt),
    })
  }
  counted.likes = (counted.likes ?? 0) + (await bringDeeds(ctx, deeds))
  for (const vote of topic.kind === 'idea' ? await unsettledOfTopic(ctx, bringing.id, read.id, 'vote', 100_000) : []) {
    const { memberId } = await writerOf(ctx, bringing, vote.by, counted)
    if (!memberId) continue
    if (await setVote(ctx, { topicId: topic.id, siteId: topic.siteId, memberId, wants: true }))
      counted.votes = (counted.votes ?? 0) + 1
  }
  if (read.isClosed && topic.closedAt === null) await setClosed(ctx, topic.id, closedThere)
}

async function accept(ctx: Context, topic: Topic, postId: string, at: Date, counted: Counted): Promise<void> {
  const { memberId, employeeId } = topic
  const by = { memberId, employeeId }
  const post = await postById(ctx, postId)
  if (!post || post.number === 1 || topic.kind !== 'question') return
  if (!(await setAccepted({ ...ctx, now: () => at }, topic.id, postId, by))) return
  counted.accepted = (counted.accepted ?? 0) + 1
  if (post.memberId)
    await bringDeeds(ctx, [{ kind: 'accepted', memberId: post.memberId, topicId: topic.id, postId, by, at }])
}

/** Who wrote something: the one who is known already, or who comes along with it. A colleague’s words say for whom they work. */
async function writerOf(
  ctx: Context,
  bringing: Bringing,
  personId: string,
  counted: Counted,
): Promise<Writer & { disclosure?: string }> {
  const theirId = personId || 'somebody who left'
  const known = await broughtAs(ctx, bringing, ['person', 'colleague'], theirId)
  if (known?.kind === 'person') return { memberId: known.ourId, employeeId: null }
  if (known) return asColleague(ctx, known.ourId)
  const person = personId ? await unsettledPerson(ctx, bringing.id, personId) : undefined
  if (person?.employeeId) {
    await insertBrought(ctx, bringing, { kind: 'colleague', theirId, ourId: person.employeeId, path: person.path })
    return asColleague(ctx, person.employeeId)
  }
  const { language } = await theSite(ctx, bringing.siteId)
  const memberId =
    person?.memberId ??
    (
      await bringMember(ctx, {
        name: person?.name ?? '',
        username: person?.username ?? '',
        language,
        hasLeft: !person?.username,
        ...(person?.mark && { mark: Buffer.from(person.mark, 'base64url') }),
      })
    ).id
  await insertBrought(ctx, bringing, { kind: 'person', theirId, ourId: memberId, path: person?.path })
  counted.people = (counted.people ?? 0) + 1
  return { memberId, employeeId: null }
}

async function asColleague(ctx: Context, employeeId: string): Promise<Writer & { disclosure: string }> {
  const colleague = await theEmployee(ctx, employeeId)
  const company = await theCompany(ctx)
  const line = disclosureOf(company, colleague, company.language)
  return { memberId: null, employeeId, disclosure: line.replace(/^[—–-]\s*/, '') }
}

async function spaceOf(ctx: Context, bringing: Bringing, theirId: string | undefined): Promise<string> {
  const brought = theirId ? await broughtAs(ctx, bringing, ['space'], theirId) : undefined
  const here = await spacesOf(ctx, bringing.siteId)
  const found = here.find(space => space.id === brought?.ourId) ?? here[0]
  if (found) return found.id
  await makeFirstSpace(ctx, bringing.siteId)
  return spaceOf(ctx, bringing, undefined)
}

const named = /(?<![\p{L}\p{N}_@/.])@([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,58}[\p{L}\p{N}_])/gu
/** Between the sign and the name: seen by nobody, and no name of ours any more. */
const apart = '\u2060'

/** Whoever is named by what they were called there is named by what they are called here; nobody else is meant by chance. */
async function withNames(ctx: Context, bringing: Bringing, text: string): Promise<string> {
  const handles = new Map<string, string>()
  for (const [, name = ''] of text.matchAll(named)) {
    if (handles.has(name)) continue
    const lower = name.toLowerCase()
    const person =
      (await broughtAs(ctx, bringing, ['person'], `/u/${lower}`)) ??
      (await broughtAs(ctx, bringing, ['person'], `/user/${lower.replace(/[._]+/g, '-')}`))
    const handle = person && (await handleOf(ctx, person.ourId))
    handles.set(name, handle ?? `${apart}${name}`)
  }
  return text.replace(named, (_, name: string) => `@${handles.get(name) ?? name}`)
}

/** A UUID (version 7) of a time gone by. */
function idOfTime(at: Date): string {
  const time = Math.max(0, at.getTime()).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-${newId().slice(14)}`
}
