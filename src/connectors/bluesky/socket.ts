import { WebSocket } from 'ws'
import { failureToConnect } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'

/** The messages of a WebSocket, taken when there is time for them. */
export interface Socket extends Disposable {
  /** Resolves when the connection stands. */
  open(): Promise<void>
  /**
   * The next messages: as soon as there are `most`, or `withinMs` after the first of them came.
   * Waits as long as there is none; resolves to none once the signal ends. Throws when the connection is lost.
   */
  take(most: number, withinMs: number): Promise<Taken>
}

export interface Taken {
  messages: Buffer[]
  /** A message newer than all of these that was not wanted: everything up to it has been dealt with. */
  passed: Buffer | undefined
}

export interface SocketOptions {
  signal: AbortSignal
  lookup?: ConnectorTools['lookup']
  /** Whether a message is worth keeping; decided on its bytes, before anything is parsed. */
  wants: (message: Buffer) => boolean
  /** About so many messages wait in memory and no more: beyond it, the network has to. */
  mostWaiting?: number
  /** Hearing nothing at all for so long, not even an answer to a ping, means that the connection is dead. */
  silenceMs?: number
}

const largestMessageBytes = 16 * 1024 * 1024
/** Where nothing is wanted for so long, it is told how far we are. */
const tellPassedAfterMs = 5_000

/** Opens a WebSocket that is read with back-pressure. The address has been checked by the caller. */
export function openSocket(url: URL, options: SocketOptions): Socket {
  const { signal, lookup, wants, mostWaiting = 4_000, silenceMs = 60_000 } = options
  const socket = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: largestMessageBytes,
    handshakeTimeout: Math.min(silenceMs, 15_000),
    skipUTF8Validation: true,
    lookup,
  })
  let waiting: Buffer[] = []
  let firstAt = 0
  let passed: Buffer | undefined
  let passedSince = 0
  let failure: NetworkError | undefined
  let heardAt = Date.now()
  let wake = () => {}
  let wakeAt = 1

  socket.on('open', () => wake())
  socket.on('message', data => {
    heardAt = Date.now()
    const message = data as Buffer
    if (!wants(message)) {
      if (passed === undefined) passedSince = heardAt
      passed = message
      if (waiting.length === 0 && heardAt - passedSince >= tellPassedAfterMs) wake()
      return
    }
    passed = undefined
    if (waiting.length === 0) firstAt = heardAt
    waiting.push(message)
    if (waiting.length >= mostWaiting && socket.readyState === WebSocket.OPEN) socket.pause()
    if (waiting.length >= wakeAt) wake()
  })
  socket.on('pong', () => {
    heardAt = Date.now()
  })
  socket.on('error', err => fail(failureToConnect(url, err)))
  socket.on('close', (code, reason) => {
    const words = reason.length > 0 ? `${code}: ${reason}` : `${code}`
    fail(new NetworkError('later', `The stream was closed (${words}).`))
  })
  const watch = setInterval(() => {
    if (socket.isPaused) heardAt = Date.now()
    if (Date.now() - heardAt > silenceMs) {
      fail(new NetworkError('later', `The stream has been silent for ${Math.round(silenceMs / 1000)} seconds.`))
      socket.terminate()
    } else if (socket.readyState === WebSocket.OPEN) socket.ping()
  }, silenceMs / 4)
  const stop = () => {
    socket.terminate()
    wake()
  }
  signal.addEventListener('abort', stop, { once: true })
  if (signal.aborted) stop()

  function fail(why: NetworkError) {
    failure ??= why
    wake()
  }

  const ended = () => signal.aborted || failure !== undefined
  const hasPassed = () => passed !== undefined && Date.now() - passedSince >= tellPassedAfterMs

  /** Until so many messages wait or the connection ends, or `atMs` has come. */
  function change(count: number, atMs?: number): Promise<void> {
    return new Promise(resolve => {
      const timer = atMs === undefined ? undefined : setTimeout(resolve, Math.max(0, atMs - Date.now()))
      wakeAt = count
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  return {
    async open() {
      while (socket.readyState === WebSocket.CONNECTING && !ended()) await change(1)
      if (failure !== undefined && !signal.aborted) throw failure
    },
    async take(most, withinMs) {
      while (waiting.length === 0 && !ended() && !hasPassed()) await change(1)
      while (waiting.length > 0 && waiting.length < most && !ended() && Date.now() < firstAt + withinMs) {
        await change(most, firstAt + withinMs)
      }
      if (signal.aborted) return { messages: [], passed: undefined }
      if (waiting.length === 0 && failure !== undefined) throw failure
      // What stays has waited for us already, so `firstAt` is left as it is: the next batch goes at once.
      const messages = waiting.splice(0, most)
      if (socket.isPaused && waiting.length < mostWaiting / 2) socket.resume()
      const told = { messages, passed: waiting.length === 0 ? passed : undefined }
      if (told.passed !== undefined) passed = undefined
      return told
    },
    [Symbol.dispose]() {
      clearInterval(watch)
      signal.removeEventListener('abort', stop)
      waiting = []
      socket.terminate()
    },
  }
}
