import { endpoint, rooms, z } from '#platform/http'
import { goalFigures } from './model.ts'
import { EndGoal, endGoal, SetGoal, seeGoals, setGoal } from './set-goal.ts'

const tag = 'Results'

const GoalView = z
  .object({
    id: z.string(),
    words: z.string(),
    figure: z.enum(goalFigures),
    wanted: z.number().int().nullable(),
    dueOn: z.string().nullable(),
    madeByName: z.string().nullable(),
    madeAt: z.date(),
    endedAt: z.date().nullable(),
    endedWords: z.string(),
    reached: z.number().int(),
    together: z.number().int(),
    credit: z.array(z.object({ teamId: z.string(), name: z.string(), results: z.number().int(), share: z.number() })),
    newest: z.array(z.object({ outcomeId: z.string(), statement: z.string(), by: z.array(z.string()), at: z.date() })),
    isMine: z.boolean(),
  })
  .openapi('Goal')

export const api = rooms()

endpoint(
  api,
  'get',
  '/goals',
  {
    tag,
    summary: 'What teams want to reach together, and how the credit is shared',
    output: z.object({ goals: z.array(GoalView) }),
  },
  async ctx => ({ goals: await seeGoals(ctx) }),
)
endpoint(
  api,
  'post',
  '/goals',
  { tag, summary: 'Set a goal that teams share', body: SetGoal, output: z.object({ id: z.string() }) },
  async (ctx, { body }) => ({ id: await setGoal(ctx, body) }),
)
endpoint(
  api,
  'post',
  '/goals/{id}/end',
  {
    tag,
    summary: 'End a goal, with what came of it',
    params: z.object({ id: z.uuid() }),
    body: EndGoal,
    output: z.object({}),
  },
  async (ctx, { params, body }) => {
    await endGoal(ctx, params.id, body)
    return {}
  },
)
