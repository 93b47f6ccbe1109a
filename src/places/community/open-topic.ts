import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { Pictures } from '#places/pictures'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { type Gathering, kinds, limits, type Poll, type Space, type Topic, tagOf } from './model.ts'
import { groundById, spaceById } from './read-store.ts'
import { languageOf, refuseFlood, requireOutsider, Text, Title, theTopic, write } from './said.ts'
import {
  deleteDraft,
  insertEvent,
  insertPoll,
  insertTopic,
  lastPostOf,
  setTags,
  tagIds,
  takeTurn,
  topicById,
} from './store.ts'

declare module '#platform/events' {
  interface Events {
    'topic.opened': {
      topicId: string
      siteId: string
      postId: string
      kind: string
      /** Whoever opened it: somebody from outside, or a colleague. */
      memberId?: string
      employeeId?: string
    }
  }
}

export const Tags = z
  .array(z.string().transform(tagOf).pipe(z.string().min(2, 'A tag has at least two letters.')))
  .max(limits.tagsMost, `Choose up to ${limits.tagsMost} tags.`)

const PollInput = z.object({
  choices: z
    .array(z.string().trim().min(1).max(120))
    .min(2, 'Give people at least two choices.')
    .max(12, 'More than twelve choices are hard to read.')
    .refine(
      all => new Set(all.map(each => each.toLowerCase())).size === all.length,
      'Two of the choices are the same.',
    ),
  takesMany: z.boolean().default(false),
  closesAt: z.coerce.date().optional(),
})
const EventInput = z
  .object({
    startsAt: z.coerce.date({ error: 'Say when it begins.' }),
    endsAt: z.coerce.date({ error: 'Say when it ends.' }),
    timezone: z.string().min(1).max(60),
    place: z.string().trim().max(120).default(''),
    address: z.string().trim().max(300).default(''),
    url: z
      .url({ protocol: /^https?$/, error: 'This is not the address of a page.' })
      .max(500)
      .optional(),
    roomFor: z.number().int().min(1).max(1_000_000).optional(),
  })
  .refine(({ startsAt, endsAt }) => endsAt >= startsAt, { path: ['endsAt'], error: 'It ends before it begins.' })

/** All that a topic is besides its words: where it stands, and as what. */
export const TopicHead = z.object({
  siteId: z.uuid({ error: 'Choose the community.' }),
  spaceId: z.uuid({ error: 'Choose where it belongs.' }),
  kind: z.enum(kinds).default('question'),
  title: Title,
  tags: Tags.default([]),
  poll: PollInput.optional(),
  event: EventInput.optional(),
})
export type TopicHead = z.output<typeof TopicHead>

export const OpenTopic = TopicHead.extend({ text: Text, pictures: Pictures.default([]) })
export type OpenTopic = z.input<typeof OpenTopic>

/** Somebody from outside asks, or opens whatever else people talk about. It is heard at the desk like anything said. */
export async function openTopic(ctx: Context, input: OpenTopic): Promise<Topic> {
  const me = await requireOutsider(ctx)
  const asked = check(OpenTopic, input)
  partsOf(ctx, asked)

  return inTransaction(ctx, async ctx => {
    const { ground } = await groundFor(ctx, asked)
    await takeTurn(ctx, me.memberId)
    const again = await saidAMomentAgo(ctx, me.memberId, asked)
    if (again) return again
    await refuseFlood(ctx, me, true)
    const language = languageOf(`${asked.title}. ${asked.text}`, ground.language)
    const { memberId } = me
    const topic = await begin(ctx, asked, { ...asked, memberId, employeeId: null, language })
    await deleteDraft(ctx, { memberId, siteId: asked.siteId, topicId: null })
    return topic
  })
}

/** What a colleague begins: judged, signed and released before, it comes by its delivery. */
export interface ColleaguesWords {
  employeeId: string
  /** For whom they work, in words. */
  disclosure: string
  text: string
  language?: string | undefined
  deliveryId: string
  pictures?: Pictures
}

/** Opens what a colleague began at the desk. Throws `AlreadyHere` where this delivery brought it before. */
export async function openTopicOfColleague(ctx: Context, head: unknown, said: ColleaguesWords): Promise<Topic> {
  const asked = check(TopicHead, head)
  return inTransaction(ctx, async ctx => {
    const { ground } = await groundFor(ctx, asked)
    const language = said.language ?? languageOf(`${asked.title}. ${said.text}`, ground.language)
    return begin(ctx, asked, { ...said, memberId: null, language })
  })
}

/** Whether something can be opened like this now: the space is there and takes it. Throws, in words, where it can’t. */
export async function refuseTopicThatCantBe(ctx: Context, head: unknown): Promise<Opens> {
  const asked = check(TopicHead, head)
  partsOf(ctx, asked)
  return groundFor(ctx, asked)
}

/** Where something is opened. */
interface Opens {
  ground: { id: string; name: string; language: string }
  space: Space
}

async function groundFor(ctx: Context, asked: Pick<TopicHead, 'siteId' | 'spaceId' | 'kind'>): Promise<Opens> {
  const ground = await groundById(ctx, asked.siteId)
  const space = await spaceById(ctx, asked.spaceId)
  if (!ground || space?.siteId !== asked.siteId)
    throw new Problem('not-found', 'There is no such place, or it was closed.')
  if (space.kinds.length > 0 && !space.kinds.includes(asked.kind))
    throw new Problem('invalid', `“${space.name}” is for something else.`, [
      { at: 'kind', message: `It takes: ${space.kinds.join(', ')}.` },
    ])
  return { ground, space }
}

type Words = Omit<Parameters<typeof write>[1], 'topic' | 'title' | 'tags' | 'replyTo'>

/** The topic with all that belongs to it, its first post, and the news. */
async function begin(ctx: Context, asked: TopicHead, words: Words): Promise<Topic> {
  const { poll, event } = partsOf(ctx, asked)
  const { siteId, spaceId, kind, title } = asked
  const { memberId, employeeId, language } = words
  const id = newId()
  await insertTopic(ctx, { id, siteId, spaceId, kind, title, language, memberId, employeeId })
  if (poll) await insertPoll(ctx, id, poll)
  if (event) await insertEvent(ctx, id, event)
  const tags = [...new Set(asked.tags)]
  const named = tags.map(name => ({ id: newId(), name }))
  await setTags(ctx, id, await tagIds(ctx, siteId, named))
  const post = await write(ctx, { ...words, topic: await theTopic(ctx, id), title, tags })
  const by = { ...(memberId && { memberId }), ...(employeeId && { employeeId }) }
  await emit(ctx, 'topic.opened', { topicId: id, siteId, postId: post.id, kind, ...by }, { subjectId: id })
  return theTopic(ctx, id)
}

/** A poll has choices and an event a time; nothing else has either. */
function partsOf(ctx: Context, asked: TopicHead): { poll?: Poll; event?: Gathering } {
  if (asked.kind === 'poll') {
    if (!asked.poll)
      throw new Problem('invalid', 'A poll needs something to choose from.', [
        { at: 'poll.choices', message: 'Give people at least two choices.' },
      ])
    const { choices, takesMany, closesAt = null } = asked.poll
    if (closesAt && closesAt <= ctx.now())
      throw new Problem('invalid', 'The poll would be over already.', [
        { at: 'poll.closesAt', message: 'Choose a moment to come.' },
      ])
    return {
      poll: { closesAt, takesMany, choices: choices.map((words, at) => ({ id: newId(), position: at + 1, words })) },
    }
  }
  if (asked.kind === 'event') {
    if (!asked.event)
      throw new Problem('invalid', 'Say when it takes place.', [
        { at: 'event.startsAt', message: 'Say when it begins.' },
      ])
    const { url = null, roomFor = null, ...event } = asked.event
    if (!isTimezone(event.timezone))
      throw new Problem('invalid', 'Sosh knows no such time zone.', [
        { at: 'event.timezone', message: 'For example Europe/Berlin.' },
      ])
    return { event: { ...event, url, roomFor } }
  }
  return {}
}

function isTimezone(name: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** A form that was sent twice opens one topic. */
async function saidAMomentAgo(
  ctx: Context,
  memberId: string,
  { title, text }: { title: string; text: string },
): Promise<Topic | undefined> {
  const last = await lastPostOf(ctx, memberId, new Date(ctx.now().getTime() - 600_000))
  if (last?.number !== 1 || last.text !== text) return undefined
  const topic = await topicById(ctx, last.topicId)
  return topic?.title === title ? topic : undefined
}
