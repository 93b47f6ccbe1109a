import { sourceNames } from '#core/channels'
import { ruleNames } from '#core/policy'
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
      /** Names of the colleagues, rules and sources that these entries speak of by id, also of those that are gone. */
      names: z.record(z.string(), z.string()),
      next: z.string().nullable(),
    }),
  },
  async (ctx, { query }) => {
    requireRole(ctx, 'administrator', 'reviewer', 'coordinator')
    const entries = await auditTrail(ctx, query)
    const ids = [...new Set(entries.flatMap(idsIn))]
    const named = [await employeeNames(ctx, ids), await ruleNames(ctx, ids), await sourceNames(ctx, ids)].flat()
    return {
      entries,
      names: Object.fromEntries(named.map(({ id, name }) => [id, name])),
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

const speaking = ['employeeId', 'employeeIds', 'authorId', 'to', 'ruleId', 'rules', 'sourceId']

function idsIn({ actorKind, actorId, payload }: AuditEntry): string[] {
  const said = (payload ?? {}) as Record<string, unknown>
  const ids = [actorKind === 'employee' ? actorId : null, ...speaking.flatMap(key => said[key] ?? [])]
  return ids.filter((id): id is string => z.uuid().safeParse(id).success)
}
