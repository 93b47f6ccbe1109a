import { z } from 'zod'
import {
  type Connector,
  NetworkError,
  type OutgoingGesture,
  type OutgoingMessage,
  plugIn,
  type Sent,
  upsertSampleAccount,
} from '#core/channels'
import { newId } from '#lib/id'
import type { Context } from '#platform/context'

/** A network that can do everything, in this process: what stands on it, and how it behaves next. */
export interface TownSquare {
  /** What stands there, by id; each with who sent it how. */
  posts: Map<string, OutgoingMessage>
  gestures: Map<string, OutgoingGesture>
  /** From which account each of them came, by its id. */
  voices: Map<string, string>
  /** Every call in order, as the network saw it. */
  calls: string[]
  /** Thrown by the next calls of this kind, one each. */
  troubles: { call: 'send' | 'edit' | 'retract' | 'gesture'; error: NetworkError; after?: boolean }[]
  connector: Connector
}

/** Plugs the square in, with an account of ours on it. */
export async function townSquare(ctx: Context): Promise<TownSquare & { accountId: string }> {
  const square = makeSquare()
  plugIn([square.connector])
  return { ...square, accountId: await ourAccountOn(ctx, 'square') }
}

/** An account of ours on a network, as if somebody had connected it: for the company, or as their own. */
export function ourAccountOn(
  ctx: Context,
  network: string,
  {
    handle = 'halden',
    ownerId = null,
    isOfficial = false,
  }: { handle?: string; ownerId?: string | null; isOfficial?: boolean } = {},
): Promise<string> {
  return upsertSampleAccount(
    ctx,
    {
      id: newId(),
      connector: network,
      network,
      externalId: handle,
      handle,
      name: null,
      avatarUrl: null,
      url: null,
      settings: {},
      secretId: null,
      connectedAt: ctx.now(),
      signedOutAt: null,
      failure: null,
      ownerId,
      isOfficial,
    },
    null,
  )
}

function makeSquare(): TownSquare {
  const posts = new Map<string, OutgoingMessage>()
  const gestures = new Map<string, OutgoingGesture>()
  const voices = new Map<string, string>()
  const calls: string[] = []
  const troubles: TownSquare['troubles'] = []

  async function call<Result>(kind: TownSquare['troubles'][number]['call'], id: string, work: () => Result) {
    calls.push(`${kind} ${id}`)
    const at = troubles.findIndex(trouble => trouble.call === kind)
    const trouble = at === -1 ? undefined : troubles.splice(at, 1)[0]
    if (trouble && !trouble.after) throw trouble.error
    const result = work()
    // It was done, and the word of it was lost on the way back.
    if (trouble) throw trouble.error
    return result
  }
  const sent = (id: string): Sent => ({ externalId: id, url: `https://square.example/${encodeURIComponent(id)}` })

  const connector: Connector = {
    name: 'square',
    label: 'Town square',
    about: 'Everybody meets there.',
    network: 'square',
    settings: z.object({}),
    capabilities: {
      listen: 'no',
      reply: true,
      retract: true,
      fetchThread: false,
      exactlyOnce: 'by-id',
      edits: true,
      deletes: true,
      quote: true,
      like: true,
      boost: true,
      editOwn: true,
    },
    limits: { maxLength: { value: 300, unit: 'characters' }, rules: ['Be kind.'] },
    keeps: 'all',
    send: ({ accountId }, message) =>
      call('send', message.deliveryId, () => {
        voices.set(message.deliveryId, accountId)
        posts.set(message.deliveryId, message)
        return sent(message.deliveryId)
      }),
    find: async (_, message) => (posts.has(message.deliveryId) ? sent(message.deliveryId) : undefined),
    edit: (_, { externalId }, message) =>
      call('edit', externalId, () => {
        if (!posts.has(externalId)) throw new NetworkError('refused', 'There is no such post.')
        posts.set(externalId, message)
        return sent(externalId)
      }),
    retract: (_, { externalId }) =>
      call('retract', externalId, () => {
        posts.delete(externalId)
        gestures.delete(externalId)
      }),
    gesture: ({ accountId }, gesture) =>
      call('gesture', gesture.to.externalId, () => {
        const id = `${gesture.gesture} of ${gesture.to.externalId}`
        gestures.set(id, gesture)
        voices.set(id, accountId)
        return sent(id)
      }),
    lengthOf: text => [...text].length,
    describeLength: text => `${Math.ceil([...text].length / 70)} segments`,
  }
  return { posts, gestures, voices, calls, troubles, connector }
}

/** A network that takes nothing from programs, and opens its page instead. */
export function noticeBoard(): Connector {
  return {
    name: 'board',
    label: 'Notice board',
    about: 'Paper and pins.',
    network: 'board',
    settings: z.object({}),
    capabilities: {
      listen: 'no',
      reply: false,
      retract: false,
      fetchThread: false,
      exactlyOnce: 'no',
      edits: false,
      deletes: false,
      opensPage: true,
    },
    limits: { rules: ['No programs.'] },
    keeps: 'all',
    replyPage: ({ externalId }) => ({
      url: `https://board.example/reply?to=${encodeURIComponent(externalId)}`,
      note: 'Sign in there with your own name.',
    }),
    postAt: url => new URL(url).searchParams.get('id') ?? undefined,
  }
}
