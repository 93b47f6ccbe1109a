import { requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { CalendarInput, calendars, keepCalendar, removeCalendar } from './calendars.ts'
import type { Calendar } from './opening-hours.ts'
import { holidayRows } from './store.ts'
import { keepTarget, removeTarget, TargetInput, targets } from './targets.ts'

const CalendarView = z
  .object({
    id: z.string(),
    name: z.string(),
    timezone: z.string(),
    hours: z.record(z.string(), z.tuple([z.string(), z.string()])),
    holidays: z.array(z.object({ day: z.string(), name: z.string() })),
  })
  .openapi('Calendar')
const TargetView = z
  .object({
    id: z.string(),
    network: z.string().nullable(),
    kind: z.string().nullable(),
    teamId: z.string().nullable(),
    withinMinutes: z.number().int(),
    calendarId: z.string().nullable(),
    aroundTheClock: z.boolean(),
  })
  .openapi('PromptnessTarget')
const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const tag = 'Promptness'

export const api = rooms()

endpoint(
  api,
  'get',
  '/calendars',
  { tag, summary: 'When we are there', output: z.object({ calendars: z.array(CalendarView) }) },
  async ctx => ({ calendars: (await calendars(ctx)).map(view) }),
)
endpoint(
  api,
  'get',
  '/holidays/now',
  {
    tag,
    summary: 'Who has a holiday now, and which',
    output: z.object({ holidays: z.array(z.object({ employeeId: z.string(), holiday: z.string() })) }),
  },
  async ctx => {
    requireEmployee(ctx)
    return { holidays: await holidayRows(ctx) }
  },
)
endpoint(
  api,
  'post',
  '/calendars',
  { tag, summary: 'Make a calendar', body: CalendarInput, output: CalendarView },
  async (ctx, { body }) => view(await keepCalendar(ctx, body)),
)
endpoint(
  api,
  'put',
  '/calendars/{id}',
  { tag, summary: 'Change a calendar', params: ById, body: CalendarInput, output: CalendarView },
  async (ctx, { params, body }) => view(await keepCalendar(ctx, body, params.id)),
)
endpoint(
  api,
  'delete',
  '/calendars/{id}',
  { tag, summary: 'Remove a calendar by which nobody goes', params: ById, output: Done },
  async (ctx, { params }) => {
    await removeCalendar(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/targets',
  { tag, summary: 'To whom an answer is promised when', output: z.object({ targets: z.array(TargetView) }) },
  async ctx => ({ targets: await targets(ctx) }),
)
endpoint(
  api,
  'put',
  '/targets',
  {
    tag,
    summary: 'Promise an answer to a network, a kind or a team; another for the same takes its place',
    body: TargetInput,
    output: TargetView,
  },
  (ctx, { body }) => keepTarget(ctx, body),
)
endpoint(
  api,
  'delete',
  '/targets/{id}',
  { tag, summary: 'Take a special promise back', params: ById, output: Done },
  async (ctx, { params }) => {
    await removeTarget(ctx, params.id)
    return {}
  },
)

function view({ hours, ...calendar }: Calendar): z.input<typeof CalendarView> {
  return { ...calendar, hours: hours as Record<string, [string, string]> }
}
