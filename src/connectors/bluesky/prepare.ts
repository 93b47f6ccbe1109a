import { isValidDid } from '@atproto/syntax'
import { type ConnectorTools, NetworkError, type Prepared } from '#core/channels'
import { Problem } from '#lib/problem'
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
  if (parts === undefined) throw noFeed('This is not the address of a feed.')
  const label = `Bluesky: the feed ${parts.rkey}`
  if (isValidDid(parts.repo)) return { settings, label }
  const did = await didOf(parts.repo, settings, tools)
  return { settings: { ...settings, feed: `at://${did}/${parts.collection}/${parts.rkey}` }, label }
}

async function didOf(handle: string, settings: Settings, tools: ConnectorTools): Promise<string> {
  const service = settings.service ?? publicServer
  try {
    const answer = await call(tools, { service, method: 'com.atproto.identity.resolveHandle', query: { handle } })
    if (answer.ok && typeof answer.data.did === 'string') return answer.data.did
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    throw new Problem('unavailable', error.message)
  }
  throw noFeed(`Nobody on Bluesky is called ${handle}.`)
}

function noFeed(words: string): Problem {
  return new Problem('invalid', words, [{ at: 'feed', message: words }])
}
