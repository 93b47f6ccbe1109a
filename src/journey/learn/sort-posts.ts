import { givingWay } from '#lib/give-way'
import { newId } from '#lib/id'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { enqueue } from '#platform/jobs'
import { findThemes, grown, type KnownTheme, nameOf, placeIn, pointOf, sumOf } from '#text/themes'
import { knownTheme, packed } from './points.ts'
import {
  insertPlacings,
  insertTheme,
  insertWaiting,
  livingThemes,
  lockThemes,
  setName,
  setSums,
  setTried,
  textsOf,
  type WaitingPost,
  waitingPosts,
} from './theme-store.ts'

declare module '#platform/events' {
  interface Events {
    'theme.found': { themeId: string; posts: number }
    'theme.grown': { themeId: string; posts: number }
  }
}

export const sortPostsJob = 'learn.sort-posts'

/** What asks something of us, or says that something is wrong. */
const askingKinds = ['question', 'complaint', 'idea', 'issue', 'purchase-interest', 'correction-needed']
const fewestLetters = 12
const slotMs = 20_000
const mostAtOnce = 1_200
const mostThemes = 2_000
/** Who waits longer for others who say the same is not compared any more. */
const waitsMs = 120 * 24 * 3_600_000
/** Themes are looked for again when so large a share of those that wait is new. */
const newShare = 0.05
/** Until a theme has so many posts, or a person named it, its name follows its words. */
const nameSettles = 12
const namedBy = 60

/** Posts were read: those that ask something wait to be sorted, soon and together, in a job of its own. */
export async function noteUnderstood(ctx: Context, messageIds: string[]): Promise<void> {
  await inTransaction(ctx, async ctx => {
    if ((await insertWaiting(ctx, messageIds, askingKinds, fewestLetters)) === 0) return
    const slot = Math.floor(ctx.now().getTime() / slotMs) + 1
    await enqueue(
      ctx,
      sortPostsJob,
      {},
      { key: `${sortPostsJob} ${slot}`, runAt: new Date(slot * slotMs), oneByOne: sortPostsJob },
    )
  })
}

/**
 * Puts posts that wait into the themes they belong to, and finds new themes among the rest. What was placed is never
 * moved by it, and a post that a person took out of a theme is not put anywhere again. Gives way to others as it goes.
 */
export async function sortPosts(ctx: Context): Promise<{ placed: number; found: number }> {
  const waiting = await waitingPosts(ctx, new Date(ctx.now().getTime() - waitsMs), mostAtOnce)
  const isNew = waiting.filter(post => post.isNew)
  if (isNew.length === 0) return { placed: 0, found: 0 }
  const points = new Map<string, Float32Array>()
  const giveWay = givingWay()
  for (const post of waiting) {
    points.set(post.messageId, pointOf(post.text))
    await giveWay()
  }
  const pointAt = (post: WaitingPost) => points.get(post.messageId) as Float32Array
  const placed = await place(ctx, isNew, pointAt)
  const rest = waiting.filter(post => !placed.has(post.messageId))
  const restNew = rest.filter(post => post.isNew)
  let found = 0
  if (restNew.length >= Math.max(1, rest.length * newShare)) {
    found = await find(ctx, rest, pointAt)
    await setTried(
      ctx,
      rest.map(post => post.messageId),
    )
  }
  return { placed: placed.size, found }
}

async function place(
  ctx: Context,
  posts: WaitingPost[],
  pointAt: (post: WaitingPost) => Float32Array,
): Promise<Set<string>> {
  const themes = (await livingThemes(ctx, mostThemes)).map(knownTheme)
  const byTheme = new Map<string, { post: WaitingPost; close: number }[]>()
  const giveWay = givingWay()
  for (const post of posts) {
    const placed = placeIn(themes, pointAt(post))
    if (placed) byTheme.set(placed.id, [...(byTheme.get(placed.id) ?? []), { post, close: placed.close }])
    await giveWay()
  }
  const done = new Set<string>()
  for (const [themeId, members] of byTheme) {
    await giveWay()
    await inTransaction(ctx, async ctx => {
      const [theme] = await lockThemes(ctx, [themeId])
      // Merged away while this was thought about: its posts find the other theme next time.
      if (!theme || theme.mergedInto) return
      const ids = new Set(
        await insertPlacings(
          ctx,
          members.map(({ post, close }) => placing(themeId, post, close)),
        ),
      )
      const put = members.filter(({ post }) => ids.has(post.messageId))
      let known: KnownTheme = knownTheme(theme)
      for (const { post } of put) known = grown(known, pointAt(post))
      await setSums(ctx, themeId, packed(known.sums), newest(put.map(({ post }) => post)))
      if (!theme.namedBy) await nameAnew(ctx, themeId, theme.name)
      if (put.length > 0) await emit(ctx, 'theme.grown', { themeId, posts: put.length }, { subjectId: themeId })
      for (const { post } of members) done.add(post.messageId)
    })
  }
  return done
}

async function nameAnew(ctx: Context, themeId: string, name: string): Promise<void> {
  const texts = await textsOf(ctx, themeId, nameSettles)
  if (texts.length >= nameSettles) return
  const better = nameOf(texts.map(({ text }) => text))
  if (better && better !== name) await setName(ctx, themeId, better, null)
}

async function find(ctx: Context, posts: WaitingPost[], pointAt: (post: WaitingPost) => Float32Array): Promise<number> {
  const work = findThemes(posts.map(pointAt))
  const giveWay = givingWay()
  let step = work.next()
  while (!step.done) {
    await giveWay()
    step = work.next()
  }
  const people = (places: number[]) => new Set(places.map(at => posts[at]?.accountId)).size
  // What one person says three times is no theme.
  const themes = step.value.filter(({ places }) => people(places) > 1)
  for (const { places, sum } of themes) {
    await giveWay()
    const members = places.flatMap(at => posts[at] ?? [])
    const outside = posts.filter(post => !members.includes(post)).slice(0, namedBy * 2)
    const text = ({ text }: WaitingPost) => text
    const name = nameOf(members.slice(0, namedBy).map(text), outside.map(text)) || 'Without a name yet'
    await inTransaction(ctx, async ctx => {
      const id = newId()
      await insertTheme(ctx, { id, name, by: null, lastPostAt: newest(members) ?? ctx.now(), sums: packed([sum]) })
      const put = new Set(
        await insertPlacings(
          ctx,
          members.map(post => placing(id, post, null)),
        ),
      )
      if (put.size < members.length)
        await setSums(ctx, id, packed([sumOf(members.filter(post => put.has(post.messageId)).map(pointAt))]))
      await emit(ctx, 'theme.found', { themeId: id, posts: put.size }, { subjectId: id })
    })
  }
  return themes.length
}

function placing(
  themeId: string,
  { messageId, conversationId, accountId, postedAt }: WaitingPost,
  close: number | null,
) {
  const why =
    close === null ? 'It was among the first that say the same.' : 'Its words are close to what others say here.'
  return { id: newId(), themeId, messageId, conversationId, accountId, postedAt, placedBy: null, close, why }
}

function newest(posts: WaitingPost[]): Date | undefined {
  return posts.map(({ postedAt }) => postedAt).sort((a, b) => b.getTime() - a.getTime())[0]
}
