import { connectorNamed, theLiveAccount } from '#core/channels'
import { whyItCantChange, whyItStays } from '#journey/official'
import { blogPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { findMaster, homeOf } from '#places/sites'
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

/** An article is on our own ground: its row knows its name there, and not the address. */
async function whereItStands(ctx: Context, { kind, url }: Concerned): Promise<Pick<Concerned, 'url'>> {
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
  if (each.step === 'retracting') return cant('It is being taken down.')
  if (each.step === 'doubtful') return cant('It may have arrived there: look, and take it down by hand.')
  if (each.step !== 'sent') return cant('It has not left. Nothing like it leaves while this is frozen.')
  if (each.kind === 'article') return { canRetract: true, canChange: true, whyNot: null }
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
