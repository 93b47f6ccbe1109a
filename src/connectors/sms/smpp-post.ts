import { createHash } from 'node:crypto'
import type { Pdu } from 'smpp'
import { addressesIn, at, numberOf, textOf } from '#connectors/web'
import type { News, Post } from '#core/channels'
import { lineBetween, network } from './number.ts'
import type { Part, Whole } from './smpp-parts.ts'
import type { SmppSettings } from './smpp-settings.ts'

type Delivery =
  | { kind: 'receipt'; id: string; state: string; code: string | undefined }
  | ({ kind: 'message'; id: string | undefined } & Omit<Part, 'number'>)
  | { kind: 'other'; from: string }

const receiptBits = 0x3c
const isReceipt = 0x04
const international = 1

/** What a `deliver_sm` is: a message, a part of one, a receipt for one of ours, or something else (SMPP 3.4, 4.6). */
export function readDelivery(pdu: Pdu): Delivery {
  const from = numberIn(textOf(pdu.source_addr) ?? '', numberOf(pdu.source_addr_ton))
  const body = at(pdu.short_message, 'message') ?? ''
  const said = body === '' || isEmpty(body) ? (at(pdu.message_payload, 'message') ?? body) : body
  const id = textOf(pdu.receipted_message_id)
  if (((numberOf(pdu.esm_class) ?? 0) & receiptBits) === isReceipt) return receiptIn(textOf(said) ?? '', pdu, id)
  if (typeof said !== 'string') return { kind: 'other', from }
  const of = placeInHeader(at(pdu.short_message, 'udh')) ?? placeInFields(pdu)
  return { kind: 'message', id, from, text: said, ...(of && { of }) }
}

const isEmpty = (body: unknown) => Buffer.isBuffer(body) && body.length === 0

/** As its network writes it. Most centres leave the + out and say so beside it; some say nothing. */
function numberIn(written: string, type: number | undefined): string {
  const digits = written.replace(/^00/, '')
  if (type === international || (type === 0 && /^[1-9]\d{9,14}$/.test(digits))) return `+${digits.replace(/^\+/, '')}`
  return written
}

/** The header of a part (3GPP TS 23.040, 9.2.3.24): with a reference of one byte, or of two. */
function placeInHeader(elements: unknown): Part['of'] {
  for (const element of Array.isArray(elements) ? elements : []) {
    if (!Buffer.isBuffer(element)) continue
    const [kind, length, ...bytes] = element
    if (kind === 0x00 && length === 3) return { reference: bytes[0] ?? 0, total: bytes[1] ?? 0, at: bytes[2] ?? 0 }
    if (kind === 0x08 && length === 4)
      return { reference: (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0), total: bytes[2] ?? 0, at: bytes[3] ?? 0 }
  }
  return undefined
}

/** The other way to say it: in fields of their own (SMPP 3.4, 5.3.2.22). */
function placeInFields(pdu: Pdu): Part['of'] {
  const [reference, total, place] = ['sar_msg_ref_num', 'sar_total_segments', 'sar_segment_seqnum'].map(name =>
    numberOf(pdu[name]),
  )
  return reference === undefined || total === undefined || place === undefined
    ? undefined
    : { reference, total, at: place }
}

/** A receipt says it in fields, or in words that every centre writes nearly alike (SMPP 3.4, appendix B). */
function receiptIn(words: string, pdu: Pdu, id: string | undefined): Delivery {
  const state = numberOf(pdu.message_state)
  return {
    kind: 'receipt',
    id: id ?? /\bid:\s*([\w-]{1,65})/i.exec(words)?.[1] ?? '',
    state: (state === undefined ? /\bstat:\s*(\w+)/i.exec(words)?.[1]?.toUpperCase() : states[state]) ?? '',
    code: /\berr:\s*(\w+)/i.exec(words)?.[1],
  }
}

const states: Record<number, string> = { 2: 'DELIVRD', 3: 'EXPIRED', 4: 'DELETED', 5: 'UNDELIV', 8: 'REJECTD' }

const failures: Record<string, string> = {
  EXPIRED: 'The phone could not be reached in time.',
  DELETED: 'The carrier has deleted it.',
  UNDELIV: 'The phone could not be reached, or there is no such number.',
  REJECTD: 'The carrier refused it.',
}

export function undeliveredIn(receipt: Delivery & { kind: 'receipt' }, settings: SmppSettings): News[] {
  const why = failures[receipt.state]
  if (!why || !receipt.id) return []
  const code = receipt.code && !/^0+$/.test(receipt.code) ? ` (The carrier’s code ${receipt.code}.)` : ''
  return [{ kind: 'undelivered', network, externalId: sentId(settings, receipt.id), why: why + code }]
}

/** Each centre numbers by itself: which one it was belongs to the name. */
export function sentId({ systemId, host }: SmppSettings, id: string): string {
  return `${systemId}@${host}/${id}`
}

export function postOf({ from, text, number }: Whole, settings: SmppSettings, now: Date): Post {
  const line = lineBetween(from, settings.number)
  return {
    network,
    externalId: `${line}#${number}`,
    author: { externalId: from, handle: from },
    text: text.trim() || '(Nothing.)',
    postedAt: now,
    threadRoot: line,
    isLine: true,
    links: addressesIn(text),
    tags: [],
    mentions: [],
    media: [],
  }
}

/** By which the same delivery is known again: its number, or all of it. */
export function printOf(pdu: Pdu): string {
  const told = [pdu.receipted_message_id, pdu.message_state, pdu.source_addr, pdu.destination_addr, pdu.esm_class]
  const header = at(pdu.short_message, 'udh')
  const body = [at(pdu.short_message, 'message'), at(pdu.message_payload, 'message'), header, pdu.sar_msg_ref_num]
  return createHash('sha256')
    .update(JSON.stringify([...told, ...body, pdu.sar_segment_seqnum]))
    .digest('base64url')
    .slice(0, 22)
}
