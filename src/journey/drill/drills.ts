import { z } from 'zod'
import { theCompany, topics } from '#core/company'
import { employees } from '#core/team'
import { openConversation } from '#journey/answer'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import { shippedReader } from '#text/name-reader'
import { anonymous, type Known, stillPersonal } from './anonymous.ts'
import { type Drill, drillMasters, outcomeWords } from './model.ts'
import { checkRow, drillById, drillIdOf, insertDrill, retireRow } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'drill.proposed': { drillId: string; conversationId: string }
    'drill.checked': { drillId: string }
    'drill.retired': { drillId: string }
  }
}

/**
 * Makes a drill of a past conversation that one of us answered: names, handles, mails and numbers are replaced, and it
 * waits for a person to read it. Nobody practises on it before.
 */
export async function proposeDrill(ctx: Context, conversationId: string): Promise<Drill> {
  const me = requireRole(ctx, ...drillMasters)
  const opened = await openConversation(ctx, conversationId)
  const sent = opened.answers.find(({ step }) => step === 'sent')
  const asked = opened.messages.findIndex(({ id }) => id === sent?.replyTo)
  if (!sent || asked === -1)
    throw new Problem('conflict', 'A drill is made of a conversation that one of us has answered.')
  const known = await whoIsIn(ctx, opened)
  const before = opened.messages.slice(0, asked + 1).filter(({ removedAt }) => !removedAt)
  const next = opened.messages.slice(asked + 1).find(({ accountId, removedAt }) => accountId && !removedAt)
  const reviews = opened.reviews.filter(({ subjectId, decision }) => subjectId === sent.id && decision !== null)
  const outcome = outcomeWords(opened.closing, next?.text)
  const texts = anonymous(
    [
      ...before.map(({ title, text }) => [title, text].filter(Boolean).join('\n\n')),
      ...before.map(({ author, colleague }) => author?.name ?? author?.handle ?? colleague?.name ?? 'Person A'),
      ...reviews.map(({ comment }) => comment),
      sent.text,
      outcome,
    ],
    known,
  )
  const at = (place: number) => texts[place] ?? ''
  const readings = before.flatMap(({ reading }) => reading?.topics ?? [])
  const id = newId()
  const [first = ''] = at(0).split('\n')
  const drill = {
    ...{ id, conversationId },
    title: first.length > 80 ? `${first.slice(0, 78)}…` : first,
    language: opened.conversation.language,
    kind: opened.conversation.kind,
    topicIds: [...new Set(readings.map(({ topicId }) => topicId))],
    messages: before.map(({ accountId }, place) => ({
      who: at(before.length + place),
      isOurs: accountId === null,
      words: at(place),
    })),
    reviews: reviews.flatMap(({ decision }, place) =>
      decision ? [{ decision, comment: at(2 * before.length + place) }] : [],
    ),
    answer: at(2 * before.length + reviews.length),
    outcome: at(2 * before.length + reviews.length + 1),
  }
  return inTransaction(ctx, async ctx => {
    if (!(await insertDrill(ctx, drill, me.employeeId)))
      throw new Problem('conflict', 'There is a drill of this conversation already.')
    await emit(ctx, 'drill.proposed', { drillId: id, conversationId })
    return theDrill(ctx, id)
  })
}

/** The drill that was made of a conversation, for whoever would make one. */
export async function drillOf(ctx: Context, conversationId: string): Promise<{ drillId: string | null }> {
  requireRole(ctx, ...drillMasters)
  return { drillId: await drillIdOf(ctx, conversationId) }
}

const words = z.string().trim().min(1, 'Some words are missing.').max(10_000)

export const CheckDrill = z.object({
  title: z.string().trim().min(1, 'Give it a title.').max(120),
  messages: z
    .array(z.object({ who: z.string().trim().min(1).max(80), isOurs: z.boolean(), words }))
    .min(1)
    .max(60),
  answer: words,
  /** In the order in which they were made. */
  comments: z.array(z.string().trim().max(2000)).max(20),
  outcome: z.string().trim().max(2000),
  /** Whoever checks it says so. */
  isAnonymous: z.literal(true, 'Read it, and say that nobody can be recognised in it.'),
})

/**
 * A person has read a drill, put right what was left in it, and says that nobody can be recognised: from now on colleagues
 * practise on it. What certainly tells who somebody is, is refused.
 */
export async function checkDrill(ctx: Context, id: string, input: z.input<typeof CheckDrill>): Promise<Drill> {
  const me = requireRole(ctx, ...drillMasters)
  const { answer, comments, messages, outcome, title } = check(CheckDrill, input)
  const drill = await theDrill(ctx, id)
  const last = messages.at(-1)
  if (!last || last.isOurs) throw new Problem('invalid', 'The last post is what is to be answered: somebody else’s.')
  const known = await whoIsIn(ctx, await openConversation(ctx, drill.conversationId))
  const all: [at: string, text: string][] = [
    ['title', title],
    ...messages.flatMap(({ who, words }, at): [string, string][] => [
      [`messages.${at}.who`, who],
      [`messages.${at}.words`, words],
    ]),
    ['answer', answer],
    ...comments.map((comment, at): [string, string] => [`comments.${at}`, comment]),
    ['outcome', outcome],
  ]
  const left = all.flatMap(([at, text]) => stillPersonal(text, known).map(found => ({ at, message: `“${found}”` })))
  if (left.length > 0) throw new Problem('refused', 'Somebody can still be recognised. Say it without these:', left)
  const reviews = drill.reviews.map((review, at) => ({ ...review, comment: comments[at] ?? '' }))
  return inTransaction(ctx, async ctx => {
    if (!(await checkRow(ctx, id, { title, messages, answer, reviews, outcome }, me.employeeId)))
      throw new Problem('not-found', 'There is no such drill any more.')
    await emit(ctx, 'drill.checked', { drillId: id }, { subjectId: id })
    return theDrill(ctx, id)
  })
}

/** Takes a drill away; what was tried in it still counts. */
export async function retireDrill(ctx: Context, id: string): Promise<void> {
  requireRole(ctx, ...drillMasters)
  await inTransaction(ctx, async ctx => {
    if (!(await retireRow(ctx, id))) throw new Problem('not-found', 'There is no such drill any more.')
    await emit(ctx, 'drill.retired', { drillId: id }, { subjectId: id })
  })
}

export async function theDrill(ctx: Context, id: string): Promise<Drill> {
  const drill = await drillById(ctx, id)
  if (!drill) throw new Problem('not-found', 'There is no such drill any more.')
  return drill
}

/** Everybody who speaks in it, and our colleagues; what we make and are called may stay. */
async function whoIsIn(
  ctx: Context,
  { conversation, messages }: Awaited<ReturnType<typeof openConversation>>,
): Promise<Known> {
  const company = await theCompany(ctx)
  const ours = await topics(ctx)
  return {
    people: [
      ...messages.flatMap(({ author }) =>
        author ? [{ name: author.name, handle: author.handle, isOurs: author.isOurs }] : [],
      ),
      ...(await employees(ctx)).map(({ name }) => ({ name, handle: null, isOurs: true })),
    ],
    keep: [company.name, ...ours.flatMap(({ name, words }) => [name, ...words])],
    reader: shippedReader(),
    language: conversation.language,
  }
}
