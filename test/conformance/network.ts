import { createServer } from 'node:net'
import { expect } from 'vitest'
import { type ConnectorTools, NetworkError, type OpenAccount, type OpenSource, type PushRequest } from '#core/channels'

/** A running network, seen by an outsider. Which functions are needed follows from the connector's capabilities. */
export interface Network {
  /** A place to listen to, from a cursor on. */
  source?: (cursor: string | undefined) => OpenSource
  /** The same, on a host that nobody answers at. */
  deadSource?: () => OpenSource
  /** The same, on a host that takes the call and never answers. For those that ask. */
  silentSource?: () => OpenSource
  /** The same, on a host that breaks off in the middle of its answer. For those that ask. */
  brokenSource?: () => OpenSource
  /** What the network sends us when an outsider writes this text (or changes a post), and the source that it is for. */
  push?: (
    text: string,
    change?: { kind: 'edit' | 'delete'; externalId: string },
  ) => Promise<{ source: OpenSource; request: PushRequest }>
  /** It signs no bodies: it shows who it is by a key in this header, and what is said is kept by the encrypted way. */
  pushKeyHeader?: string
  /** A source that the network calls by now, the addresses that it calls, and the same source where nobody answers. */
  called?: () => Promise<{
    source: () => OpenSource
    called: () => string[] | Promise<string[]>
    away: () => OpenSource
  }>
  /** An outsider writes; resolves to the network's id of the post. */
  write?: (text: string, replyTo?: string) => Promise<string>
  edit?: (externalId: string, text: string) => Promise<void>
  remove?: (externalId: string) => Promise<void>
  account?: () => OpenAccount
  /** The same with a secret that is no longer good. */
  signedOutAccount?: () => OpenAccount
  deadAccount?: () => OpenAccount
  /** How many posts with exactly this text an outsider can see. */
  count?: (text: string) => Promise<number>
  settingsForThreads?: () => unknown
  close: () => Promise<void>
}

/** Gives what a test needs of the network, or says that its harness must. */
export type Given = <Key extends keyof Network>(name: Key) => NonNullable<Network[Key]>

/** The plain tools: the open fetch and no guard, for networks on this machine. */
export function plainTools(): ConnectorTools {
  return { fetch: globalThis.fetch, checkAddress: async url => new URL(url), now: () => new Date(), log: () => {} }
}

/** A host and port at which nobody answers: it was free a moment ago. */
export function deadHost(): Promise<string> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' ? address?.port : undefined
      probe.close(() => resolve(`127.0.0.1:${port}`))
    })
  })
}

/** The failure of work that must fail as networks do. */
export async function failureOf(work: () => unknown): Promise<unknown> {
  try {
    await work()
  } catch (err) {
    expect(err).toBeInstanceOf(NetworkError)
    return err
  }
  throw new Error('It went well, and should not have.')
}

export function pause(ms: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, ms))
}
