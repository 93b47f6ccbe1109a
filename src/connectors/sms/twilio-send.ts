import { type Answer, at, call, listOf, numberOf, textOf } from '#connectors/web'
import { type Identity, NetworkError, type OpenAccount, type OutgoingMessage, type Sent } from '#core/channels'
import { recipientOf } from './number.ts'
import type { TwilioSecret, TwilioSettings } from './twilio-settings.ts'

type Account = OpenAccount<TwilioSettings, TwilioSecret>

/** What Twilio takes in one message; it is cut into segments on the way. */
export const mostLetters = 1_600

function ask(account: Account, path: string, wanted: Partial<Parameters<typeof call>[1]> = {}): Promise<Answer> {
  const { settings, secret, tools } = account
  const login = Buffer.from(`${settings.accountSid}:${secret.authToken}`).toString('base64')
  return call(tools, {
    ...wanted,
    url: `${settings.api}/2010-04-01/Accounts/${settings.accountSid}${path}`,
    headers: { authorization: `Basic ${login}` },
  })
}

function refusal(answer: Answer): NetworkError {
  const code = numberOf(at(answer.data, 'code'))
  if (answer.status === 401 || code === 20003)
    return new NetworkError('signed-out', 'Twilio does not take our account and token any more.')
  const known: Record<number, string> = {
    21211: 'This is no number that can be texted.',
    21408: 'Your Twilio account may not text to this country.',
    21606: 'This number of ours can’t send text messages.',
    21610: 'This person sent STOP: Twilio delivers nothing to them until they write START.',
    21614: 'This number is no mobile number.',
  }
  const words = known[code ?? 0] ?? `Twilio: ${textOf(at(answer.data, 'message')) ?? `it answered ${answer.status}`}.`
  return new NetworkError('refused', words)
}

export async function identify(account: Account): Promise<Identity> {
  const answer = await ask(account, '.json')
  if (!answer.ok) throw refusal(answer)
  const { number } = account.settings
  const name = textOf(at(answer.data, 'friendly_name'))
  return { externalId: number, handle: number, ...(name && { name }) }
}

/** A reply leaves from the number that was texted, so that it stands in the same line on the person’s phone. */
export async function send(account: Account, message: OutgoingMessage): Promise<Sent> {
  if (message.text.length > mostLetters)
    throw new NetworkError('refused', `A text message holds at most ${mostLetters} letters.`)
  const answer = await ask(account, '/Messages.json', {
    method: 'POST',
    publishes: true,
    form: { To: recipientOf(message), From: account.settings.number, Body: message.text },
  })
  if (!answer.ok) throw refusal(answer)
  const externalId = textOf(at(answer.data, 'sid'))
  if (!externalId) throw new NetworkError('unknown', 'Twilio did not say under which number it keeps this.')
  return { externalId }
}

/** Clocks may differ by this much. */
const toleranceMs = 30_000

/** Looks through what Twilio sent to that person since this message was made. */
export async function find(account: Account, message: OutgoingMessage): Promise<Sent | undefined> {
  const from = new Date(message.createdAt.getTime() - toleranceMs)
  const answer = await ask(account, '/Messages.json', {
    query: { To: recipientOf(message), From: account.settings.number, 'DateSent>': from.toISOString(), PageSize: 100 },
  })
  if (!answer.ok) throw refusal(answer)
  const mine = listOf(at(answer.data, 'messages')).find(each => {
    const createdAt = new Date(textOf(at(each, 'date_created')) ?? 0)
    return textOf(at(each, 'body')) === message.text && createdAt >= from
  })
  const externalId = textOf(at(mine, 'sid'))
  return externalId ? { externalId } : undefined
}
