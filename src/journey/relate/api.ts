import {
  keepApart,
  MergePeople,
  mergePeople,
  NotePerson,
  notePerson,
  PlacePerson,
  placePerson,
  previewMerge,
  previewUnmerge,
  purposes,
  removeNote,
  SayConsent,
  sayConsent,
  suggestSame,
  TagPerson,
  tagPerson,
  UnmergePeople,
  unmergePeople,
  unplacePerson,
  waysToKnow,
} from '#core/people'
import { endpoint, rooms, z } from '#platform/http'
import { ErasePerson, erasePerson } from './erase-person.ts'
import { exportPerson } from './export-person.ts'
import { howLongKept, KeepOnlySoLong, keepAsBefore, keepOnlySoLong } from './keep-only-so-long.ts'
import { findPeople, lookAtOrganisation, lookAtPerson, lookFurtherBack } from './look-at-person.ts'
import { askForProof } from './prove-links.ts'

const Story = z.object({
  conversationId: z.string(),
  network: z.string(),
  words: z.string(),
  language: z.string().nullable(),
  /** As whom they said it. */
  by: z.string().nullable(),
  at: z.date(),
  standing: z.string(),
  said: z.number().int(),
  answeredBy: z.array(z.string()),
})
/** What was said, owed, answered and what came of it: of a person, or of all whom we know at an organisation. */
const told = {
  story: z.array(Story),
  concerns: z.array(
    z.object({
      topic: z.string(),
      count: z.number().int(),
      troubled: z.number().int(),
      glad: z.number().int(),
      posts: z.array(
        z.object({
          messageId: z.string(),
          conversationId: z.string(),
          words: z.string(),
          language: z.string().nullable(),
          at: z.date(),
        }),
      ),
    }),
  ),
  answeredBy: z.array(
    z.object({ employeeId: z.string(), name: z.string(), answers: z.number().int(), lastAt: z.date() }),
  ),
  promises: z.array(
    z.object({
      what: z.string(),
      conversationId: z.string().nullable(),
      byName: z.string().nullable(),
      until: z.date().nullable(),
    }),
  ),
  results: z.array(
    z.object({ kind: z.string(), statement: z.string(), conversationId: z.string().nullable(), at: z.date() }),
  ),
}
const MergeView = z.object({
  id: z.string(),
  fromId: z.string(),
  intoId: z.string(),
  how: z.enum(waysToKnow),
  why: z.string(),
  evidence: z.array(z.object({ words: z.string(), url: z.string().optional() })),
  mergedAt: z.date(),
  mergedByName: z.string().nullable(),
  undoneAt: z.date().nullable(),
  undoneByName: z.string().nullable(),
  undoneWhy: z.string().nullable(),
  fromAccounts: z.array(z.string()),
})
const Page = z
  .object({
    id: z.string(),
    name: z.string(),
    firstSeenAt: z.date().nullable(),
    accounts: z.array(
      z.object({
        id: z.string(),
        personId: z.string(),
        network: z.string(),
        handle: z.string(),
        name: z.string().nullable(),
        avatarUrl: z.string().nullable(),
        url: z.string().nullable(),
        followers: z.number().int().nullable(),
        seenAt: z.date(),
        goneAt: z.date().nullable(),
      }),
    ),
    merges: z.array(MergeView),
    known: z.object({
      notes: z.array(
        z.object({
          id: z.string(),
          words: z.string(),
          byId: z.string().nullable(),
          byName: z.string().nullable(),
          at: z.date(),
        }),
      ),
      tags: z.array(z.string()),
      consents: z.array(
        z.object({
          id: z.string(),
          purpose: z.enum(purposes),
          isGiven: z.boolean(),
          said: z.string(),
          byName: z.string().nullable(),
          at: z.date(),
        }),
      ),
      organisations: z.array(z.object({ id: z.string(), name: z.string(), role: z.string() })),
    }),
    ...told,
    invitations: z.array(
      z.object({
        title: z.string(),
        url: z.string().nullable(),
        byName: z.string(),
        at: z.date(),
        wroteAgain: z.boolean(),
      }),
    ),
    cards: z.array(
      z.object({
        title: z.string(),
        about: z.string(),
        lines: z.array(
          z.object({
            label: z.string(),
            words: z.string(),
            because: z.string().optional(),
            conversationId: z.string().optional(),
          }),
        ),
      }),
    ),
  })
  .openapi('PersonPage')
const Line = z
  .object({
    id: z.string(),
    name: z.string(),
    avatarUrl: z.string().nullable(),
    accounts: z.array(z.object({ network: z.string(), handle: z.string() })),
    tags: z.array(z.string()),
    lastAt: z.date().nullable(),
  })
  .openapi('PersonLine')
const Suggested = z
  .object({
    personId: z.string(),
    accounts: z.array(
      z.object({
        network: z.string(),
        handle: z.string(),
        name: z.string().nullable(),
        avatarUrl: z.string().nullable(),
        url: z.string().nullable(),
      }),
    ),
    probability: z.number(),
    because: z.array(
      z.object({
        sign: z.string(),
        value: z.string(),
        count: z.number().int(),
        points: z.number(),
        words: z.string(),
      }),
    ),
  })
  .openapi('SuggestedSame')
const Counts = z.object({
  accounts: z.number().int(),
  conversations: z.number().int(),
  messages: z.number().int(),
  notes: z.number().int(),
  tags: z.number().int(),
})
const Rule = z.object({
  id: z.string(),
  network: z.string().nullable(),
  kind: z.string().nullable(),
  days: z.number().int(),
  madeByName: z.string().nullable(),
  madeAt: z.date(),
})

const tag = 'People'
const params = z.object({ id: z.uuid() })
const Done = z.object({})

export const api = rooms()

endpoint(
  api,
  'get',
  '/people',
  {
    tag,
    summary: 'People by the beginning of a name or handle or of where they work, or by a #tag',
    query: z.object({ search: z.string().max(100).optional() }),
    output: z.object({ people: z.array(Line) }),
  },
  async (ctx, { query }) => ({ people: await findPeople(ctx, query.search) }),
)
endpoint(
  api,
  'get',
  '/people/{id}',
  { tag, summary: 'Who somebody is to us, over all networks', params, output: Page },
  (ctx, { params }) => lookAtPerson(ctx, params.id),
)
endpoint(
  api,
  'get',
  '/people/{id}/story',
  {
    tag,
    summary: 'Their story with us, further back',
    params,
    query: z.object({ before: z.string() }),
    output: z.object({ story: z.array(Story) }),
  },
  async (ctx, { params, query }) => ({ story: await lookFurtherBack(ctx, params.id, query) }),
)
endpoint(
  api,
  'get',
  '/people/{id}/same',
  { tag, summary: 'Who this could also be, and why', params, output: z.object({ people: z.array(Suggested) }) },
  async (ctx, { params }) => ({ people: await suggestSame(ctx, params.id) }),
)
endpoint(
  api,
  'get',
  '/people/{id}/merge/{fromId}',
  {
    tag,
    summary: 'What one page of two people would hold',
    params: params.extend({ fromId: z.uuid() }),
    output: z.object({ into: Counts, from: Counts, wasUndone: z.boolean() }),
  },
  (ctx, { params }) => previewMerge(ctx, params.id, params.fromId),
)
endpoint(
  api,
  'post',
  '/people/{id}/merge',
  { tag, summary: 'Say that two people are one', params, body: MergePeople, output: z.object({ id: z.string() }) },
  async (ctx, { body, params }) => ({ id: await mergePeople(ctx, params.id, body) }),
)
endpoint(
  api,
  'post',
  '/people/{id}/apart/{otherId}',
  {
    tag,
    summary: 'Say that two who look alike are two',
    params: params.extend({ otherId: z.uuid() }),
    output: Done,
  },
  async (ctx, { params }) => {
    await keepApart(ctx, params.id, params.otherId)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/people/{id}/proof',
  { tag, summary: 'Look whether their pages name each other', params, output: Done },
  async (ctx, { params }) => {
    await askForProof(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/merges/{id}',
  {
    tag,
    summary: 'What would stay and what would go, if two are parted',
    params,
    output: z.object({ stays: Counts, leaves: Counts }),
  },
  (ctx, { params }) => previewUnmerge(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/merges/{id}/undo',
  { tag, summary: 'Part two who were made one', params, body: UnmergePeople, output: z.object({ id: z.string() }) },
  async (ctx, { body, params }) => ({ id: await unmergePeople(ctx, params.id, body) }),
)
endpoint(
  api,
  'post',
  '/people/{id}/notes',
  { tag, summary: 'Keep a note of a person', params, body: NotePerson, output: Done },
  async (ctx, { body, params }) => {
    await notePerson(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/people/{id}/notes/{noteId}',
  { tag, summary: 'Take a note away', params: params.extend({ noteId: z.uuid() }), output: Done },
  async (ctx, { params }) => {
    await removeNote(ctx, params.id, params.noteId)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/people/{id}/tags',
  { tag, summary: 'Put a tag on a person, or take it off', params, body: TagPerson, output: Done },
  async (ctx, { body, params }) => {
    await tagPerson(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/people/{id}/consent',
  { tag, summary: 'Note what they allowed, or took back', params, body: SayConsent, output: Done },
  async (ctx, { body, params }) => {
    await sayConsent(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'put',
  '/people/{id}/organisations',
  { tag, summary: 'Say where they work', params, body: PlacePerson, output: Done },
  async (ctx, { body, params }) => {
    await placePerson(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/people/{id}/organisations/{organisationId}',
  { tag, summary: 'They do not work there', params: params.extend({ organisationId: z.uuid() }), output: Done },
  async (ctx, { params }) => {
    await unplacePerson(ctx, params.id, params.organisationId)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/organisations/{id}',
  {
    tag,
    summary: 'Who works at an organisation, and how it goes between them and us',
    params,
    output: z
      .object({
        name: z.string(),
        people: z.array(z.object({ personId: z.string(), name: z.string(), role: z.string() })),
        ...told,
      })
      .openapi('OrganisationPage'),
  },
  (ctx, { params }) => lookAtOrganisation(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/people/{id}/export',
  {
    tag,
    summary: 'Everything we hold of a person, to hand to them',
    params,
    output: z.record(z.string(), z.unknown()),
  },
  (ctx, { params }) => exportPerson(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/people/{id}/erase',
  {
    tag,
    summary: 'Erase a person from everything, for good',
    params,
    body: ErasePerson,
    output: z.object({
      accounts: z.number().int(),
      conversations: z.number().int(),
      messages: z.number().int(),
      passedOn: z.number().int(),
    }),
  },
  (ctx, { body, params }) => erasePerson(ctx, params.id, body),
)
endpoint(
  api,
  'get',
  '/retention',
  { tag, summary: 'How long words of people outside are kept', output: z.object({ rules: z.array(Rule) }) },
  async ctx => ({ rules: await howLongKept(ctx) }),
)
endpoint(
  api,
  'put',
  '/retention',
  { tag, summary: 'Say how long words are kept', body: KeepOnlySoLong, output: Done },
  async (ctx, { body }) => {
    await keepOnlySoLong(ctx, body)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/retention/{id}',
  { tag, summary: 'Take such a rule back', params, output: Done },
  async (ctx, { params }) => {
    await keepAsBefore(ctx, params.id)
    return {}
  },
)
