import { z } from 'zod'
import { messagesById } from '#journey/listen'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { nameOf, pointOf, sumOf } from '#text/themes'
import { deciders } from './model.ts'
import { knownTheme, packed } from './points.ts'
import {
  endPlacings,
  insertPlacings,
  insertTheme,
  lockThemes,
  type Placing,
  type StoredTheme,
  setMerged,
  setName,
  setSums,
  textsOf,
  themeOf,
} from './theme-store.ts'

declare module '#platform/events' {
  interface Events {
    'theme.made': { themeId: string; employeeId: string }
    'theme.renamed': { themeId: string; employeeId: string }
    'theme.merged': { themeId: string; intoId: string; employeeId: string; posts: number }
    'theme.parted': { themeId: string; fromId: string; employeeId: string; posts: number }
    'theme.split': { themeId: string; fromId: string; employeeId: string; posts: number }
    'theme.post-put': { themeId: string; employeeId: string; messageId: string; conversationId: string }
    'theme.post-taken-out': { themeId: string; employeeId: string; messageId: string; conversationId: string }
  }
}

const Name = z.string().trim().min(1, 'Give it a name.').max(120, 'Shorter: a name is a few words.')
const mostSummed = 2_000

export const NameTheme = z.object({ name: Name })

/** A person makes a theme, before anything is found in it. */
export async function makeTheme(ctx: Context, input: z.input<typeof NameTheme>): Promise<string> {
  const me = requireRole(ctx, ...deciders)
  const { name } = check(NameTheme, input)
  const id = newId()
  await inTransaction(ctx, async ctx => {
    // What it is called is all that is known of it so far: posts that say so find their way.
    const sums = packed([pointOf(name)])
    await insertTheme(ctx, { id, name, by: me.employeeId, lastPostAt: ctx.now(), sums })
    await emit(ctx, 'theme.made', { themeId: id, employeeId: me.employeeId }, { subjectId: id })
  })
  return id
}

/** A person says what it is called; from then on its name is theirs. */
export async function renameTheme(ctx: Context, id: string, input: z.input<typeof NameTheme>): Promise<void> {
  const me = requireRole(ctx, ...deciders)
  const { name } = check(NameTheme, input)
  await inTransaction(ctx, async ctx => {
    await living(ctx, id)
    await setName(ctx, id, name, me.employeeId)
    await emit(ctx, 'theme.renamed', { themeId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

export const MergeTheme = z.object({ intoId: z.uuid() })

/**
 * Two themes are one. What either is recognised by is kept side by side, so that posts which say it the one way or the
 * other, in this language or that, come together from now on.
 */
export async function mergeTheme(ctx: Context, id: string, input: z.input<typeof MergeTheme>): Promise<void> {
  const me = requireRole(ctx, ...deciders)
  const { intoId } = check(MergeTheme, input)
  if (id === intoId)
    throw new Problem('invalid', 'Choose another theme.', [{ at: 'intoId', message: 'This is the same.' }])
  await inTransaction(ctx, async ctx => {
    const [one, into] = await both(ctx, id, intoId)
    await setMerged(ctx, id, intoId, me.employeeId)
    // Whoever merges sees what the whole is called: its name follows its words no more.
    if (!into.namedBy) await setName(ctx, intoId, into.name, me.employeeId)
    const left = await endPlacings(ctx, id, me.employeeId)
    const posts = await insertPlacings(ctx, moved(left, intoId, me, `${me.name} made “${one.name}” part of this.`))
    const sums = [...knownTheme(into).sums, ...knownTheme(one).sums]
    await setSums(ctx, intoId, packed(sums), latest(left))
    const facts = { themeId: id, intoId, employeeId: me.employeeId, posts: posts.length }
    await emit(ctx, 'theme.merged', facts, { subjectId: intoId })
  })
}

/** It was not one after all: what came from there goes back. What was placed since stays. */
export async function unmergeTheme(ctx: Context, id: string): Promise<void> {
  const me = requireRole(ctx, ...deciders)
  await inTransaction(ctx, async ctx => {
    const [before] = await lockThemes(ctx, [id])
    if (!before?.mergedInto) throw new Problem('conflict', 'This is a theme of its own already.')
    const fromId = before.mergedInto
    await lockThemes(ctx, [fromId])
    await setMerged(ctx, id, null, me.employeeId)
    const left = await endPlacings(ctx, fromId, me.employeeId, { fromTheme: id })
    const posts = await insertPlacings(ctx, moved(left, id, me, `${me.name} parted them again.`))
    await sumAnew(ctx, fromId)
    await emit(
      ctx,
      'theme.parted',
      { themeId: id, fromId, employeeId: me.employeeId, posts: posts.length },
      { subjectId: id },
    )
  })
}

export const SplitTheme = z.object({
  messageIds: z.array(z.uuid()).min(1, 'Choose which posts are about something else.').max(500),
  name: Name.optional(),
})

/** Some of it is about something else: those posts are a theme of their own, and new ones like them follow. */
export async function splitTheme(ctx: Context, id: string, input: z.input<typeof SplitTheme>): Promise<string> {
  const me = requireRole(ctx, ...deciders)
  const { messageIds, name } = check(SplitTheme, input)
  const newThemeId = newId()
  await inTransaction(ctx, async ctx => {
    const from = await living(ctx, id)
    const left = await endPlacings(ctx, id, me.employeeId, { messageIds })
    if (left.length === 0) throw new Problem('conflict', 'None of these posts is in this theme any more.')
    const texts = (
      await messagesById(
        ctx,
        left.map(({ messageId }) => messageId),
      )
    ).map(textOf)
    const lastPostAt = latest(left) ?? ctx.now()
    const sums = packed([sumOf(texts.map(pointOf))])
    await insertTheme(ctx, {
      id: newThemeId,
      name: name ?? (nameOf(texts) || from.name),
      by: name ? me.employeeId : null,
      splitFrom: id,
      lastPostAt,
      sums,
    })
    await insertPlacings(ctx, moved(left, newThemeId, me, `${me.name} took it out of “${from.name}”.`))
    await sumAnew(ctx, id)
    const facts = { themeId: newThemeId, fromId: id, employeeId: me.employeeId, posts: left.length }
    await emit(ctx, 'theme.split', facts, { subjectId: newThemeId })
  })
  return newThemeId
}

/** A person puts a post into a theme, out of the one it was in. */
export async function putPost(ctx: Context, id: string, messageId: string): Promise<void> {
  const me = requireRole(ctx, ...deciders)
  await inTransaction(ctx, async ctx => {
    const theme = await living(ctx, id)
    const [message] = await messagesById(ctx, [messageId])
    if (!message?.accountId || message.removedAt) throw new Problem('not-found', 'This post is not here, or is ours.')
    const before = await themeOf(ctx, messageId)
    if (before === id) throw new Problem('conflict', `It is in “${theme.name}” already.`)
    if (before) {
      await endPlacings(ctx, before, me.employeeId, { messageIds: [messageId] })
      await sumAnew(ctx, before)
    }
    const { conversationId, accountId, postedAt } = message
    await insertPlacings(ctx, [
      {
        id: newId(),
        themeId: id,
        messageId,
        conversationId,
        accountId,
        postedAt,
        placedBy: me.employeeId,
        close: null,
        why: `${me.name} put it here.`,
        fromTheme: before ?? null,
      },
    ])
    await setSums(ctx, id, packed([...knownTheme(theme).sums, pointOf(textOf(message))].slice(0, mostWays)), postedAt)
    await emit(ctx, 'theme.post-put', { themeId: id, employeeId: me.employeeId, messageId, conversationId })
  })
}

/** Ways of saying it that a theme is recognised by. */
const mostWays = 12

/** A person takes a post out of a theme; nothing puts it into one again but a person. */
export async function takePostOut(ctx: Context, id: string, messageId: string): Promise<void> {
  const me = requireRole(ctx, ...deciders)
  await inTransaction(ctx, async ctx => {
    await living(ctx, id)
    const [left] = await endPlacings(ctx, id, me.employeeId, { messageIds: [messageId] })
    if (!left) throw new Problem('conflict', 'It is not in this theme any more.')
    await sumAnew(ctx, id)
    const { conversationId } = left
    await emit(ctx, 'theme.post-taken-out', { themeId: id, employeeId: me.employeeId, messageId, conversationId })
  })
}

/** What a theme is recognised by, from the posts that are in it now; where none is left, it keeps what it had. */
async function sumAnew(ctx: Context, id: string): Promise<void> {
  const texts = await textsOf(ctx, id, mostSummed)
  if (texts.length > 0) await setSums(ctx, id, packed([sumOf(texts.map(({ text }) => pointOf(text)))]))
}

async function living(ctx: Context, id: string): Promise<StoredTheme> {
  const [theme] = await lockThemes(ctx, [id])
  if (!theme) throw new Problem('not-found', 'There is no such theme.')
  if (theme.mergedInto) throw new Problem('conflict', 'This theme is part of another one now.')
  return theme
}

async function both(ctx: Context, id: string, otherId: string): Promise<[StoredTheme, StoredTheme]> {
  await lockThemes(ctx, [id, otherId])
  return [await living(ctx, id), await living(ctx, otherId)]
}

function moved(left: Placing[], themeId: string, me: { employeeId: string }, why: string): Placing[] {
  return left.map(each => ({ ...each, id: newId(), themeId, placedBy: me.employeeId, why, fromTheme: each.themeId }))
}

function latest(left: Placing[]): Date | undefined {
  return left.map(({ postedAt }) => new Date(postedAt)).sort((a, b) => b.getTime() - a.getTime())[0]
}

function textOf({ title, text }: { title: string | null; text: string }): string {
  return [title, text].filter(Boolean).join('. ').slice(0, 2000)
}
