import { z } from 'zod'
import { theCompany } from '#core/company'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { type Site, slugFrom } from './model.ts'
import { requireCentre } from './rights.ts'
import { changePlaces, insertSite, masterRow, upsertModerator } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'site.made': { siteId: string; slug: string | null; isSample?: boolean }
  }
}

export const SiteName = z.string().trim().min(2, 'Give it a name, such as “Cargo Circle”.').max(60)
export const SiteAbout = z.string().trim().max(200, 'Say it in a sentence: 200 characters at most.')
export const SiteLanguage = z.string().trim().max(12).refine(isLanguage, 'Choose a language, such as en or de.')

function isLanguage(tag: string): boolean {
  try {
    return tag !== '' && Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false
  }
}

export const FoundCommunity = z.object({
  name: SiteName,
  about: SiteAbout.default(''),
  language: SiteLanguage.optional(),
})
export type FoundCommunity = z.input<typeof FoundCommunity>

/** Makes the master community, once. Whoever makes it leads it. */
export async function foundCommunity(ctx: Context, input: FoundCommunity): Promise<Site> {
  const me = requireCentre(ctx)
  const { name, about, language } = check(FoundCommunity, input)
  return inTransaction(ctx, async ctx => {
    const company = await theCompany(ctx)
    const id = newId()
    const before = await masterRow(ctx)
    const sample = before?.isSample ? before : undefined
    const site = {
      ...{ id, parentId: sample?.id ?? null, slug: sample ? `new-${id.slice(-12)}` : null },
      ...{ name, about, language: language ?? company.language, look: {}, rules: firstRules, madeBy: me.employeeId },
    }
    if (!(await insertSite(ctx, site)))
      throw new Problem('conflict', 'Your community is there already: all others lie below it.')
    if (sample) await changePlaces(ctx, { masterId: id, sampleId: sample.id, slug: slugFrom(sample.name) })
    await upsertModerator(ctx, { id: newId(), siteId: id, who: me, isLead: true, by: me.employeeId })
    await emit(ctx, 'site.made', { siteId: id, slug: null }, { subjectId: id })
    const made = await masterRow(ctx)
    if (!made) throw new Problem('conflict', 'Your community was changed meanwhile. Look again.')
    return made
  })
}

/** To begin with; whoever leads it writes their own. */
const firstRules = `1. **Be kind.** A person reads what you write.
2. **Say what you know and how you know it.** “I tried it” helps more than “everybody knows”.
3. **Keep private things private**, yours and other people’s: no addresses, order numbers or photographs of others.
4. **No advertising.** If you work for somebody who sells what you recommend, say so.

Whoever looks after this place tells you when something of yours is hidden, and why. You can always ask them to look again.
`
