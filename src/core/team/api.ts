import { Problem } from '#lib/problem'
import { type Context, requireEmployee, requireReader, requireRole, roles } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { apiTokenRows, invitationRows } from './access-store.ts'
import {
  AcceptInvitation,
  acceptInvitation,
  Invite,
  invite,
  lookAtInvitation,
  renewWayIn,
  withdrawInvitation,
} from './invite.ts'
import { documentRows, knowledgeRows } from './knowledge-store.ts'
import { type Availability, type Employee, isAtWork, isAway } from './model.ts'
import {
  AvailabilityChange,
  changeAvailability,
  changeProfile,
  changeRights,
  Knows,
  ProfileChange,
  RightsChange,
  removeDocument,
  sayGoodbye,
  sayWhatIKnow,
  theEmployee,
} from './profile.ts'
import { SetUp, setUp, setupIsOpen } from './set-up.ts'
import { availabilityRows, employeeRows } from './store.ts'
import { makeApiToken, withdrawApiToken } from './tokens.ts'
import { forgetWho } from './who.ts'

const EmployeeView = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    roles: z.array(z.enum(roles)),
    affiliation: z.enum(['employee', 'contractor', 'agency']),
    autonomy: z.enum(['learning', 'trusted']),
    languages: z.array(z.string()),
    timezone: z.string(),
    hours: z.record(z.string(), z.tuple([z.string(), z.string()])),
    atWork: z.boolean(),
    mostOpen: z.number().int(),
    awayFrom: z.string().nullable(),
    awayUntil: z.string().nullable(),
    canSignIn: z.boolean(),
    knows: z.array(z.object({ topicId: z.string(), topic: z.string(), note: z.string() })),
    documents: z.array(z.object({ id: z.string(), title: z.string(), url: z.string().nullable() })),
  })
  .openapi('Employee')
const InvitationView = z
  .object({
    id: z.string(),
    name: z.string(),
    title: z.string(),
    roles: z.array(z.enum(roles)),
    autonomy: z.enum(['learning', 'trusted']),
    affiliation: z.enum(['employee', 'contractor', 'agency']),
    createdAt: z.date(),
    expiresAt: z.date(),
    renews: z.string().nullable(),
  })
  .openapi('Invitation')
const Done = z.object({})
const ById = z.object({ id: z.uuid() })
const tag = 'Team'

export const api = rooms()

endpoint(
  api,
  'get',
  '/set-up/{token}',
  {
    tag,
    summary: 'Is this set-up link still good?',
    params: z.object({ token: z.string() }),
    output: z.object({ open: z.boolean() }),
  },
  async (ctx, { params }) => ({ open: await setupIsOpen(ctx, params.token) }),
)
endpoint(
  api,
  'post',
  '/set-up',
  {
    tag,
    summary: 'Found the company and its first administrator',
    body: SetUp,
    output: z.object({ employeeId: z.string() }),
  },
  async (ctx, { body }) => ({ employeeId: (await setUp(ctx, body)).id }),
)
endpoint(
  api,
  'get',
  '/invitations/by-link/{token}',
  { tag, summary: 'What an invitation link is for', params: z.object({ token: z.string() }), output: InvitationView },
  (ctx, { params }) => lookAtInvitation(ctx, params.token),
)
endpoint(
  api,
  'post',
  '/invitations/accept',
  { tag, summary: 'Join by an invitation link', body: AcceptInvitation, output: z.object({ employeeId: z.string() }) },
  async (ctx, { body }) => ({ employeeId: (await acceptInvitation(ctx, body)).id }),
)
endpoint(
  api,
  'get',
  '/invitations',
  { tag, summary: 'Invitations that wait', output: z.object({ invitations: z.array(InvitationView) }) },
  async ctx => {
    requireRole(ctx, 'administrator', 'coordinator')
    return { invitations: await invitationRows(ctx) }
  },
)
endpoint(
  api,
  'post',
  '/invitations',
  { tag, summary: 'Invite a colleague by link', body: Invite, output: InvitationView.extend({ link: z.string() }) },
  (ctx, { body }) => invite(ctx, body),
)
endpoint(
  api,
  'delete',
  '/invitations/{id}',
  { tag, summary: 'Withdraw an invitation', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawInvitation(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/team',
  { tag, summary: 'Colleagues and what they know', output: z.object({ employees: z.array(EmployeeView) }) },
  async ctx => {
    requireReader(ctx)
    return { employees: await views(ctx, await employeeRows(ctx)) }
  },
)
endpoint(api, 'get', '/me', { tag, summary: 'The person signed in', output: EmployeeView }, async ctx => {
  const me = requireEmployee(ctx)
  return view(ctx, await theEmployee(ctx, me.employeeId))
})
endpoint(
  api,
  'patch',
  '/me',
  { tag, summary: 'Change what I say of myself', body: ProfileChange, output: EmployeeView },
  async (ctx, { body }) => view(ctx, await changeProfile(ctx, body)),
)
endpoint(
  api,
  'put',
  '/team/{id}/availability',
  {
    tag,
    summary: 'How much a colleague takes on, and when they are away',
    params: ById,
    body: AvailabilityChange,
    output: EmployeeView,
  },
  async (ctx, { params, body }) => {
    await changeAvailability(ctx, params.id, body)
    return view(ctx, await theEmployee(ctx, params.id))
  },
)
endpoint(
  api,
  'put',
  '/me/knows',
  { tag, summary: 'Say what I know', body: Knows, output: EmployeeView },
  async (ctx, { body }) => {
    const me = requireEmployee(ctx)
    await sayWhatIKnow(ctx, body)
    return view(ctx, await theEmployee(ctx, me.employeeId))
  },
)
endpoint(
  api,
  'delete',
  '/documents/{id}',
  { tag, summary: 'Take a document out of the list', params: ById, output: Done },
  async (ctx, { params }) => {
    requireEmployee(ctx)
    const document = (await documentRows(ctx)).find(each => each.id === params.id)
    if (!document) throw new Problem('not-found', 'There is no such document.')
    await removeDocument(ctx, document)
    return {}
  },
)
endpoint(
  api,
  'patch',
  '/team/{id}/rights',
  { tag, summary: 'Change what a colleague may do', params: ById, body: RightsChange, output: EmployeeView },
  async (ctx, { params, body }) => {
    const employee = await changeRights(ctx, params.id, body)
    forgetWho()
    return view(ctx, employee)
  },
)
endpoint(
  api,
  'post',
  '/team/{id}/way-in',
  {
    tag,
    summary: 'A new way in for a colleague who lost theirs',
    params: ById,
    output: z.object({ link: z.string(), expiresAt: z.date() }),
  },
  (ctx, { params }) => renewWayIn(ctx, params.id),
)
endpoint(
  api,
  'delete',
  '/team/{id}',
  { tag, summary: 'A colleague has left', params: ById, output: Done },
  async (ctx, { params }) => {
    await sayGoodbye(ctx, params.id)
    forgetWho()
    return {}
  },
)

const TokenView = z
  .object({ id: z.string(), name: z.string(), createdAt: z.date(), lastUsedAt: z.date().nullable() })
  .openapi('ApiToken')
endpoint(
  api,
  'get',
  '/tokens',
  { tag, summary: 'Tokens of programs', output: z.object({ tokens: z.array(TokenView) }) },
  async ctx => {
    requireRole(ctx, 'administrator')
    return { tokens: await apiTokenRows(ctx) }
  },
)
endpoint(
  api,
  'post',
  '/tokens',
  {
    tag,
    summary: 'Make a token',
    body: z.object({ name: z.string() }),
    output: z.object({ id: z.string(), token: z.string() }),
  },
  (ctx, { body }) => makeApiToken(ctx, body.name),
)
endpoint(
  api,
  'delete',
  '/tokens/{id}',
  { tag, summary: 'Withdraw a token', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawApiToken(ctx, params.id)
    return {}
  },
)

async function views(ctx: Context, employees: Employee[]): Promise<z.input<typeof EmployeeView>[]> {
  const [known, documents] = [await knowledgeRows(ctx), await documentRows(ctx)]
  const availabilities = new Map((await availabilityRows(ctx)).map(each => [each.employeeId, each]))
  const usual = { mostOpen: 5, awayFrom: null, awayUntil: null }
  return employees.map(({ userId, joinedAt: _, hours, ...employee }) => ({
    ...employee,
    ...pick(availabilities.get(employee.id) ?? usual),
    hours: hours as Record<string, [string, string]>,
    atWork:
      isAtWork({ hours, timezone: employee.timezone }, ctx.now()) &&
      !isAway(employee, availabilities.get(employee.id) ?? usual, ctx.now()),
    canSignIn: userId !== null,
    knows: known
      .filter(each => each.employeeId === employee.id)
      .map(each => ({ topicId: each.topicId, topic: each.topic, note: each.note })),
    documents: documents
      .filter(each => each.authorIds.includes(employee.id))
      .map(each => ({ id: each.id, title: each.title, url: each.url })),
  }))
}

const pick = ({ mostOpen, awayFrom, awayUntil }: Omit<Availability, 'employeeId'>) => ({
  mostOpen,
  awayFrom,
  awayUntil,
})

async function view(ctx: Context, employee: Employee): Promise<z.input<typeof EmployeeView>> {
  const [one] = await views(ctx, [employee])
  if (!one) throw new Problem('not-found', 'There is no such colleague.')
  return one
}
