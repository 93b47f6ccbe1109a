import { widgetPaths } from '#lib/paths'
import { isCentre } from '#places/sites'
import { ChangeWidget, changeWidget, type WhoAnswers, type Widget, whoAnswers, widgetOf } from '#places/widget'
import { type Context, requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { readScript } from './script.ts'

const WidgetView = z
  .object({
    siteId: z.string(),
    origins: z.array(z.string()),
    label: z.string(),
    greeting: z.string(),
    corner: z.enum(['right', 'left']),
    /** What is pasted into a page. */
    tag: z.string(),
    /** The same, held to exactly this version: browsers load nothing else. Absent where nothing was built. */
    fixedTag: z.string().optional(),
    /** What visitors are told of when somebody answers. */
    answers: z.object({
      name: z.string().nullable(),
      from: z.date().nullable(),
      isHere: z.boolean(),
      usually: z.string().nullable(),
    }),
    /** Why whoever asks can’t change it; absent: they can. */
    whyNotChange: z.string().optional(),
  })
  .openapi('Widget')
const ById = z.object({ id: z.uuid() })
const tag = 'Own places'

/** How people write to us from other pages: read and changed at the desk. */
export const widgetApi = rooms()

endpoint(
  widgetApi,
  'get',
  '/places/{id}/widget',
  { tag, summary: 'The widget of a community', params: ById, output: WidgetView },
  async (ctx, { params }) => {
    requireReader(ctx)
    return shown(ctx, await widgetOf(ctx, params.id), await whoAnswers(ctx, params.id))
  },
)
endpoint(
  widgetApi,
  'put',
  '/places/{id}/widget',
  { tag, summary: 'Say where the widget may speak', params: ById, body: ChangeWidget, output: WidgetView },
  async (ctx, { params, body }) =>
    shown(ctx, await changeWidget(ctx, params.id, body), await whoAnswers(ctx, params.id)),
)

function shown(ctx: Context, widget: Widget, answers: WhoAnswers): z.input<typeof WidgetView> {
  const at = (path: string) => new URL(path, ctx.config.publicUrl).href
  const about = `data-site="${widget.siteId}" defer`
  const script = readScript()
  return {
    ...widget,
    answers,
    tag: `<script src="${at(widgetPaths.script())}" ${about}></script>`,
    ...(script && {
      fixedTag: `<script src="${at(widgetPaths.fixed(script.hash))}" integrity="${script.integrity}" crossorigin="anonymous" ${about}></script>`,
    }),
    ...(!(ctx.actor.kind === 'employee' && isCentre(ctx.actor)) && {
      whyNotChange: 'This is for communications and administrators, who look after all communities.',
    }),
  }
}
