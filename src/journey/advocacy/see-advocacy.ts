import { z } from 'zod'
import { check } from '#lib/check'
import { placeInList } from '#lib/place-in-list'
import { type Context, requireEmployee } from '#platform/context'
import { type CaseLine, caseLines, casesByStratum, casesWaiting, type TallyRow } from './case-store.ts'
import { type Compared, compareStrata } from './compare-strata.ts'
import { fewestForShare, type Later, laters, months, type Share, shareOf } from './model.ts'
import { preferences } from './preference-store.ts'
import { conversationsByMonth, type PostLine, postLines, type Recommender, recommenders, whats } from './store.ts'

const mostRecommendations = 300
const mostPeople = 30
const pageOf = 20
const mostWaiting = 10_000

export interface Advocacy {
  /** The first day that counts, `YYYY-MM-DD`. */
  since: string
  /** Conversations that spoke well of us without us; every month of the time, the oldest first. */
  withoutUs: { month: string; conversations: number; networks: { network: string; conversations: number }[] }[]
  /** Of people who compared us with others and said whom they would rather have. `share` is null where they are too few. */
  preference: { month: string; us: number; them: number; share: Share | null }[]
  /** The whole time, each person once. */
  whole: { us: number; them: number; share: Share | null }
  fewest: number
  recommenders: Recommender[]
}

/** What people say of us that others may go by, month by month: without us, of us beside others, and who recommends us. */
export async function seeAdvocacy(ctx: Context): Promise<Advocacy> {
  requireEmployee(ctx)
  const since = firstDay(ctx.now())
  const [counted, preferred, people] = [
    await conversationsByMonth(ctx, since),
    await preferences(ctx, since),
    await recommenders(ctx, { since: new Date(since), mostPosts: mostRecommendations, mostPeople }),
  ]
  const every = monthsFrom(since)
  const preferenceIn = (month: string) => {
    const { us, them } = preferred.find(each => each.month === month) ?? { us: 0, them: 0 }
    return { us, them, share: told(us, them) }
  }
  return {
    since,
    withoutUs: every.map(month => {
      const its = counted.filter(each => each.month === month)
      const networks = its.map(({ network, conversations }) => ({ network, conversations }))
      return { month, conversations: sum(its, each => each.conversations), networks }
    }),
    preference: every.map(month => ({ month, ...preferenceIn(month) })),
    whole: preferenceIn(''),
    fewest: fewestForShare,
    recommenders: people,
  }
}

export interface AnsweredCompared {
  since: string
  /** Who asked, whose time is up; and how many of whom it is not, up to ten thousand. */
  people: number
  waiting: number
  /** Of each thing somebody may do later, beside each other: the three hold at once. */
  later: ({ later: Later } & Compared)[]
}

/**
 * What people who were answered did later, beside people who were not and were alike: where they asked, what, how it
 * felt, and in which month. The method is named in `compareStrata`. It is no proof of a cause.
 */
export async function compareAnswered(ctx: Context): Promise<AnsweredCompared> {
  requireEmployee(ctx)
  const since = firstDay(ctx.now())
  const rows = await casesByStratum(ctx, since)
  const strata = [...Map.groupBy(rows, row => [row.month, row.network, row.kind, row.feeling].join(' ')).values()]
  const did: Record<Later, (row: TallyRow) => number> = {
    'spoke-well': row => row.spokeWell,
    recommended: row => row.recommended,
    'came-back': row => row.cameBack,
  }
  return {
    since,
    people: sum(rows, row => row.people),
    waiting: await casesWaiting(ctx, mostWaiting),
    later: laters.map(later => {
      const side = (stratum: TallyRow[], wasAnswered: boolean) => {
        const row = stratum.find(each => each.wasAnswered === wasAnswered)
        return { people: row?.people ?? 0, did: row ? did[later](row) : 0 }
      }
      const compared = compareStrata(
        strata.map(stratum => ({ answered: side(stratum, true), unanswered: side(stratum, false) })),
        { ofThree: true },
      )
      return { later, ...compared }
    }),
  }
}

const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'A month is written as 2026-11.')
export const ListPosts = z.object({
  what: z.enum(whats),
  month: month.optional(),
  before: z.string().max(100).optional(),
})
export type ListPosts = z.input<typeof ListPosts>

/** The posts behind a figure, the newest first. */
export async function listPosts(ctx: Context, input: ListPosts): Promise<{ posts: PostLine[]; next: string | null }> {
  requireEmployee(ctx)
  const { before, month, what } = check(ListPosts, input)
  const from = new Date(month ? `${month}-01` : firstDay(ctx.now()))
  const until = month ? new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1)) : ctx.now()
  const lines = await postLines(ctx, { what, from, until, before: placeInList(before), limit: pageOf + 1 })
  const posts = lines.slice(0, pageOf)
  return { posts, next: lines.length > pageOf ? placeOf(posts.at(-1)?.at, posts.at(-1)?.messageId) : null }
}

export const ListCases = z.object({
  answered: z.enum(['yes', 'no']),
  later: z.enum(laters).optional(),
  before: z.string().max(100).optional(),
})
export type ListCases = z.input<typeof ListCases>

/** The people behind a figure of the comparison, by the conversation in which they asked, the newest first. */
export async function listCases(ctx: Context, input: ListCases): Promise<{ cases: CaseLine[]; next: string | null }> {
  requireEmployee(ctx)
  const { answered, before, later } = check(ListCases, input)
  const since = new Date(firstDay(ctx.now()))
  const asked = { wasAnswered: answered === 'yes', later, since, before: placeInList(before), limit: pageOf + 1 }
  const lines = await caseLines(ctx, asked)
  const cases = lines.slice(0, pageOf)
  return { cases, next: lines.length > pageOf ? placeOf(cases.at(-1)?.at, cases.at(-1)?.conversationId) : null }
}

/** The first day of the month a year ago, and what is left of this one: whole months of UTC. */
export function firstDay(now: Date): string {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months + 1, 1)).toISOString().slice(0, 10)
}

function monthsFrom(since: string): string[] {
  const from = new Date(since)
  return Array.from({ length: months }, (_, at) =>
    new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + at, 1)).toISOString().slice(0, 7),
  )
}

const told = (us: number, them: number) => (us + them >= fewestForShare ? shareOf(us, us + them) : null)
const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) => rows.reduce((all, row) => all + of(row), 0)

const placeOf = (at: Date | undefined, id: string | undefined) => (at && id ? `${at.toISOString()}_${id}` : null)
