import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A way to the database that can be closed, so that one house loses it while others on the same server don't notice. */
export interface Gate extends AsyncDisposable {
  /** The database as it is reached through the gate. */
  url: string
  /** Nothing comes through any more, and nothing breaks: as a server that hangs. */
  hold(): void
  /** Every connection breaks and none is taken: as a server that is gone. */
  shut(): Promise<void>
  open(): Promise<void>
}

export async function openGate(databaseUrl: string): Promise<Gate> {
  const target = new URL(databaseUrl)
  const pairs = new Set<[Socket, Socket]>()
  let isHeld = false
  const serve = () =>
    createServer(near => {
      const far = connect(Number(target.port || 5432), target.hostname)
      const pair: [Socket, Socket] = [near, far]
      pairs.add(pair)
      for (const [one, other] of [pair, pair.toReversed()] as [Socket, Socket][]) {
        one.on('data', chunk => other.write(chunk))
        one.on('error', () => other.destroy())
        one.on('close', () => {
          other.destroy()
          pairs.delete(pair)
        })
        if (isHeld) one.pause()
      }
    })
  let server: Server | undefined = serve().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const url = new URL(databaseUrl)
  url.hostname = '127.0.0.1'
  url.port = `${port}`

  async function shut(): Promise<void> {
    const closing = server
    server = undefined
    for (const [near, far] of pairs) {
      near.destroy()
      far.destroy()
    }
    if (closing) await new Promise(closed => closing.close(closed))
  }

  return {
    url: url.href,
    hold() {
      isHeld = true
      for (const pair of pairs) for (const socket of pair) socket.pause()
    },
    shut,
    async open() {
      isHeld = false
      for (const pair of pairs) for (const socket of pair) socket.resume()
      if (server) return
      server = serve().listen(port, '127.0.0.1')
      await once(server, 'listening')
    },
    [Symbol.asyncDispose]: shut,
  }
}
