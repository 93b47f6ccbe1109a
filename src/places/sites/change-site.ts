import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem, type Reason } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { accentsFrom } from './colour.ts'
import { SiteAbout, SiteLanguage, SiteName } from './found-community.ts'
import { refuseSample, theMaster, theSite } from './make-site.ts'
import { type Allows, fonts, type Look, makers, readPicture, type Site } from './model.ts'
import { isCentre, requireCentre, requireLead } from './rights.ts'
import { deletePicturesBut, insertPicture, updateAllows, updateClosed, updateSite } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'site.changed': { siteId: string; fields: string[] }
    'site.closed': { siteId: string }
    'site.opened': { siteId: string }
    'sites.allowed': { siteId: string; fields: string[] }
  }
}

const mostPictureBytes = 256 * 1024

export const ChangeSite = z.object({
  name: SiteName.optional(),
  about: SiteAbout.optional(),
  language: SiteLanguage.optional(),
  /** Markdown. */
  rules: z.string().trim().max(8000, 'Rules that are read are short: 8000 characters at most.').optional(),
  /** Null: as the master has it. */
  colour: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, 'Write a colour as #1d4f7c.')
    .nullish(),
  font: z.enum(fonts).nullish(),
  /** A PNG, JPEG or WebP in base64; null: none of its own. */
  logo: z
    .base64()
    .max(Math.ceil((mostPictureBytes * 4) / 3) + 4, 'A logo has 256 KB at most.')
    .nullish(),
  /** Null: reached by path. */
  host: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/, 'Write it as forum.example.com.')
    .nullish(),
})
export type ChangeSite = z.input<typeof ChangeSite>

/** Changes a site’s name, look, rules or address. What the centre has kept for itself is refused, in words. */
export async function changeSite(ctx: Context, id: string, input: ChangeSite): Promise<Site> {
  requireEmployee(ctx)
  const site = await theSite(ctx, id)
  const me = await requireLead(ctx, site)
  const change = check(ChangeSite, input)
  const refusals = isCentre(me) || site.parentId === null ? [] : refusalsOf(change, (await theMaster(ctx)).allows)
  if (refusals.length > 0) throw new Problem('forbidden', 'The centre keeps some of this for itself.', refusals)
  if (change.host !== undefined && !isCentre(me) && site.parentId === null)
    throw new Problem('forbidden', 'Communications or an administrator gives the community its address.')
  if (change.host) refuseSample(site)
  refuseOurOwnHost(ctx, change.host)
  return inTransaction(ctx, async ctx => {
    const look = await newLook(ctx, site, change, me.employeeId)
    const { name = site.name, about = site.about, language = site.language, rules = site.rules } = change
    const host = change.host === undefined ? site.host : change.host
    if (!(await updateSite(ctx, id, { name, about, language, look, rules, host })))
      throw new Problem('conflict', 'Another community has this address.', [
        { at: 'host', message: 'Another community is there.' },
      ])
    const fields = Object.keys(change).filter(field => change[field as keyof typeof change] !== undefined)
    await emit(ctx, 'site.changed', { siteId: id, fields }, { subjectId: id })
    return theSite(ctx, id)
  })
}

/** What of this change the centre has not left to those who lead a sub-community. */
function refusalsOf(change: z.output<typeof ChangeSite>, allows: Allows): Reason[] {
  const reasons: Reason[] = []
  const kept = (at: keyof ChangeSite, isAllowed: boolean, message: string) => {
    if (change[at] !== undefined && !isAllowed) reasons.push({ at, message })
  }
  for (const at of ['colour', 'font', 'logo'] as const) kept(at, allows.look, keptByCentre.look)
  kept('rules', allows.rules, keptByCentre.rules)
  kept('host', allows.host, keptByCentre.host)
  return reasons
}

/** What the centre has kept for itself, in words that the desk shows beside what can’t be changed. */
export const keptByCentre = {
  look: 'All communities have the look of the master. Communications or an administrator can let you choose your own.',
  rules: 'All communities share the rules of the master. Communications or an administrator can let you add your own.',
  outsiders: 'Colleagues moderate here. Communications or an administrator can let you add members from outside.',
  host: 'Communications or an administrator gives a community an address of its own.',
} as const

/** At the desk’s own address the desk could not be opened any more. */
function refuseOurOwnHost(ctx: Context, host: string | null | undefined): void {
  if (host && host === new URL(ctx.config.publicUrl).hostname)
    throw new Problem('invalid', 'Some of this can’t be used as it is.', [
      { at: 'host', message: 'Your desk is at this address. Choose another one for the community.' },
    ])
}

async function newLook(
  ctx: Context,
  site: Site,
  { colour, font, logo }: z.output<typeof ChangeSite>,
  by: string,
): Promise<Look> {
  const look: Look = { ...site.look }
  if (colour === null) delete look.colour
  else if (colour !== undefined) look.colour = readableColour(colour)
  if (font === null) delete look.font
  else if (font !== undefined) look.font = font
  if (logo === undefined) return look
  if (logo === null) delete look.logo
  else look.logo = await keepLogo(ctx, site.id, logo, by)
  await deletePicturesBut(ctx, site.id, look.logo)
  return look
}

function readableColour(colour: string): string {
  const found = accentsFrom(colour)
  if ('accents' in found) return colour.toLowerCase()
  throw new Problem('invalid', 'Some of this can’t be used as it is.', [
    { at: 'colour', message: `Too light to be read. The nearest that can be: ${found.nearest}` },
  ])
}

async function keepLogo(ctx: Context, siteId: string, logo: string, by: string): Promise<string> {
  const bytes = Buffer.from(logo, 'base64')
  const found = bytes.length <= mostPictureBytes ? readPicture(bytes) : undefined
  if (!found)
    throw new Problem('invalid', 'Some of this can’t be used as it is.', [
      { at: 'logo', message: 'Choose a PNG, JPEG or WebP of 256 KB at most.' },
    ])
  const id = newId()
  await insertPicture(ctx, { ...found, bytes, id, siteId, by })
  return id
}

/** Closes a sub-community to everybody; nothing of it is lost. */
export async function closeSite(ctx: Context, id: string): Promise<Site> {
  requireEmployee(ctx)
  const site = await theSite(ctx, id)
  const me = await requireLead(ctx, site)
  return inTransaction(ctx, async ctx => {
    if (!(await updateClosed(ctx, id, me.employeeId)))
      throw new Problem('conflict', site.parentId ? 'It is closed already.' : 'The master community stays open.')
    await emit(ctx, 'site.closed', { siteId: id }, { subjectId: id })
    return theSite(ctx, id)
  })
}

/** Opens it again, as it was. */
export async function openSiteAgain(ctx: Context, id: string): Promise<Site> {
  requireEmployee(ctx)
  const site = await theSite(ctx, id)
  await requireLead(ctx, site)
  return inTransaction(ctx, async ctx => {
    if (!(await updateClosed(ctx, id, null))) throw new Problem('conflict', 'It is open already.')
    await emit(ctx, 'site.opened', { siteId: id }, { subjectId: id })
    return theSite(ctx, id)
  })
}

export const AllowSites = z.object({
  makers: z.enum(makers).optional(),
  look: z.boolean().optional(),
  rules: z.boolean().optional(),
  outsiders: z.boolean().optional(),
  host: z.boolean().optional(),
})
export type AllowSites = z.input<typeof AllowSites>

/** The centre says what those who lead a sub-community may decide. What they decided before stays. */
export async function allowSites(ctx: Context, input: AllowSites): Promise<Site> {
  requireCentre(ctx)
  const allows = check(AllowSites, input)
  return inTransaction(ctx, async ctx => {
    const master = await theMaster(ctx)
    await updateAllows(ctx, { ...master.allows, ...allows })
    const payload = { siteId: master.id, fields: Object.keys(allows) }
    await emit(ctx, 'sites.allowed', payload, { subjectId: master.id })
    return theMaster(ctx)
  })
}
