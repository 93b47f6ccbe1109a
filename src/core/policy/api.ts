import { divisionIdOf, divisions } from '#core/company'
import { type Context, requireEmployee, requireReader } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { addFigure, FigureInput, publicFigures, withdrawFigure } from './figures.ts'
import { attest, GuidelineInput, guidelinesToRead, publishGuideline } from './guidelines.ts'
import { judge } from './judge.ts'
import { guardRuleOf, holdsFor, type Rule } from './model.ts'
import { changeRule, makeRule, RuleInput, retireRule, rules, ruleVersions } from './rules.ts'
import { attestedVersions, guidelineRows } from './store.ts'

const kinds = z.enum(['confidential', 'finance', 'embargo', 'promise', 'personal', 'secret', 'tone'])
const levels = z.enum(['note', 'review', 'stop'])
const GuardRuleView = z.object({
  id: z.string(),
  version: z.number().int().optional(),
  name: z.string(),
  kind: kinds,
  level: levels,
  words: z.array(z.string()),
  except: z.array(z.string()).optional(),
  near: z.array(z.string()).optional(),
  unlike: z.array(z.string()).optional(),
  until: z.string().optional(),
  ownerName: z.string().optional(),
  explanation: z.string(),
  suggestion: z.string().optional(),
})
const ExampleView = z.object({ text: z.string(), finds: z.boolean() })
const RuleView = z
  .object({
    id: z.string(),
    version: z.number().int(),
    name: z.string(),
    kind: kinds,
    level: levels,
    words: z.array(z.string()),
    exceptions: z.array(z.string()),
    near: z.array(z.string()),
    examples: z.array(ExampleView),
    until: z.date().nullable(),
    ownerId: z.string().nullable(),
    ownerName: z.string().nullable(),
    divisionId: z.string().nullable(),
    divisionName: z.string().nullable(),
    /** Does it read along when this reader writes? */
    holdsForMe: z.boolean(),
    explanation: z.string(),
    suggestion: z.string().nullable(),
    madeAt: z.date(),
    changedAt: z.date().nullable(),
    /** The same rule as the guard in the browser takes it. */
    guard: GuardRuleView,
  })
  .openapi('Rule')
export const FindingView = z
  .object({
    ruleId: z.string(),
    ruleVersion: z.number().int().optional(),
    kind: z.string(),
    level: levels,
    start: z.number().int(),
    end: z.number().int(),
    words: z.string(),
    title: z.string(),
    explanation: z.string(),
    owner: z.string().optional(),
    suggestion: z.string().optional(),
    /** What to do where no other words would be right. */
    advice: z.string().optional(),
  })
  .openapi('Finding')
const GuidelineView = z
  .object({
    version: z.number().int(),
    body: z.string(),
    note: z.string(),
    divisionId: z.string().nullable(),
    publishedBy: z.string().nullable(),
    publishedAt: z.date(),
  })
  .openapi('Guideline')
const FigureView = z
  .object({
    id: z.string(),
    amount: z.string(),
    about: z.array(z.string()),
    sourceUrl: z.string(),
    addedAt: z.date(),
  })
  .openapi('PublicFigure')
const Rules = z.object({ rules: z.array(RuleView) })
const Figures = z.object({ figures: z.array(FigureView) })
const Done = z.object({})
const ById = z.object({ id: z.uuid() })
const tag = 'Policy'

export const api = rooms()

endpoint(api, 'get', '/rules', { tag, summary: 'What not to say', output: Rules }, async ctx => {
  requireReader(ctx)
  return { rules: await views(ctx, await rules(ctx)) }
})
endpoint(
  api,
  'post',
  '/rules',
  { tag, summary: 'Make a rule; its examples are tried first', body: RuleInput, output: Rules },
  async (ctx, { body }) => ({ rules: await views(ctx, await makeRule(ctx, body)) }),
)
endpoint(
  api,
  'put',
  '/rules/{id}',
  {
    tag,
    summary: 'Change a rule, from the version that was seen; what it said before is kept',
    params: ById,
    body: RuleInput.extend({ version: z.number().int().min(1) }),
    output: Rules,
  },
  async (ctx, { params, body }) => ({ rules: await views(ctx, await changeRule(ctx, params.id, body)) }),
)
endpoint(
  api,
  'delete',
  '/rules/{id}',
  { tag, summary: 'Take a rule out of force', params: ById, output: Done },
  async (ctx, { params }) => {
    await retireRule(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/rules/{id}/versions',
  {
    tag,
    summary: 'What a rule said in each of its versions, the newest first',
    params: ById,
    output: z.object({
      versions: z.array(
        z.object({
          version: z.number().int(),
          rule: z.object({
            name: z.string(),
            kind: kinds,
            level: levels,
            words: z.array(z.string()),
            exceptions: z.array(z.string()),
            near: z.array(z.string()),
            explanation: z.string(),
            suggestion: z.string().nullable(),
          }),
          by: z.string().nullable(),
          at: z.date(),
        }),
      ),
    }),
  },
  async (ctx, { params }) => ({ versions: await ruleVersions(ctx, params.id) }),
)
endpoint(api, 'get', '/public-figures', { tag, summary: 'Figures that may be said', output: Figures }, async ctx => {
  requireReader(ctx)
  return { figures: await publicFigures(ctx) }
})
endpoint(
  api,
  'post',
  '/public-figures',
  { tag, summary: 'Add a published figure', body: FigureInput, output: Figures },
  async (ctx, { body }) => ({ figures: await addFigure(ctx, body) }),
)
endpoint(
  api,
  'delete',
  '/public-figures/{id}',
  { tag, summary: 'Take a figure off the list', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawFigure(ctx, params.id)
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
    summary: 'The guideline and the additions of divisions, all versions, and who has read the newest',
    output: z.object({
      versions: z.array(GuidelineView),
      attested: z.array(z.object({ employeeId: z.string(), version: z.number().int() })),
      /** What this reader is still to read. */
      toRead: z.array(z.number().int()),
      /** To which division this reader belongs. */
      divisionId: z.string().nullable(),
    }),
  },
  async ctx => {
    const me = requireEmployee(ctx)
    return {
      versions: await guidelineRows(ctx),
      attested: await attestedVersions(ctx),
      toRead: (await guidelinesToRead(ctx, me.employeeId)).map(each => each.version),
      divisionId: await divisionIdOf(ctx, me.employeeId),
    }
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

async function views(ctx: Context, all: Rule[]): Promise<z.input<typeof RuleView>[]> {
  const names = new Map((await divisions(ctx)).map(each => [each.id, each.name]))
  const mine = ctx.actor.kind === 'employee' ? await divisionIdOf(ctx, ctx.actor.employeeId) : null
  return all.map(rule => {
    const { unlike: _, ...shown } = rule
    return {
      ...shown,
      divisionName: names.get(rule.divisionId ?? '') ?? null,
      holdsForMe: holdsFor(rule, mine),
      guard: guardRuleOf(rule),
    }
  })
}
