import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { figureRows, insertFigure, retireFigureRow } from './figure-store.ts'
import type { KnownFigure } from './model.ts'

declare module '#platform/events' {
  interface Events {
    'figure.published': { figureId: string }
    'figure.withdrawn': { figureId: string }
  }
}

export const FigureInput = z.object({
  amount: z
    .string()
    .trim()
    .max(60)
    .refine(amount => /\d/.test(amount), 'Write the figure with its unit: 14 %, or € 12.4 million.'),
  /** What it measures; one of these words must stand beside it. */
  about: z.array(z.string().trim().min(2).max(60)).max(10).default([]),
  sourceUrl: z.url({ protocol: /^https?$/, error: 'Where can everybody read it? An address, please.' }).max(2000),
})
export type FigureInput = z.input<typeof FigureInput>

/** Figures that are published and may be said. */
export async function publicFigures(ctx: Context): Promise<KnownFigure[]> {
  return figureRows(ctx)
}

/** Adds a published figure, with where everybody can read it. */
export async function addFigure(ctx: Context, input: FigureInput): Promise<KnownFigure[]> {
  const me = requireRole(ctx, 'reviewer', 'administrator')
  const figure = check(FigureInput, input)
  return inTransaction(ctx, async ctx => {
    const id = newId()
    await insertFigure(ctx, { ...figure, id, addedAt: ctx.now() }, me.employeeId)
    await emit(ctx, 'figure.published', { figureId: id })
    return figureRows(ctx)
  })
}

/** Takes a figure off the list. */
export async function withdrawFigure(ctx: Context, figureId: string): Promise<void> {
  requireRole(ctx, 'reviewer', 'administrator')
  await inTransaction(ctx, async ctx => {
    if (!(await retireFigureRow(ctx, figureId))) throw new Problem('not-found', 'There is no such figure.')
    await emit(ctx, 'figure.withdrawn', { figureId })
  })
}
