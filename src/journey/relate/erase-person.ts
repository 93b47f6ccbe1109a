import { z } from 'zod'
import { deleteDeliveriesOf } from '#core/delivery'
import {
  beginErasing,
  type Erasures,
  erasures,
  forgetPeople,
  holdPeople,
  takeUpErasures,
  unknownErasures,
  wholePerson,
} from '#core/people'
import { deleteReviewsOf } from '#core/review'
import { forgetTranslations } from '#core/translation'
import { forgetAnswers } from '#journey/answer'
import { forgetSpeech } from '#journey/listen'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { forgetWritings } from '#places/community'
import { forgetStrangers } from '#places/federation'
import { forgetMember } from '#places/members'
import { forgetThreads } from '#places/widget'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { type Events, emit } from '#platform/events'
import { keepLines, keptLines } from '#platform/kept-lines'
import { everyCard, everyNote } from './cards.ts'
import { hangingOn } from './erasure-store.ts'
import { forgetUploads } from './keep-only-so-long.ts'
import { keepers } from './model.ts'
import { membersOf } from './story-store.ts'

declare module '#platform/events' {
  interface Events {
    /** The proof that it was done. Whose it was says only the id, which leads nowhere any more. */
    'person.erased': {
      personId: string
      /** Nobody: they were put back by a restored backup, and went again by themselves. */
      employeeId: string | null
      because: 'asked' | 'other' | 'restored'
      accounts: number
      conversations: number
      messages: number
    }
  }
}

export const ErasePerson = z.object({
  /** They asked for it, or there is another reason to hold nothing of them. */
  because: z.enum(['asked', 'other']),
  isSure: z.literal(true, { error: 'It can’t be undone: say that you are sure.' }),
})

export interface Erased {
  accounts: number
  conversations: number
  messages: number
  /** Issues in trackers of others, where words may still stand: they are removed there, by hand. */
  passedOn: number
}

/**
 * Erases a person from everything: what they said on every network and in our own places, what we said to them, what was read
 * from it and noted of them. It can't be undone. What stays is a keyed digest of each account, so that no source brings them
 * back, and in the trail who erased when, and how much.
 */
export async function erasePerson(ctx: Context, personId: string, input: z.input<typeof ErasePerson>): Promise<Erased> {
  const me = requireRole(ctx, ...keepers)
  const { because } = check(ErasePerson, input)
  const erased = await eraseWhole(ctx, personId, { employeeId: me.employeeId, because })
  // They are gone; the list is tried again every hour.
  await keepErasures(ctx).catch(error =>
    ctx.log.warn('The list of who was erased could not be kept', { error: String(error) }),
  )
  return erased
}

async function eraseWhole(
  ctx: Context,
  personId: string,
  { because, employeeId }: Pick<Events['person.erased'], 'because' | 'employeeId'>,
): Promise<Erased> {
  const erased = await inTransaction(ctx, async ctx => {
    await beginErasing(ctx)
    const whole = await wholePerson(ctx, personId)
    await holdPeople(ctx, whole.ids)
    const hanging = await hangingOn(ctx, whole.ids)
    const members = await membersOf(ctx, whole.ids)
    for (const card of everyCard()) await card.forget?.(ctx, whole)
    for (const takeAway of everyNote()) await takeAway(ctx, { ...hanging, patterns: hanging.notePatterns })
    await deleteReviewsOf(ctx, hanging.subjectIds)
    await deleteDeliveriesOf(ctx, hanging.subjectIds)
    await forgetTranslations(ctx, hanging.texts)
    await forgetAnswers(ctx, hanging)
    const { conversations, messages } = await forgetSpeech(ctx, hanging.accountIds, hanging.patterns)
    await forgetThreads(ctx, hanging.threadIds)
    await forgetStrangers(ctx, { memberIds: members.map(({ id }) => id), addresses: hanging.addresses })
    for (const { id } of members) {
      await forgetWritings(ctx, id)
      await forgetMember(ctx, id)
    }
    await forgetPeople(ctx, whole.ids)
    const accounts = hanging.accountIds.length
    await emit(
      ctx,
      'person.erased',
      { personId: whole.id, employeeId, because, accounts, conversations, messages },
      { subjectId: whole.id },
    )
    return { accounts, conversations, messages, passedOn: hanging.passedOn }
  })
  await forgetUploads(ctx)
  return erased
}

/**
 * Keeps the list of who was erased beside the database (`SOSH_ERASURES_FILE`), and erases again whoever a restored backup put
 * back. The list holds keyed digests only; their key is sealed with the house's own.
 */
export async function keepErasures(ctx: Context): Promise<void> {
  const path = ctx.config.erasuresFile
  const listed = readList(ctx, await keptLines(path))
  for (const { key, marks } of listed) {
    const unknown = await unknownErasures(ctx, { key, marks })
    for (const personId of unknown.personIds)
      await eraseWhole(ctx, personId, { employeeId: null, because: 'restored' }).catch(unlessGone)
    if (unknown.marks.length > 0) await takeUpErasures(ctx, { key, marks: unknown.marks })
    if (unknown.personIds.length > 0)
      ctx.log.warn('A restored backup held erased people: erased again', { people: unknown.personIds.length })
  }
  const own = await erasures(ctx)
  if (!own) return
  const there = new Set(listed.filter(({ key }) => key === own.key).flatMap(({ marks }) => marks))
  const fresh = own.marks.filter(mark => !there.has(mark))
  if (fresh.length === 0) return
  await keepLines(path, [`key ${sealed(ctx, own.key)}`, ...fresh.map(mark => `erased ${mark}`)])
}

/** Another worker was there first. */
function unlessGone(error: unknown): void {
  if (!(error instanceof Problem && error.kind === 'not-found')) throw error
}

const purpose = 'erasures'

function sealed(ctx: Context, key: string): string {
  const { ciphertext, keyId, nonce } = ctx.secrets.seal(purpose, key, purpose)
  return [keyId, nonce.toString('base64url'), ciphertext.toString('base64url')].join('.')
}

/** By their key: each holds for the marks below it. What can't be read, or opened with the keys of this house, is told and left. */
function readList(ctx: Context, lines: string[]): Erasures[] {
  const byKey = new Map<string, Set<string>>()
  let marks: Set<string> | undefined
  for (const line of lines) {
    const [what, value = ''] = line.split(' ')
    if (what === 'key') {
      const key = openedKey(ctx, value)
      marks = key === undefined ? undefined : (byKey.get(key) ?? new Set())
      if (key !== undefined && marks) byKey.set(key, marks)
    } else if (what === 'erased' && /^[0-9a-f]{64}$/.test(value)) marks?.add(value)
  }
  return [...byKey].map(([key, marks]) => ({ key, marks: [...marks] }))
}

function openedKey(ctx: Context, value: string): string | undefined {
  const [keyId = '', nonce = '', ciphertext = ''] = value.split('.')
  try {
    const stored = { keyId, nonce: Buffer.from(nonce, 'base64url'), ciphertext: Buffer.from(ciphertext, 'base64url') }
    return ctx.secrets.open(purpose, stored, purpose)
  } catch {
    ctx.log.warn('A part of the list of who was erased can’t be opened with the keys of this house')
    return undefined
  }
}
