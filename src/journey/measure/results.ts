import { type ChoiceNotTo, choicesNotTo, countChoicesNotTo } from '#journey/answer'
import { type CorrectionCounts, countCorrections } from '#journey/correct'
import { countDecisions, type DecisionCounts } from '#journey/learn'
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

export interface Results {
  outcomes: OutcomeRow[]
  next: string | null
  totals: { kind: string; count: number }[]
  sureness: Awaited<ReturnType<typeof countByConfidence>>
  promptness: Promptness
  before: Promptness
  weeks: WeekPromptness[]
  channels: ChannelPromptness[]
  /** What we chose not to answer in the last thirty days, the newest with their reasons. */
  choices: { counts: Awaited<ReturnType<typeof countChoicesNotTo>>; newest: ChoiceNotTo[] }
  /** What our answers of the last thirty days were meant to do, and after how many the person wrote again. */
  moves: SentMoves[]
  invitations: InvitationCount[]
  /** What was said wrongly of us. */
  corrections: CorrectionCounts
  /** What was decided in that time, and how much of it rests on what people outside said. */
  decisions: DecisionCounts[]
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
  const now = ctx.now().getTime()
  const at = (monthsAgo: number) => new Date(now - monthsAgo * monthMs)
  // What carries this very moment counts, too.
  const soon = new Date(now + 60_000)
  const [outcomes, totals, sureness, [month, monthBefore], weeks, channels, counts, newest, moves, ...more] =
    await Promise.all([
      outcomeRows(ctx, { before, since, limit: perPage }),
      outcomeTotals(ctx, since),
      countByConfidence(ctx, since),
      promptness(ctx, [
        { from: at(1), to: at(0) },
        { from: at(2), to: at(1) },
      ]),
      promptnessByWeek(ctx, at(3), soon),
      promptnessByChannel(ctx, at(1), soon),
      countChoicesNotTo(ctx, at(1)),
      choicesNotTo(ctx, at(1), mostChoices),
      movesIn(ctx, { from: at(1), to: soon }),
      countInvitations(ctx, at(1), mostChoices),
      countCorrections(ctx, at(1)),
      countDecisions(ctx, at(1)),
    ])
  const [invitations, corrections, decisions] = more
  const last = outcomes.at(-1)
  return {
    outcomes,
    next: outcomes.length === perPage && last ? `${last.at.toISOString()}_${last.id}` : null,
    ...{ totals, sureness, weeks, channels, moves, invitations, corrections, decisions },
    promptness: month ?? nobodyWaited,
    before: monthBefore ?? nobodyWaited,
    choices: { counts, newest },
  }
}

const newestOfMine = 3

/** What came last of the answers of whoever asks. */
export async function myResults(ctx: Context): Promise<OutcomeRow[]> {
  const { employeeId } = requireEmployee(ctx)
  return outcomeRows(ctx, { employeeId, limit: newestOfMine })
}
