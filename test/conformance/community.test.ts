import { sql } from 'kysely'
import { beforeAll } from 'vitest'
import type { Connector, OpenAccount } from '#core/channels'
import { newId } from '#lib/id'
import { openTopic, postsShown, reply, spacesOf, thePost } from '#places/community'
import { apart, openSite, ownPlace } from '#places/own-place'
import { foundCommunity } from '#places/sites'
import { openDatabase } from '#platform/db'
import { conforms, deadHost, plainTools } from '../conformance.ts'
import { memberOf } from '../members.ts'
import { world } from '../world.ts'

const here = world()
let siteId = ''
let spaceId = ''

beforeAll(async () => {
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle' })).id
  await openSite(here.ctx, siteId)
  spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
})

const tools = () => ({ ...plainTools(), house: here.ctx })
const account = (site = siteId): OpenAccount => ({
  accountId: newId(),
  settings: { siteId: site },
  secret: undefined,
  tools: tools(),
})
const signed = (text: string) => `${text}\n\n— Inés, battery engineer at Halden`

/** As the house calls it: lent the house, with words that are signed and a delivery in line. */
const inTheHouse: Connector = {
  ...ownPlace,
  async send(to, message) {
    await sql`
      insert into delivery (id, kind, subject_id, account_id, author_id, message, state, created_at)
      values (${message.deliveryId}, 'answer', ${newId()}, (select id from account limit 1), ${here.id('ines')}, '{}', 'sending', now())
      on conflict do nothing`.execute(here.ctx.db)
    if (!ownPlace.send) throw new Error('It does not send.')
    return ownPlace.send(to, { ...message, text: signed(message.text) })
  },
  edit: (to, sent, message) => {
    if (!ownPlace.edit) throw new Error('It does not edit.')
    return ownPlace.edit(to, sent, { ...message, text: signed(message.text) })
  },
  fetchThread: async (ref, given, settings) => {
    if (!ownPlace.fetchThread) throw new Error('It reads no threads.')
    const thread = await ownPlace.fetchThread(ref, { ...given, house: here.ctx }, settings)
    // Signed on its way in, and so on its way out.
    const posts = thread.posts.map(post => ({ ...post, text: post.colleagueId ? apart(post.text).text : post.text }))
    return { ...thread, posts }
  },
}

conforms({
  connector: inTheHouse,
  badSettings: [{ settings: { siteId: 'circle' }, at: 'siteId' }],
  open: async () => ({
    async write(text, replyTo) {
      const somebody = await memberOf(here.ctx, `m${newId().slice(-10)}`)
      if (replyTo) return (await reply(somebody.ctx, { topicId: (await thePost(here.ctx, replyTo)).topicId, text })).id
      const topic = await openTopic(somebody.ctx, { siteId, spaceId, title: text.slice(0, 100), text })
      return (await postsShown(here.ctx, topic.id, { from: 1, to: 1, accepted: null }))[0]?.id ?? ''
    },
    account: () => account(),
    signedOutAccount: () => account(newId()),
    deadAccount: () => ({ ...account(), tools: { ...plainTools(), house: { ...here.ctx, db: dead.db } } }),
    async count(text) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from community_post where text = ${text} and removed_at is null`.execute(
        here.ctx.db,
      )
      return rows[0]?.count ?? 0
    },
    source: () => ({ sourceId: newId(), settings: { siteId }, secret: undefined, cursor: undefined, tools: tools() }),
    settingsForThreads: () => ({ siteId }),
    close: async () => {
      await dead[Symbol.asyncDispose]()
    },
  }),
})

const dead = openDatabase(`postgres://nobody@${await deadHost()}/nowhere`)
