import { connectorNamed, theLiveAccount } from '#core/channels'
import { whyItCantChange, whyItStays } from '#journey/official'
import { blogPaths, offerPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { editionById as offerOutside } from '#places/offers'
import { type SharePost, whySharePostStays } from '#places/share'
import { findMaster, homeOf, theSite } from '#places/sites'
import { type Context, requireEmployee } from '#platform/context'
import type { Concerned, Deed, Incident } from './model.ts'
import { concernedIn, deedsOf, incidentById, incidentRows } from './store.ts'

/** Something of ours that is concerned, and what its network allows. */
export interface ConcernedView extends Concerned {
  canRetract: boolean
  canChange: boolean
  /** In words, where it can't be taken back from here. */
  whyNot: string | null
}

export interface OpenedIncident {
  incident: Incident
  concerned: ConcernedView[]
  deeds: Deed[]
}

/** What happened and what stands where, as every colleague may see. */
export async function openIncident(ctx: Context, incidentId: string): Promise<OpenedIncident> {
  requireEmployee(ctx)
  const incident = await theIncident(ctx, incidentId)
  const concerned: ConcernedView[] = []
  for (const each of await concernedIn(ctx, incidentId))
    concerned.push({ ...each, ...(await whereItStands(ctx, each)), ...(await whatItsNetworkAllows(ctx, each)) })
  return { incident, concerned, deeds: await deedsOf(ctx, incidentId) }
}

export async function incidents(ctx: Context): Promise<Incident[]> {
  requireEmployee(ctx)
  return incidentRows(ctx)
}

export async function theIncident(ctx: Context, id: string): Promise<Incident> {
  const incident = await incidentById(ctx, id)
  if (!incident) throw new Problem('not-found', 'There is no such incident.')
  return incident
}

/** Articles and offers are on our own ground: their rows know their names there, and not the address. */
async function whereItStands(ctx: Context, { kind, id, url }: Concerned): Promise<Pick<Concerned, 'url'>> {
  if (kind === 'offer') {
    const edition = await offerOutside(ctx, id)
    const site = edition && (await theSite(ctx, edition.siteId))
    return { url: site ? offerPaths(homeOf(ctx, site, await findMaster(ctx))).offer(edition.slug) : null }
  }
  if (kind !== 'article' || !url) return { url }
  const master = await findMaster(ctx)
  return { url: master ? blogPaths(homeOf(ctx, master, master)).article(url) : null }
}

async function whatItsNetworkAllows(
  ctx: Context,
  each: Concerned,
): Promise<Pick<ConcernedView, 'canRetract' | 'canChange' | 'whyNot'>> {
  const cant = (whyNot: string) => ({ canRetract: false, canChange: false, whyNot })
  if (each.step === 'retracted') return cant('It was taken back.')
  if (each.kind === 'offer-post') return whatAPostAllows(ctx, each)
  if (each.kind === 'share') return whatAShareAllows(ctx, each)
  if (each.step === 'retracting') return cant('It is being taken down.')
  if (each.step === 'doubtful') return cant('It may have arrived there: look, and take it down by hand.')
  if (each.step !== 'sent') return cant('It has not left. Nothing like it leaves while this is frozen.')
  if (each.kind === 'article' || each.kind === 'offer') return { canRetract: true, canChange: true, whyNot: null }
  const { accountId } = each
  if (!accountId) return cant('It was posted by hand: take it down there, where it stands.')
  if (each.kind === 'statement') {
    const where = { accountId, externalId: each.externalId }
    const why = await whyItStays(ctx, where)
    const canChange = (await whyItCantChange(ctx, where)) === undefined
    return { canRetract: why === undefined, canChange, whyNot: why ?? null }
  }
  const account = await theLiveAccount(ctx, accountId).catch(() => undefined)
  if (!account) return cant('The account that said it is not connected any more: take it down there.')
  const { capabilities, label } = connectorNamed(account.connector)
  if (!capabilities.retract)
    return { ...cant(`${label} takes nothing back from programs.`), canChange: capabilities.editOwn === true }
  return { canRetract: true, canChange: capabilities.editOwn === true, whyNot: null }
}

/** A post is taken down by itself, where its network lets one; nothing takes its place. */
async function whatAShareAllows(
  ctx: Context,
  { step, accountId, externalId }: Concerned,
): Promise<Pick<ConcernedView, 'canRetract' | 'canChange' | 'whyNot'>> {
  const says = (whyNot: string | null) => ({ canRetract: whyNot === null, canChange: false, whyNot })
  if (step === 'retracting') return says('It is being taken down.')
  if (step === 'waiting') return says('It has not left. Nothing like it leaves while this is frozen.')
  const post = { step: step as SharePost['step'], accountId: accountId ?? '', externalId }
  return says((await whySharePostStays(ctx, post)) ?? null)
}

/** Posts of an offer go with it: where they can't be taken down, they say that it is over where they can be changed. */
async function whatAPostAllows(
  ctx: Context,
  { step, accountId }: Concerned,
): Promise<Pick<ConcernedView, 'canRetract' | 'canChange' | 'whyNot'>> {
  const account = accountId ? await theLiveAccount(ctx, accountId).catch(() => undefined) : undefined
  const { capabilities, label } = account ? connectorNamed(account.connector) : {}
  const canChange = capabilities?.editOwn === true
  const says = (whyNot: string) => ({ canRetract: false, canChange, whyNot })
  if (step === 'retracting') return says('It is being taken down, or told there that the offer is over.')
  if (step === 'over') return says('It says there that the offer is over.')
  if (step === 'doubtful') return says('It may have arrived there: look, and take it down by hand.')
  if (step !== 'sent') return says('It has not left. Nothing like it leaves while this is frozen.')
  if (!capabilities) return says('The account that said it is not connected any more: take it down there.')
  if (capabilities.retract) return says('It is taken down with the offer.')
  return says(
    canChange
      ? `${label} takes nothing back from programs. It will say that the offer is over once that is taken back.`
      : `${label} lets programs take nothing back and change nothing: take it down there.`,
  )
}
