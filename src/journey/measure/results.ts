import { type ChoiceNotTo, choicesNotTo, countChoicesNotTo } from '#journey/answer'
import { type CorrectionCounts, countCorrections } from '#journey/correct'
import { countDecisions, countDecisionsByMonth, type DecisionCounts, type DecisionMonth } from '#journey/learn'
import { countInvitations, type InvitationCount } from '#journey/moves'
import { movesIn, type SentMoves } from '#journey/tally'
import { type Context, requireEmployee, requireReader } from '#platform/context'
import { countByConfidence } from './ledger-store.ts'
import {
  type ChannelPromptness,
  nobodyWaited,
  type Promptness,
  promptness,
  promptnessByChannel,
  promptnessByWeek,
  type WeekPromptness,
} from './promptness.ts'
import { type OutcomeRow, outcomeRows, outcomeTotals } from './store.ts'

/** How long people waited in the last thirty days, beside the thirty before; week by week, and by where they wrote. */
export interface HowFast {
  promptness: Promptness
  before: Promptness
  weeks: WeekPromptness[]
  channels: ChannelPromptness[]
}

export interface Results extends HowFast {
  outcomes: OutcomeRow[]
  next: string | null
  totals: { kind: string; count: number }[]
  sureness: Awaited<ReturnType<typeof countByConfidence>>
  /** What we chose not to answer in the last thirty days, the newest with their reasons. */
  choices: { counts: Awaited<ReturnType<typeof countChoicesNotTo>>; newest: ChoiceNotTo[] }
  /** What our answers of the last thirty days were meant to do, and after how many the person wrote again. */
  moves: SentMoves[]
  invitations: InvitationCount[]
  /** What was said wrongly of us. */
  corrections: CorrectionCounts
  /** What was decided in that time, and how much of it rests on what people outside said. */
  decisions: DecisionCounts[]
  /** The same month by month, of a year. */
  decisionMonths: DecisionMonth[]
}

const perPage = 30
const mostChoices = 20
export const monthMs = 30 * 24 * 3600 * 1000

/** What came of it, and how we know; and how long people waited for a person, beside the month before. */
export async function results(
  ctx: Context,
  { before, since }: { before?: { at: Date; id: string } | undefined; since?: Date | undefined } = {},
): Promise<Results> {
  requireReader(ctx)
  const { from, soon } = lastMonth(ctx)
  const [outcomes, totals, sureness, fast, counts, newest, moves, invitations, corrections, decisions, decisionMonths] =
    await Promise.all([
      outcomeRows(ctx, { before, since, limit: perPage }),
      outcomeTotals(ctx, since),
      countByConfidence(ctx, since),
      howFast(ctx),
      countChoicesNotTo(ctx, from),
      choicesNotTo(ctx, from, mostChoices),
      movesIn(ctx, { from, to: soon }),
      countInvitations(ctx, from, mostChoices),
      countCorrections(ctx, from),
      countDecisions(ctx, from),
      decisionsByMonth(ctx),
    ])
  const last = outcomes.at(-1)
  return {
    outcomes,
    next: outcomes.length === perPage && last ? `${last.at.toISOString()}_${last.id}` : null,
    ...fast,
    ...{ totals, sureness, moves, invitations, corrections, decisions, decisionMonths },
    choices: { counts, newest },
  }
}

/** What was decided in each of the last twelve months, and how much of it cites what people said. */
export async function decisionsByMonth(ctx: Context): Promise<DecisionMonth[]> {
  requireReader(ctx)
  const now = ctx.now()
  return countDecisionsByMonth(ctx, new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 11, 1)))
}

export async function howFast(ctx: Context): Promise<HowFast> {
  requireReader(ctx)
  const { from, now, soon } = lastMonth(ctx)
  const earlier = (months: number) => new Date(now.getTime() - months * monthMs)
  const [[month = nobodyWaited, before = nobodyWaited], weeks, channels] = await Promise.all([
    promptness(ctx, [
      { from, to: now },
      { from: earlier(2), to: from },
    ]),
    promptnessByWeek(ctx, earlier(3), soon),
    promptnessByChannel(ctx, from, soon),
  ])
  return { promptness: month, before, weeks, channels }
}

/** Until soon: what carries this very moment counts, too. */
function lastMonth(ctx: Context): { from: Date; now: Date; soon: Date } {
  const now = ctx.now()
  return { from: new Date(now.getTime() - monthMs), now, soon: new Date(now.getTime() + 60_000) }
}

const newestOfMine = 3

/** What came last of the answers of whoever asks. */
export async function myResults(ctx: Context): Promise<OutcomeRow[]> {
  const { employeeId } = requireEmployee(ctx)
  return outcomeRows(ctx, { employeeId, limit: newestOfMine })
}
