import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { Pictures } from '#places/pictures'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { type Gathering, kinds, limits, type Poll, type Topic, tagOf } from './model.ts'
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
    'topic.opened': { topicId: string; siteId: string; postId: string; memberId: string; kind: string }
  }
}

const Tags = z
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
  closesAt: z.date().optional(),
})
const EventInput = z
  .object({
    startsAt: z.date({ error: 'Say when it begins.' }),
    endsAt: z.date({ error: 'Say when it ends.' }),
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

export const OpenTopic = z.object({
  siteId: z.uuid(),
  spaceId: z.uuid({ error: 'Choose where it belongs.' }),
  kind: z.enum(kinds).default('question'),
  title: Title,
  text: Text,
  tags: Tags.default([]),
  pictures: Pictures.default([]),
  poll: PollInput.optional(),
  event: EventInput.optional(),
})
export type OpenTopic = z.input<typeof OpenTopic>

/** Somebody from outside asks, or opens whatever else people talk about. It is heard at the desk like anything said. */
export async function openTopic(ctx: Context, input: OpenTopic): Promise<Topic> {
  const me = await requireOutsider(ctx)
  const asked = check(OpenTopic, input)
  const { poll, event } = partsOf(ctx, asked)

  return inTransaction(ctx, async ctx => {
    const ground = await groundById(ctx, asked.siteId)
    const space = await spaceById(ctx, asked.spaceId)
    if (!ground || space?.siteId !== asked.siteId)
      throw new Problem('not-found', 'There is no such place, or it was closed.')
    if (space.kinds.length > 0 && !space.kinds.includes(asked.kind))
      throw new Problem('invalid', `“${space.name}” is for something else.`, [
        { at: 'kind', message: `It takes: ${space.kinds.join(', ')}.` },
      ])
    await takeTurn(ctx, me.memberId)
    const again = await saidAMomentAgo(ctx, me.memberId, asked)
    if (again) return again
    await refuseFlood(ctx, me.memberId, true)

    const id = newId()
    const language = languageOf(`${asked.title}. ${asked.text}`, ground.language)
    const writer = { memberId: me.memberId, employeeId: null }
    await insertTopic(ctx, {
      id,
      siteId: asked.siteId,
      spaceId: asked.spaceId,
      kind: asked.kind,
      title: asked.title,
      language,
      ...writer,
    })
    if (poll) await insertPoll(ctx, id, poll)
    if (event) await insertEvent(ctx, id, event)
    const tags = [...new Set(asked.tags)]
    await setTags(
      ctx,
      id,
      await tagIds(
        ctx,
        asked.siteId,
        tags.map(name => ({ id: newId(), name })),
      ),
    )
    const topic = await theTopic(ctx, id)
    const post = await write(ctx, {
      topic,
      ...writer,
      text: asked.text,
      title: asked.title,
      tags,
      language,
      pictures: asked.pictures,
    })
    await deleteDraft(ctx, { memberId: me.memberId, siteId: asked.siteId, topicId: null })
    await emit(
      ctx,
      'topic.opened',
      { topicId: id, siteId: asked.siteId, postId: post.id, memberId: me.memberId, kind: asked.kind },
      { subjectId: id },
    )
    return theTopic(ctx, id)
  })
}

/** A poll has choices and an event a time; nothing else has either. */
function partsOf(ctx: Context, asked: z.output<typeof OpenTopic>): { poll?: Poll; event?: Gathering } {
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
