import { topics } from '#core/company'
import { holidaysNow } from '#core/promise'
import { availabilities, employeeNames, employees, isAtWork, isAway, knowledge } from '#core/team'
import { endorsements, findEvidence, type Knowing, knowWho } from '#journey/expertise'
import type { Message } from '#journey/listen'
import type { Context } from '#platform/context'
import { largestShare, readiness } from '#text/expertise'
import { searchTerms } from '#text/tokens'
import type { Candidate, House, Routable, TopicSaid } from './model.ts'
import { claimCounts, firstPlaces } from './store.ts'

/** The colleagues of this moment, what they know and carry; for one batch of conversations. */
export interface Here {
  knowing: Knowing
  topics: KnownTopic[]
  candidates: Map<string, Candidate>
  load: Carried & { mostShare: number }
  now: Date
}

interface Carried {
  own: Map<string, number>
  all: number
  /** Whose each became since it was counted: one that is looked at again is not counted twice. */
  since: Map<string, string>
}

interface KnownTopic extends Omit<TopicSaid, 'words'> {
  /** Each way of saying it, in folded words. */
  ways: string[][]
}

/** Less than this is nobody's burden, whatever share of all it is. */
const leastBurden = 3

/** Everybody who could be asked, with what they know and carry at this moment, and the evidence of it. */
export async function whoIsHere(ctx: Context): Promise<Here> {
  const [colleagues, known, named, praise, available, holidays, claims, carried, knowing] = [
    await employees(ctx),
    await knowledge(ctx),
    await topics(ctx),
    await endorsements(ctx),
    new Map((await availabilities(ctx)).map(each => [each.employeeId, each])),
    new Map((await holidaysNow(ctx)).map(each => [each.employeeId, each.holiday])),
    await claimCounts(ctx),
    await carriedNow(ctx),
    await knowWho(ctx),
  ]
  const now = ctx.now()
  const load = Object.assign(carried, { mostShare: Math.max(largestShare, 2 / Math.max(1, colleagues.length)) })
  const candidates = new Map(
    colleagues.map(employee => {
      const { mostOpen = 5, awayFrom = null, awayUntil = null } = available.get(employee.id) ?? {}
      const candidate: Candidate = {
        employee,
        atWork: isAtWork(employee, now) && !holidays.has(employee.id),
        holiday: holidays.get(employee.id),
        isAway: isAway(employee, { awayFrom, awayUntil }, now),
        mostOpen,
        openClaims: claims.get(employee.id) ?? 0,
        readiness: readinessOf(load, employee.id),
      }
      return [employee.id, candidate]
    }),
  )
  const here = named.map(topic => ({
    topic: topic.name,
    ways: [topic.name, ...topic.words].map(words => [...termsOf(words)]).filter(terms => terms.length > 0),
    knownBy: known.filter(each => each.topicId === topic.id).map(each => each.employeeId),
    endorsed: praise
      .filter(each => each.topicId === topic.id)
      .map(({ employeeId, byName, at }) => ({ employeeId, by: byName, at })),
  }))
  return { knowing, topics: here.filter(each => each.knownBy.length + each.endorsed.length > 0), candidates, load, now }
}

const countedForMs = 5_000
let counted: (Carried & { house: string; at: number }) | undefined

/** How many are each colleague’s to answer first: counted every few seconds, and kept up by what is suggested here meanwhile. */
async function carriedNow(ctx: Context): Promise<Carried> {
  const house = ctx.config.databaseUrl ?? ctx.config.dataDir
  const at = ctx.now().getTime()
  if (counted?.house === house && Math.abs(at - counted.at) < countedForMs) return counted
  const firsts = await firstPlaces(ctx)
  const own = new Map(firsts.map(each => [each.employeeId, each.count]))
  counted = { house, at, own, all: firsts.reduce((sum, each) => sum + each.count, 0), since: new Map() }
  return counted
}

/** What one conversation asks, as far as it matters for who could answer. */
export type Asked = Pick<Message, 'text' | 'title' | 'language' | 'links'>

/** A message as the question “who knows?” sees it. */
export function routable(
  asked: Asked,
  here: Here,
  more: Partial<Pick<Routable, 'participants' | 'passed'>> = {},
): Routable {
  const terms = termsOf(asked.text, asked.title)
  const { evidence, experts } = findEvidence(here.knowing, { ...asked, at: here.now, terms }, termsOf)
  return {
    language: asked.language,
    participants: more.participants ?? [],
    passed: more.passed ?? [],
    evidence,
    experts,
    topics: here.topics.flatMap(({ ways, ...topic }) => {
      const words = ways.filter(way => way.every(term => terms.has(term))).map(way => way.join(' '))
      return words.length > 0 ? [{ ...topic, words }] : []
    }),
  }
}

/** The house as it judges these posts: with the names of those who wrote what they are about and have left. */
export async function houseFor(ctx: Context, here: Here, posts: Routable[]): Promise<House> {
  const authors = new Set(
    posts.flatMap(post => [...post.evidence.flatMap(each => each.employeeIds), ...post.experts.keys()]),
  )
  const gone = [...authors].filter(id => !here.candidates.has(id))
  const names = new Map((await employeeNames(ctx, gone)).map(each => [each.id, each.name]))
  return {
    candidates: here.candidates,
    nameOf: id => here.candidates.get(id)?.employee.name ?? names.get(id) ?? 'A colleague',
    now: here.now,
  }
}

/** One more is theirs to answer first: the next of the same batch sees it. */
export function carryOneMore({ load, candidates }: Here, employeeId: string, conversationId: string): void {
  const before = load.since.get(conversationId)
  if (before === employeeId) return
  if (before) load.own.set(before, (load.own.get(before) ?? 1) - 1)
  else load.all++
  load.since.set(conversationId, employeeId)
  load.own.set(employeeId, (load.own.get(employeeId) ?? 0) + 1)
  const candidate = candidates.get(employeeId)
  if (candidate) candidates.set(employeeId, { ...candidate, readiness: readinessOf(load, employeeId) })
}

function readinessOf({ own, all, mostShare }: Here['load'], employeeId: string): number {
  const mine = own.get(employeeId) ?? 0
  const ready = readiness({ own: mine, all }, mostShare)
  return mine < leastBurden ? Math.max(0.5, ready) : ready
}

function termsOf(text: string, title: string | null = null): Set<string> {
  return new Set(
    searchTerms({ text, ...(title && { title }), network: '', author: { handle: '' }, links: [], tags: [] }),
  )
}
