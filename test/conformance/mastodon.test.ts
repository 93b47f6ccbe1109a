import { describe } from 'vitest'
import { mastodon } from '#connectors/mastodon'
import type { OpenSource } from '#core/channels'
import { newId } from '#lib/id'
import { conforms, deadHost, type Network, plainTools } from '../conformance.ts'
import { type MastodonOptions, startMastodon } from '../networks/mastodon.ts'

const ways: [string, MastodonOptions][] = [
  ['a stream by WebSocket', { streaming: ['websocket'] }],
  ['a stream by WebSocket with the token in the address', { streaming: ['websocket'], tokenInAddress: true }],
  ['a stream over HTTP', { streaming: ['http'] }],
  ['asking, where nothing streams', { streaming: [], doubles: true }],
  ['asking a server that does not know min_id', { streaming: [], knowsMinId: false }],
]

describe.each(ways)('by %s', (_, options) => {
  conforms({
    connector: mastodon,
    badSettings: [
      { settings: { server: 'not a server' }, at: 'server' },
      { settings: { server: 'ftp://files.example' }, at: 'server' },
      { settings: { server: 'mastodon.social', hears: 'gossip' }, at: 'hears' },
      { settings: { server: 'mastodon.social', hears: 'tags' }, at: 'tags' },
      { settings: { server: 'mastodon.social', hears: 'tags', tags: ['two words'] }, at: 'tags' },
      { settings: { languages: ['English'] }, at: 'languages' },
      { settings: { everySeconds: 0 }, at: 'everySeconds' },
    ],
    open: () => openServer(options),
  })
})

/** A server with Ana and our company on it. Outsiders write of the hashtag that we listen to. */
async function openServer(options: MastodonOptions): Promise<Network> {
  const server = await startMastodon(options)
  const dead = await deadHost()
  const ana = server.account('ana')
  const company = server.account('acme')
  const account = (host: string, accessToken: string) => ({
    accountId: 'company',
    settings: mastodon.settings.parse({ server: host }),
    secret: { accessToken },
    tools: plainTools(),
  })
  const source = (host: string, cursor?: string): OpenSource => ({
    sourceId: newId(),
    settings: mastodon.settings.parse({ server: host, hears: 'public', everySeconds: 1 }),
    secret: { accessToken: company.token },
    cursor,
    tools: plainTools(),
  })
  const idOf = (externalId: string) => externalId.slice(externalId.indexOf('/') + 1)
  return {
    source: cursor => source(server.url, cursor),
    deadSource: () => source(`http://${dead}`),
    async write(text, replyTo) {
      const more = replyTo === undefined ? {} : { replyTo: idOf(replyTo) }
      return `${server.host}/${ana.post(text, more).id}`
    },
    async edit(externalId, text) {
      ana.edit(idOf(externalId), text)
    },
    /** The network tells of a removal only those who heard the post and still listen: it happens in their presence. */
    async remove(externalId) {
      const calls = server.calls.length
      const heard = setInterval(() => {
        const asked = server.calls.slice(calls).some(call => call.endsWith('/timelines/public'))
        if (!asked || (options.streaming?.length !== 0 && server.listeners() === 0)) return
        clearInterval(heard)
        setTimeout(() => ana.remove(idOf(externalId)), 200)
      }, 20)
    },
    account: () => account(server.url, company.token),
    signedOutAccount: () => account(server.url, 'withdrawn'),
    deadAccount: () => account(`http://${dead}`, company.token),
    async count(text) {
      const said = server.statuses().filter(status => status.by === company.id)
      return said.filter(status => status.text.replace(/^@ana /, '') === text).length
    },
    settingsForThreads: () => mastodon.settings.parse({ server: server.url }),
    close: () => server.close(),
  }
}
