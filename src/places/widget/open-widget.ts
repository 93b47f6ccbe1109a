import { openOwnPlace, type Source } from '#core/channels'
import { theCompany } from '#core/company'
import { findMaster, homeOf, theSite } from '#places/sites'
import type { Context } from '#platform/context'
import { widgetConnector } from './widget-connector.ts'

/** The source of what people write from our pages, and the account from which colleagues answer; made where it is not there. */
export async function openWidget(ctx: Context, siteId: string): Promise<Source> {
  const site = await theSite(ctx, siteId)
  const company = await theCompany(ctx)
  const master = await findMaster(ctx)
  return openOwnPlace(ctx, {
    connector: widgetConnector.name,
    label: `${site.name}, from our pages`,
    key: `widget ${siteId}`,
    settings: { siteId },
    account: {
      externalId: 'widget',
      handle: company.name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-'),
      name: company.name,
      url: homeOf(ctx, master ?? site, master),
    },
  })
}
