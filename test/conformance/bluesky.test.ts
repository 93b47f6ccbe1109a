import { describe } from 'vitest'
import { bluesky } from '#connectors/bluesky'
import { conforms, deadHost, type Network, plainTools } from '../conformance.ts'
import { networksAreInstalled, startAtproto, startJetstream } from '../networks/atproto.ts'

describe.skipIf(!networksAreInstalled && !process.env.CI).each(['jetstream', 'firehose'] as const)(
  'over the %s',
  stream => {
    conforms({
      connector: bluesky,
      badSettings: [
        { settings: { url: 'https://not.a.stream.example' }, at: 'url' },
        { settings: { stream: 'telex' }, at: 'stream' },
        { settings: { hears: 'gossip' }, at: 'hears' },
        { settings: { hears: 'search' }, at: 'search' },
        { settings: { hears: 'feed' }, at: 'feed' },
        { settings: { hears: 'feed', feed: 'https://bsky.app/profile/ana.test' }, at: 'feed' },
        { settings: { service: 'bsky' }, at: 'service' },
        { settings: { languages: ['English'] }, at: 'languages' },
        { settings: { handle: 'not a handle' }, at: 'handle' },
      ],
      open: () => openNetwork(stream),
    })
  },
)

/** A real PDS with two people and our company on it. */
async function openNetwork(stream: 'jetstream' | 'firehose'): Promise<Network> {
  const network = await startAtproto()
  const dead = await deadHost()
  const jetstream = await startJetstream(network.pdsUrl)
  const [ana, company] = await Promise.all([network.createAccount('ana.test'), network.createAccount('acmeco.test')])
  const url = stream === 'jetstream' ? jetstream.url : network.pdsUrl.replace('http', 'ws')
  const settings = { service: network.pdsUrl, plcUrl: network.plcUrl, handle: company.handle }
  const secret = { appPassword: company.appPassword }
  const account = (changes: object) => ({
    accountId: 'company',
    settings: bluesky.settings.parse({ ...settings, ...changes }),
    secret,
    tools: plainTools(),
  })
  const repo = ana.did
  const collection = 'app.bsky.feed.post'
  const rkeyOf = (uri: string) => uri.split('/').at(-1) ?? ''
  return {
    source: cursor => ({
      sourceId: 'test',
      settings: bluesky.settings.parse({ stream, url, service: network.pdsUrl, plcUrl: network.plcUrl }),
      secret: {},
      cursor,
      tools: plainTools(),
    }),
    deadSource: () => ({
      sourceId: 'dead',
      settings: bluesky.settings.parse({ stream, url: `ws://${dead}/subscribe` }),
      secret: {},
      cursor: undefined,
      tools: plainTools(),
    }),
    async write(text, replyTo) {
      if (replyTo === undefined) return (await ana.agent.post({ text })).uri
      const parent = await ana.agent.com.atproto.repo.getRecord({ repo, collection, rkey: rkeyOf(replyTo) })
      const ref = { uri: parent.data.uri, cid: parent.data.cid ?? '' }
      return (await ana.agent.post({ text, reply: { root: ref, parent: ref } })).uri
    },
    async edit(uri, text) {
      const record = { $type: collection, text, createdAt: new Date().toISOString() }
      await ana.agent.com.atproto.repo.putRecord({ repo, collection, rkey: rkeyOf(uri), record })
    },
    async remove(uri) {
      await ana.agent.deletePost(uri)
    },
    account: () => account({}),
    signedOutAccount: () => ({ ...account({}), secret: { appPassword: 'aaaa-bbbb-cccc-dddd' } }),
    deadAccount: () => account({ service: `http://${dead}` }),
    async count(text) {
      const listed = await ana.agent.com.atproto.repo.listRecords({ repo: company.did, collection, limit: 100 })
      return listed.data.records.filter(record => record.value.text === text).length
    },
    settingsForThreads: () => bluesky.settings.parse({ service: network.pdsUrl, plcUrl: network.plcUrl }),
    async close() {
      await jetstream.close()
      await network.close()
    },
  }
}
