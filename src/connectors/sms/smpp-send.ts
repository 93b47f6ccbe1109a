import { randomInt } from 'node:crypto'
import type { Pdu } from 'smpp'
import { textOf } from '#connectors/web'
import { type Identity, NetworkError, type OpenAccount, type OutgoingMessage, type Sent } from '#core/channels'
import { recipientOf } from './number.ts'
import { linkLentFor } from './smpp-lent.ts'
import { bind, codeOf, type Link } from './smpp-link.ts'
import { type Piece, piecesOf } from './smpp-pieces.ts'
import { sentId } from './smpp-post.ts'
import type { SmppSecret, SmppSettings } from './smpp-settings.ts'

type Account = OpenAccount<SmppSettings, SmppSecret>

/** Eleven text messages in Latin letters; more is a letter. */
export const mostLetters = 1_600

/** The message centre knows us by name and password; people know the number. */
export async function identify(account: Account): Promise<Identity> {
  await using _link = await bind(account, 'transmitter')
  const { number, systemId } = account.settings
  return { externalId: number, handle: number, name: systemId }
}

/** A reply leaves from the number that was texted, over the connection that listens where there is one here. */
export async function send(account: Account, message: OutgoingMessage): Promise<Sent> {
  const to = recipientOf(message)
  if (message.text.length > mostLetters)
    throw new NetworkError('refused', `A text message holds at most ${mostLetters} letters.`)
  const lent = linkLentFor(account)
  if (lent) return submit(lent, account, to, message.text)
  await using link = await bind(account, 'transmitter')
  return await submit(link, account, to, message.text)
}

async function submit(link: Link, account: Account, to: string, text: string): Promise<Sent> {
  const { settings, tools } = account
  const pieces = piecesOf(text, randomInt(256))
  let first: string | undefined
  for (const [n, piece] of pieces.entries()) {
    const answer = await ask(link, fieldsOf(settings, to, piece, n === 0))
    if (answer.command_status !== 0) {
      if (n === 0) throw refusal(answer.command_status, tools.now())
      throw new NetworkError(
        'unknown',
        `Only ${n} of ${pieces.length} text messages were taken (${codeOf(answer.command_status)}).`,
      )
    }
    first ??= textOf(answer.message_id)
  }
  if (!first) throw new NetworkError('unknown', 'The message centre did not say under which number it keeps this.')
  return { externalId: sentId(settings, first) }
}

/** What was handed over and never answered may have been taken. */
async function ask(link: Link, fields: Record<string, unknown>): Promise<Pdu> {
  if (!link.isOpen()) throw new NetworkError('later', 'The message centre has hung up.')
  return link.ask('submit_sm', fields).catch((cause: unknown) => {
    throw new NetworkError('unknown', 'The message centre did not say whether it took this.', { cause })
  })
}

function fieldsOf({ number }: SmppSettings, to: string, piece: Piece, isFirst: boolean): Record<string, unknown> {
  return {
    ...addressOf('source', number),
    ...addressOf('dest', to),
    esm_class: piece.hasHeader ? 0x40 : 0,
    data_coding: piece.dataCoding,
    // Each part has a number of its own there; what became of the first stands for all.
    registered_delivery: isFirst ? 1 : 0,
    short_message: piece.bytes,
  }
}

/** With its country a number is international; a short one belongs to its network. */
function addressOf(side: 'source' | 'dest', number: string): Record<string, unknown> {
  const isWhole = number.startsWith('+')
  const field = side === 'source' ? 'source_addr' : 'destination_addr'
  return {
    [`${side}_addr_ton`]: isWhole ? 1 : 3,
    [`${side}_addr_npi`]: isWhole ? 1 : 0,
    [field]: number.replace(/^\+/, ''),
  }
}

/** Codes of SMPP 3.4, 5.1.3. */
function refusal(status: number, now: Date): NetworkError {
  if (status === 0x58 || status === 0x14)
    return new NetworkError('later', 'The message centre asks us to slow down.', {
      retryAt: new Date(now.getTime() + 30_000),
    })
  // A fault of the centre itself: it says that it did not take it.
  if (status === 0x08 || status === 0x64)
    return new NetworkError('later', `The message centre is in trouble (its code ${codeOf(status)}).`)
  const known: Record<number, string> = {
    10: 'This number of ours can’t send text messages there.',
    11: 'This is no number that can be texted.',
  }
  return new NetworkError('refused', known[status] ?? `The message centre refused it (its code ${codeOf(status)}).`)
}
