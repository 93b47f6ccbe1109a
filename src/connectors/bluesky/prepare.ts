import { isValidDid } from '@atproto/syntax'
import { type ConnectorTools, NetworkError, type Prepared } from '#core/channels'
import { partsOf } from './record.ts'
import { publicServer, type Settings } from './settings.ts'
import { call } from './xrpc.ts'

/** Names a place to listen to; makes a feed’s lasting address of the one that its page has. */
export async function prepare(settings: Settings, tools: ConnectorTools): Promise<Prepared<Settings>> {
  const { hears, search, feed } = settings
  if (hears === 'stream') return { settings, label: 'Bluesky' }
  if (hears === 'notifications') return { settings, label: 'Bluesky: mentions of us' }
  if (hears === 'search') return { settings, label: `Bluesky: “${search}”` }
  const parts = partsOf(feed ?? '')
  if (parts === undefined) throw new NetworkError('refused', 'This is not the address of a feed.')
  const label = `Bluesky: the feed ${parts.rkey}`
  if (isValidDid(parts.repo)) return { settings, label }
  const answer = await call(tools, {
    service: settings.service ?? publicServer,
    method: 'com.atproto.identity.resolveHandle',
    query: { handle: parts.repo },
  })
  if (!answer.ok || typeof answer.data.did !== 'string')
    throw new NetworkError('refused', `Nobody on Bluesky is called ${parts.repo}.`)
  return { settings: { ...settings, feed: `at://${answer.data.did}/${parts.collection}/${parts.rkey}` }, label }
}
