import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { takenSlugs } from '#lib/paths'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee } from '#platform/context'
import { emit } from '#platform/events'
import { SiteAbout, SiteLanguage, SiteName } from './found-community.ts'
import { type Site, slugFrom } from './model.ts'
import { mayMake } from './rights.ts'
import { insertSite, masterRow, siteRow, upsertModerator } from './store.ts'

export const MakeSite = z.object({
  name: SiteName,
  /** Its place in the address; from its name where none is said. */
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]{1,39}$/, 'Two to forty small letters, digits and hyphens.')
    .refine(slug => !takenSlugs.has(slug), 'A page of the community itself is called so. Choose another word.')
    .optional(),
  about: SiteAbout.default(''),
  language: SiteLanguage.optional(),
})
export type MakeSite = z.input<typeof MakeSite>

/** Makes a sub-community within what the centre allows. It is open at once, and whoever makes it leads it. */
export async function makeSite(ctx: Context, input: MakeSite): Promise<Site> {
  const me = requireEmployee(ctx)
  const master = await theMaster(ctx)
  if (master.isSample)
    throw new Problem(
      'conflict',
      'So far there is only the sample community. Make your own first; others lie below it.',
    )
  if (!mayMake(me, master.allows.makers)) throw new Problem('forbidden', whoMakes[master.allows.makers])
  const { name, about, language, slug = slugFrom(name) } = check(MakeSite, input)
  if (slug.length < 2 || takenSlugs.has(slug))
    throw invalidSlug('No address can be made of this name. Say one: small letters, digits and hyphens.')
  return inTransaction(ctx, async ctx => {
    const id = newId()
    const site = {
      ...{ id, parentId: master.id, slug, name, about, language: language ?? master.language },
      ...{ look: {}, rules: '', madeBy: me.employeeId },
    }
    if (!(await insertSite(ctx, site))) throw invalidSlug('Another community is there. Choose another address.')
    await upsertModerator(ctx, { id: newId(), siteId: id, who: me, isLead: true, by: me.employeeId })
    await emit(ctx, 'site.made', { siteId: id, slug }, { subjectId: id })
    return theSite(ctx, id)
  })
}

const invalidSlug = (message: string) =>
  new Problem('invalid', 'Some of this can’t be used as it is.', [{ at: 'slug', message }])

/** Who may make a sub-community, in words. */
export const whoMakes = {
  centre: 'Communications and administrators make communities here. Ask one of them for yours.',
  coordinators: 'Coordinators, communications and administrators make communities here. Ask one of them for yours.',
  everyone: 'Every colleague may make a community here.',
} as const

/** The master community, or a problem that says what to do first. */
export async function theMaster(ctx: Context): Promise<Site> {
  const master = await masterRow(ctx)
  if (!master)
    throw new Problem('not-found', 'There is no community yet. Communications or an administrator makes the first one.')
  return master
}

/** What would lead out of the sample's community, or bring something real into it, is refused. */
export function refuseSample({ isSample }: Pick<Site, 'isSample'>): void {
  if (isSample)
    throw new Problem(
      'conflict',
      'This is the sample community, to look around in: nothing leaves from here, and all of it goes with the sample.',
    )
}

/** One site, closed or open, or a problem. */
export async function theSite(ctx: Context, id: string): Promise<Site> {
  const site = await siteRow(ctx, id)
  if (!site) throw new Problem('not-found', 'There is no such community.')
  return site
}
