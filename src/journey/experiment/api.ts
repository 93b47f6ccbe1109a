import { endpoint, rooms, z } from '#platform/http'
import { BeginExperiment, beginExperiment, endExperiment, PlanExperiment, planExperiment } from './begin-experiment.ts'
import { successes, units } from './model.ts'
import { seeExperiment, seeExperiments } from './see-experiments.ts'
import { suggestWay, TellWhether, TryWay, tellWhether, tryWay } from './try-way.ts'

const ExperimentView = z
  .object({
    id: z.string(),
    question: z.string(),
    unit: z.enum(units),
    success: z.enum(successes),
    withinDays: z.number().int(),
    baseline: z.number(),
    difference: z.number(),
    perWay: z.number().int(),
    begunBy: z.string(),
    begunByName: z.string(),
    begunAt: z.date(),
    endedAt: z.date().nullable(),
    ways: z.array(z.object({ number: z.number().int(), name: z.string(), words: z.string() })),
  })
  .openapi('Experiment')
const TryView = z
  .object({
    subjectId: z.string(),
    suggested: z.number().int(),
    way: z.number().int(),
    triedBy: z.string(),
    triedByName: z.string(),
    triedAt: z.date(),
    dueAt: z.date(),
    worked: z.boolean().nullable(),
  })
  .openapi('ExperimentTry')
const SeenView = z
  .object({
    experiment: ExperimentView,
    verdict: z.object({
      finding: z.enum(['waiting', 'uneven', 'better', 'no-difference', 'ended-early']),
      better: z.object({ way: z.number().int(), than: z.array(z.number().int()) }).nullable(),
      words: z.string(),
    }),
    counts: z.array(
      z.object({
        number: z.number().int(),
        name: z.string(),
        tried: z.number().int(),
        known: z.number().int(),
        worked: z.number().int(),
        otherwise: z.number().int(),
        /** Shares, 0 to 1. */
        interval: z.object({ from: z.number(), to: z.number() }).nullable(),
      }),
    ),
  })
  .openapi('SeenExperiment')
const ById = z.object({ id: z.uuid() })
const tag = 'Experiments'

export const api = rooms()

endpoint(
  api,
  'get',
  '/experiments',
  {
    tag,
    summary: 'What we try in small ways, and what can be said',
    output: z.object({ experiments: z.array(SeenView) }),
  },
  async ctx => ({ experiments: await seeExperiments(ctx) }),
)
endpoint(
  api,
  'post',
  '/experiments/plan',
  {
    tag,
    summary: 'How many of each way it would take',
    body: PlanExperiment,
    output: z.object({ perWay: z.number().int(), atOnce: z.number().int() }),
  },
  async (ctx, { body }) => planExperiment(ctx, body),
)
endpoint(
  api,
  'post',
  '/experiments',
  { tag, summary: 'Ask one question, with two or three ways to try', body: BeginExperiment, output: ExperimentView },
  (ctx, { body }) => beginExperiment(ctx, body),
)
endpoint(
  api,
  'get',
  '/experiments/{id}',
  {
    tag,
    summary: 'One experiment, with what it was tried on',
    params: ById,
    output: SeenView.extend({
      tries: z.array(TryView.extend({ title: z.string() })),
      candidates: z.array(z.object({ id: z.string(), title: z.string(), suggested: z.number().int() })),
    }).openapi('OpenedExperiment'),
  },
  (ctx, { params }) => seeExperiment(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/experiments/{id}/end',
  { tag, summary: 'It suggests nothing any more', params: ById, output: ExperimentView },
  (ctx, { params }) => endExperiment(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/experiments/{id}/tries',
  { tag, summary: 'Say which way you go here', params: ById, body: TryWay, output: TryView },
  (ctx, { params, body }) => tryWay(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/experiments/{id}/tries/{subjectId}/told',
  {
    tag,
    summary: 'Say whether it worked',
    params: z.object({ id: z.uuid(), subjectId: z.uuid() }),
    body: TellWhether,
    output: TryView,
  },
  (ctx, { params, body }) => tellWhether(ctx, { experimentId: params.id, subjectId: params.subjectId }, body),
)
endpoint(
  api,
  'get',
  '/conversations/{id}/experiment',
  {
    tag,
    summary: 'Which way an experiment suggests here',
    params: ById,
    output: z.object({
      suggestion: z
        .object({ experiment: ExperimentView, suggested: z.number().int(), tried: TryView.nullable() })
        .nullable(),
    }),
  },
  async (ctx, { params }) => ({ suggestion: await suggestWay(ctx, params.id) }),
)
