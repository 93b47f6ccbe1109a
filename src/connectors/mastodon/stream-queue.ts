import type { Instance } from './instance.ts'
import type { Session } from './session.ts'

/** One word of a stream: what happened, and its payload as it came. */
export interface StreamEvent {
  event: string
  payload: string
}

/** An open stream, read when there is time for it. */
export interface Stream extends Disposable {
  /** What came; waits at most so long. `undefined` when the stream has ended. */
  take(most: number, waitMs: number): Promise<StreamEvent[] | undefined>
}

/** Which of a server's streams: by the names of its WebSocket, and by the path for those that stream over HTTP. */
export interface Channel {
  stream: 'user' | 'hashtag' | 'public' | 'public:local'
  tag?: string
}

export interface Opening {
  session: Session
  server: Instance
  channel: Channel
  queue: Queue
  signal: AbortSignal
}

/** `never`: this server does not stream at all, whichever way it is asked. */
export type Opened = 'open' | 'impossible' | 'never'

const silenceMs = 90_000
const mostWaiting = 2_000

interface Line {
  end: () => void
  pause: () => void
  resume: () => void
  ping: () => void
}

export interface Queue extends Stream {
  /** Adds a line; what it hears is handed to the function that comes back, `undefined` for a mere sign of life. */
  join(line: Line): (event: StreamEvent | undefined) => void
  end(): void
}

/** What several lines bring, in the order in which it came. When one of them ends, all do: none may be silently missing. */
export function newQueue(signal: AbortSignal): Queue {
  const lines: { line: Line; heardAt: number }[] = []
  let waiting: StreamEvent[] = []
  let ended = false
  let paused = false
  let wake = () => {}
  const end = () => {
    if (ended) return
    ended = true
    clearInterval(watch)
    signal.removeEventListener('abort', end)
    for (const { line } of lines) line.end()
    wake()
  }
  const watch = setInterval(() => {
    for (const each of lines) {
      if (paused) each.heardAt = Date.now()
      if (Date.now() - each.heardAt > silenceMs) end()
      else if (!ended) ping(each.line)
    }
  }, silenceMs / 6)
  watch.unref()
  signal.addEventListener('abort', end, { once: true })
  if (signal.aborted) end()

  return {
    join(line) {
      const each = { line, heardAt: Date.now() }
      lines.push(each)
      return event => {
        each.heardAt = Date.now()
        if (event === undefined || ended) return
        waiting.push(event)
        if (waiting.length >= mostWaiting && !paused) {
          paused = true
          for (const { line } of lines) line.pause()
        }
        wake()
      }
    },
    end,
    async take(most, waitMs) {
      if (waiting.length === 0 && !ended)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, waitMs)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      if (waiting.length === 0 && ended) return undefined
      const taken = waiting.splice(0, most)
      if (paused && waiting.length < mostWaiting / 2) {
        paused = false
        for (const { line } of lines) line.resume()
      }
      return taken
    },
    [Symbol.dispose]() {
      end()
      waiting = []
    },
  }
}

function ping(line: Line): void {
  try {
    line.ping()
  } catch {
    // It is closing at this very moment, and says so itself.
  }
}
