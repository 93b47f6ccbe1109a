import { z } from 'zod'
import {
  type Account,
  type Connector,
  connectorNamed,
  connectorWithPage,
  type OutgoingMessage,
  theLiveAccount,
} from '#core/channels'
import { disclosureOf, refuseOwnSignature, sign, theCompany } from '#core/company'
import { accountToActFrom, queueDelivery } from '#core/delivery'
import { frozenLike } from '#core/freeze'
import { accountsOf } from '#core/people'
import { guidelineInForce, judge, refuseAnotherName } from '#core/policy'
import { askForReview, whyReadFirst } from '#core/review'
import { type Employee, theEmployee } from '#core/team'
import { whyLookFirst } from '#core/training'
import {
  type Conversation,
  fromOutside,
  heedOptOut,
  type Message,
  messagesOf,
  setStanding,
  theConversation,
} from '#journey/listen'
import { noteInvitation, refuseUnchangedSnippet } from '#journey/moves'
import { claimConversation, endClaim } from '#journey/route'
import { refuseUnchangedStart } from '#journey/track'
import { topicIdsOf } from '#journey/understand'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { moves, usualMove } from '#lib/moves'
import { Problem } from '#lib/problem'
import { namePictures, Pictures, refuseTooHeavy } from '#places/pictures'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { type Answer, findingsForTheRecord, type Manner, reviewReasons } from './model.ts'
import { answerById, answersOf, unsentOf, upsertAnswer, upsertDraft } from './store.ts'

export const GiveAnswer = z.object({
  conversationId: z.uuid(),
  text: z.string().trim().min(1, 'Write something first.').max(10_000),
  /** Which message is answered; the newest of an outsider when absent. */
  replyTo: z.uuid().optional(),
  /** Ask for a second pair of eyes even where none is needed. */
  askForReview: z.boolean().default(false),
  /** Under the message, or as a post of our own that shows it, where the network can quote. */
  manner: z.enum(['reply', 'quote']).default('reply'),
  /** Below the words, each with what it shows; on our own ground. */
  pictures: Pictures.default([]),
  /** From which account of ours it leaves, where there are several; the usual one when absent. */
  accountId: z.uuid().optional(),
  /** What it is meant to do; what such a post usually calls for, when absent. */
  move: z.enum(moves).optional(),
  /** Of ours, to which it invites; its link stands in the words. */
  pageId: z.uuid().optional(),
})
export type GiveAnswer = z.input<typeof GiveAnswer>

declare module '#platform/events' {
  interface Events {
    'answer.given': {
      answerId: string
      conversationId: string
      employeeId: string
      guidelineVersion: number | null
      findings: string[]
    }
    'answer.held': { answerId: string; conversationId: string; employeeId: string; reasons: string[] }
    'answer.ready': { answerId: string; conversationId: string; employeeId: string }
    'answer.stopped': {
      conversationId: string
      employeeId: string
      rules: string[]
      /** Which version of the guidelines was in force. */
      guidelineVersion: number | null
    }
  }
}

/**
 * A person answers a conversation, under their own name.
 *
 * This and `sendApproved` are the only doors out. Jobs, imports and tokens may prepare an answer; they can never give one.
 */
export async function giveAnswer(ctx: Context, input: GiveAnswer): Promise<Answer> {
  const me = requireEmployee(ctx)
  const {
    conversationId,
    text,
    replyTo,
    askForReview: asked,
    manner,
    pictures,
    accountId,
    pageId,
    ...chosen
  } = check(GiveAnswer, input)
  await refuseUnchangedStart(ctx, conversationId, text)
  await refuseUnchangedSnippet(ctx, text)
  // What pictures show is read as the words are.
  const said = [text, ...pictures.map(({ alt }) => alt)].join('\n\n')
  await noteWhatIsStopped(ctx, conversationId, said)

  return inTransaction(ctx, async ctx => {
    const author = await theEmployee(ctx, me.employeeId)
    const conversation = await theConversation(ctx, conversationId)
    await claimConversation(ctx, conversationId)
    const unsent = await unsentOf(ctx, conversationId, me.employeeId)
    if (unsent?.step === 'sending') throw new Problem('conflict', 'Your answer is on its way already.')
    if (unsent?.step === 'doubtful')
      throw new Problem('conflict', 'Your last answer may have arrived. Look there first, and tell Sosh.')

    const verdict = await judge(ctx, said)
    const target = await answeredMessage(ctx, conversation, replyTo)
    await heedOptOut(ctx, conversation)
    const outgoing = await outgoingFor(ctx, author, conversation, target, text, manner, accountId)
    await refusePicturesElsewhere(ctx, outgoing.accountId, pictures)
    const notAlone = await whyLookFirst(ctx, author, { topicIds: await topicIdsOf(ctx, target.id), text })
    const addressed = { kind: conversation.kind, accountId: target.accountId }
    const reasons = [...reviewReasons(notAlone, verdict, asked), ...(await whyReadFirst(ctx, author.id, addressed))]
    const held = reasons.length > 0
    const move = chosen.move ?? usualMove(conversation.kind)
    const id = unsent?.id ?? newId()
    const written = await upsertAnswer(ctx, {
      id,
      conversationId,
      replyTo: target.id,
      authorId: author.id,
      accountId: outgoing.accountId,
      text,
      signedText: outgoing.signedText,
      language: outgoing.language,
      findings: findingsForTheRecord(verdict.findings),
      guidelineVersion: verdict.guidelineVersion,
      step: held ? 'in-review' : outgoing.accountId ? 'sending' : 'by-hand',
      manner,
      pictures,
      move,
      givenAt: ctx.now(),
      releasedAt: held ? null : ctx.now(),
      sentAt: null,
      messageId: null,
    })
    if (!written) throw new Problem('conflict', 'Your answer is on its way already.')
    await namePictures(ctx, { subjectId: id, employeeId: author.id }, pictures)
    await noteInvitation(ctx, {
      answerId: id,
      conversationId,
      accountId: target.accountId,
      move,
      documentId: pageId,
      text,
    })
    await upsertDraft(ctx, conversationId, author.id, { text: '' })
    await endClaim(ctx, conversationId, author.id, 'answered')
    const facts = { answerId: id, conversationId, employeeId: author.id }
    if (held) {
      const words = pictures.length > 0 ? JSON.stringify([text, pictures]) : text
      await askForReview(ctx, { subjectKind: 'answer', subjectId: id, conversationId, words, reasons })
      await setStanding(ctx, conversationId, 'in-review', author.id)
      await emit(ctx, 'answer.held', { ...facts, reasons: reasons.map(reason => reason.at ?? '') })
    } else {
      await release(ctx, await theAnswer(ctx, id), target, conversation)
      await setStanding(ctx, conversationId, 'claimed', author.id)
      await emit(ctx, 'answer.given', {
        ...facts,
        guidelineVersion: verdict.guidelineVersion,
        findings: verdict.findings.map(finding => finding.ruleId),
      })
    }
    return theAnswer(ctx, id)
  })
}

/** What must stay inside is refused before anything else is touched; that it was tried is kept, the words are not. */
export async function noteWhatIsStopped(
  ctx: Context,
  conversationId: string,
  text: string,
  putsRight: readonly string[] = [],
): Promise<void> {
  await refuseFrozen(ctx, conversationId, text, putsRight)
  const me = requireEmployee(ctx)
  const verdict = await judge(ctx, text)
  if (verdict.say !== 'stop') return
  const stops = verdict.findings.filter(finding => finding.level === 'stop')
  await inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    await emit(ctx, 'answer.stopped', {
      conversationId,
      employeeId: me.employeeId,
      rules: stops.map(finding => finding.ruleId),
      guidelineVersion: verdict.guidelineVersion,
    })
  })
  throw new Problem(
    'refused',
    'This must stay inside the company.',
    stops.map(finding => ({
      at: `text:${finding.start}-${finding.end}`,
      message: `${finding.title}. ${finding.explanation}`,
    })),
  )
}

/** What nearly repeats words that were stopped everywhere stays here, until that is lifted. */
async function refuseFrozen(
  ctx: Context,
  conversationId: string,
  text: string,
  putsRight: readonly string[],
): Promise<void> {
  const me = requireEmployee(ctx)
  const frozen = await frozenLike(ctx, text, putsRight)
  if (!frozen) return
  await inTransaction(ctx, async ctx => {
    await theConversation(ctx, conversationId)
    const guidelineVersion = await guidelineInForce(ctx)
    const rules = [`frozen:${frozen.id}`]
    await emit(ctx, 'answer.stopped', { conversationId, employeeId: me.employeeId, rules, guidelineVersion })
  })
  throw new Problem('refused', 'Nothing like this leaves at the moment.', [
    { at: 'text', message: `${frozen.byName} stopped it: ${frozen.why} Your words are kept.` },
  ])
}

/** Lets an answer go: in line to leave, or, where the network takes nothing from programs, to its author’s own hands. */
export async function release(
  ctx: Context,
  answer: Answer,
  target: Message,
  conversation: Conversation,
): Promise<void> {
  const { id: answerId, authorId, accountId } = answer
  if (!accountId) {
    await emit(ctx, 'answer.ready', { answerId, conversationId: conversation.id, employeeId: authorId })
    return
  }
  await queueDelivery(ctx, {
    kind: 'answer',
    subjectId: answerId,
    accountId,
    authorId,
    message: await messageFor(ctx, answer, answer.signedText, target, conversation),
  })
}

/** What the network is given: the words, what they answer, and what they inherit from it. */
export async function messageFor(
  ctx: Context,
  answer: Pick<Answer, 'language' | 'manner' | 'authorName' | 'pictures'>,
  signedText: string,
  target: Message,
  conversation: Conversation,
): Promise<Omit<OutgoingMessage, 'deliveryId' | 'createdAt'>> {
  const [author] = target.accountId ? await accountsOf(ctx, [target.accountId]) : []
  const inherited = {
    ...(target.contentWarning && { contentWarning: target.contentWarning }),
    ...(target.visibility && { visibility: target.visibility }),
  }
  const said = {
    text: signedText,
    writer: { name: answer.authorName },
    ...(answer.language && { language: answer.language }),
    ...(answer.pictures.length > 0 && { pictures: answer.pictures }),
    ...inherited,
  }
  if (answer.manner === 'quote') return { ...said, quotes: target.externalId }
  return {
    ...said,
    replyTo: {
      externalId: target.externalId,
      threadRoot: conversation.rootExternalId,
      ...(target.url && { url: target.url }),
      ...(author && { author: { externalId: author.externalId, handle: author.handle } }),
      ...(conversation.title && { title: conversation.title }),
    },
  }
}

async function answeredMessage(
  ctx: Context,
  conversation: Conversation,
  replyTo: string | undefined,
): Promise<Message> {
  const there = (await messagesOf(ctx, conversation.id)).filter(message => message.accountId && !message.removedAt)
  const target = replyTo
    ? there.find(message => message.id === replyTo)
    : ((await fromOutside(ctx, there)).at(-1) ?? there.at(-1))
  if (!target) throw new Problem('conflict', 'The message you answer is not there any more.')
  return target
}

/**
 * The text as it will stand on the network: signed, and within what the network takes. Without an account it leaves by
 * its author’s own hands, where the network has a page for that.
 */
export async function outgoingFor(
  ctx: Context,
  author: Employee,
  conversation: Conversation,
  target: Pick<Message, 'language' | 'visibility'>,
  text: string,
  manner: Manner,
  chosen?: string,
): Promise<{ accountId: string | null; signedText: string; language: string | null }> {
  if (conversation.isSample)
    throw new Problem('conflict', 'This is the sample company: nothing leaves from here.', [
      { at: 'account', message: 'Your words are kept.' },
    ])
  const way = await accountToActFrom(
    ctx,
    { ...conversation, spokeFrom: spokeFrom(ctx, await answersOf(ctx, conversation.id)) },
    can => (manner === 'quote' ? can.quote === true : can.reply),
    chosen,
  )
  const connector = way?.connector ?? (manner === 'reply' ? connectorWithPage(conversation.network) : undefined)
  if (!connector)
    throw new Problem(
      'conflict',
      manner === 'quote' ? 'No account of ours can quote there.' : 'No account of ours can answer there yet.',
      [{ at: 'account', message: 'An administrator connects one under Settings. Your words are kept.' }],
    )
  if (way?.account.signedOutAt)
    throw new Problem(
      'conflict',
      `@${way.account.handle} is signed out there. ${whoSignsIn(way.account)}; your words are kept.`,
    )
  if (manner === 'quote' && (target.visibility === 'followers' || target.visibility === 'direct'))
    throw new Problem('conflict', 'This was not said to everybody: it can be answered, and not shown to others.')
  const language = target.language ?? conversation.language
  const disclosure = disclosureOf(await theCompany(ctx), author, language, formOn(connector))
  refuseOwnSignature(text, author, disclosure)
  await refuseAnotherName(ctx, author, text, disclosure)
  const signedText = sign(text, disclosure)
  refuseTooLong(connector, text, signedText)
  return {
    accountId: way?.account.id ?? null,
    signedText,
    language: target.language && target.language !== 'und' ? target.language : null,
  }
}

/** Pictures go where what is said is shown with them. */
async function refusePicturesElsewhere(ctx: Context, accountId: string | null, pictures: Pictures): Promise<void> {
  if (pictures.length === 0) return
  const account = accountId ? await theLiveAccount(ctx, accountId) : undefined
  const connector = account && connectorNamed(account.connector)
  const most = connector?.capabilities.pictures?.most ?? 0
  if (pictures.length <= most)
    return refuseTooHeavy(ctx, pictures, { ...connector?.capabilities.pictures, label: connector?.label ?? '' })
  throw new Problem('invalid', most === 0 ? 'No pictures can be sent there from here.' : `It takes ${most} pictures.`, [
    { at: 'pictures', message: 'Take them out, or say in words what they show.' },
  ])
}

/** From which account the person who acts spoke last, by the answers of a conversation. */
export function spokeFrom(ctx: Context, answers: Answer[]): string | null | undefined {
  const me = requireEmployee(ctx)
  return answers.findLast(({ authorId, step }) => authorId === me.employeeId && step === 'sent')?.accountId
}

/** Who can put it right. */
export function whoSignsIn({ ownerId }: Pick<Account, 'ownerId'>): string {
  return ownerId ? 'Sign in again under Settings' : 'An administrator signs in again'
}

/** How much of who we are a network has room for. */
export function formOn(connector: Pick<Connector, 'limits'> | undefined): 'full' | 'brief' {
  return connector?.limits.everyLetterCosts ? 'brief' : 'full'
}

/** Refuses what the network would not take whole. */
export function refuseTooLong(connector: Connector, text: string, signedText: string): void {
  const most = connector.limits.maxLength
  const length = connector.lengthOf?.(signedText) ?? signedText.length
  if (!most || length <= most.value) return
  throw new Problem(
    'invalid',
    `${length - most.value} too many: ${connector.label} takes ${most.value}, and ${signedText.length - text.length} of them say who you are.`,
    [{ at: 'text', message: `Shorten it by ${length - most.value}.` }],
  )
}

export async function theAnswer(ctx: Context, id: string): Promise<Answer> {
  const answer = await answerById(ctx, id)
  if (!answer) throw new Problem('not-found', 'There is no such answer.')
  return answer
}
