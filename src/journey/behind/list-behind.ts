import { z } from 'zod'
import { check } from '#lib/check'
import { placeInList } from '#lib/place-in-list'
import { type Context, requireReader, requireRole } from '#platform/context'
import { type BehindRow, behindRows, figures } from './store.ts'

/** What each figure is of: a network, a kind of answer, a step or a colleague; a page, topic or colleague by id; a week by its Monday. */
const named: Partial<Record<(typeof figures)[number], z.ZodType>> = {
  week: z.iso.date(),
  invited: z.uuid(),
  'invited-wrote-again': z.uuid(),
  'invited-thanked': z.uuid(),
  asked: z.uuid(),
  carried: z.uuid(),
  'in-hand': z.uuid(),
}

/** Which figure, of what; `windowDays` of those of attribution: so far before a purchase a step counts. */
export const ListBehind = z
  .object({
    of: z.enum(figures),
    which: z.string().min(1).max(60),
    windowDays: z.coerce.number().int().min(1).max(90).optional(),
    before: z.string().max(120).optional(),
  })
  .refine(({ of, which }) => named[of]?.safeParse(which).success ?? true, {
    path: ['which'],
    error: 'A page, a topic or a colleague is named by its id, a week by the date of its Monday.',
  })
export type ListBehind = z.input<typeof ListBehind>

export interface Behind {
  lines: BehindRow[]
  /** Pass it back as `before` for the next page; null on the last. */
  next: string | null
}

const perPage = 30
const dayMs = 86_400_000
const usualDays = 30
/** Figures that count another time. */
const countedDays: Partial<Record<ListBehind['of'], number>> = {
  week: 90,
  carried: 7,
  spoken: 90,
  'led-by-step': 180,
  'led-by-network': 180,
  'led-by-colleague': 180,
}
const ofCoverage: ListBehind['of'][] = ['asked', 'carried', 'in-hand', 'spoken']

/** The conversations behind a figure of Results, attribution or coverage, the newest first. Whoever may see a figure sees them. */
export async function listBehind(ctx: Context, input: ListBehind): Promise<Behind> {
  requireReader(ctx)
  const { before, ...figure } = check(ListBehind, input)
  if (ofCoverage.includes(figure.of)) requireRole(ctx, 'coordinator', 'administrator')
  const now = ctx.now()
  const from = new Date(now.getTime() - (countedDays[figure.of] ?? usualDays) * dayMs)
  const page = { before: placeInList(before), limit: perPage }
  const lines = await behindRows(ctx, { ...figure, from, now }, page)
  const last = lines.at(-1)
  return { lines, next: lines.length === perPage && last ? `${last.at.toISOString()}_${last.id}` : null }
}
