import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { liveAccountNamed, takeTurnToOpen, upsertAccount } from './account-store.ts'
import type { Source } from './model.ts'
import { connectorNamed } from './registry.ts'
import { insertSource, openSources } from './store.ts'

/**
 * Opens a place of our own, which needs nobody to open it: its source, and the account from which colleagues answer
 * there. Done again, it finds what is there.
 */
export async function openOwnPlace(
  ctx: Context,
  place: {
    connector: string
    label: string
    key: string
    settings: object
    account: { externalId: string; handle: string; name: string; url: string }
  },
): Promise<Source> {
  const connector = connectorNamed(place.connector)
  if (!connector.isOwnPlace) throw new Problem('invalid', `${connector.label} is no place of our own.`)
  const { network, name } = connector
  return inTransaction(ctx, async ctx => {
    await takeTurnToOpen(ctx, place.key)
    const there = await sourceOfPlace(ctx, name, place.settings)
    if (there) return there
    if (!(await liveAccountNamed(ctx, { network, externalId: place.account.externalId })))
      await upsertAccount(
        ctx,
        {
          ...{ id: newId(), connector: name, network, ...place.account, avatarUrl: null, settings: place.settings },
          ...{ secretId: null, connectedAt: ctx.now(), signedOutAt: null, failure: null },
        },
        null,
      )
    const id = newId()
    const { settings, label } = place
    await insertSource(
      ctx,
      { id, connector: name, network, label, settings, secretId: null, keeps: connector.keeps },
      null,
    )
    await emit(ctx, 'source.opened', { sourceId: id, connector: name })
    const opened = await sourceOfPlace(ctx, name, settings)
    if (!opened) throw new Problem('conflict', 'This place was closed meanwhile.')
    return opened
  })
}

/** The source with all of these settings. */
async function sourceOfPlace(ctx: Context, connector: string, settings: object): Promise<Source | undefined> {
  const asked = Object.entries(settings)
  return (await openSources(ctx)).find(source => {
    const has = new Map(Object.entries(source.settings ?? {}))
    return source.connector === connector && asked.every(([key, value]) => has.get(key) === value)
  })
}
