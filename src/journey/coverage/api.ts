import { endpoint, rooms, z } from '#platform/http'
import { showCoverage } from './show-coverage.ts'
import { showHours } from './show-hours.ts'

const CoverageView = z
  .object({
    topics: z.array(
      z.object({
        topicId: z.string(),
        topic: z.string(),
        asked: z.number().int(),
        knownBy: z.number().int(),
        endorsed: z.number().int(),
      }),
    ),
    unrouted: z.object({
      count: z.number().int(),
      words: z.array(z.object({ word: z.string(), count: z.number().int() })),
      newest: z.array(z.object({ conversationId: z.string(), text: z.string(), since: z.date() })),
    }),
    loads: z.array(
      z.object({
        employeeId: z.string(),
        name: z.string(),
        first: z.number().int(),
        claimed: z.number().int(),
        mostOpen: z.number().int(),
      }),
    ),
    voice: z.object({
      answers: z.number().int(),
      halfBy: z.number().int(),
      people: z.array(z.object({ employeeId: z.string(), name: z.string() })),
    }),
  })
  .openapi('Coverage')

export const api = rooms()

endpoint(
  api,
  'get',
  '/coverage',
  { tag: 'Who knows', summary: 'Who covers what, who carries how much, and how few speak', output: CoverageView },
  ctx => showCoverage(ctx),
)

const HoursView = z
  .object({
    timezone: z.string(),
    rows: z.array(
      z.object({
        topicId: z.string(),
        topic: z.string(),
        language: z.string(),
        couldAnswer: z.number().int(),
        parts: z.array(z.object({ from: z.number().int(), asked: z.number().int(), met: z.number().int() })),
      }),
    ),
  })
  .openapi('CoveredHours')

endpoint(
  api,
  'get',
  '/coverage/hours',
  {
    tag: 'Who knows',
    summary: 'When what is asked in which language, and whether somebody is there',
    output: HoursView,
  },
  ctx => showHours(ctx),
)
