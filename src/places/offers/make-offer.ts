import { z } from 'zod'
import { accounts, connectorNamed } from '#core/channels'
import { withdrawReview } from '#core/review'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { refuseSample, theSite } from '#places/sites'
import { type Context, type EmployeeActor, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { limits, type Offer, takenBackFrom, writable } from './model.ts'
import { insertOffer, keepDeed, lockOffer, moveOffer, offerById, offersFor, updateWords } from './store.ts'
import { OfferInput } from './words.ts'

declare module '#platform/events' {
  interface Events {
    'offer.begun': { offerId: string; siteId: string; employeeId: string }
    'offer.taken-back': { offerId: string; employeeId: string; from: string }
  }
}

const Posts = z
  .array(z.object({ accountId: z.uuid(), words: z.string().trim().max(limits.words).default('') }))
  .max(10)
  .default([])

export const MakeOffer = OfferInput.extend({ siteId: z.uuid('Say in which community it stands.'), posts: Posts })
export type MakeOffer = z.input<typeof MakeOffer>

export const SaveOffer = OfferInput.extend({
  posts: Posts,
  /** The version that this was written on. */
  version: z.int().min(1),
})

/** A colleague begins an offer, under their own name. Nobody else sees it until they hand it in or release it. */
export async function makeOffer(ctx: Context, input: MakeOffer): Promise<Offer> {
  const me = requireEmployee(ctx)
  const { siteId, posts, ...words } = check(MakeOffer, input)
  return inTransaction(ctx, async ctx => {
    const site = await theSite(ctx, siteId)
    refuseSample(site)
    if (site.closedAt) throw new Problem('conflict', `${site.name} is closed.`)
    const id = newId()
    await insertOffer(ctx, { id, siteId, authorId: me.employeeId, words, posts })
    await keepDeed(ctx, id, { what: 'made', by: me.employeeId })
    await emit(ctx, 'offer.begun', { offerId: id, siteId, employeeId: me.employeeId }, { subjectId: id })
    return theOffer(ctx, id)
  })
}

/** Keeps what its author wrote. What was written elsewhere meanwhile is not overwritten. */
export async function saveOffer(ctx: Context, id: string, input: z.input<typeof SaveOffer>): Promise<Offer> {
  const me = requireEmployee(ctx)
  const { version, posts, ...words } = check(SaveOffer, input)
  return inTransaction(ctx, async ctx => {
    const { step } = await theOwnOffer(ctx, id, me)
    if (!writable.includes(step))
      throw new Problem(
        'conflict',
        step === 'withdrawn' ? 'This was withdrawn. Make a new one.' : 'Take it back first.',
      )
    if (!(await updateWords(ctx, id, version, words, posts)))
      throw new Problem('conflict', 'You wrote at it elsewhere meanwhile. Copy what you have here, and load it again.')
    await keepDeed(ctx, id, { what: 'written', by: me.employeeId })
    return theOffer(ctx, id)
  })
}

/** Its author takes it back, to write on: what was released stands until other words take its place. */
export async function takeBackOffer(ctx: Context, id: string): Promise<Offer> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const { step } = await theOwnOffer(ctx, id, me)
    if (!(await moveOffer(ctx, id, takenBackFrom, { step: 'draft' })))
      throw new Problem('conflict', 'It is with you already.')
    if (step === 'in-review') await withdrawReview(ctx, id)
    await emit(ctx, 'offer.taken-back', { offerId: id, employeeId: me.employeeId, from: step }, { subjectId: id })
    return theOffer(ctx, id)
  })
}

/** One's own, and everybody's that went out. */
export async function offers(ctx: Context): Promise<Offer[]> {
  return offersFor(ctx, requireEmployee(ctx).employeeId)
}

/** One offer, for its author, for those who read first, and for everybody once it went out. */
export async function openOffer(ctx: Context, id: string): Promise<Offer> {
  const me = requireEmployee(ctx)
  const offer = await theOffer(ctx, id)
  const reads = me.roles.some(role => ['reviewer', 'communications'].includes(role)) && offer.step !== 'draft'
  // A draft is its author's alone: to others it is not there.
  if (offer.authorId !== me.employeeId && !reads && offer.releasedAt === null)
    throw new Problem('not-found', 'There is no such offer.')
  return offer
}

export async function theOffer(ctx: Context, id: string): Promise<Offer> {
  const offer = await offerById(ctx, id)
  if (!offer) throw new Problem('not-found', 'There is no such offer.')
  return offer
}

/** One's own, held until the transaction ends: nobody writes or releases for another. */
export async function theOwnOffer(ctx: Context, id: string, me: EmployeeActor): Promise<Offer> {
  await lockOffer(ctx, id)
  const offer = await theOffer(ctx, id)
  if (offer.authorId !== me.employeeId)
    throw new Problem('forbidden', `${offer.authorName} wrote this: only they change and release it.`)
  return offer
}

/** From where one may post offers: one’s own accounts and the company’s, where something can be begun. */
export async function accountsForOffers(ctx: Context) {
  const me = requireEmployee(ctx)
  return (await accounts(ctx)).flatMap(account => {
    const { send, label, capabilities } = connectorNamed(account.connector)
    const isUsable = !account.isOfficial && (account.ownerId === null || account.ownerId === me.employeeId)
    if (!isUsable || !send || capabilities.repliesOnly) return []
    const whenGone = capabilities.editOwn ? 'changed' : capabilities.retract ? 'taken-down' : 'by-you'
    return [
      {
        id: account.id,
        handle: account.handle,
        network: account.network,
        label,
        whenGone: whenGone as 'changed' | 'taken-down' | 'by-you',
      },
    ]
  })
}
