import {
  insertSampleSource,
  pauseSampleSource,
  retireSampleAccount,
  saveProgress,
  upsertSampleAccount,
} from '#core/channels'
import { addTopicRows, topics } from '#core/company'
import {
  insertSampleAttestation,
  insertSampleGuideline,
  insertSampleRule,
  insertSampleVersion,
  judge,
  wordsLike,
} from '#core/policy'
import { type Employee, type Hours, insertSampleEmployee, replaceKnowledge, upsertDocument } from '#core/team'
import { insertSampleQuery } from '#journey/query'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import type { Sample, SampleColleague, SampleCompany, SampleDocument, SampleNetwork } from './shape.ts'

/** The sample company as it stands in the database: who is who, and through what they hear. */
export interface BroughtCompany {
  /** Whose answers these are; the company that was set up keeps its own name. */
  halden: SampleCompany
  colleagues: Map<string, Employee>
  sourceIds: Map<SampleNetwork, string>
  /** Accounts through which the sample once answered. All were given up, so that nothing can leave by them. */
  accountIds: Map<SampleNetwork, string>
  guidelines: { version: number; publishedAt: Date }[]
}

const dayMs = 24 * 3_600_000
const sevenWeeksMs = 49 * dayMs
const weekdays: (keyof Hours)[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** The same world at another moment: rows about the past are written with the clock of the past. */
export function at(ctx: Context, moment: Date): Context {
  return { ...ctx, now: () => moment }
}

/** Brings the people, what they know and wrote, their rules, what they listen for, and where. */
export async function bringCompany(ctx: Context, sample: Sample): Promise<BroughtCompany> {
  const ago = (ms: number) => new Date(ctx.now().getTime() - ms)
  const topicIds = await bringTopics(ctx, sample)
  const colleagues = await bringColleagues(ctx, sample.colleagues, topicIds, ago)
  await bringDocuments(ctx, sample.documents, colleagues, ago)
  await bringRules(ctx, sample, colleagues, ago)
  const guidelines = await bringGuidelines(ctx, sample, colleagues, ago)
  for (const { name, source } of sample.queries) {
    const madeAt = ago(sevenWeeksMs)
    await insertSampleQuery(ctx, { id: newId(), name, text: source, madeBy: null, madeAt, changedAt: ctx.now() }, true)
  }
  const { sourceIds, accountIds } = await bringPlaces(ctx, sample, ago)
  return { halden: sample.company, colleagues, sourceIds, accountIds, guidelines }
}

/** One of the brought colleagues; the sample's own test says that every key is somebody's. */
export function colleague(company: BroughtCompany, key: string): Employee {
  const found = company.colleagues.get(key)
  if (!found) throw new Error(`The sample names a colleague who is not there: ${key}`)
  return found
}

/** Who sorts what comes in: a coordinator who reads the language, or else the first of them. */
export function coordinatorFor(company: BroughtCompany, language: string): Employee {
  const coordinators = [...company.colleagues.values()].filter(each => each.roles.includes('coordinator'))
  const found = coordinators.find(each => each.languages.includes(language)) ?? coordinators[0]
  if (!found) throw new Error('Nobody in the sample company is a coordinator')
  return found
}

async function bringTopics(ctx: Context, sample: Sample): Promise<Map<string, string>> {
  await addTopicRows(
    ctx,
    sample.topics.map(({ name, kind, words }) => ({ name, kind, words })),
    true,
  )
  // A topic that the company has already is kept as it is, and shared.
  const known = new Map((await topics(ctx)).map(topic => [topic.name.toLowerCase(), topic.id]))
  return new Map(sample.topics.map(topic => [topic.key, known.get(topic.name.toLowerCase()) ?? '']))
}

async function bringColleagues(
  ctx: Context,
  people: SampleColleague[],
  topicIds: Map<string, string>,
  ago: (ms: number) => Date,
): Promise<Map<string, Employee>> {
  const brought = new Map<string, Employee>()
  for (const person of people) {
    const { name, title, roles, affiliation, autonomy, languages, timezone } = person
    const employee: Employee = {
      id: newId(),
      // Nobody can sign in as one of them.
      userId: null,
      name,
      title,
      roles,
      affiliation,
      autonomy,
      languages,
      timezone,
      hours: hoursOf(person),
      joinedAt: ago(autonomy === 'learning' ? 60 * dayMs : 900 * dayMs),
    }
    await insertSampleEmployee(ctx, employee, true)
    const knows = person.knows.map(each => ({ topicId: topicIds.get(each.topic) ?? '', note: each.note ?? '' }))
    await replaceKnowledge(ctx, employee.id, knows)
    brought.set(person.key, employee)
  }
  return brought
}

function hoursOf({ hours }: SampleColleague): Hours {
  return Object.fromEntries(
    hours.days.flatMap(day => {
      const weekday = weekdays[day - 1]
      return weekday ? [[weekday, [hours.from, hours.to]]] : []
    }),
  )
}

const idOf = (colleagues: Map<string, Employee>, key: string) => colleagues.get(key)?.id ?? null

async function bringDocuments(
  ctx: Context,
  documents: SampleDocument[],
  colleagues: Map<string, Employee>,
  ago: (ms: number) => Date,
): Promise<void> {
  for (const { title, url, language, summary, authors, publishedDaysAgo } of documents) {
    const authorIds = authors.map(key => idOf(colleagues, key)).filter(id => id !== null)
    const document = { id: newId(), title, url, language, summary, authorIds }
    await upsertDocument(at(ctx, ago(publishedDaysAgo * dayMs)), document, true)
  }
}

async function bringRules(
  ctx: Context,
  sample: Sample,
  colleagues: Map<string, Employee>,
  ago: (ms: number) => Date,
): Promise<void> {
  for (const { name, kind, level, words, explanation, suggestion, owner, untilDaysAhead } of sample.rules) {
    const ownerId = idOf(colleagues, owner)
    const until = untilDaysAhead === undefined ? null : ago(-untilDaysAhead * dayMs)
    const rule = {
      id: newId(),
      version: 1,
      name,
      kind,
      level,
      words,
      exceptions: [],
      near: [],
      until,
      ownerId,
      explanation,
    }
    const more = { examples: [], divisionId: null, unlike: wordsLike(words), suggestion: suggestion ?? null }
    const madeAt = ago(sevenWeeksMs + dayMs)
    await insertSampleRule(ctx, { ...rule, ...more, madeAt }, ownerId, true)
    await insertSampleVersion(at(ctx, madeAt), rule.id, ownerId)
  }
}

/** A company that has a guideline of its own keeps it as the newest: the sample's stays away. */
async function bringGuidelines(
  ctx: Context,
  sample: Sample,
  colleagues: Map<string, Employee>,
  ago: (ms: number) => Date,
): Promise<BroughtCompany['guidelines']> {
  if ((await judge(ctx, '')).guidelineVersion !== null) return []
  const brought: BroughtCompany['guidelines'] = []
  for (const { body, note, publishedBy, publishedDaysAgo } of sample.guidelines) {
    const publishedAt = ago(publishedDaysAgo * dayMs)
    const guideline = { body, note, publishedBy: idOf(colleagues, publishedBy), publishedAt }
    const version = await insertSampleGuideline(ctx, guideline, true)
    for (const employee of colleagues.values())
      if (employee.joinedAt < publishedAt)
        await insertSampleAttestation(at(ctx, new Date(publishedAt.getTime() + dayMs)), employee.id, version)
    brought.push({ version, publishedAt })
  }
  return brought
}

const places: Record<SampleNetwork, { label: string; handle: string; settings: object }> = {
  bluesky: { label: 'Bluesky (sample)', handle: 'halden.sky.example', settings: {} },
  feed: { label: 'Blogs (sample)', handle: 'halden.example', settings: { url: 'https://blogs.example/all.xml' } },
  webhook: { label: 'Letters and texts (sample)', handle: 'hello@halden.example', settings: {} },
  import: { label: 'An old forum (sample)', handle: 'halden', settings: { fileName: 'forum (sample)' } },
}

/** Sources that are read to their end and rest besides: even one that somebody wakes asks no network anything. */
async function bringPlaces(
  ctx: Context,
  sample: Sample,
  ago: (ms: number) => Date,
): Promise<Pick<BroughtCompany, 'sourceIds' | 'accountIds'>> {
  const sourceIds = new Map<SampleNetwork, string>()
  const accountIds = new Map<SampleNetwork, string>()
  for (const network of new Set(sample.conversations.map(each => each.network))) {
    const { label, handle, settings } = places[network]
    const heard = sample.conversations.filter(each => each.network === network)
    const sourceId = newId()
    const source = { id: sourceId, connector: network, network, label, settings, secretId: null }
    await insertSampleSource(at(ctx, ago(sevenWeeksMs)), { ...source, keeps: 'all' }, null, true)
    await saveProgress(ctx, sourceId, {
      cursor: undefined,
      heard: heard.flatMap(each => each.messages).length,
      newestAt: ago(Math.min(...heard.map(each => each.startedMinutesAgo)) * 60_000),
      usualGapS: null,
      lagMs: undefined,
      nextTryAt: null,
      progress: null,
      finished: true,
    })
    await pauseSampleSource(ctx, sourceId, ctx.now())
    sourceIds.set(network, sourceId)

    const account = { id: newId(), connector: network, network, externalId: `sample:${network}`, handle }
    const accountId = await upsertSampleAccount(
      at(ctx, ago(sevenWeeksMs)),
      {
        ...account,
        name: 'Halden (sample)',
        avatarUrl: null,
        url: null,
        settings: {},
        secretId: null,
        connectedAt: ago(sevenWeeksMs),
        signedOutAt: null,
        failure: null,
      },
      null,
      true,
    )
    await retireSampleAccount(ctx, accountId)
    accountIds.set(network, accountId)
  }
  return { sourceIds, accountIds }
}
