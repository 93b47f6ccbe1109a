import { sql } from 'kysely'
import { beforeAll } from 'vitest'
import type { Connector, OpenAccount } from '#core/channels'
import { newId } from '#lib/id'
import { foundCommunity } from '#places/sites'
import { askCompany, openWidget, widgetConnector } from '#places/widget'
import { openDatabase } from '#platform/db'
import { conforms, deadHost, plainTools } from '../conformance.ts'
import { world } from '../world.ts'

const here = world()
let siteId = ''
const tokens = new Map<string, string>()

beforeAll(async () => {
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle' })).id
  await openWidget(here.ctx, siteId)
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
  ...widgetConnector,
  async send(to, message) {
    await sql`
      insert into delivery (id, kind, subject_id, account_id, author_id, message, state, created_at)
      values (${message.deliveryId}, 'answer', ${newId()}, (select id from account limit 1), ${here.id('ines')}, '{}', 'sending', now())
      on conflict do nothing`.execute(here.ctx.db)
    if (!widgetConnector.send) throw new Error('It does not send.')
    return widgetConnector.send(to, { ...message, text: signed(message.text) })
  },
  edit: (to, sent, message) => {
    if (!widgetConnector.edit) throw new Error('It does not edit.')
    return widgetConnector.edit(to, sent, { ...message, text: signed(message.text) })
  },
  fetchThread: (ref, given, settings) => {
    if (!widgetConnector.fetchThread) throw new Error('It reads no threads.')
    return widgetConnector.fetchThread(ref, { ...given, house: here.ctx }, settings)
  },
}

conforms({
  connector: inTheHouse,
  badSettings: [{ settings: { siteId: 'circle' }, at: 'siteId' }],
  open: async () => ({
    async write(text, replyTo) {
      const [id, token] = [newId(), (replyTo && tokens.get(replyTo)) || here.ctx.secrets.randomToken()]
      tokens.set(id, token)
      await askCompany(here.ctx, { siteId, token, id, text, origin: 'https://shop.halden.example' })
      return id
    },
    account: () => account(),
    signedOutAccount: () => account(newId()),
    deadAccount: () => ({ ...account(), tools: { ...plainTools(), house: { ...here.ctx, db: dead.db } } }),
    async count(text) {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from widget_message where text = ${text} and removed_at is null`.execute(
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
