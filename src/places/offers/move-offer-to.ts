import { z } from 'zod'
import { judgeFor } from '#core/policy'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { theStandingEdition } from './change-stock.ts'
import { deleteLocation, setPlace, upsertLocation } from './edition-store.ts'
import { keepPostsTrue } from './keep-posts-true.ts'
import { type Edition, lacks, rounded } from './model.ts'
import { keepDeed } from './store.ts'
import { PlaceInput, PointInput } from './words.ts'

declare module '#platform/events' {
  interface Events {
    'offer.moved': { offerId: string; siteId: string; employeeId: string }
    'offer.location-shared': { offerId: string; siteId: string; employeeId: string; until: string }
    'offer.location-stopped': { offerId: string; siteId: string; employeeId: string }
  }
}

/** It is elsewhere from now on: its author says where, or whoever answers for all of it; the page, feeds and posts follow. */
export async function moveOfferTo(ctx: Context, offerId: string, input: z.input<typeof PlaceInput>): Promise<Edition> {
  const me = requireEmployee(ctx)
  const place = check(PlaceInput, input)
  const said = [place.label, place.address, ...place.stops.map(({ label }) => label)].join('\n\n')
  const verdict = await judgeFor(ctx, me.employeeId, said)
  const [found] = verdict.findings.filter(({ level }) => level !== 'note')
  if (found)
    throw new Problem('refused', 'This can’t be said without a second look. Take the offer back and release it anew.', [
      { at: 'place', message: `${found.title}. ${found.explanation}` },
    ])
  return inTransaction(ctx, async ctx => {
    const { siteId, words, authorId, authorName } = await theStandingEdition(ctx, offerId)
    if (authorId !== me.employeeId && !me.roles.some(role => role === 'communications' || role === 'coordinator'))
      throw new Problem('forbidden', `${authorName} offers this. Communications and coordinators move it too.`)
    const missing = lacks({ ...words, place, startsAt: null, endsAt: null }, ctx.now()).filter(
      ({ at }) => at === 'place',
    )
    if (missing.length > 0) throw new Problem('invalid', missing[0]?.message ?? '', missing)
    await setPlace(ctx, offerId, place)
    await keepDeed(ctx, offerId, { what: 'moved', by: me.employeeId })
    await emit(ctx, 'offer.moved', { offerId, siteId, employeeId: me.employeeId }, { subjectId: offerId })
    await keepPostsTrue(ctx, offerId)
    return theStandingEdition(ctx, offerId)
  })
}

const mostHours = 12

export const ShareLocation = PointInput.extend({
  /** So long it is shown, from the first share on; each place that follows leaves that as it is. */
  minutes: z
    .int()
    .min(5, 'Share it for five minutes at least.')
    .max(mostHours * 60, `Share it for ${mostHours} hours at most.`),
})

/**
 * A colleague at the truck says from their phone where it is, for a chosen time. Each place takes that of the one before;
 * it is kept to some ten metres, and forgotten when the time ends or they stop.
 */
export async function shareLocation(
  ctx: Context,
  offerId: string,
  input: z.input<typeof ShareLocation>,
): Promise<Edition> {
  const me = requireEmployee(ctx)
  const { minutes, ...point } = check(ShareLocation, input)
  return inTransaction(ctx, async ctx => {
    const { siteId, here } = await theStandingEdition(ctx, offerId)
    const endsAt = here?.endsAt ?? new Date(ctx.now().getTime() + minutes * 60_000)
    await upsertLocation(ctx, offerId, { ...rounded(point), by: me.employeeId, endsAt })
    if (!here) await keepDeed(ctx, offerId, { what: 'shared', by: me.employeeId })
    const facts = { offerId, siteId, employeeId: me.employeeId, until: endsAt.toISOString() }
    await emit(ctx, 'offer.location-shared', facts, { subjectId: offerId })
    return theStandingEdition(ctx, offerId)
  })
}

/** Where it is is nobody's business any more, from now on. */
export async function stopSharing(ctx: Context, offerId: string): Promise<Edition> {
  const me = requireEmployee(ctx)
  return inTransaction(ctx, async ctx => {
    const { siteId } = await theStandingEdition(ctx, offerId)
    if (await deleteLocation(ctx, offerId)) {
      const facts = { offerId, siteId, employeeId: me.employeeId }
      await emit(ctx, 'offer.location-stopped', facts, { subjectId: offerId })
    }
    return theStandingEdition(ctx, offerId)
  })
}
