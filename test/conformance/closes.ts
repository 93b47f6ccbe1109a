import { expect, test } from 'vitest'
import type { Connector } from '#core/channels'
import { failureOf, type Given } from './network.ts'

/** What a connector must do that sets something up at its network so that it calls us. */
export function closes(connector: Connector, given: Given): void {
  test('what was set up at the network is taken back when the source is closed, once or twice', async () => {
    const { source, called } = await given('called')()
    expect(await called()).toContain(source().hookUrl)
    await connector.close?.(source())
    await expect.poll(called).not.toContain(source().hookUrl)
    await connector.close?.(source())
    expect(await called()).not.toContain(source().hookUrl)
  })

  test('what is set up for another source stays', async () => {
    const { source, called } = await given('called')()
    await connector.close?.({ ...source(), sourceId: 'other', hookUrl: `${source().hookUrl}-other` })
    expect(await called()).toContain(source().hookUrl)
    await connector.close?.(source())
  })

  test('a network that is away is told later', async () => {
    const { away } = await given('called')()
    expect(await failureOf(() => connector.close?.(away()))).toMatchObject({ outcome: 'later' })
  })
}
