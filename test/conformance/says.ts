import { expect, test } from 'vitest'
import type { Connector, OutgoingMessage } from '#core/channels'
import { newId } from '#lib/id'
import { failureOf, type Given, plainTools } from './network.ts'

/** What a connector that reads threads must do. */
export function reads(connector: Connector, given: Given): void {
  test('a thread is read with its beginning first', async () => {
    const root = await given('write')(`A question ${newId()}`)
    const reply = await given('write')(`An answer ${newId()}`, root)
    const thread = await connector.fetchThread?.(
      { externalId: reply },
      plainTools(),
      given('settingsForThreads')(),
      given('source')(undefined),
    )
    const ids = thread?.posts.map(post => post.externalId) ?? []
    expect(ids[0]).toBe(root)
    expect(ids).toContain(reply)
    expect(thread?.posts.find(post => post.externalId === reply)?.replyTo).toBe(root)
  })
}

/** What a connector that sends must do. */
export function says(connector: Connector, given: Given): void {
  const account = () => given('account')()
  const { send, find, retract, edit } = connector
  if (!send) return

  /** A message, under a post where the network takes no other. */
  async function messageOf(text: string, replyTo?: OutgoingMessage['replyTo']): Promise<OutgoingMessage> {
    const asked = replyTo ?? (connector.capabilities.repliesOnly ? await question() : undefined)
    return { deliveryId: newId(), createdAt: new Date(), text, language: 'en', ...(asked && { replyTo: asked }) }
  }

  async function question(): Promise<OutgoingMessage['replyTo']> {
    const externalId = await given('write')(`A question ${newId()}`)
    return { externalId, threadRoot: externalId }
  }

  test('the network itself says who the account is', async () => {
    const identity = await connector.identify?.(account())
    expect(identity?.externalId).toBeTruthy()
    expect(identity?.handle).toBeTruthy()
  })

  test('only a secret that is no longer good signs an account out', async () => {
    const signedOut = given('signedOutAccount')
    expect(await failureOf(() => connector.identify?.(signedOut()))).toMatchObject({ outcome: 'signed-out' })
    expect(await failureOf(async () => send(signedOut(), await messageOf('Hello')))).toMatchObject({
      outcome: 'signed-out',
    })
    expect(await failureOf(() => connector.identify?.(given('deadAccount')()))).toMatchObject({ outcome: 'later' })
  })

  test('an answer arrives under the post that it answers', async () => {
    const question = await given('write')(`Does it rain? ${newId()}`)
    const message = await messageOf(`It does. ${newId()}`, { externalId: question, threadRoot: question })
    const sent = await send(account(), message)
    expect(sent.externalId).toBeTruthy()
    expect(await given('count')(message.text)).toBe(1)
    if (!connector.fetchThread) return
    const thread = await connector.fetchThread(
      sent,
      plainTools(),
      given('settingsForThreads')(),
      given('source')(undefined),
    )
    expect(thread.posts.at(-1)).toMatchObject({ text: message.text, replyTo: question })
  })

  if (connector.capabilities.exactlyOnce === 'by-id') {
    test('a message that is sent again, even at the same moment, is there once', async () => {
      const message = await messageOf(`Said once ${newId()}`)
      const [one, other] = await Promise.all([send(account(), message), send(account(), message)])
      expect(other.externalId).toBe(one.externalId)
      expect((await send(account(), message)).externalId).toBe(one.externalId)
      expect(await given('count')(message.text)).toBe(1)
    })
  }

  test('another message with the same text is another post', async () => {
    const text = `Thank you! ${newId()}`
    const first = await send(account(), await messageOf(text))
    const second = await send(account(), await messageOf(text))
    expect(second.externalId).not.toBe(first.externalId)
    expect(await given('count')(text)).toBe(2)
  })

  if (find) {
    test('it can tell what arrived from what did not', async () => {
      const message = await messageOf(`Is it there? ${newId()}`)
      expect(await find(account(), message)).toBeUndefined()
      const sent = await send(account(), message)
      expect((await find(account(), message))?.externalId).toBe(sent.externalId)
    })
  }

  if (retract) {
    test('a post can be taken back, twice without harm', async () => {
      const message = await messageOf(`A mistake ${newId()}`)
      const sent = await send(account(), message)
      await retract(account(), sent)
      expect(await given('count')(message.text)).toBe(0)
      await retract(account(), sent)
      if (find) expect(await find(account(), message)).toBeUndefined()
    })
  }

  if (edit) {
    test('what was said can be changed where it stands, twice without harm', async () => {
      const message = await messageOf(`Eigth years ${newId()}`)
      const sent = await send(account(), message)
      const better = { ...message, text: `Eight years ${newId()}` }
      for (const _ of [1, 2]) expect((await edit(account(), sent, better)).externalId).toBe(sent.externalId)
      expect([await given('count')(message.text), await given('count')(better.text)]).toEqual([0, 1])
    })
  }

  const limit = connector.limits.maxLength
  if (limit) {
    test('a text of the greatest length is taken, one more is refused in words', async () => {
      const ending = ` ${newId()}`
      const text = 'ä'.repeat(limit.value).slice(0, roomFor(connector, ending, limit.value)) + ending
      expect(connector.lengthOf?.(text)).toBe(limit.value)
      const sent = await send(account(), await messageOf(text))
      expect(sent.externalId).toBeTruthy()
      const refusal = await failureOf(async () => send(account(), await messageOf(`${text}x`)))
      expect(refusal).toMatchObject({ outcome: 'refused', message: expect.stringContaining(String(limit.value)) })
    })
  }
}

/** How many times “ä” fits before the ending; it is one or two of the network's units. */
function roomFor(connector: Connector, ending: string, limit: number): number {
  const unit = connector.lengthOf?.('ä') ?? 1
  return Math.floor((limit - (connector.lengthOf?.(ending) ?? 0)) / unit)
}
