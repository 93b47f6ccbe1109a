import { endSampleExperiment, insertSampleExperiment, insertSampleTries } from '#journey/experiment'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import { at, type BroughtCompany, colleague } from '../bring-company.ts'
import type { Thread } from '../bring-conversations.ts'

const dayMs = 24 * 3_600_000

/** What was tried in a small way, and what came of it: the ways were suggested by turns, to whoever answered. */
const experiment = {
  by: 'ada',
  question: 'Do people say more often that it helped when we tell how we did it ourselves?',
  ways: [
    { name: 'As the page says it', words: 'Say what the page says, and link it.' },
    { name: 'As you did it', words: 'Say how you did it yourself, on which bike, and link the page below.' },
  ],
  withinDays: 5,
  baseline: 0.25,
  difference: 0.45,
  perWay: 41,
  /** It was known after so many of each. */
  ofEach: 26,
  endedDaysAgo: 3,
}

/** Brings a small experiment that is over. Where a real one runs on conversations, there is none to bring. */
export async function bringExperiment(ctx: Context, threads: Thread[], company: BroughtCompany): Promise<void> {
  const { by, question, withinDays, baseline, difference, perWay, ofEach, endedDaysAgo } = experiment
  const ways = experiment.ways.map((way, place) => ({ ...way, number: place + 1 }))
  const latest = new Date(ctx.now().getTime() - (endedDaysAgo + withinDays) * dayMs)
  const answered = threads.flatMap(({ id, messages }) => {
    const first = messages.find(message => message.author)
    return first?.author && first.postedAt < latest ? [{ id, author: first.author, at: first.postedAt }] : []
  })
  const tried = answered.sort((a, b) => a.at.getTime() - b.at.getTime()).slice(0, ofEach * ways.length)
  const [begun] = tried
  if (!begun) return
  const id = newId()
  const beginner = colleague(company, by)
  const asked = { id, question, unit: 'conversation' as const, success: 'told' as const, withinDays, ways }
  const plan = { baseline, difference, perWay, begunBy: beginner.id }
  if (!(await insertSampleExperiment(at(ctx, new Date(begun.at.getTime() - dayMs)), { ...asked, ...plan }))) return
  await insertSampleTries(
    ctx,
    id,
    tried.map(({ id: subjectId, author, at: triedAt }, place) => {
      const [way, turn] = [1 + (place % ways.length), Math.floor(place / ways.length)]
      const worked = way === 1 ? turn % 4 === 1 : turn % 5 !== 3
      const dueAt = new Date(triedAt.getTime() + withinDays * dayMs)
      return { subjectId, way, triedBy: author.id, triedAt, dueAt, worked }
    }),
  )
  await endSampleExperiment(at(ctx, new Date(ctx.now().getTime() - endedDaysAgo * dayMs)), id, beginner.id)
}
