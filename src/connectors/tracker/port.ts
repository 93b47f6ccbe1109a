import type { z } from 'zod'
import type { ConnectorTools, Field, PushRequest } from '#core/channels'

/** How an issue stands in its tracker. `gone`: it can’t be followed any more. */
export type IssueState = 'open' | 'resolved' | 'declined' | 'gone'

/** An issue as its tracker knows it. */
export interface Issue {
  /** By which it is asked for. */
  externalId: string
  /** As people there call it: `#12`. */
  number: string
  url: string | null
  state: IssueState
}

/** What is passed on, the same at each try. */
export interface Draft {
  /** Ours: by it a tracker knows a second try, or we find the first. */
  id: string
  title: string
  /** Markdown. */
  body: string
  createdAt: Date
}

/** One tracker as it was set up. */
export interface At<Settings = unknown, Secret = unknown> {
  settings: Settings
  secret: Secret
  tools: ConnectorTools
}

/** What a tracker tells us of an issue; without its state it is asked for it. */
export interface IssueNews {
  /** Ours, or the tracker’s own. */
  about: { draftId: string } | { externalId: string }
  state?: IssueState
  number?: string
  url?: string
  /** Refused when it comes again. */
  messageId?: string
}

/**
 * An issue tracker outside: something is passed to it, it is followed there, and it tells when that is resolved.
 *
 * Each call throws `NetworkError` (`core/channels`). `create` says `unknown` where the issue may have been made: then
 * `find` is asked before it is tried again, or, where `isSafeTwice`, the tracker knows the second try by the draft’s id.
 */
export interface Tracker<Settings = unknown, Secret = unknown> {
  kind: 'github' | 'gitlab' | 'webhook'
  label: string
  about: string
  settings: z.ZodType<Settings>
  secret: z.ZodType<Secret>
  asks: Field[]
  /** Where the address and the key of our hook are pasted. */
  hookSetup: string
  isSafeTwice: boolean
  /** Looks whether it is there and lets us in; returns what to call it. */
  prepare(at: At<Settings, Secret>): Promise<{ label: string }>
  create(at: At<Settings, Secret>, draft: Draft): Promise<Issue>
  /** The issue that an earlier try made; `undefined` when the tracker is sure that there is none. */
  find?(at: At<Settings, Secret>, draft: Draft): Promise<Issue | undefined>
  /** How it stands now. */
  look?(at: At<Settings, Secret>, externalId: string): Promise<Issue>
  /** Reads what it sends us; throws `Problem('forbidden')` where the signature does not hold. */
  receive(at: At<Settings, Secret>, request: PushRequest): IssueNews | undefined
}

/** Stands at the end of what we pass on, unseen by people, so that an issue can be found again. */
export function markOf(draftId: string): string {
  return `<!-- sosh:${draftId} -->`
}

export function marked({ id, body }: Draft): string {
  return `${body}\n\n${markOf(id)}`
}
