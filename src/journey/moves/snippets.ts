import { z } from 'zod'
import { theEmployee } from '#core/team'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { isStillTheSnippet, type Snippet } from './model.ts'
import { insertSnippet, retireSnippetRow, snippetById, snippetRows, updateSnippet } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'snippet.made': { snippetId: string; employeeId: string }
    'snippet.changed': { snippetId: string; employeeId: string }
    'snippet.retired': { snippetId: string; employeeId: string }
  }
}

export const SnippetInput = z.object({
  title: z.string().trim().min(1, 'What is it for, in a few words?').max(120),
  words: z.string().trim().min(1, 'The words to begin with.').max(4000),
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}$/, 'A language as in en, de or ja.')
    .default('und'),
  /** Who keeps it; whoever makes it, when left out. */
  ownerId: z.uuid().optional(),
})
export type SnippetInput = z.input<typeof SnippetInput>

/** Words to begin with, by their titles. */
export async function snippets(ctx: Context): Promise<Snippet[]> {
  requireEmployee(ctx)
  return snippetRows(ctx)
}

/** Keeps words to begin with, for whoever can use them. */
export async function makeSnippet(ctx: Context, input: SnippetInput): Promise<Snippet> {
  const me = requireEmployee(ctx)
  const { ownerId = me.employeeId, ...words } = check(SnippetInput, input)
  await theEmployee(ctx, ownerId)
  const id = newId()
  await inTransaction(ctx, async ctx => {
    await insertSnippet(ctx, { ...words, id, ownerId })
    await emit(ctx, 'snippet.made', { snippetId: id, employeeId: me.employeeId }, { subjectId: id })
  })
  return theSnippet(ctx, id)
}

/** Whoever keeps it, or a coordinator, says it anew or hands it to another. */
export async function changeSnippet(ctx: Context, id: string, input: SnippetInput): Promise<Snippet> {
  const me = requireEmployee(ctx)
  const { ownerId, ...words } = check(SnippetInput, input)
  const before = await mayKeep(ctx, id)
  if (ownerId) await theEmployee(ctx, ownerId)
  await inTransaction(ctx, async ctx => {
    if (!(await updateSnippet(ctx, { ...words, id, ownerId: ownerId ?? before.ownerId })))
      throw new Problem('conflict', 'It was taken away.')
    await emit(ctx, 'snippet.changed', { snippetId: id, employeeId: me.employeeId }, { subjectId: id })
  })
  return theSnippet(ctx, id)
}

export async function retireSnippet(ctx: Context, id: string): Promise<void> {
  const me = requireEmployee(ctx)
  await mayKeep(ctx, id)
  await inTransaction(ctx, async ctx => {
    if (!(await retireSnippetRow(ctx, id))) throw new Problem('conflict', 'It was taken away.')
    await emit(ctx, 'snippet.retired', { snippetId: id, employeeId: me.employeeId }, { subjectId: id })
  })
}

/** Refuses words to begin with that nobody made their own: people notice when they are not meant. */
export async function refuseUnchangedSnippet(ctx: Context, text: string): Promise<void> {
  const still = (await snippets(ctx)).find(snippet => isStillTheSnippet(text, snippet))
  if (still)
    throw new Problem('refused', 'Make it your own first.', [
      {
        at: 'text',
        message: `This is still “${still.title}”, nearly word for word. Say what is different for this person. Your words are kept.`,
      },
    ])
}

async function mayKeep(ctx: Context, id: string): Promise<Snippet> {
  const me = requireEmployee(ctx)
  const snippet = await theSnippet(ctx, id)
  if (snippet.ownerId !== me.employeeId && !me.roles.includes('coordinator'))
    throw new Problem('forbidden', `${snippet.ownerName} keeps this. Ask them, or a coordinator.`)
  return snippet
}

async function theSnippet(ctx: Context, id: string): Promise<Snippet> {
  const snippet = await snippetById(ctx, id)
  if (!snippet) throw new Problem('not-found', 'There are no such words.')
  return snippet
}
