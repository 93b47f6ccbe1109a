import { endpoint, rooms, z } from '#platform/http'
import {
  AskSharpshooter,
  askSharpshooter,
  findSharpshooters,
  myAskings,
  SayWhether,
  sayWhether,
} from './find-sharpshooters.ts'
import { answerPair, PairUp, pairUp } from './pair-up.ts'
import { TeachAnswer, teachAnswer } from './teach-answer.ts'

const tag = 'Training'
const ById = z.object({ id: z.uuid() })
const Done = z.object({})
const Made = z.object({ id: z.string() })

const FoundView = z
  .object({
    employeeId: z.string(),
    name: z.string(),
    topicId: z.string(),
    topic: z.string(),
    because: z.array(z.string()),
    outcomeIds: z.array(z.string()),
  })
  .openapi('FoundSharpshooter')
const AskedView = z
  .object({
    id: z.string(),
    employeeId: z.string(),
    name: z.string(),
    topicId: z.string(),
    topic: z.string(),
    askedByName: z.string(),
    askedAt: z.date(),
    words: z.string(),
    because: z.array(z.string()),
    outcomeIds: z.array(z.string()),
    said: z.enum(['yes', 'no']).nullable(),
  })
  .openapi('Sharpshooter')
const PairView = z
  .object({
    id: z.string(),
    topic: z.string(),
    mentorId: z.string(),
    mentorName: z.string(),
    learnerId: z.string(),
    learnerName: z.string(),
    askedByName: z.string(),
    words: z.string(),
    hasMentorAgreed: z.boolean(),
    hasLearnerAgreed: z.boolean(),
  })
  .openapi('MentorPair')

export const api = rooms()

endpoint(
  api,
  'get',
  '/sharpshooters',
  {
    tag,
    summary: 'Whose answers others could learn from, by what came of them',
    output: z.object({ found: z.array(FoundView), asked: z.array(AskedView), pairs: z.array(PairView) }),
  },
  ctx => findSharpshooters(ctx),
)
endpoint(
  api,
  'get',
  '/sharpshooters/mine',
  {
    tag,
    summary: 'What I am asked to teach, and with whom',
    output: z.object({ asked: z.array(AskedView), pairs: z.array(PairView) }),
  },
  ctx => myAskings(ctx),
)
endpoint(
  api,
  'post',
  '/sharpshooters',
  { tag, summary: 'Ask a colleague whether others may learn from them', body: AskSharpshooter, output: Made },
  async (ctx, { body }) => ({ id: await askSharpshooter(ctx, body) }),
)
endpoint(
  api,
  'put',
  '/sharpshooters/{id}',
  { tag, summary: 'I say yes or no to it', params: ById, body: SayWhether, output: Done },
  async (ctx, { params, body }) => {
    await sayWhether(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/mentor-pairs',
  { tag, summary: 'Ask two whether one learns with the other', body: PairUp, output: Made },
  async (ctx, { body }) => ({ id: await pairUp(ctx, body) }),
)
endpoint(
  api,
  'put',
  '/mentor-pairs/{id}',
  { tag, summary: 'I agree to it, or end it', params: ById, body: SayWhether, output: Done },
  async (ctx, { params, body }) => {
    await answerPair(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/taught-answers',
  { tag, summary: 'Make a lesson of a colleague’s answer, with their name', body: TeachAnswer, output: Made },
  async (ctx, { body }) => ({ id: await teachAnswer(ctx, body) }),
)
