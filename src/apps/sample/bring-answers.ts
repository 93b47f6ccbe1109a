import { disclosureOf, sign } from '#core/company'
import { guardRuleOf, rules, verdictOf } from '#core/policy'
import { decideSampleReview, insertSampleReview } from '#core/review'
import type { Employee } from '#core/team'
import { whyNotAlone } from '#core/training'
import {
  findingsForTheRecord,
  insertSampleAnswers,
  insertSampleClosings,
  reviewReasons,
  type Step,
  saveSampleDraft,
} from '#journey/answer'
import {
  type ClosingResult,
  insertSampleFirstAnswers,
  insertSampleOutcomes,
  type OutcomeKind,
  outcomeKind,
  statementOf,
} from '#journey/measure'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'
import { compileRules, type Guard } from '#text/guard'
import { at, type BroughtCompany, colleague, coordinatorFor } from './bring-company.ts'
import type { Spoken, Thread } from './bring-conversations.ts'
import type { SampleConversation } from './shape.ts'

/** Brings what we said and what came of it: answers, drafts, second pairs of eyes, closings and results. */
export async function bringAnswers(ctx: Context, threads: Thread[], company: BroughtCompany): Promise<void> {
  const guard = compileRules((await rules(ctx)).map(guardRuleOf))
  const all: Brought = { answers: [], firstAnswers: [], closings: [], outcomes: [] }
  for (const thread of threads) {
    const answers = thread.messages.filter(message => message.author)
    for (const [place, answer] of answers.entries())
      await bringSent(ctx, thread, answer, place === 0 && !thread.said.draft, company, guard, all)
    const seconds = bringFirstAnswer(thread, answers[0], all)
    await bringDraft(ctx, thread, company, guard, all)
    bringResult(ctx, thread, answers, seconds, company, all)
  }
  await insertSampleAnswers(ctx, all.answers)
  await insertSampleFirstAnswers(ctx, all.firstAnswers)
  await insertSampleClosings(ctx, all.closings)
  await insertSampleOutcomes(ctx, all.outcomes)
}

/** What is told at once in the end: hundreds of questions to the database take seconds on a busy machine. */
interface Brought {
  answers: Parameters<typeof insertSampleAnswers>[1]
  firstAnswers: Parameters<typeof insertSampleFirstAnswers>[1]
  closings: Parameters<typeof insertSampleClosings>[1]
  outcomes: Parameters<typeof insertSampleOutcomes>[1]
}

interface Written {
  id: string
  author: Employee
  text: string
  signedText: string
  replyTo: Spoken
  givenAt: Date
  sentAt: Date | null
  /** Where it stands in the thread, once it was sent. */
  messageId: string | null
  step: Step
}

/** An answer that left, and the review that it had before. */
async function bringSent(
  ctx: Context,
  thread: Thread,
  message: Spoken,
  mayBeReviewed: boolean,
  company: BroughtCompany,
  guard: Guard,
  all: Brought,
): Promise<void> {
  const { author, said, postedAt } = message
  const replyTo = thread.messages[said.replyTo ?? 0] ?? thread.root
  if (!author) return
  const review = mayBeReviewed ? thread.said.review : undefined
  const givenAt = review ? between(replyTo.postedAt, postedAt, 1 / 3) : new Date(postedAt.getTime() - 3_000)
  const text = said.text.slice(0, said.text.lastIndexOf('\n')).trim()
  const id = newId()
  const written: Written = {
    id,
    author,
    text,
    signedText: said.text,
    replyTo,
    givenAt,
    sentAt: postedAt,
    messageId: message.id,
    step: 'sent',
  }
  bringAnswer(thread, written, company, guard, all)
  if (review) await bringReview(ctx, thread, written, between(replyTo.postedAt, postedAt, 2 / 3), company, guard)
}

function bringAnswer(
  thread: Thread,
  { id, author, text, signedText, replyTo, givenAt, sentAt, messageId, step }: Written,
  company: BroughtCompany,
  guard: Guard,
  { answers }: Brought,
): void {
  answers.push({
    id,
    conversationId: thread.id,
    replyTo: replyTo.id,
    authorId: author.id,
    accountId: company.accountIds.get(thread.said.network) ?? '',
    text,
    signedText,
    language: thread.said.language,
    findings: findingsForTheRecord(guard.check(text, { now: givenAt })),
    guidelineVersion: company.guidelines.findLast(each => each.publishedAt <= givenAt)?.version ?? null,
    step,
    givenAt,
    releasedAt: sentAt,
    sentAt,
    messageId,
  })
}

async function bringReview(
  ctx: Context,
  thread: Thread,
  { id, author, text, givenAt }: Written,
  decidedAt: Date,
  company: BroughtCompany,
  guard: Guard,
): Promise<void> {
  const verdict = verdictOf(guard.check(text, { now: givenAt }), null)
  const asksFor = (asked: boolean) => reviewReasons(whyNotAlone(author.autonomy, [], [], []), verdict, asked)
  const reasons = asksFor(false).length > 0 ? asksFor(false) : asksFor(true)
  const reviewId = newId()
  const review = { id: reviewId, subjectKind: 'answer' as const, subjectId: id, conversationId: thread.id }
  await insertSampleReview(ctx, { ...review, authorId: author.id, reasons, askedAt: givenAt })
  if (!thread.said.review) return
  const { by, decision, comment } = thread.said.review
  await decideSampleReview(at(ctx, decidedAt), reviewId, {
    decision,
    by: colleague(company, by).id,
    comment,
    changedText: decision === 'changed' ? text : null,
  })
}

/** A draft that waits for a second pair of eyes, or came back from one to its author. */
async function bringDraft(
  ctx: Context,
  thread: Thread,
  company: BroughtCompany,
  guard: Guard,
  all: Brought,
): Promise<void> {
  const { draft, review } = thread.said
  if (!draft) return
  const author = colleague(company, draft.by)
  const replyTo = thread.messages[draft.replyTo] ?? thread.root
  const lastAt = thread.messages.at(-1)?.postedAt ?? thread.root.postedAt
  const givenAt = between(lastAt, ctx.now(), 1 / 2)
  const written: Written = {
    id: newId(),
    author,
    text: draft.text,
    signedText: sign(draft.text, disclosureOf(company.halden, author, thread.said.language)),
    replyTo,
    givenAt,
    sentAt: null,
    messageId: null,
    step: review ? 'returned' : 'in-review',
  }
  bringAnswer(thread, written, company, guard, all)
  await bringReview(ctx, thread, written, between(givenAt, ctx.now(), 1 / 2), company, guard)
  if (review) await saveSampleDraft(at(ctx, givenAt), thread.id, author.id, { text: draft.text })
}

function bringFirstAnswer(thread: Thread, first: Spoken | undefined, { firstAnswers }: Brought): number | null {
  if (!first?.author) return null
  const seconds = Math.round((first.postedAt.getTime() - thread.root.postedAt.getTime()) / 1000)
  firstAnswers.push({
    conversationId: thread.id,
    askedAt: thread.root.postedAt,
    answeredAt: first.postedAt,
    answeredBy: first.author.id,
    seconds,
  })
  return seconds
}

/** A closing, and the result that it stands for, with the ids of what shows it. */
function bringResult(
  ctx: Context,
  thread: Thread,
  answers: Spoken[],
  seconds: number | null,
  company: BroughtCompany,
  { closings, outcomes }: Brought,
): void {
  const { id, said, messages, reading, standing } = thread
  const closer = answers.at(-1)?.author ?? coordinatorFor(company, said.language)
  const lastMs = messages.at(-1)?.postedAt.getTime() ?? 0
  const moment = new Date(Math.min(lastMs + 30 * 60_000, ctx.now().getTime()))
  const result = standing === 'closed' ? closingOf(said, answers.length > 0) : undefined
  const closing = result && { id: newId(), conversationId: id, employeeId: closer.id, result }
  if (closing) closings.push({ ...closing, at: moment })
  const kind = said.outcome?.kind ?? (result && outcomeKind(result, reading.kind))
  if (!kind) return
  const outsiders = messages.filter(message => message.post)
  outcomes.push({
    id: newId(),
    conversationId: id,
    kind,
    statement: said.outcome?.statement ?? statementOf(kind, seconds),
    evidence: {
      askedMessageId: thread.root.id,
      answeredMessageId: answers[0]?.id ?? null,
      lastMessageId: outsiders.at(-1)?.id ?? null,
      closingId: closing?.id ?? null,
    },
    employeeId: answers[0]?.author?.id ?? null,
    secondsToAnswer: seconds,
    at: moment,
  })
}

const closedAs: Record<OutcomeKind, Exclude<ClosingResult, 'no-answer-needed'>> = {
  'question-solved': 'solved',
  'issue-resolved': 'solved',
  correction: 'solved',
  thanked: 'thanked',
  advocacy: 'thanked',
  informed: 'informed',
  purchase: 'informed',
  'product-decision': 'informed',
  'peer-answer': 'informed',
  'decision-influenced': 'informed',
  'invitation-accepted': 'informed',
}

/** How a person would have closed it: without an answer of ours, nothing of ours solved it. */
function closingOf({ outcome, state }: SampleConversation, isAnswered: boolean): ClosingResult {
  if (!isAnswered) return 'no-answer-needed'
  if (outcome) return closedAs[outcome.kind]
  return state === 'thanked' ? 'thanked' : 'solved'
}

function between(from: Date, to: Date, part: number): Date {
  return new Date(from.getTime() + (to.getTime() - from.getTime()) * part)
}
