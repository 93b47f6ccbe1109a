import { type ChoiceNotTo, choicesNotTo, countChoicesNotTo } from '#journey/answer'
import { type CorrectionCounts, countCorrections } from '#journey/correct'
import { countDecisions, type DecisionCounts } from '#journey/learn'
import { countInvitations, countMoves, type InvitationCount, type MoveCount } from '#journey/moves'
import { type Context, requireReader } from '#platform/context'
import { countByConfidence } from './ledger-store.ts'
import {
  type ChannelPromptness,
  type OutcomeRow,
  outcomeRows,
  outcomeTotals,
  type Promptness,
  promptness,
  promptnessByChannel,
  promptnessByWeek,
} from './store.ts'

export interface Results {
  outcomes: OutcomeRow[]
  next: string | null
  totals: { kind: string; count: number }[]
  sureness: Awaited<ReturnType<typeof countByConfidence>>
  promptness: Promptness
  before: Promptness
  weeks: Awaited<ReturnType<typeof promptnessByWeek>>
  channels: ChannelPromptness[]
  /** What we chose not to answer in the last thirty days, the newest with their reasons. */
  choices: { counts: Awaited<ReturnType<typeof countChoicesNotTo>>; newest: ChoiceNotTo[] }
  /** What our answers of the last thirty days were meant to do, and after how many the person wrote again. */
  moves: MoveCount[]
  invitations: InvitationCount[]
  /** What was said wrongly of us. */
  corrections: CorrectionCounts
  /** What was decided in that time, and how much of it rests on what people outside said. */
  decisions: DecisionCounts[]
}

const perPage = 30
const mostChoices = 20
const monthMs = 30 * 24 * 3600 * 1000

/** What came of it, and how we know; and how long people waited for a person, beside the month before. */
export async function results(
  ctx: Context,
  { before, since }: { before?: { at: Date; id: string } | undefined; since?: Date | undefined } = {},
): Promise<Results> {
  requireReader(ctx)
  const now = ctx.now().getTime()
  const at = (monthsAgo: number) => new Date(now - monthsAgo * monthMs)
  const outcomes = await outcomeRows(ctx, { before, since, limit: perPage })
  const last = outcomes.at(-1)
  return {
    outcomes,
    next: outcomes.length === perPage && last ? `${last.at.toISOString()}_${last.id}` : null,
    totals: await outcomeTotals(ctx, since),
    sureness: await countByConfidence(ctx, since),
    promptness: await promptness(ctx, at(1), at(0)),
    before: await promptness(ctx, at(2), at(1)),
    weeks: await promptnessByWeek(ctx, at(3)),
    channels: await promptnessByChannel(ctx, at(1)),
    choices: {
      counts: await countChoicesNotTo(ctx, at(1)),
      newest: await choicesNotTo(ctx, at(1), mostChoices),
    },
    moves: await countMoves(ctx, at(1)),
    invitations: await countInvitations(ctx, at(1), mostChoices),
    corrections: await countCorrections(ctx, at(1)),
    decisions: await countDecisions(ctx, at(1)),
  }
}
