import { setTimeout as pause } from 'node:timers/promises'
import {
  AckPolicy,
  type ConsumerMessages,
  DeliverPolicy,
  DiscardPolicy,
  JetStreamApiError,
  type JetStreamClient,
  type JetStreamManager,
  type JsMsg,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
  type StreamConfig,
} from '@nats-io/jetstream'
import { connect, type NatsConnection, nanos } from '@nats-io/transport-node'
import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from './context.ts'
import type { Log } from './log.ts'

/** A piece on its way in. The same `id` again, within a few minutes, changes nothing. */
export interface PieceToSend {
  partition: number
  id: string
  payload: Uint8Array
}

/** A piece that came out; it comes again, to us or to another, until it is acknowledged. */
export interface ArrivedPiece {
  partition: number
  payload: Uint8Array
  /** Says that it is stored. To be called after the database has committed, never before. */
  done(): void
}

export interface StreamState {
  /** The servers have answered; until then the rest says nothing. */
  isKnown: boolean
  /** Pieces that nobody has stored yet. */
  waiting: number
  /** When the oldest of them was sent. */
  oldestAt: Date | undefined
  /** Nearly full: whoever sends has to wait. */
  isFull: boolean
}

/** A NATS JetStream stream as we use it: what is in it is not stored yet, and leaves it when it is. */
export interface Stream extends AsyncDisposable {
  readonly state: StreamState
  /**
   * Resolves when a quorum of servers has the piece on disk, however long that takes; false when it is larger than the
   * servers take. Throws when the signal ends.
   */
  publish(piece: PieceToSend, signal: AbortSignal): Promise<boolean>
  /**
   * Hands over the pieces of one partition, in their order, from the oldest that is not done, until the signal ends or
   * another process begins to consume the same partition. So many wait for `done` and no more.
   */
  consume(partition: number, arrived: (piece: ArrivedPiece) => void, signal: AbortSignal): Promise<void>
}

export interface StreamOptions {
  /** `nats://host:4222`, of one cluster; with three or more, everything is kept on three of them. */
  servers: string[]
  /** So much may wait; then reading stops. */
  maxBytes: number
}

const mostUndone = 16
/** Of what was handed over, so much may come again because the servers did not hear that it was done; many times what may be undone. */
const mostRemembered = 1_024
const lookEveryMs = 1_000
const fullAt = 0.9
const roomAt = 0.8
const againAfterMs = 250
const answerWithinMs = 5_000
/** Longer than any storing takes; what was handed over is not handed over again meanwhile. */
const doneWithinMs = 30_000
const remembersIdsMs = 300_000
/** Headers, subject and the server's own. */
const envelopeBytes = 4_096

/** Opens the stream; returns at once, and connects (and connects again) by itself. */
export function openStream(ctx: Context, options: StreamOptions): Stream {
  const closed = new AbortController()
  const state: StreamState = { isKnown: false, waiting: 0, oldestAt: undefined, isFull: false }
  const ready = open(ctx, options, closed.signal)
  ready.catch(() => {})

  async function look(): Promise<void> {
    const { manager, name } = await ready
    while (!closed.signal.aborted) {
      await manager.streams
        .info(name)
        .then(({ state: now }) => {
          state.isKnown = true
          state.waiting = now.messages
          state.oldestAt = now.messages > 0 ? new Date(now.first_ts) : undefined
          state.isFull = now.bytes > options.maxBytes * (state.isFull ? roomAt : fullAt)
        })
        .catch(() => {})
      await rest(lookEveryMs, closed.signal)
    }
  }
  const looking = look().catch(() => {})

  return {
    state,
    async publish({ partition, id, payload }, signal) {
      const { client, connection, name } = await until(ready, signal)
      if (payload.byteLength + envelopeBytes > (connection.info?.max_payload ?? 1 << 20)) return false
      for (let tries = 1; ; tries++) {
        while (state.isFull && !signal.aborted) await rest(againAfterMs, signal)
        signal.throwIfAborted()
        try {
          await client.publish(subjectOf(name, partition), payload, { msgID: id, timeout: answerWithinMs })
          return true
        } catch (error) {
          // Whether it arrived or not: its id makes sending it again harmless.
          if (tries === 1)
            ctx.log.warn('The stream took nothing; trying on', { error: nameOf(error), code: codeOf(error) })
          await rest(againAfterMs * Math.min(tries, 8), signal)
        }
      }
    },
    async consume(partition, arrived, signal) {
      const { client, manager, name } = await until(ready, signal)
      const consumer = await beginAnew(manager, name, partition)
      const messages = await (await client.consumers.get(name, consumer)).consume({
        max_messages: mostUndone,
        abort_on_missing_resource: true,
      })
      const stop = () => messages.stop()
      signal.addEventListener('abort', stop, { once: true })
      if (signal.aborted) stop()
      try {
        await handOver(partition, messages, arrived, signal)
      } finally {
        signal.removeEventListener('abort', stop)
        messages.stop()
      }
    },
    async [Symbol.asyncDispose]() {
      closed.abort()
      await looking
      await ready.then(
        ({ connection }) => connection.close(),
        () => {},
      )
    },
  }
}

interface Opened {
  /** Unlike that of any other house on the same cluster. */
  name: string
  connection: NatsConnection
  client: JetStreamClient
  manager: JetStreamManager
}

async function open(ctx: Context, { servers, maxBytes }: StreamOptions, signal: AbortSignal): Promise<Opened> {
  const { log } = ctx
  const name = await untilItWorks(() => streamName(ctx), 'The stream’s name can’t be looked up; trying on', log, signal)
  const connection = await untilItWorks(
    () =>
      connect({ ...withoutSecrets(servers), name: 'sosh', maxReconnectAttempts: -1, reconnectTimeWait: againAfterMs }),
    'The stream’s servers can’t be reached; trying on',
    log,
    signal,
  )
  try {
    const manager = await untilItWorks(
      () => jetstreamManager(connection, { timeout: answerWithinMs }),
      'The stream’s servers have no JetStream; trying on',
      log,
      signal,
    )
    const replicas = servers.length >= 3 ? 3 : 1
    await untilItWorks(
      () => ensureStream(manager, { name, maxBytes, replicas }),
      'The stream can’t be made yet; trying on',
      log,
      signal,
    )
    return { name, connection, manager, client: jetstream(connection, { timeout: answerWithinMs }) }
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** What the stream of this house is called: like no other’s, also where one database was copied from another. */
async function streamName(ctx: Context): Promise<string> {
  const { rows } = await sql<{ name: string }>`
    select 'sosh-' || left(encode(sha256(convert_to(id || ' ' || current_database(), 'utf8')), 'hex'), 16) as name
    from stream_identity`.execute(ctx.db)
  return rows[0]?.name ?? 'sosh'
}

/** Names and passwords are given in the address, as everywhere; the client wants them apart. */
function withoutSecrets(servers: string[]): { servers: string[]; user?: string; pass?: string; tls?: object } {
  const urls = servers.map(server => new URL(server))
  const [first] = urls
  return {
    servers: urls.map(url => url.host),
    ...(first?.username && { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) }),
    ...(first?.protocol === 'tls:' && { tls: {} }),
  }
}

async function ensureStream(
  manager: JetStreamManager,
  { name, maxBytes, replicas }: { name: string; maxBytes: number; replicas: number },
): Promise<void> {
  const wanted: Partial<StreamConfig> & { name: string } = {
    name,
    subjects: [`${name}.*`],
    // A piece leaves when it is done; what is full refuses the new, and never drops the old.
    retention: RetentionPolicy.Workqueue,
    discard: DiscardPolicy.New,
    storage: StorageType.File,
    num_replicas: replicas,
    max_bytes: maxBytes,
    duplicate_window: nanos(remembersIdsMs),
  }
  const found = await manager.streams.info(name).catch(error => {
    if (isNotFound(error)) return undefined
    throw error
  })
  if (!found) await manager.streams.add(wanted)
  else if (found.config.num_replicas !== replicas || found.config.max_bytes !== maxBytes)
    await manager.streams.update(name, { num_replicas: replicas, max_bytes: maxBytes })
}

/**
 * A consumer that begins with the oldest piece that is not done. What another process was handed and has not done would
 * come again too late with the consumer it had, after newer pieces of the same threads.
 */
async function beginAnew(manager: JetStreamManager, name: string, partition: number): Promise<string> {
  const ours = `matching-${partition}-`
  for await (const { name: other } of manager.consumers.list(name)) {
    if (!other.startsWith(ours)) continue
    await manager.consumers.delete(name, other).catch(error => {
      if (!isNotFound(error)) throw error
    })
  }
  // Never the name of an earlier one: whoever still asks that for pieces must get none of ours.
  const consumer = `${ours}${newId()}`
  await manager.consumers.add(name, {
    durable_name: consumer,
    filter_subject: subjectOf(name, partition),
    ack_policy: AckPolicy.Explicit,
    deliver_policy: DeliverPolicy.All,
    ack_wait: nanos(doneWithinMs),
    max_ack_pending: mostUndone,
    max_deliver: -1,
  })
  return consumer
}

async function handOver(
  partition: number,
  messages: ConsumerMessages,
  arrived: (piece: ArrivedPiece) => void,
  signal: AbortSignal,
): Promise<void> {
  let latest = 0
  let deliveries = 0
  /** Handed over, the newest last; and those of them that are not done yet. */
  const handed = new Set<number>()
  const undone = new Set<number>()
  for await (const message of messages) {
    if (signal.aborted) return
    // The servers count what they deliver. What they sent and we never got would come again much later, after newer pieces
    // of the same threads: everything that is not done is asked for anew instead.
    if (message.info.deliverySequence > deliveries + 1) throw new Error('A piece was lost on the way.')
    deliveries = Math.max(deliveries, message.info.deliverySequence)
    if (message.seq <= latest) {
      if (!handed.has(message.seq)) throw new Error('A piece came after newer ones.')
      // Handed over before: either it is still being stored, or the servers did not hear that it was.
      if (!undone.has(message.seq)) message.ack()
      continue
    }
    latest = message.seq
    handed.add(message.seq)
    undone.add(message.seq)
    if (handed.size > mostRemembered) handed.delete(handed.values().next().value ?? 0)
    arrived({
      partition,
      payload: message.data,
      done() {
        undone.delete(message.seq)
        void acknowledge(message)
      },
    })
  }
}

/** Until the servers have heard it: a piece that they believe undone takes the place of another. */
async function acknowledge(message: JsMsg): Promise<void> {
  for (let tries = 1; tries <= 3; tries++) {
    const heard = await message.ackAck({ timeout: answerWithinMs }).catch(() => false)
    if (heard) return
  }
}

const subjectOf = (name: string, partition: number) => `${name}.${partition}`

async function untilItWorks<Result>(
  work: () => Promise<Result>,
  words: string,
  log: Log,
  signal: AbortSignal,
): Promise<Result> {
  for (let tries = 1; ; tries++) {
    signal.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      if (tries === 1 || tries % 60 === 0) log.warn(words, { error: nameOf(error), code: codeOf(error) })
      await rest(againAfterMs * Math.min(tries, 8), signal)
    }
  }
}

function until<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  signal.throwIfAborted()
  return new Promise((resolve, reject) => {
    const end = () => reject(signal.reason)
    signal.addEventListener('abort', end, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', end))
  })
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return pause(ms, undefined, { signal }).catch(() => {})
}

function isNotFound(error: unknown): boolean {
  return error instanceof JetStreamApiError
    ? [10014, 10059].includes(error.code)
    : nameOf(error).endsWith('NotFoundError')
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unknown'
}

function codeOf(error: unknown): number | undefined {
  return error instanceof JetStreamApiError ? error.code : undefined
}
