import { z } from 'zod'
import { type Connector, connectorNamed, type Sent, theLiveAccount } from '#core/channels'
import { disclosureOf, refuseOwnSignature, sign, theCompany } from '#core/company'
import { accountToActFrom, cancelDelivery, queueDelivery } from '#core/delivery'
import { allFrozenLike, type Frozen } from '#core/freeze'
import { guidelineInForce, judge, refuseAnotherName } from '#core/policy'
import { askForReview, whyReadFirst, withdrawReview } from '#core/review'
import { theEmployee } from '#core/team'
import { whyLookFirst } from '#core/training'
import { type Conversation, findMessage, heedOptOut, theConversation } from '#journey/listen'
import { refuseUnchangedSnippet } from '#journey/moves'
import { topicIdsOf } from '#journey/understand'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem, type Reason } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { formOn, messageFor, noteWhatIsStopped, refuseTooLong, theAnswer, whoSignsIn } from './give-answer.ts'
import {
  type Amendment,
  type Answer,
  findingsForTheRecord,
  isKnownThere,
  mayAmend,
  reviewReasons,
  unsentChange,
} from './model.ts'
import { amendmentsOf, insertAmendment, moveAmendment } from './store.ts'

export const ChangeAnswer = z.object({
  text: z.string().trim().min(1, 'Write something first.').max(10_000),
  reason: z.string().trim().max(300).default(''),
})
export type ChangeAnswer = z.input<typeof ChangeAnswer>

export const RetractAnswer = z.object({ reason: z.string().trim().min(1, 'Say why, in a few words.').max(300) })
export type RetractAnswer = z.input<typeof RetractAnswer>

declare module '#platform/events' {
  interface Events {
    'answer.change-held': { answerId: string; conversationId: string; employeeId: string; reasons: string[] }
    'answer.change-asked': { answerId: string; conversationId: string; employeeId: string }
    'answer.retraction-asked': {
      answerId: string
      conversationId: string
      employeeId: string
      /** Whose words they are, where a coordinator acts in an emergency. */
      authorId: string
      reason: string
      guidelineVersion: number | null
    }
  }
}

/**
 * The author changes what they said, where the network lets one. New words go the way of all words: what must stay
 * inside is refused, and what needs a second pair of eyes waits for one, while the old words stand. Written anew
 * meanwhile, the earlier change is given up for the later one.
 */
export async function changeAnswer(ctx: Context, answerId: string, input: ChangeAnswer): Promise<Amendment> {
  const me = requireEmployee(ctx)
  const { text, reason } = check(ChangeAnswer, input)
  const before = await theAnswer(ctx, answerId)
  allow('edit', before, me)
  await refuseUnchangedSnippet(ctx, text)
  const stopped = await allFrozenLike(ctx, before.text)
  await noteWhatIsStopped(
    ctx,
    before.conversationId,
    text,
    stopped.map(({ id }) => id),
  )
  return inTransaction(ctx, async ctx => {
    const conversation = await theConversation(ctx, before.conversationId)
    await heedOptOut(ctx, conversation)
    const stands = await standing(ctx, answerId, 'edit')
    const { answer } = stands
    const author = await theEmployee(ctx, me.employeeId)
    const verdict = await judge(ctx, text)
    const target = await findMessage(ctx, answer.replyTo)
    const notAlone = await whyLookFirst(ctx, author, { topicIds: await topicIdsOf(ctx, target?.id), text })
    const addressed = { kind: conversation.kind, accountId: target?.accountId ?? null }
    const reasons = [
      ...reviewReasons(notAlone, verdict, false),
      ...(await whyReadFirst(ctx, author.id, addressed)),
      ...(await whyPutRight(ctx, stopped, text)),
    ]
    const language = answer.language ?? conversation.language
    const disclosure = disclosureOf(await theCompany(ctx), author, language, formOn(stands.connector))
    refuseOwnSignature(text, author, disclosure)
    await refuseAnotherName(ctx, author, text, disclosure)
    const signedText = sign(text, disclosure)
    if (signedText === answer.signedText) throw new Problem('invalid', 'These are the words that stand there.')
    refuseTooLong(stands.connector, text, signedText)
    await giveUpUnsent(ctx, answer)
    const amendment = await begin(ctx, answer, {
      kind: 'edit',
      reason,
      text,
      signedText,
      findings: findingsForTheRecord(verdict.findings),
      step: reasons.length > 0 ? 'in-review' : 'sending',
    })
    const facts = { answerId, conversationId: answer.conversationId, employeeId: me.employeeId }
    if (reasons.length > 0) {
      const { conversationId } = answer
      await askForReview(ctx, { subjectKind: 'edit', subjectId: amendment.id, conversationId, words: text, reasons })
      await emit(ctx, 'answer.change-held', { ...facts, reasons: reasons.map(({ at }) => at ?? '') })
    } else {
      await releaseChange(ctx, amendment, stands, conversation)
      await emit(ctx, 'answer.change-asked', facts)
    }
    return amendment
  })
}

/** What nearly repeats words that were stopped, to put them right where they stand, is read first. */
async function whyPutRight(ctx: Context, stopped: Frozen[], text: string): Promise<Reason[]> {
  const still = new Set((await allFrozenLike(ctx, text)).map(({ id }) => id))
  const [repeated] = stopped.filter(({ id }) => still.has(id))
  if (!repeated) return []
  return [{ at: 'stopped', message: `${repeated.byName} stopped what is like it: ${repeated.why} It is put right.` }]
}

/** Lets a change go: in line to leave, by the press of its author. */
export async function releaseChange(
  ctx: Context,
  { id, employeeId, signedText }: Amendment,
  { answer, accountId, sent }: Standing,
  conversation: Conversation,
): Promise<void> {
  const target = await findMessage(ctx, answer.replyTo)
  if (!target) throw new Problem('conflict', 'The message you answered is not there any more.')
  const message = await messageFor(ctx, answer, signedText ?? '', target, conversation)
  const putsRight = (await allFrozenLike(ctx, answer.text)).map(stopped => stopped.id)
  await queueDelivery(ctx, {
    ...{ kind: 'edit', subjectId: id, accountId, authorId: employeeId, message, of: sent },
    ...(putsRight.length > 0 && { putsRight }),
  })
}

/** What was written in the place of an answer and has not left: it waits for nobody any more. */
async function giveUpUnsent(ctx: Context, { id, conversationId }: Answer): Promise<void> {
  for (const pending of await amendmentsOf(ctx, conversationId))
    if (pending.answerId === id && (await moveAmendment(ctx, pending.id, unsentChange, { step: 'withdrawn' })))
      await withdrawReview(ctx, pending.id)
}

/**
 * Takes down what we said: its author, or a coordinator in an emergency, who says why. A change that has not arrived
 * yet is given up for it.
 */
export async function retractAnswer(ctx: Context, answerId: string, input: RetractAnswer): Promise<Amendment> {
  const me = requireEmployee(ctx)
  const { reason } = check(RetractAnswer, input)
  allow('retraction', await theAnswer(ctx, answerId), me)
  return inTransaction(ctx, async ctx => {
    const { answer, accountId, sent } = await standing(ctx, answerId, 'retraction')
    for (const pending of await amendmentsOf(ctx, answer.conversationId))
      if (pending.answerId === answerId && pending.kind === 'edit' && pending.step === 'sending') {
        await cancelDelivery(ctx, 'edit', pending.id)
        await moveAmendment(ctx, pending.id, ['sending'], {
          step: 'refused',
          failure: 'The answer was taken back instead.',
        })
      }
    await giveUpUnsent(ctx, answer)
    const amendment = await begin(ctx, answer, {
      kind: 'retraction',
      reason,
      text: null,
      signedText: null,
      findings: [],
      step: 'sending',
    })
    // Whoever presses is the one in whose name it happens, also where the words were a colleague’s.
    await queueDelivery(ctx, {
      kind: 'retraction',
      subjectId: amendment.id,
      accountId,
      authorId: me.employeeId,
      of: sent,
    })
    await emit(ctx, 'answer.retraction-asked', {
      answerId,
      conversationId: answer.conversationId,
      employeeId: me.employeeId,
      authorId: answer.authorId,
      reason,
      guidelineVersion: await guidelineInForce(ctx),
    })
    return amendment
  })
}

function allow(kind: Amendment['kind'], answer: Answer, me: { employeeId: string; roles: string[] }): void {
  const allowed = mayAmend(kind, answer, me)
  if (allowed !== true) throw new Problem('forbidden', allowed)
}

/** An answer as it stands on its network, and through which account it can be reached there. */
export interface Standing {
  answer: Answer
  connector: Connector
  accountId: string
  sent: Sent
}

export async function standing(ctx: Context, answerId: string, kind: Amendment['kind']): Promise<Standing> {
  const answer = await theAnswer(ctx, answerId)
  if (answer.step === 'retracted') throw new Problem('conflict', 'It was taken back already.')
  const message = answer.messageId ? await findMessage(ctx, answer.messageId) : undefined
  if (answer.step !== 'sent' || !message) throw new Problem('conflict', 'It does not stand on its network yet.')
  if (message.removedAt) throw new Problem('conflict', 'It is not there any more.')
  const verb = kind === 'edit' ? 'change it' : 'take it down'
  if (!answer.accountId || !isKnownThere(message.externalId))
    throw new Problem('conflict', `It was posted by hand: ${verb} there, where it stands.`)
  const { connector, accountId } = await speaker(ctx, answer.accountId, message.network, kind)
  const { capabilities, label } = connector
  if (kind === 'edit' ? !capabilities.editOwn : !capabilities.retract)
    throw new Problem('conflict', `${label} does not let programs ${verb}. Open it there.`)
  return {
    answer,
    connector,
    accountId,
    sent: { externalId: message.externalId, ...(message.url && { url: message.url }) },
  }
}

/** The account that said it, or the one of ours that is in its place since it was disconnected. */
async function speaker(
  ctx: Context,
  accountId: string,
  network: string,
  kind: Amendment['kind'],
): Promise<{ connector: Connector; accountId: string }> {
  const account = await theLiveAccount(ctx, accountId)
  if (account?.signedOutAt)
    throw new Problem('conflict', `@${account.handle} is signed out there. ${whoSignsIn(account)}.`)
  if (account) return { connector: connectorNamed(account.connector), accountId }
  const other = await accountToActFrom(ctx, { network, sourceId: null }, can =>
    kind === 'edit' ? can.editOwn === true : can.retract,
  )
  if (other) return { connector: other.connector, accountId: other.account.id }
  throw new Problem('conflict', 'The account that said it is disconnected. Connect it again, or open it there.')
}

async function begin(
  ctx: Context,
  answer: Answer,
  change: Pick<Amendment, 'kind' | 'reason' | 'text' | 'signedText' | 'step'> & { findings: unknown },
): Promise<Amendment> {
  const me = requireEmployee(ctx)
  const id = newId()
  if (!(await insertAmendment(ctx, { ...change, id, answerId: answer.id, employeeId: me.employeeId })))
    throw new Problem('conflict', 'A change of it is on its way already.')
  const amendment = (await amendmentsOf(ctx, answer.conversationId)).find(each => each.id === id)
  if (!amendment) throw new Problem('not-found', 'There is no such change.')
  return amendment
}
