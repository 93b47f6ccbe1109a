import { endpoint, rooms, z } from '#platform/http'
import { ChangeWays, changeWays, verificationWays } from './change-ways.ts'
import { InviteCustomer, inviteCustomer } from './invite-customer.ts'

const WaysView = z
  .object({
    orderUrl: z.string().nullable(),
    domains: z.array(z.object({ domain: z.string(), product: z.string() })),
    /** The key that requests about orders are signed with; told once. */
    key: z.string().optional(),
  })
  .openapi('VerificationWays')
const tag = 'Verified customers'

export const api = rooms()

endpoint(
  api,
  'get',
  '/verification',
  { tag, summary: 'By which ways customers show that they are', output: WaysView },
  ctx => verificationWays(ctx),
)
endpoint(
  api,
  'put',
  '/verification',
  { tag, summary: 'Change by which ways customers show that they are', body: ChangeWays, output: WaysView },
  (ctx, { body }) => changeWays(ctx, body),
)
endpoint(
  api,
  'post',
  '/verification/codes',
  {
    tag,
    summary: 'Make a code for a customer, or for many',
    body: InviteCustomer,
    output: z.object({ code: z.string(), endsAt: z.date() }),
  },
  (ctx, { body }) => inviteCustomer(ctx, body),
)
