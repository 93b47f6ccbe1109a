import { endpoint, rooms, z } from '#platform/http'
import { MakeGesture, makeGesture } from './make-gesture.ts'
import { takeGestureBack } from './take-gesture-back.ts'

const GestureView = z
  .object({
    id: z.string(),
    messageId: z.string(),
    kind: z.enum(['like', 'boost']),
    employeeId: z.string(),
    employeeName: z.string(),
    step: z.enum(['sending', 'made', 'taking-back', 'taken-back', 'refused']),
    failure: z.string().nullable(),
    madeAt: z.date(),
  })
  .openapi('Gesture')
const ById = z.object({ id: z.uuid() })
const tag = 'Answering'

export const api = rooms()

endpoint(
  api,
  'post',
  '/messages/{id}/gestures',
  {
    tag,
    summary: 'Thank without words, as the person signed in',
    params: ById,
    body: MakeGesture,
    output: GestureView,
  },
  (ctx, { params, body }) => makeGesture(ctx, params.id, body),
)
endpoint(
  api,
  'delete',
  '/gestures/{id}',
  { tag, summary: 'Take a gesture back', params: ById, output: GestureView },
  (ctx, { params }) => takeGestureBack(ctx, params.id),
)
