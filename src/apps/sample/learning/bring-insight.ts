import {
  decideSample,
  finishSample,
  insertSampleCitations,
  insertSampleDecision,
  insertSamplePlacings,
  insertSampleTellings,
  insertSampleTheme,
  packed,
  tellSample,
} from '#journey/learn'
import { messagesById } from '#journey/listen'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import { pointOf, sumOf } from '#text/themes'
import { at, type BroughtCompany, colleague } from '../bring-company.ts'
import type { Thread } from '../bring-conversations.ts'
import { insight, type SampleTheme } from './insight.ts'

const dayMs = 24 * 3_600_000

/** Brings what was made of the conversations: what several people raised, what was decided, and who was told. */
export async function bringInsight(ctx: Context, threads: Thread[], company: BroughtCompany): Promise<void> {
  for (const theme of insight) await bringTheme(ctx, theme, threads, company)
}

/** The conversation whose first words begin so; the sample's own test says that each is there. */
export function threadThatBegins(threads: Thread[], beginning: string): Thread {
  const found = threads.find(({ root }) => root.said.text.startsWith(beginning))
  if (!found) throw new Error(`The sample speaks of a conversation that is not there: ${beginning}`)
  return found
}

async function bringTheme(
  ctx: Context,
  { name, by, begins, decision }: SampleTheme,
  threads: Thread[],
  company: BroughtCompany,
): Promise<void> {
  const ago = (days: number) => at(ctx, new Date(ctx.now().getTime() - days * dayMs))
  const gatherer = colleague(company, by)
  const raised = begins.map(beginning => threadThatBegins(threads, beginning))
  const id = newId()
  const lastPostAt = new Date(Math.max(...raised.map(({ root }) => root.postedAt.getTime())))
  const sums = packed([sumOf(raised.map(({ root }) => pointOf(root.said.text)))])
  await insertSampleTheme(ago(decision?.consideredDaysAgo ?? 1), { id, name, by: gatherer.id, lastPostAt, sums })
  const messages = await messagesById(
    ctx,
    raised.map(({ root }) => root.id),
  )
  const accounts = new Map(messages.map(each => [each.id, each.accountId]))
  await insertSamplePlacings(
    ctx,
    raised.flatMap(({ id: conversationId, root }) => {
      const accountId = accounts.get(root.id)
      const why = `${gatherer.name} put it here.`
      const post = { messageId: root.id, conversationId, postedAt: root.postedAt, placedBy: gatherer.id }
      return accountId ? [{ id: newId(), themeId: id, accountId, close: null, why, ...post }] : []
    }),
  )
  if (decision) await bringDecision(id, decision, threads, company, ago)
}

async function bringDecision(
  themeId: string,
  decision: NonNullable<SampleTheme['decision']>,
  threads: Thread[],
  company: BroughtCompany,
  ago: (days: number) => Context,
): Promise<void> {
  const { area, title, consideredDaysAgo, decided } = decision
  const [owner, decider] = [colleague(company, decision.owner), colleague(company, 'jonas')]
  const id = newId()
  const considered = ago(consideredDaysAgo)
  await insertSampleDecision(considered, { id, themeId, area, title, ownerId: owner.id, by: decider.id })
  const messageIds = decision.cites.map(beginning => threadThatBegins(threads, beginning).root.id)
  await insertSampleCitations(considered, id, decider.id, { messageIds })
  if (!decided) return
  const { verdict, reason, done, daysAgo, isTold } = decided
  await decideSample(ago(daysAgo), id, { verdict, reason, ownerId: owner.id, by: decider.id })
  if (done) await finishSample(ago(done.daysAgo), id, colleague(company, done.by).id, done.note)
  if (!isTold) return
  const asked = ago(done?.daysAgo ?? daysAgo)
  await insertSampleTellings(asked, id, decider.id, owner.id)
  await tellSample(asked, id)
}
