import pg from 'pg'
import { type LiveNote, liveChannel } from './events.ts'

export interface Live extends AsyncDisposable {
  /** Calls `hear` with each note as it commits; returns how to stop. */
  subscribe(hear: (note: LiveNote) => void): () => void
}

/** Hears what commits, over one connection of its own, and tells every desk. A lost connection is opened again. */
export async function openLive(url: string): Promise<Live> {
  const listeners = new Set<(note: LiveNote) => void>()
  let client: pg.Client | undefined
  let closed = false

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'sosh live', keepAlive: true })
    let gone = false
    const reconnect = () => {
      if (gone) return
      gone = true
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

  await connect()
  return {
    subscribe(hear) {
      listeners.add(hear)
      return () => listeners.delete(hear)
    },
    async [Symbol.asyncDispose]() {
      closed = true
      await client?.end().catch(() => {})
    },
  }
}
