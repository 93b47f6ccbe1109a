import { z } from 'zod'
import type { OutgoingTopic } from '#core/channels'
import { Problem } from '#lib/problem'
import { type Kind, kinds, refuseTopicThatCantBe, type Space, spacesOf } from '#places/community'
import { findMaster, openDirectory } from '#places/sites'
import type { Context } from '#platform/context'

const Line = z.string().trim().max(500).default('')

/** A topic as its author types it: nothing has to be whole yet. Moments are instants; none where they are not chosen. */
export const TopicTyped = z.object({
  siteId: z.uuid().nullable().default(null),
  spaceId: z.uuid().nullable().default(null),
  kind: z.enum(kinds).default('question'),
  title: z.string().trim().max(150, 'A title of up to 150 letters; the rest goes below.').default(''),
  tags: z.array(z.string().trim().max(60)).max(5, 'Choose up to 5 tags.').default([]),
  choices: z.array(z.string().trim().max(120)).max(12, 'More than twelve choices are hard to read.').default([]),
  takesMany: z.boolean().default(false),
  closesAt: z.iso.datetime().nullable().default(null),
  startsAt: z.iso.datetime().nullable().default(null),
  endsAt: z.iso.datetime().nullable().default(null),
  timezone: z.string().max(60).default(''),
  place: Line,
  address: Line,
  url: Line,
  roomFor: z.int().min(1).max(1_000_000).nullable().default(null),
})
export type TopicTyped = z.output<typeof TopicTyped>

/** All that will be read of it besides the words below its title. */
export function wordsOfTopic({ kind, title, tags, choices, place, address, url }: TopicTyped): string[] {
  const more = kind === 'poll' ? choices : kind === 'event' ? [place, address, url] : []
  return [title, ...tags, ...more].filter(Boolean)
}

/** The topic whole, with the names of where it stands; throws, in words, where it can’t be opened like this now. */
export async function readTopic(
  ctx: Context,
  typed: TopicTyped,
): Promise<{ topic: OutgoingTopic; site: string; space: string }> {
  try {
    const topic = wholeOf(typed)
    const { ground, space } = await refuseTopicThatCantBe(ctx, topic)
    return { topic, site: ground.name, space: space.name }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const reasons = error.reasons.map(({ at, message }) => ({ at: `topic.${(at ?? '').split('.').at(-1)}`, message }))
    throw new Problem(
      error.kind,
      error.message,
      reasons.length > 0 ? reasons : [{ at: 'topic', message: error.message }],
    )
  }
}

function wholeOf(typed: TopicTyped): OutgoingTopic {
  const { siteId, spaceId, kind, title, tags, choices, takesMany, closesAt, startsAt, endsAt, roomFor, url } = typed
  const { timezone, place, address } = typed
  return {
    ...{ siteId: siteId ?? '', spaceId: spaceId ?? '', kind, title, tags: tags.filter(Boolean) },
    ...(kind === 'poll' && { poll: { choices: choices.filter(Boolean), takesMany, ...(closesAt && { closesAt }) } }),
    ...(kind === 'event' && {
      event: {
        ...{ startsAt: startsAt ?? '', endsAt: endsAt ?? '', timezone, place, address },
        ...(url && { url }),
        ...(roomFor && { roomFor }),
      },
    }),
  }
}

/** Where a colleague can begin something: every open site with its spaces and what each takes, the sample apart; the master first. */
export async function grounds(
  ctx: Context,
): Promise<{ id: string; name: string; isMaster: boolean; spaces: { id: string; name: string; kinds: Kind[] }[] }[]> {
  const master = await findMaster(ctx)
  const open = (await openDirectory(ctx)).all.filter(({ closedAt, isSample }) => closedAt === null && !isSample)
  const sorted = open.toSorted((a, b) => Number(b.id === master?.id) - Number(a.id === master?.id))
  return Promise.all(
    sorted.map(async ({ id, name }) => ({
      ...{ id, name, isMaster: id === master?.id },
      spaces: (await spacesOf(ctx, id)).map(({ id, name, kinds }: Space) => ({ id, name, kinds })),
    })),
  )
}
