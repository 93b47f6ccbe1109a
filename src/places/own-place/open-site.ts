import { openOwnPlace, type Source } from '#core/channels'
import { theCompany } from '#core/company'
import { makeFirstSpace } from '#places/community'
import { findMaster, homeOf, theSite } from '#places/sites'
import type { Context } from '#platform/context'
import { house } from './as-heard.ts'
import { ownPlace } from './own-place.ts'

/** Opens a site to those who want to speak and to those who listen: a first space, and its source in the inbox. */
export async function openSite(ctx: Context, siteId: string): Promise<Source> {
  const site = await theSite(ctx, siteId)
  const [master, company] = [await findMaster(ctx), await theCompany(ctx)]
  await makeFirstSpace(ctx, siteId)
  const url = homeOf(ctx, master ?? site, master)
  const handle = company.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
  return openOwnPlace(ctx, {
    connector: ownPlace.name,
    label: site.name,
    key: siteId,
    settings: { siteId },
    account: { externalId: house, handle, name: company.name, url },
  })
}
