import { endpoint, rooms, z } from '#platform/http'
import { ChangeWays, changeWays, verificationWays } from './change-ways.ts'
import { codesMade, endCode } from './end-code.ts'
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
endpoint(
  api,
  'get',
  '/verification/codes',
  {
    tag,
    summary: 'The codes that can still be used, without the codes themselves',
    output: z.object({
      codes: z.array(
        z
          .object({
            id: z.string(),
            kind: z.enum(['invitation', 'code']),
            product: z.string(),
            since: z.string().nullable(),
            usesLeft: z.number().int(),
            madeByName: z.string().nullable(),
            madeAt: z.date(),
            endsAt: z.date(),
            isMine: z.boolean(),
          })
          .openapi('VerificationCode'),
      ),
    }),
  },
  async ctx => ({ codes: (await codesMade(ctx)).map(({ madeBy: _, ...code }) => code) }),
)
endpoint(
  api,
  'delete',
  '/verification/codes/{id}',
  { tag, summary: 'End a code', params: z.object({ id: z.uuid() }), output: z.object({}) },
  async (ctx, { params }) => {
    await endCode(ctx, params.id)
    return {}
  },
)
