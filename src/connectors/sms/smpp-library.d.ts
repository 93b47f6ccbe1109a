/** What we use of npm `smpp`, which brings no types of its own. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events'
  import type { LookupFunction, Server as NetServer, Socket } from 'node:net'

  export interface Pdu {
    command: string
    command_status: number
    sequence_number: number
    isResponse(): boolean
    response(fields?: Record<string, unknown>): Pdu
    /** Fields by their names in the standard; which there are depends on the command. */
    [field: string]: unknown
  }

  export interface Session extends EventEmitter {
    socket: Socket
    closed: boolean
    /** False when the connection was gone already; the answer then never comes. */
    send(pdu: Pdu, answered?: (pdu: Pdu) => void, sent?: () => void, failed?: () => void): boolean
    close(): void
    destroy(): void
  }

  export interface ConnectOptions {
    host: string
    port: number
    tls?: boolean
    lookup?: LookupFunction | undefined
    rejectUnauthorized?: boolean
    servername?: string
    connectTimeout?: number
  }

  export interface Server extends NetServer {
    sessions: Session[]
  }

  interface Library {
    connect(options: ConnectOptions): Session
    createServer(greet: (session: Session) => void): Server
    createServer(options: { key: string; cert: string }, greet: (session: Session) => void): Server
    PDU: new (command: string, fields?: Record<string, unknown>) => Pdu
  }

  const library: Library
  export default library
}
