import { z } from 'zod'
import { deleteDeliveriesOf } from '#core/delivery'
import { beginErasing, forgetPeople, holdPeople, wholePerson } from '#core/people'
import { deleteReviewsOf } from '#core/review'
import { forgetTranslations } from '#core/translation'
import { forgetAnswers } from '#journey/answer'
import { forgetSpeech } from '#journey/listen'
import { check } from '#lib/check'
import { forgetWritings } from '#places/community'
import { forgetStrangers } from '#places/federation'
import { forgetMember } from '#places/members'
import { forgetThreads } from '#places/widget'
import { type Context, inTransaction, requireRole } from '#platform/context'
import { emit } from '#platform/events'
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
      employeeId: string
      because: 'asked' | 'other'
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
      { personId: whole.id, employeeId: me.employeeId, because, accounts, conversations, messages },
      { subjectId: whole.id },
    )
    return { accounts, conversations, messages, passedOn: hanging.passedOn }
  })
  await forgetUploads(ctx)
  return erased
}
