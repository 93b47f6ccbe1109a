import { employeeNames } from '#core/team'
import { type AuditEntry, auditTrail, verifyChain } from '#platform/audit'
import { requireRole } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'

const Entry = z
  .object({
    id: z.string(),
    name: z.string(),
    at: z.date(),
    actorKind: z.string(),
    actorId: z.string().nullable(),
    subjectId: z.string().nullable(),
    payload: z.unknown(),
    position: z.number().int().nullable(),
  })
  .openapi('AuditEntry')

export const auditApi = rooms()

endpoint(
  auditApi,
  'get',
  '/audit',
  {
    tag: 'Audit',
    summary: 'The trail, newest first',
    query: z.object({
      subjectId: z.uuid().optional(),
      name: z.string().max(80).optional(),
      before: z.uuid().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    output: z.object({
      entries: z.array(Entry),
      /** Names of the colleagues whom these entries speak of, also of those who have left. */
      people: z.record(z.string(), z.string()),
      next: z.string().nullable(),
    }),
  },
  async (ctx, { query }) => {
    requireRole(ctx, 'administrator', 'reviewer', 'coordinator')
    const entries = await auditTrail(ctx, query)
    const people = await employeeNames(ctx, [...new Set(entries.flatMap(colleaguesIn))])
    return {
      entries,
      people: Object.fromEntries(people.map(({ id, name }) => [id, name])),
      next: entries.length === query.limit ? (entries.at(-1)?.id ?? null) : null,
    }
  },
)
endpoint(
  auditApi,
  'post',
  '/audit/verify',
  {
    tag: 'Audit',
    summary: 'Is the chain unbroken?',
    output: z.object({
      whole: z.boolean(),
      sealed: z.number().int(),
      waiting: z.number().int(),
      broken: z.string().optional(),
    }),
  },
  async ctx => {
    requireRole(ctx, 'administrator', 'reviewer', 'coordinator')
    return verifyChain(ctx)
  },
)

function colleaguesIn({ actorKind, actorId, payload }: AuditEntry): string[] {
  const { employeeId, employeeIds, to } = (payload ?? {}) as Record<string, unknown>
  const named = [
    actorKind === 'employee' ? actorId : null,
    employeeId,
    to,
    ...(Array.isArray(employeeIds) ? employeeIds : []),
  ]
  return named.filter(id => z.uuid().safeParse(id).success) as string[]
}
