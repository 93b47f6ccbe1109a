import { requireEmployee, requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { attest } from './attest.ts'
import { guardRuleOf, type Rule } from './model.ts'
import { GuidelineInput, judge, makeRule, publishGuideline, RuleInput, retireRule, rules } from './rules.ts'
import { attestedVersions, guidelineRows } from './store.ts'

const kinds = z.enum(['confidential', 'finance', 'embargo', 'promise', 'personal', 'secret', 'tone'])
const levels = z.enum(['note', 'review', 'stop'])
const GuardRuleView = z.object({
  id: z.string(),
  name: z.string(),
  kind: kinds,
  level: levels,
  words: z.array(z.string()),
  except: z.array(z.string()).optional(),
  until: z.string().optional(),
  ownerName: z.string().optional(),
  explanation: z.string(),
  suggestion: z.string().optional(),
})
const RuleView = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: kinds,
    level: levels,
    words: z.array(z.string()),
    exceptions: z.array(z.string()),
    until: z.date().nullable(),
    ownerId: z.string().nullable(),
    ownerName: z.string().nullable(),
    explanation: z.string(),
    suggestion: z.string().nullable(),
    /** The same rule as the guard in the browser takes it. */
    guard: GuardRuleView,
  })
  .openapi('Rule')
export const FindingView = z
  .object({
    ruleId: z.string(),
    kind: z.string(),
    level: levels,
    start: z.number().int(),
    end: z.number().int(),
    words: z.string(),
    title: z.string(),
    explanation: z.string(),
    owner: z.string().optional(),
    suggestion: z.string().optional(),
  })
  .openapi('Finding')
const GuidelineView = z
  .object({
    version: z.number().int(),
    body: z.string(),
    note: z.string(),
    publishedBy: z.string().nullable(),
    publishedAt: z.date(),
  })
  .openapi('Guideline')
const Rules = z.object({ rules: z.array(RuleView) })
const Done = z.object({})
const tag = 'Policy'

export const api = rooms()

endpoint(api, 'get', '/rules', { tag, summary: 'What not to say', output: Rules }, async ctx => {
  requireReader(ctx)
  return { rules: (await rules(ctx)).map(view) }
})
endpoint(
  api,
  'post',
  '/rules',
  { tag, summary: 'Make a rule', body: RuleInput, output: Rules },
  async (ctx, { body }) => ({
    rules: (await makeRule(ctx, body)).map(view),
  }),
)
endpoint(
  api,
  'delete',
  '/rules/{id}',
  { tag, summary: 'Take a rule out of force', params: z.object({ id: z.uuid() }), output: Done },
  async (ctx, { params }) => {
    await retireRule(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/judge',
  {
    tag,
    summary: 'Judge a draft by the rules in force',
    body: z.object({ text: z.string().max(20_000) }),
    output: z.object({ say: z.enum(['pass', 'review', 'stop']), findings: z.array(FindingView) }),
  },
  async (ctx, { body }) => judge(ctx, String(body.text).slice(0, 20_000)),
)
endpoint(
  api,
  'get',
  '/guidelines',
  {
    tag,
    summary: 'The guideline, all versions, and who has read the newest',
    output: z.object({
      versions: z.array(GuidelineView),
      attested: z.array(z.object({ employeeId: z.string(), version: z.number().int() })),
    }),
  },
  async ctx => {
    requireEmployee(ctx)
    return { versions: await guidelineRows(ctx), attested: await attestedVersions(ctx) }
  },
)
endpoint(
  api,
  'post',
  '/guidelines',
  { tag, summary: 'Publish a new version', body: GuidelineInput, output: z.object({ version: z.number().int() }) },
  async (ctx, { body }) => ({ version: await publishGuideline(ctx, body) }),
)
endpoint(
  api,
  'post',
  '/guidelines/{version}/attest',
  { tag, summary: 'I have read this version', params: z.object({ version: z.coerce.number().int() }), output: Done },
  async (ctx, { params }) => {
    await attest(ctx, params.version)
    return {}
  },
)

function view(rule: Rule): z.input<typeof RuleView> {
  const { madeAt: _, ...shown } = rule
  return { ...shown, guard: guardRuleOf(rule) }
}
