import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { isCentre, refuseSample, theSite } from '#places/sites'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { corners, originOf, type Widget } from './model.ts'
import { upsertWidget, widgetRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'widget.changed': { siteId: string; origins: number }
  }
}

export const ChangeWidget = z.object({
  /** Pages on which it may speak; a path after the name is left out. */
  origins: z
    .array(
      z
        .string()
        .max(300)
        .refine(typed => originOf(typed) !== undefined, 'Write the address of a site, such as https://shop.example.'),
    )
    .max(50, 'Fifty sites are the most.'),
  label: z.string().trim().max(40, 'A few words fit on a button.').default(''),
  greeting: z.string().trim().max(300, 'Say it in a sentence or two.').default(''),
  corner: z.enum(corners).default('right'),
})
export type ChangeWidget = z.input<typeof ChangeWidget>

/** Nothing is set up yet: it speaks nowhere. */
const unlessSaid = { origins: [], label: '', greeting: '', corner: 'right' } as const

/** How it is set up for a community. */
export async function widgetOf(ctx: Context, siteId: string): Promise<Widget> {
  return (await widgetRow(ctx, siteId)) ?? { siteId, ...unlessSaid, origins: [] }
}

/** Says on which pages people may write to us, and how it looks there. For the centre: it opens a door to the house. */
export async function changeWidget(ctx: Context, siteId: string, input: ChangeWidget): Promise<Widget> {
  const me = requireEmployee(ctx)
  if (!isCentre(me))
    throw new Problem('forbidden', 'This is for communications and administrators, who look after all communities.')
  const { origins, ...said } = check(ChangeWidget, input)
  const widget: Widget = {
    siteId,
    ...said,
    origins: [...new Set(origins.flatMap(typed => originOf(typed) ?? []))],
  }
  return inTransaction(ctx, async ctx => {
    refuseSample(await theSite(ctx, siteId))
    await upsertWidget(ctx, widget, me.employeeId)
    await emit(ctx, 'widget.changed', { siteId, origins: widget.origins.length }, { subjectId: siteId })
    return widget
  })
}

/** The widget that may speak on pages of this origin, where the community is open. */
export async function widgetFor(ctx: Context, siteId: string, origin: string | undefined): Promise<Widget> {
  const widget = z.uuid().safeParse(siteId).success ? await widgetRow(ctx, siteId) : undefined
  const site = widget && (await theSite(ctx, siteId))
  if (!widget || !site || site.closedAt) throw new Problem('not-found', 'There is nobody to write to here.')
  if (!origin || !widget.origins.includes(origin))
    throw new Problem('forbidden', 'This page may not be written from. An administrator lists it at the desk.')
  return widget
}
