import { requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { letMemberBack, Suspend, suspendMember, theMember } from './change-member.ts'
import type { Member } from './model.ts'

const MemberView = z
  .object({
    id: z.string(),
    handle: z.string(),
    name: z.string(),
    about: z.string(),
    employeeId: z.string().nullable(),
    madeAt: z.date(),
    suspendedUntil: z.date().nullable(),
    suspendedWhy: z.string().nullable(),
  })
  .openapi('Member')
const ById = z.object({ id: z.uuid() })
const tag = 'Members'

export const api = rooms()

endpoint(
  api,
  'get',
  '/members/by-handle/{handle}',
  {
    tag,
    summary: 'A member by their handle',
    params: z.object({ handle: z.string().max(64) }),
    output: MemberView,
  },
  async (ctx, { params }) => {
    requireEmployee(ctx)
    return viewOf(await theMember(ctx, { handle: params.handle.replace(/^@/, '').toLowerCase() }))
  },
)
endpoint(
  api,
  'post',
  '/members/{id}/suspend',
  { tag, summary: 'Suspend a member', params: ById, body: Suspend, output: MemberView },
  async (ctx, { params, body }) => viewOf(await suspendMember(ctx, params.id, body)),
)
endpoint(
  api,
  'delete',
  '/members/{id}/suspend',
  { tag, summary: 'Let a member back', params: ById, output: MemberView },
  async (ctx, { params }) => viewOf(await letMemberBack(ctx, params.id)),
)

function viewOf({ id, handle, name, about, employeeId, madeAt, suspendedUntil, suspendedWhy }: Member) {
  return { id, handle, name, about, employeeId, madeAt, suspendedUntil, suspendedWhy }
}
