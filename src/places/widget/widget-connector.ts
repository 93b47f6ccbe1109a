import { z } from 'zod'
import { type Connector, NetworkError, type Sent } from '#core/channels'
import { deliveryById } from '#core/delivery'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { apart, there } from '#places/own-place'
import { type Site, theSite } from '#places/sites'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { asHeard, network } from './as-heard.ts'
import type { Said } from './model.ts'
import { insertSaid, removeSaid, saidByDelivery, saidById, saidIn, threadById, updateSaid } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'widget.answered': { threadId: string; messageId: string }
    'widget.answer-changed': { threadId: string; messageId: string; isTakenBack: boolean }
  }
}

const Settings = z.object({ siteId: z.uuid({ error: 'Say which community.' }) })
type Settings = z.output<typeof Settings>

/** Whoever writes from a page of ours, as a place to answer in: the answer stands in their thread, once, by its delivery. */
export const widgetConnector: Connector<Settings, undefined> = {
  name: 'widget',
  label: 'Our pages',
  about: 'People who write to you from your own pages, answered from the desk by a person.',
  group: 'own',
  network,
  settings: Settings,
  isOwnPlace: true,
  capabilities: {
    listen: 'no',
    reply: true,
    retract: true,
    fetchThread: true,
    exactlyOnce: 'by-id',
    edits: false,
    deletes: false,
    editOwn: true,
    repliesOnly: true,
  },
  limits: {
    rules: [
      'Only whoever wrote to you reads your answer, on the page or by their own link.',
      'You can change it and take it back; then its words are gone there as well.',
    ],
  },
  keeps: 'all',
  identify: account =>
    there(account.tools, async ctx => {
      const { name } = await theHome(ctx, account.settings.siteId)
      return { externalId: 'widget', handle: 'widget', name }
    }),
  send: (account, message) =>
    there(account.tools, async ctx => {
      await theHome(ctx, account.settings.siteId)
      const before = await saidByDelivery(ctx, message.deliveryId)
      if (before) return { externalId: before.id }
      const asked = message.replyTo && (await theSaid(ctx, message.replyTo.externalId))
      if (!asked) throw new NetworkError('refused', 'What you answer is not there any more.')
      const employeeId = (await deliveryById(ctx, message.deliveryId))?.authorId
      if (!employeeId) throw new NetworkError('refused', 'Nobody is named as its author.')
      const { text, disclosure } = apart(message.text)
      const { threadId } = asked
      const { deliveryId } = message
      return inTransaction(ctx, async ctx => {
        const id = newId()
        if (await insertSaid(ctx, { id, threadId, text, employeeId, disclosure, deliveryId })) {
          await emit(ctx, 'widget.answered', { threadId, messageId: id }, { subjectId: threadId })
          return { externalId: id }
        }
        // Another try brought it in the same moment.
        const other = await saidByDelivery(ctx, deliveryId)
        if (!other) throw new NetworkError('later', 'It could not be written down just now.')
        return { externalId: other.id }
      })
    }),
  find: (account, message) =>
    there(account.tools, async ctx => {
      const said = await saidByDelivery(ctx, message.deliveryId)
      return said && !said.removedAt ? { externalId: said.id } : undefined
    }),
  edit: (account, { externalId }, message) =>
    there(account.tools, ctx =>
      inTransaction(ctx, async ctx => {
        const said = await ours(ctx, externalId)
        await updateSaid(ctx, said.id, apart(message.text).text)
        return changed(ctx, said, false)
      }),
    ),
  retract: (account, { externalId }) =>
    there(account.tools, ctx =>
      inTransaction(ctx, async ctx => {
        const said = await ours(ctx, externalId)
        if (await removeSaid(ctx, said.id)) await changed(ctx, said, true)
      }),
    ),
  fetchThread: ({ externalId }, tools) =>
    there(tools, async ctx => {
      const said = await theSaid(ctx, externalId)
      const thread = said && (await threadById(ctx, said.threadId))
      if (!thread) return { posts: [], incomplete: 'This is not there any more.' }
      const all = await saidIn(ctx, thread.id)
      return { posts: all.filter(each => !each.removedAt).map(each => asHeard(each, thread, all)) }
    }),
}

async function theHome(ctx: Context, siteId: string): Promise<Site> {
  return theSite(ctx, siteId).catch(error => {
    if (error instanceof Problem) throw new NetworkError('signed-out', 'There is no such community any more.')
    throw error
  })
}

async function theSaid(ctx: Context, id: string): Promise<Said | undefined> {
  return z.uuid().safeParse(id).success ? saidById(ctx, id) : undefined
}

/** What left from here, and nobody else’s. */
async function ours(ctx: Context, id: string): Promise<Said> {
  const said = await theSaid(ctx, id)
  if (!said || said.employeeId === null) throw new NetworkError('refused', 'No answer of ours stands there.')
  return said
}

async function changed(ctx: Context, { id, threadId }: Said, isTakenBack: boolean): Promise<Sent> {
  await emit(ctx, 'widget.answer-changed', { threadId, messageId: id, isTakenBack }, { subjectId: threadId })
  return { externalId: id }
}
