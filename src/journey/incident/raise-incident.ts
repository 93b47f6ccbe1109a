import { z } from 'zod'
import { freeze } from '#core/freeze'
import { theAnswer } from '#journey/answer'
import { theStatement } from '#journey/official'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Comparable, samePost } from '#text/similar'
import type { Concerned, Incident } from './model.ts'
import { theIncident } from './open-incident.ts'
import { type About, insertConcerned, insertIncident, noteDeed, openIncidentOf, wordsToCompare } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'incident.raised': {
      incidentId: string
      conversationId?: string
      statementId?: string
      employeeId: string
      /** Whose words they are. */
      authorId: string
      isDrill: boolean
      concerned: number
    }
  }
}

export const RaiseIncident = z
  .object({
    /** About an answer of ours; or about what the company said. */
    answerId: z.uuid().optional(),
    statementId: z.uuid().optional(),
    reason: z.string().trim().min(1, 'Say what is wrong, in a few words.').max(500),
    /** To practise: everything is walked through, and nothing is touched. */
    isDrill: z.boolean().default(false),
  })
  .refine(({ answerId, statementId }) => (answerId === undefined) !== (statementId === undefined), {
    error: 'Say what is wrong: an answer, or what the company said.',
    path: ['answerId'],
  })
export type RaiseIncident = z.input<typeof RaiseIncident>

/** Of the words of the shorter one, so much in the same order makes it nearly the same. */
const leastShare = 0.7

/**
 * The button beside everything that we said: something is wrong with it. Nothing like it leaves from this moment on, what
 * says nearly the same elsewhere is found, and whoever coordinates is told. Anybody may press it; only once.
 */
export async function raiseIncident(ctx: Context, input: RaiseIncident): Promise<Incident> {
  const me = requireEmployee(ctx)
  const { answerId, statementId, reason, isDrill } = check(RaiseIncident, input)
  const about = answerId ? { answerId } : { statementId: statementId ?? '' }
  return inTransaction(ctx, async ctx => {
    const { authorId, texts, ...subject } = await whatIsWrong(ctx, about)
    const open = await openIncidentOf(ctx, about, isDrill)
    if (open) return theIncident(ctx, open)
    const found = await alikeEverywhere(ctx, about, texts)
    const frozenId = isDrill ? null : await freeze(ctx, texts[0] ?? '', sentence(reason))
    const id = newId()
    if (!(await insertIncident(ctx, { id, about, reason, isDrill, by: me.employeeId, frozenId })))
      throw new Problem('conflict', 'A colleague pressed it a moment before you. Look again.')
    await insertConcerned(ctx, id, found)
    await noteDeed(ctx, { incidentId: id, what: 'raised', answerId, by: me.employeeId, outcome: reason })
    await noteDeed(ctx, {
      incidentId: id,
      what: 'froze',
      by: me.employeeId,
      outcome: isDrill ? 'In earnest, nothing like it would leave from now on.' : 'Nothing like it leaves from now on.',
    })
    await emit(
      ctx,
      'incident.raised',
      { incidentId: id, ...subject, employeeId: me.employeeId, authorId, isDrill, concerned: found.length },
      { subjectId: id },
    )
    return theIncident(ctx, id)
  })
}

/** The words it is about: an answer, or what the company published, in each of its wordings; those of all first. */
async function whatIsWrong(
  ctx: Context,
  { answerId, statementId }: About,
): Promise<{ authorId: string; texts: string[]; conversationId?: string; statementId?: string }> {
  if (answerId) {
    const { authorId, text, conversationId } = await theAnswer(ctx, answerId)
    return { authorId, texts: [text], conversationId }
  }
  const { id, authorId, text, places } = await theStatement(ctx, statementId ?? '')
  // What is not out yet is known to communications only.
  const out = places.filter(({ step }) => step === 'sent' || step === 'doubtful')
  if (out.length === 0) throw new Problem('not-found', 'There is no such statement, or it stands nowhere.')
  return { authorId, texts: [text, ...out.flatMap(({ words }) => words ?? [])], statementId: id }
}

/** What says nearly the same, everywhere; what it is about is always among them. */
async function alikeEverywhere(
  ctx: Context,
  { answerId, statementId }: About,
  texts: string[],
): Promise<{ kind: Concerned['kind']; id: string; share: number }[]> {
  const given: Comparable[] = texts.map(text => ({ text }))
  const found = (await wordsToCompare(ctx)).flatMap(each => {
    const isIt = each.id === answerId || (statementId !== undefined && each.statementId === statementId)
    const share = isIt ? 1 : Math.max(0, ...given.map(one => samePost({ text: each.text }, one)?.share ?? 0))
    return share >= leastShare ? [{ kind: each.kind, id: each.id, share }] : []
  })
  const isThere = answerId === undefined || found.some(({ id }) => id === answerId)
  return isThere ? found : [{ kind: 'answer', id: answerId, share: 1 }, ...found]
}

/** Other words follow it where it is read. */
const sentence = (words: string) => (/[.!?…]["”’)]?$/.test(words) ? words : `${words}.`)
