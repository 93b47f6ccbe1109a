import type { LookupFunction } from 'node:net'
import type { z } from 'zod'
import type { Context } from '#platform/context'

/** Who wrote a post, as its network knows them. */
export interface PostAuthor {
  /** The network's own lasting id: a DID, an account number, an address. Falls back to the handle where there is none. */
  externalId: string
  /** What people type to name them, without a leading `@`. */
  handle: string
  name?: string
  avatarUrl?: string
  url?: string
  followers?: number
}

/** One public utterance, in the one shape that every network is brought into. */
export interface Post {
  network: string
  /** The network's own lasting id of the post (AT-URI, feed entry id, …). With `network` it is unique. */
  externalId: string
  /** Where a person can open it. */
  url?: string
  author: PostAuthor
  /** Ours: which colleague said it, by employee id. Believed of a place of our own only. */
  colleagueId?: string
  /** Plain text, as people read it. Markup is gone, line breaks stay. */
  text: string
  title?: string
  /** BCP 47, as the network or the author declared it; detected later where absent. */
  language?: string
  postedAt: Date
  editedAt?: Date
  /** External id of the post this one answers. */
  replyTo?: string
  /** External id of the post that began the thread. */
  threadRoot?: string
  /**
   * External ids of posts that stand in the same thread, the likeliest first, where the network leaves it to us to join
   * them (the references of a mail): the first that is known decides, before a thread of its own is begun.
   */
  threadHints?: string[]
  /** `threadRoot` names a line between two (a phone number, a chat), not a post: nothing stands before, to be fetched. */
  isLine?: boolean
  /** No person wrote it: a note of absence, a newsletter, a notice of a machine. It waits for no answer. */
  isAutomatic?: boolean
  /** External id of a post quoted in this one. */
  quotes?: string
  /** Addresses that the text links to, absolute. */
  links: string[]
  /** Hashtags without their sign. */
  tags: string[]
  /** External ids or handles of the accounts that are named. */
  mentions: string[]
  media: PostMedia[]
  /** The line behind which its author hid the text; our reply stands behind the same. */
  contentWarning?: string
  /** Who can see it, where the network lets one choose; our reply is seen by nobody else. */
  visibility?: Visibility
}

/** Who sees what is said. */
export type Visibility = 'public' | 'unlisted' | 'followers' | 'direct'

export interface PostMedia {
  kind: 'image' | 'video' | 'audio' | 'file'
  url: string
  alt?: string
}

/** What a network tells us. Each is idempotent: hearing it twice changes nothing. */
export type News =
  | { kind: 'post'; post: Post }
  | { kind: 'edit'; post: Post }
  | { kind: 'delete'; network: string; externalId: string }
  /** It was taken away and stands there again: what was forgotten of it is heard anew. */
  | { kind: 'put-back'; post: Post }
  | { kind: 'account-gone'; network: string; accountExternalId: string }
  /** What we said, and was taken, did not arrive after all. */
  | { kind: 'undelivered'; network: string; externalId: string; why: string }

/**
 * News together with the place from which to go on after it.
 *
 * The cursor is saved in the transaction that stores the news: a crash repeats a batch, and never skips one.
 */
export interface Batch {
  news: News[]
  /** Opaque to everybody but the connector; `undefined` leaves the saved one as it is. */
  cursor?: string
  /** How far behind the network the newest of this batch was when it reached us. */
  lagMs?: number
  /** Polled sources: wait this long before the next poll. */
  nextInMs?: number
  /** Long work: how much is done, for the progress bar. */
  progress?: { done: number; total?: number }
  /** The source is read to its end (an import) and does not go on. */
  finished?: boolean
  /** Entries that could not be read, in words, so that none is lost silently. */
  unreadable?: { at: string; why: string }[]
  /** Pushed sources: what the network wants to hear back, instead of our own short report. */
  response?: { status: number; contentType: string; body: string }
  /** Pushed sources: what takes longer than the caller should wait. Each is handed to `pursue`, in a job of its own. */
  later?: unknown[]
}

/** An opened source: what a person set up, with its secret in the clear for as long as the call lasts. */
export interface OpenSource<Settings = unknown, Secret = unknown> {
  sourceId: string
  settings: Settings
  secret: Secret
  cursor: string | undefined
  /** When somebody opened it: what is said from then on concerns us, also before the first connection stands. */
  openedAt?: Date
  tools: ConnectorTools
  /** The connected account that the source listens through, where a person chose one; `secret` is then that account's. */
  account?: { externalId: string; handle: string; settings: unknown }
  /** Where the network can push to this source, as it is reached from outside. */
  hookUrl?: string
  /**
   * Keeps a refreshed secret (a new token). It is checked against the connector's schema first, so that an empty or
   * half one never replaces a good one.
   */
  keepSecret?(secret: Secret): Promise<void>
  /**
   * Renews the secret, one of all who hold it at a time: many networks take a refresh token once only, and end the
   * sign-in of whoever shows it again. `work` is handed the secret as it is kept now, and is not called where somebody
   * else has renewed it meanwhile. What it makes is checked and kept; what comes back is the one to go on with.
   */
  renewSecret?(work: (current: NonNullable<Secret>) => Promise<NonNullable<Secret>>): Promise<NonNullable<Secret>>
}

/** A connected account, from which a person's answer leaves. */
export interface OpenAccount<Settings = unknown, Secret = unknown> {
  accountId: string
  settings: Settings
  secret: Secret
  tools: ConnectorTools
  /** Keeps a refreshed secret, checked first: see `OpenSource.keepSecret`. */
  keepSecret?(secret: Secret): Promise<void>
  /** Renews the secret, one of all who hold it at a time: see `OpenSource.renewSecret`. */
  renewSecret?(work: (current: NonNullable<Secret>) => Promise<NonNullable<Secret>>): Promise<NonNullable<Secret>>
}

/** What the platform lends to a connector; nothing else reaches the outside. */
export interface ConnectorTools {
  /** The guarded fetch: refuses private addresses, limits size and time. Same shape as the global one. */
  fetch: typeof fetch
  /** Refuses addresses that Sosh must not open (for sockets that are no fetch); resolves to the checked URL. */
  checkAddress: (url: string) => Promise<URL>
  /** For the same sockets to connect by: a name that was checked can’t lead elsewhere a moment later. */
  lookup?: LookupFunction
  now: () => Date
  /** Turns at hosts, shared by all processes of the house; absent where there is but one. */
  turns?: {
    /** Waits for the turn; where the host wants to be left alone for longer, says until when instead. */
    take(host: string, errand: string, signal?: AbortSignal): Promise<Date | undefined>
    leave(host: string, errand: string, gapMs: number): Promise<void>
    letRest(host: string, until: Date): Promise<void>
  }
  /** A picture of a message by its id; nothing where it is not kept any more. */
  picture?(id: string): Promise<OpenedPicture | undefined>
  /** The house itself, lent to a place of our own only: what is said there stands in our own tables. */
  house?: Context
  /** Counts and ids only: never a text, never a name. */
  log: (message: string, facts?: Record<string, string | number | boolean | undefined>) => void
}

/** A page in short, as networks show what is linked to. */
export interface PageCard {
  url: string
  title: string
  about: string
}

/** What leaves: already judged, signed and released by its author. */
export interface OutgoingMessage {
  /** Lasting id of this delivery. A connector derives from it whatever makes a second try harmless. */
  deliveryId: string
  /** Instant from which network ids that carry a time are derived: the same on every try. */
  createdAt: Date
  text: string
  language?: string
  /** Who says it, where the network shows a name beside the account’s. */
  writer?: { name: string; title?: string }
  replyTo?: {
    externalId: string
    threadRoot?: string
    url?: string
    author?: { externalId: string; handle: string }
    /** What the thread is called, where it has a title: the subject of a mail. */
    title?: string
  }
  /** External id of a post to show inside this one, where the network can quote. */
  quotes?: string
  /** A page that is shown below the words, where the network makes no card of an address by itself. */
  card?: PageCard
  /** Below the words, in their order, where the network shows pictures (`Capabilities.pictures`). */
  pictures?: OutgoingPicture[]
  /** What it begins on ground of our own, where one begins topics (`Capabilities.topics`). */
  topic?: OutgoingTopic
  /** A line shown before the text, which hides it until it is opened, where the network has that. */
  contentWarning?: string
  /** Who can see it, where the network lets one choose; a reply is never more public than what it answers. */
  visibility?: Visibility
}

/** A picture, by the id under which the house keeps it, with what it shows for whoever does not see it. */
export interface OutgoingPicture {
  id: string
  alt: string
}

/** Its bytes, and the pixels it is shown in. */
export interface OpenedPicture {
  bytes: Uint8Array
  mediaType: string
  width: number
  height: number
}

/** A topic that a message opens: where it stands, as what, under which title; moments as ISO 8601. */
export interface OutgoingTopic {
  siteId: string
  spaceId: string
  kind: string
  title: string
  tags: string[]
  poll?: { choices: string[]; takesMany: boolean; closesAt?: string }
  event?: {
    startsAt: string
    endsAt: string
    timezone: string
    place: string
    address: string
    url?: string
    roomFor?: number
  }
}

/** A gesture without words towards a post: a person's thanks, or showing it to those who follow us. */
export interface OutgoingGesture {
  deliveryId: string
  createdAt: Date
  gesture: 'like' | 'boost'
  to: { externalId: string; url?: string }
}

export interface Sent {
  externalId: string
  url?: string
}

export interface Identity {
  externalId: string
  handle: string
  name?: string
  avatarUrl?: string
  url?: string
}

/** What the network can do; shown to people, and held against the connector by the conformance suite. */
export interface Capabilities {
  listen: 'stream' | 'poll' | 'push' | 'once' | 'no'
  reply: boolean
  retract: boolean
  fetchThread: boolean
  /** Can the network tell whether a message with our id arrived, or does it refuse a second copy of it? */
  exactlyOnce: 'by-id' | 'by-looking' | 'no'
  /** Does it tell us of edits and deletions by others? */
  edits: boolean
  deletes: boolean
  /** We can answer there, and begin nothing: every message needs what it answers. */
  repliesOnly?: boolean
  /** What is begun there is a topic: it says in `OutgoingMessage.topic` where it stands. Besides that it is `repliesOnly`. */
  topics?: boolean
  /** It shows so many pictures with a message, each of so many bytes and with what it shows in words. */
  pictures?: { most: number; mostBytes?: number }
  quote?: boolean
  like?: boolean
  boost?: boolean
  /** Can what we said be changed afterwards? */
  editOwn?: boolean
  /**
   * How a page that is linked to is shown: `given`, we hand its card over and the address need not stand in the words;
   * `made`, the network makes it of the first address. Neither: an address is just an address.
   */
  card?: 'given' | 'made'
  /** The network takes no answers from programs: the page to answer on is opened for the person instead. */
  opensPage?: boolean
}

export interface Limits {
  /** The longest text, and in what it is counted. `undefined`: the network names none. */
  maxLength?: { value: number; unit: 'graphemes' | 'characters' | 'bytes' }
  /** Every character is paid for there: the line that says who we are is brief. */
  everyLetterCosts?: true
  /** What the network forbids or asks for, in words for a person. */
  rules: string[]
}

/**
 * How a call to a network failed, which decides what happens next:
 * `refused`: it will not take this, ever (show the author); `later`: try again at or after `retryAt`;
 * `signed-out`: the stored secret is no longer good (only a recognised refusal says this);
 * `unknown`: it may or may not have arrived (ask before trying again).
 */
export class NetworkError extends Error {
  override readonly name = 'NetworkError'
  readonly outcome: 'refused' | 'later' | 'signed-out' | 'unknown'
  readonly retryAt: Date | undefined

  constructor(outcome: NetworkError['outcome'], message: string, options: { retryAt?: Date; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.outcome = outcome
    this.retryAt = options.retryAt
  }
}

/** A request that a network (or the company's own systems) sends to us, signed in the network's own way. */
export interface PushRequest {
  method: 'GET' | 'POST'
  /** The address that was called, whole, as the caller knows it: some networks sign it. */
  url: string
  headers: Record<string, string>
  /** The body exactly as it came: signatures are over bytes. */
  body: Uint8Array
}

/**
 * The one way in and out of a network.
 *
 * A connector knows its network and nothing of Sosh: no database, no people, no rules. It turns what the network
 * says into `News` and what we say into the network's own calls. Everything it does must pass `test/conformance.ts`.
 *
 * - `listen` yields batches for as long as the signal allows. The next batch is asked for after the last one is stored,
 *   which is the back-pressure. It throws `NetworkError`; whoever runs it waits and opens it again from the saved cursor.
 * - `poll` reads once from the cursor and returns; it is called again after `nextInMs`.
 * - `receive` checks the signature of a pushed request and throws `Problem('forbidden')` when it does not hold.
 * - `send` must be safe to repeat with the same `deliveryId` where `capabilities.exactlyOnce` is `by-id`.
 * - `find` answers "did it arrive?": the message, or `undefined` when the network is sure that it did not.
 */
/** One thing to ask of whoever opens a place or connects an account; the desk draws the form from these. */
export interface Field {
  /** Key in the settings, or in the secret. */
  name: string
  of: 'settings' | 'secret'
  label: string
  hint?: string
  placeholder?: string
  /** `lines`: a list, one a line. `switch`: true or false. */
  kind: 'text' | 'password' | 'number' | 'choice' | 'lines' | 'switch'
  /** `keeps`: what is kept of a place where this is chosen, unless the person says otherwise (see `Connector.keeps`). */
  choices?: { value: string; label: string; keeps?: 'all' | 'matching' }[]
  optional?: boolean
  /** What stands in the form at first. */
  initial?: string | number | boolean | string[]
  /** Most people leave it as it is: it is shown on request. */
  folded?: boolean
  /** Asked for on one way of connecting an account only; on both unless said. */
  when?: 'signing-in' | 'typing'
}

/**
 * Signing in on the network's own page, where the person's password never passes through Sosh (OAuth).
 * What `begin` keeps is sealed until the network sends the person back, at most ten minutes later.
 */
export interface SignIn {
  begin(
    asked: { settings: unknown; secret: unknown; callbackUrl: string; state: string },
    tools: ConnectorTools,
  ): Promise<{ url: string; kept: unknown }>
  finish(
    back: { query: Record<string, string>; kept: unknown; callbackUrl: string },
    tools: ConnectorTools,
  ): Promise<{ settings: unknown; secret: unknown }>
}

/** Where a connector stands in the list of places that can be added. */
export type Group = 'feeds' | 'networks' | 'forums' | 'code' | 'messages' | 'own' | 'files'

// biome-ignore lint/suspicious/noExplicitAny: settings and secrets differ by connector; their schemas are checked before each call.
export interface Connector<Settings = any, Secret = any> {
  name: string
  /** As people call it. */
  label: string
  /** One line for the "add a place" list. */
  about: string
  /** Among what it is listed; told by how one listens there unless said. */
  group?: Group
  network: string
  settings: z.ZodType<Settings>
  /** Absent: nothing secret is needed. */
  secret?: z.ZodType<Secret>
  capabilities: Capabilities
  limits: Limits
  /**
   * Whether each post concerns us (`all`) or only those that a query matches (`matching`), unless the person chooses or
   * what they listen to there says otherwise: an inbox concerns us whole where a stream does not (`Field.choices`).
   */
  keeps: 'all' | 'matching'
  /** What to ask for, beyond the forms that Sosh has for feeds, files, streams and hooks. */
  asks?: { source?: Field[]; account?: Field[] }
  /** The source may, or must, listen through a connected account of the same connector. */
  listensThrough?: 'account' | 'account-or-nothing'
  /**
   * Who makes the key by which pushed requests are known: we do unless the network has its own. `itself`: the connector
   * arranges it with the network, and nobody pastes anything anywhere.
   */
  pushKey?: 'ours' | 'theirs' | 'itself'
  /** Where on the network’s side the hook’s address (and the key, where it is ours) is pasted, in words. */
  pushSetup?: string
  signIn?: SignIn
  /** It is ground of our own: opened with its site, never by hand, and always heard. */
  isOwnPlace?: true
  /** Checks what a person typed and completes it (a page's address becomes its feed's); says where several fit. */
  prepare?(settings: Settings, tools: ConnectorTools): Promise<Prepared<Settings>>
  listen?(source: OpenSource<Settings, Secret>, signal: AbortSignal): AsyncIterable<Batch>
  poll?(source: OpenSource<Settings, Secret>, signal: AbortSignal): Promise<Batch>
  receive?(source: OpenSource<Settings, Secret>, request: PushRequest): Promise<Batch>
  /**
   * Takes back what was set up at the network so that it calls us: a webhook, a subscription. Called after a person closed
   * the source, until it went well; harmless to repeat, and never about what another program or source set up.
   */
  close?(source: OpenSource<Settings, Secret>): Promise<void>
  /** Does what `receive` left for later; a `NetworkError` that says `later` has it tried again. */
  pursue?(source: OpenSource<Settings, Secret>, later: unknown): Promise<Batch>
  fetchThread?(
    ref: { externalId: string; url?: string },
    tools: ConnectorTools,
    settings: Settings,
    /** The secret that the source listens by, where there is one. */
    signedIn?: Pick<OpenSource<Settings, Secret>, 'secret' | 'keepSecret' | 'renewSecret'>,
  ): Promise<ThreadFetch>
  /** Who these accounts are, where a stream names them by id only; those that can't be told are left out. */
  meet?(externalIds: string[], tools: ConnectorTools, settings: Settings): Promise<PostAuthor[]>
  identify?(account: OpenAccount<Settings, Secret>): Promise<Identity>
  send?(account: OpenAccount<Settings, Secret>, message: OutgoingMessage): Promise<Sent>
  find?(account: OpenAccount<Settings, Secret>, message: OutgoingMessage): Promise<Sent | undefined>
  retract?(account: OpenAccount<Settings, Secret>, sent: Sent): Promise<void>
  /** Changes what was said; the network keeps its place. Harmless to repeat. */
  edit?(account: OpenAccount<Settings, Secret>, sent: Sent, message: OutgoingMessage): Promise<Sent>
  /** Likes or boosts, the second time changes nothing. What it returns can be taken back by `retract`. */
  gesture?(account: OpenAccount<Settings, Secret>, gesture: OutgoingGesture): Promise<Sent>
  /** Where a person answers by hand on the network's own page, and what to tell them about it. */
  replyPage?(to: { externalId: string; url?: string }, text: string): { url: string; note: string }
  /**
   * Tells a page that one of ours links to it; safe to repeat. `none`: it takes no such word, and nothing failed.
   */
  tell?(tools: ConnectorTools, link: { source: string; target: string }): Promise<{ way: string }>
  /** The external id of the post at an address that a person pasted, where the address tells it. */
  postAt?(url: string): string | undefined
  /** Whoever writes this alone asks not to be written to any more, or takes that back. */
  optsOut?(text: string): 'stop' | 'start' | undefined
  /** Length as the network counts it. */
  lengthOf?(text: string): number
  /** What the length means there, where a number does not say it: “2 segments”. */
  describeLength?(text: string): string
}

export interface Prepared<Settings> {
  settings: Settings
  label: string
  /** Where an address led to several: the others, for a person to choose from. */
  alternatives?: { label: string; settings: Settings }[]
}

export interface ThreadFetch {
  /** Root first, parents before their replies. */
  posts: Post[]
  /** Why the thread could not be read whole; absent when it is whole. */
  incomplete?: string
}
