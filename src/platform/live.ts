import pg from 'pg'
import { together } from '#lib/together'
import { type LiveNote, liveChannel } from './events.ts'

export interface Live extends AsyncDisposable {
  /** Calls `hear` with each note as it commits; returns how to stop. */
  subscribe(hear: (note: LiveNote) => void): () => void
  /**
   * Resolves once everything that was committed before the call was heard: true. False where that can’t be known, as the
   * connection is lost or the database is silent; then what was heard before says nothing of now.
   */
  caughtUp(): Promise<boolean>
}

const mostWaitMs = 2_000
// A busy machine is silent for a while; a connection of which half is gone stays so.
const mostSilenceMs = 20_000

/** Hears what commits, over one connection of its own, and tells every desk. A lost connection is opened again. */
export async function openLive(url: string): Promise<Live> {
  const listeners = new Set<(note: LiveNote) => void>()
  let client: pg.Client | undefined
  let closed = false
  /** One that was asked and has not answered yet: nobody else waits for it. */
  let silent: pg.Client | undefined

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'sosh live', keepAlive: true })
    let gone = false
    const reconnect = () => {
      if (gone) return
      gone = true
      if (client === next) client = undefined
      setTimeout(() => !closed && connect(), 300).unref()
    }
    next.on('error', reconnect)
    next.on('end', reconnect)
    next.on('notification', message => {
      const note = JSON.parse(message.payload ?? '{}') as LiveNote
      for (const hear of listeners) hear(note)
    })
    try {
      await next.connect()
      await next.query(`listen ${liveChannel}`)
      client = next
      if (closed) return await next.end()
      // Whatever happened while nobody listened: desks look again.
      for (const hear of listeners) hear({ name: 'live.resumed' })
    } catch {
      reconnect()
    }
  }

  /**
   * PostgreSQL tells a connection of everything that was committed before it answers a question there; to an empty one, too.
   * So an answer that comes after a page was asked for comes after the news of whatever changed it.
   */
  async function askForSilence(): Promise<boolean> {
    const asked = client
    if (!asked) return false
    if (asked === silent) return false
    const answer = asked.query('').then(
      () => true,
      () => false,
    )
    const isThere = await orSilence(answer, mostWaitMs)
    if (isThere === undefined) {
      silent = asked
      void orSilence(answer, mostSilenceMs).then(came => {
        if (silent === asked) silent = undefined
        if (came === undefined && client === asked) asked.connection.stream.destroy()
      })
    }
    return isThere === true && client === asked
  }

  const caughtUp = together((asked: undefined[]) => askForSilence().then(is => asked.map(() => is)), {
    mostRounds: 1,
    mostInOne: Number.POSITIVE_INFINITY,
  })

  await connect()
  return {
    subscribe(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    caughtUp: () => caughtUp(undefined),
    async [Symbol.asyncDispose]() {
      closed = true
      await client?.end().catch(() => {})
    },
  }
}

/** What comes, or nothing where it takes longer. */
async function orSilence<Value>(answer: Promise<Value>, mostMs: number): Promise<Value | undefined> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<undefined>(resolve => {
    timer = setTimeout(() => resolve(undefined), mostMs).unref()
  })
  const first = await Promise.race([answer, silence])
  clearTimeout(timer)
  return first
}
