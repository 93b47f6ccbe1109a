import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import library, { type Pdu, type Session } from 'smpp'
import { smpp } from '#connectors/sms'
import type { OpenAccount, OpenSource } from '#core/channels'
import { newId } from '#lib/id'
import { deadHost, type Network, plainTools } from './conformance/network.ts'

export const shortNumber = '+4915112345'
const password = 'secret'

interface Waiting {
  fields: Record<string, unknown>
  acknowledged?: number
}

export interface MessageCentre extends Network {
  source: (cursor: string | undefined) => OpenSource
  account: () => OpenAccount
  write: (text: string) => Promise<string>
  /** Delivers what a `deliver_sm` is made of. */
  deliver: (fields: Record<string, unknown>) => void
  /** What was handed in, part by part. */
  submitted: Pdu[]
  /** How many messages the centre still holds, because nobody has said that they are kept. */
  held: () => number
  /** Answers what is handed in next by this code. */
  refuse: (status: number) => void
  /** Hangs up on everybody. */
  hangUp: () => void
  /** How everybody is connected, as they said themselves. */
  bound: () => string[]
}

/** A message centre, on the server of npm `smpp`: it holds what was not acknowledged, and brings it again. */
export async function openMessageCentre(): Promise<MessageCentre> {
  const held: Waiting[] = []
  const submitted: Pdu[] = []
  const receivers = new Set<Session>()
  const bound: string[] = []
  const rewinds = new Map<string, number>()
  let acknowledgements = 0
  let refusal = 0
  let nextId = 1

  const bring = (session: Session, waiting: Waiting) =>
    session.send(new library.PDU('deliver_sm', { ...waiting.fields }), answer => {
      if (answer.command_status === 0) waiting.acknowledged = ++acknowledgements
    })
  const deliver = (fields: Record<string, unknown>) => {
    const waiting = { fields }
    held.push(waiting)
    const [receiver] = receivers
    if (receiver) bring(receiver, waiting)
  }

  const server = library.createServer(session => {
    session.on('error', () => session.destroy())
    session.on('pdu', (pdu: Pdu) => {
      if (pdu.isResponse()) return
      if (pdu.command.startsWith('bind_')) {
        if (pdu.password !== password) return void session.send(pdu.response({ command_status: 0x0e }))
        session.send(pdu.response({ system_id: 'CENTRE' }))
        bound.push(pdu.command)
        if (pdu.command !== 'bind_transceiver') return
        receivers.add(session)
        session.on('close', () => receivers.delete(session))
        for (const waiting of held) if (waiting.acknowledged === undefined) bring(session, waiting)
        return
      }
      if (pdu.command === 'submit_sm') {
        if (refusal) return void session.send(pdu.response({ command_status: refusal }))
        submitted.push(pdu)
        return void session.send(pdu.response({ message_id: `${nextId++}` }))
      }
      session.send(pdu.response())
      if (pdu.command === 'unbind') session.close()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const deadPort = Number((await deadHost()).split(':')[1])

  const settings = (at: number) =>
    smpp.settings.parse({ host: '127.0.0.1', port: at, secure: false, systemId: 'halden', number: shortNumber })
  // A centre tells no time: a message was said when it was heard, so that the clock is part of what is heard.
  const openedAt = new Date()
  const source = (cursor: string | undefined, at = port): OpenSource => ({
    sourceId: newId(),
    settings: settings(at),
    secret: { password },
    cursor,
    tools: { ...plainTools(), now: () => openedAt },
  })
  const account = (given = password, at = port): OpenAccount => ({
    accountId: newId(),
    settings: settings(at),
    secret: { password: given },
    tools: plainTools(),
  })
  let person = 1_000_000
  return {
    source(cursor) {
      // Whoever begins again where they were before meets a centre that never heard their acknowledgements since.
      const since = cursor === undefined ? undefined : rewinds.get(cursor)
      for (const one of held) if (since !== undefined && (one.acknowledged ?? 0) > since) delete one.acknowledged
      if (cursor !== undefined) rewinds.set(cursor, acknowledgements)
      return source(cursor)
    },
    deadSource: () => source(undefined, deadPort),
    async write(text) {
      const id = newId()
      const from = `49170${person++}`
      deliver({
        source_addr: from,
        source_addr_ton: 1,
        destination_addr: shortNumber.slice(1),
        dest_addr_ton: 1,
        short_message: text,
        receipted_message_id: id,
      })
      return `+${from}>${shortNumber}#${id}`
    },
    deliver,
    submitted,
    held: () => held.filter(one => one.acknowledged === undefined).length,
    refuse: status => {
      refusal = status
    },
    hangUp: () => {
      for (const session of server.sessions) session.destroy()
    },
    bound: () => bound,
    account: () => account(),
    signedOutAccount: () => account('another'),
    deadAccount: () => account(password, deadPort),
    count: async text => textsOf(submitted).filter(one => one === text).length,
    async close() {
      for (const session of [...server.sessions]) session.destroy()
      await new Promise(resolve => server.close(resolve))
    },
  }
}

/** What phones show of what was handed in: the parts put together again by their headers. */
export function textsOf(submitted: Pdu[]): string[] {
  const whole = new Map<string, string[]>()
  for (const [n, { short_message, destination_addr }] of submitted.entries()) {
    const { udh, message } = short_message as { udh?: Buffer[]; message: string }
    const [, , reference, , at] = udh?.[0] ?? []
    const key = reference === undefined ? `${n}` : `${destination_addr} ${reference}`
    const parts = whole.get(key) ?? []
    parts[(at ?? 1) - 1] = message
    whole.set(key, parts)
  }
  return [...whole.values()].map(parts => parts.join(''))
}
