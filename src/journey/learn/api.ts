import { AnswerView } from '#journey/answer'
import { endpoint, rooms, z } from '#platform/http'
import {
  Cite,
  Consider,
  cite,
  consider,
  Decide,
  Done as DoneNote,
  decide,
  decisions,
  LinkIssue,
  linkIssue,
  lookAtDecision,
  noteDone,
  uncite,
  withdrawDecision,
} from './decide.ts'
import { lookAtTheme, themes } from './look-at-theme.ts'
import { areas, type Decision, stageOf, verdicts, whyNotToTell } from './model.ts'
import {
  MergeTheme,
  makeTheme,
  mergeTheme,
  NameTheme,
  putPost,
  renameTheme,
  SplitTheme,
  splitTheme,
  takePostOut,
  unmergeTheme,
} from './rearrange.ts'
import {
  askToTell,
  HandTelling,
  handTelling,
  LetBe,
  letBe,
  myTellings,
  TellPerson,
  tellings,
  tellPerson,
} from './tell.ts'

const ThemeView = z
  .object({
    id: z.string(),
    name: z.string(),
    namedByName: z.string().nullable(),
    foundAt: z.date(),
    posts: z.number().int(),
    people: z.number().int(),
    lately: z.number().int(),
    before: z.number().int(),
    /** Posts in a hurry. */
    pressing: z.number().int(),
    lastPostAt: z.date(),
    quote: z.string().nullable(),
    quoteLanguage: z.string().nullable(),
    networks: z.array(z.string()),
  })
  .openapi('Theme')
const DecisionView = z
  .object({
    id: z.string(),
    themeId: z.string().nullable(),
    themeName: z.string().nullable(),
    area: z.enum(areas),
    title: z.string(),
    ownerId: z.string(),
    ownerName: z.string(),
    consideredByName: z.string(),
    consideredAt: z.date(),
    verdict: z.enum(verdicts).nullable(),
    reason: z.string(),
    decidedByName: z.string().nullable(),
    decidedAt: z.date().nullable(),
    doneByName: z.string().nullable(),
    doneAt: z.date().nullable(),
    doneNote: z.string(),
    cited: z.number().int(),
    toTell: z.number().int(),
    told: z.number().int(),
    letBe: z.number().int(),
    stage: z.enum(['considered', 'decided', 'done', 'told']),
    /** Why nobody can be told yet. */
    tellingWaits: z.string().nullable(),
  })
  .openapi('Decision')
const QuoteView = z.object({
  messageId: z.string(),
  conversationId: z.string(),
  personName: z.string(),
  network: z.string(),
  words: z.string(),
  language: z.string().nullable(),
  postedAt: z.date(),
  mayBeQuoted: z.boolean(),
  isPrivate: z.boolean(),
  kind: z.string().nullable(),
  placedByName: z.string().nullable(),
  close: z.number().nullable(),
  why: z.string(),
})
const LookedAtView = z
  .object({
    theme: ThemeView.extend({ mergedInto: z.string().nullable() }),
    weeks: z.array(z.object({ week: z.date(), count: z.number().int() })),
    spike: z.string().nullable(),
    quotes: z.array(QuoteView),
    who: z.object({
      people: z.number().int(),
      heard: z.number().int(),
      talking: z.number().int(),
      stages: z.array(z.object({ stage: z.string(), people: z.number().int() })),
      groups: z.array(z.object({ kind: z.enum(['tag', 'organisation']), name: z.string(), people: z.number().int() })),
      bought: z.array(z.object({ currency: z.string(), orders: z.number().int(), amount: z.number() })),
    }),
    /** Over how many posts languages, kinds and communities are counted: all, or the newest. */
    counted: z.number().int(),
    languages: z.array(z.object({ language: z.string(), count: z.number().int() })),
    kinds: z.array(z.object({ kind: z.string(), count: z.number().int() })),
    /** Where it is said, as our sources are called. */
    communities: z.array(z.object({ name: z.string(), count: z.number().int() })),
    parts: z.array(z.object({ id: z.string(), name: z.string(), byName: z.string(), at: z.date() })),
    decisions: z.array(DecisionView),
  })
  .openapi('LookedAtTheme')
const TellingView = z
  .object({
    id: z.string(),
    decisionId: z.string(),
    messageId: z.string(),
    conversationId: z.string(),
    personName: z.string(),
    network: z.string(),
    words: z.string(),
    language: z.string().nullable(),
    tellerId: z.string(),
    tellerName: z.string(),
    answerStep: z.string().nullable(),
    said: z.string().nullable(),
    toldAt: z.date().nullable(),
    letBeAt: z.date().nullable(),
    letBeByName: z.string().nullable(),
    letBeWhy: z.string(),
  })
  .openapi('Telling')
const ToTellView = TellingView.extend({ start: z.string(), title: z.string(), verdict: z.enum(verdicts) }).openapi(
  'ToTell',
)

const ById = z.object({ id: z.uuid() })
const OfPost = z.object({ id: z.uuid(), messageId: z.uuid() })
const Done = z.object({})
const tag = 'Insight'
const made = z.object({ id: z.string() })
const shown = (decision: Decision) => ({
  ...decision,
  stage: stageOf(decision),
  tellingWaits: whyNotToTell(decision) ?? null,
})

export const api = rooms()

endpoint(
  api,
  'get',
  '/themes',
  { tag, summary: 'What people ask of us', output: z.object({ themes: z.array(ThemeView) }) },
  async ctx => ({ themes: await themes(ctx) }),
)
endpoint(
  api,
  'post',
  '/themes',
  { tag, summary: 'Make a theme', body: NameTheme, output: made },
  async (ctx, { body }) => ({ id: await makeTheme(ctx, body) }),
)
endpoint(
  api,
  'get',
  '/themes/{id}',
  { tag, summary: 'One theme, in people’s own words', params: ById, output: LookedAtView },
  async (ctx, { params }) => {
    const looked = await lookAtTheme(ctx, params.id)
    return { ...looked, decisions: looked.decisions.map(shown) }
  },
)
endpoint(
  api,
  'put',
  '/themes/{id}/name',
  { tag, summary: 'Say what a theme is called', params: ById, body: NameTheme, output: Done },
  async (ctx, { params, body }) => {
    await renameTheme(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/themes/{id}/merge',
  { tag, summary: 'Two themes are one', params: ById, body: MergeTheme, output: Done },
  async (ctx, { params, body }) => {
    await mergeTheme(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/themes/{id}/unmerge',
  { tag, summary: 'They were two after all', params: ById, output: Done },
  async (ctx, { params }) => {
    await unmergeTheme(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/themes/{id}/split',
  { tag, summary: 'Some of it is about something else', params: ById, body: SplitTheme, output: made },
  async (ctx, { params, body }) => ({ id: await splitTheme(ctx, params.id, body) }),
)
endpoint(
  api,
  'put',
  '/themes/{id}/posts/{messageId}',
  { tag, summary: 'Put a post into a theme', params: OfPost, output: Done },
  async (ctx, { params }) => {
    await putPost(ctx, params.id, params.messageId)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/themes/{id}/posts/{messageId}',
  { tag, summary: 'Take a post out of a theme', params: OfPost, output: Done },
  async (ctx, { params }) => {
    await takePostOut(ctx, params.id, params.messageId)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/decisions',
  { tag, summary: 'What we consider, decided and told', output: z.object({ decisions: z.array(DecisionView) }) },
  async ctx => ({ decisions: (await decisions(ctx)).map(shown) }),
)
endpoint(
  api,
  'post',
  '/decisions',
  { tag, summary: 'Take up what people ask for', body: Consider, output: DecisionView },
  async (ctx, { body }) => shown(await consider(ctx, body)),
)
endpoint(
  api,
  'get',
  '/decisions/{id}',
  {
    tag,
    summary: 'A decision, with the words it rests on',
    params: ById,
    output: z
      .object({
        decision: DecisionView,
        citations: z.array(
          z.object({
            messageId: z.string(),
            conversationId: z.string(),
            personName: z.string(),
            network: z.string(),
            words: z.string(),
            language: z.string().nullable(),
            postedAt: z.date(),
          }),
        ),
        issues: z.array(
          z.object({
            id: z.string(),
            url: z.string(),
            label: z.string(),
            state: z.string().nullable(),
            linkedByName: z.string(),
            linkedAt: z.date(),
          }),
        ),
      })
      .openapi('OpenedDecision'),
  },
  async (ctx, { params }) => {
    const opened = await lookAtDecision(ctx, params.id)
    return { ...opened, decision: shown(opened.decision) }
  },
)
endpoint(
  api,
  'post',
  '/decisions/{id}/citations',
  {
    tag,
    summary: 'It rests on these words, too',
    params: ById,
    body: Cite,
    output: z.object({ cited: z.number().int() }),
  },
  async (ctx, { params, body }) => ({ cited: await cite(ctx, params.id, body) }),
)
endpoint(
  api,
  'post',
  '/decisions/{id}/cite-theme',
  { tag, summary: 'Cite what was said meanwhile', params: ById, output: z.object({ cited: z.number().int() }) },
  async (ctx, { params }) => ({ cited: await cite(ctx, params.id, 'theme') }),
)
endpoint(
  api,
  'delete',
  '/decisions/{id}/citations/{messageId}',
  { tag, summary: 'It does not rest on these words', params: OfPost, output: Done },
  async (ctx, { params }) => {
    await uncite(ctx, params.id, params.messageId)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/decisions/{id}/verdict',
  { tag, summary: 'Decide: do it, not now, or no', params: ById, body: Decide, output: DecisionView },
  async (ctx, { params, body }) => shown(await decide(ctx, params.id, body)),
)
endpoint(
  api,
  'post',
  '/decisions/{id}/done',
  { tag, summary: 'It is done', params: ById, body: DoneNote, output: DecisionView },
  async (ctx, { params, body }) => shown(await noteDone(ctx, params.id, body)),
)
endpoint(
  api,
  'delete',
  '/decisions/{id}',
  { tag, summary: 'Not considered any more', params: ById, output: Done },
  async (ctx, { params }) => {
    await withdrawDecision(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/decisions/{id}/issues',
  { tag, summary: 'Where it is worked on outside', params: ById, body: LinkIssue, output: Done },
  async (ctx, { params, body }) => {
    await linkIssue(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/decisions/{id}/tellings',
  { tag, summary: 'Ask that each person is told', params: ById, output: z.object({ people: z.number().int() }) },
  async (ctx, { params }) => ({ people: await askToTell(ctx, params.id) }),
)
endpoint(
  api,
  'get',
  '/decisions/{id}/tellings',
  { tag, summary: 'Who is told, and who was', params: ById, output: z.object({ tellings: z.array(TellingView) }) },
  async (ctx, { params }) => ({ tellings: await tellings(ctx, params.id) }),
)
endpoint(
  api,
  'get',
  '/tellings',
  { tag, summary: 'Whom you are asked to tell', output: z.object({ tellings: z.array(ToTellView) }) },
  async ctx => ({ tellings: await myTellings(ctx) }),
)
endpoint(
  api,
  'put',
  '/tellings/{id}/teller',
  { tag, summary: 'Another colleague tells them', params: ById, body: HandTelling, output: Done },
  async (ctx, { params, body }) => {
    await handTelling(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/tellings/{id}/tell',
  { tag, summary: 'Tell one person, where they said it', params: ById, body: TellPerson, output: AnswerView },
  (ctx, { params, body }) => tellPerson(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/tellings/{id}/let-be',
  { tag, summary: 'They are not told, for a reason', params: ById, body: LetBe, output: Done },
  async (ctx, { params, body }) => {
    await letBe(ctx, params.id, body)
    return {}
  },
)
