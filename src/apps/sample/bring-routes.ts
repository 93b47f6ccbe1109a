import type { Employee } from '#core/team'
import { noticeDeclared } from '#journey/expertise'
import { conversationsById } from '#journey/listen'
import { prioritise } from '#journey/priority'
import {
  houseFor,
  insertSampleAside,
  insertSampleClaim,
  insertSampleSuggestions,
  insertSuggestion,
  markSamplePassed,
  routable,
  type Suggestion,
  staticReason,
  suggestFor,
  whoIsHere,
} from '#journey/route'
import { newId } from '#lib/id'
import type { Context, EmployeeActor } from '#platform/context'
import { at, type BroughtCompany, colleague, coordinatorFor } from './bring-company.ts'
import type { Thread } from './bring-conversations.ts'

/** Brings who has what: claims, what was set aside and why, whom Sosh suggests, and what is passed to the newcomer. */
export async function bringRoutes(
  ctx: Context,
  threads: Thread[],
  company: BroughtCompany,
  newcomer: { actor: EmployeeActor; languages: string[] },
): Promise<void> {
  await bringClaims(ctx, threads)
  await bringAsides(ctx, threads, company)
  const suggestions = await bringSuggestions(ctx, threads)
  const passed = await passToNewcomer(ctx, threads, suggestions, company, newcomer)
  const others = threads.filter(({ id, standing }) => standing === 'open' && !passed.has(id))
  await passToThoseMeant(ctx, others, suggestions, company)
}

async function bringClaims(ctx: Context, threads: Thread[]): Promise<void> {
  const expiresAt = new Date(ctx.now().getTime() + ctx.config.claimMinutes * 60_000)
  for (const [place, { id, standing, assignee, messages }] of threads.entries()) {
    if (standing !== 'claimed' || !assignee) continue
    const minutesAgo = 2 + (place % Math.max(1, ctx.config.claimMinutes - 2))
    const lastMs = messages.at(-1)?.postedAt.getTime() ?? 0
    const claimedAt = new Date(Math.max(lastMs, ctx.now().getTime() - minutesAgo * 60_000))
    await insertSampleClaim(at(ctx, claimedAt), { id: newId(), conversationId: id, employeeId: assignee.id, expiresAt })
  }
}

/** Only what Sosh itself reads as static is said to be set aside by Sosh; the rest, a colleague looked at. */
async function bringAsides(ctx: Context, threads: Thread[], company: BroughtCompany): Promise<void> {
  for (const { id, said, standing, messages, reading } of threads) {
    if (standing !== 'aside') continue
    const bySosh = said.setAside?.by || messages.length > 1 ? undefined : staticReason(reading)
    const by = said.setAside?.by ? colleague(company, said.setAside.by) : coordinatorFor(company, said.language)
    const lastMs = messages.at(-1)?.postedAt.getTime() ?? 0
    const moment = new Date(Math.min(lastMs + (bySosh ? 5_000 : 12 * 60_000), ctx.now().getTime()))
    await insertSampleAside(at(ctx, moment), {
      id: newId(),
      conversationId: id,
      reason: bySosh ?? said.setAside?.reason ?? '',
      employeeId: bySosh ? null : by.id,
    })
  }
}

/** Whom Sosh suggests for what was asked first, worked out as it always is, so that each reason is true. */
async function bringSuggestions(ctx: Context, threads: Thread[]): Promise<Map<string, Suggestion[]>> {
  await noticeDeclared(ctx)
  const here = await whoIsHere(ctx)
  const asked = threads
    .filter(({ standing }) => standing !== 'aside' && standing !== 'gone')
    .map(({ id, root, reading }) => {
      const { text, title } = root.said
      const said = { text, title: title ?? null, language: reading.language, links: root.post?.links ?? [] }
      return { conversationId: id, post: routable(said, here) }
    })
  const house = await houseFor(
    ctx,
    here,
    asked.map(each => each.post),
  )
  const suggested = asked.map(({ conversationId, post }) => ({ conversationId, suggestions: suggestFor(post, house) }))
  await insertSampleSuggestions(ctx, suggested)
  const found = new Map(suggested.map(each => [each.conversationId, each.suggestions.length]))
  const readings = new Map(threads.map(each => [each.id, each.reading]))
  const waiting = (await conversationsById(ctx, [...found.keys()])).filter(each => each.standing === 'open')
  await prioritise(
    ctx,
    waiting.map(conversation => ({
      conversation,
      reading: readings.get(conversation.id),
      suggested: found.get(conversation.id) ?? 0,
    })),
  )
  return new Map(suggested.map(each => [each.conversationId, each.suggestions]))
}

const mostForNewcomer = 7
const kindsForNewcomer = ['question', 'complaint', 'purchase-interest', 'idea', 'praise']

const notesForNewcomer = [
  'Try this one: nothing leaves from the sample, whatever you press.',
  'Would you have a look?',
  'You will see at once what is being asked.',
  'Yours, if you like.',
  'Take your time with this one.',
  'If this is not for you, pass it on; nobody minds.',
  'This person deserves a word soon.',
]

/**
 * Fresh conversations for whoever looks around, passed to them by the colleague whom Sosh would have asked:
 * in a language that they read, what waits for an answer before what is kind.
 */
async function passToNewcomer(
  ctx: Context,
  threads: Thread[],
  suggestions: Map<string, Suggestion[]>,
  company: BroughtCompany,
  newcomer: { actor: EmployeeActor; languages: string[] },
): Promise<Set<string>> {
  const languages = newcomer.languages.map(each => each.split('-')[0] ?? each)
  const read = languages.length > 0 ? languages : ['en']
  const distance = ({ said }: Thread) => (read.includes(said.language) ? 0 : said.language === 'en' ? 1 : 2)
  const praise = ({ said }: Thread) => Number(said.kind === 'praise')
  const colleagues = new Map([...company.colleagues.values()].map(each => [each.id, each]))
  const fresh = threads
    .filter(({ said, standing }) => standing === 'open' && kindsForNewcomer.includes(said.kind))
    .sort(
      (a, b) =>
        distance(a) - distance(b) || praise(a) - praise(b) || a.said.startedMinutesAgo - b.said.startedMinutesAgo,
    )
    .slice(0, mostForNewcomer)
  for (const [place, { id, said }] of fresh.entries()) {
    const asked = suggestions.get(id)?.flatMap(each => colleagues.get(each.employeeId) ?? []) ?? []
    const from = asked[0] ?? coordinatorFor(company, said.language)
    await pass(ctx, id, from, newcomer.actor.employeeId, notesForNewcomer[place] ?? '')
  }
  return new Set(fresh.map(each => each.id))
}

/** Where Sosh has no evidence for the colleague who is meant, a coordinator has passed it to them. */
async function passToThoseMeant(
  ctx: Context,
  threads: Thread[],
  suggestions: Map<string, Suggestion[]>,
  company: BroughtCompany,
): Promise<void> {
  for (const [place, { id, said }] of threads.entries()) {
    if (!said.suggestedTo) continue
    const meant = colleague(company, said.suggestedTo)
    const from = coordinatorFor(company, said.language)
    const isAsked = suggestions.get(id)?.some(each => each.employeeId === meant.id)
    if (!isAsked && from.id !== meant.id)
      await pass(ctx, id, from, meant.id, notesBetweenColleagues[place % notesBetweenColleagues.length] ?? '')
  }
}

const notesBetweenColleagues = [
  'You know this better than I do.',
  'One for you, I think.',
  'Not my subject; yours?',
  'Could you take this? You will be quicker than me.',
]

async function pass(ctx: Context, conversationId: string, from: Employee, to: string, note: string): Promise<void> {
  await markSamplePassed(ctx, conversationId, from.id, '')
  const reasons: Suggestion['reasons'] = [{ kind: 'passed', from: from.name, note }]
  await insertSuggestion(ctx, conversationId, { employeeId: to, score: 10, reasons })
}
