import { auditTrail, verifyChain } from '#platform/audit'
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
    output: z.object({ entries: z.array(Entry), next: z.string().nullable() }),
  },
  async (ctx, { query }) => {
    requireRole(ctx, 'administrator', 'reviewer', 'coordinator')
    const entries = await auditTrail(ctx, query)
    return { entries, next: entries.length === query.limit ? (entries.at(-1)?.id ?? null) : null }
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
