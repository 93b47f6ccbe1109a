import { z } from 'zod'
import { NetworkError, type OutgoingMessage } from '#core/channels'

export const network = 'sms'

/** A phone number as networks write it: + and at most fifteen digits (ITU-T E.164); spaces and signs between are taken out. */
export const PhoneNumber = z
  .string()
  .trim()
  .transform(typed => typed.replace(/[\s()./-]/g, '').replace(/^00/, '+'))
  .pipe(z.string().regex(/^\+[1-9]\d{5,14}$/, 'A number with its country, such as +49 30 1234567.'))

/** All that is said between a person's number and ours is one conversation, as on their phone. */
export function lineBetween(theirs: string, ours: string): string {
  return `${theirs}>${ours}`
}

export function numberOnLine(line: string): string | undefined {
  return /^(\+?[\w]+)>/.exec(line)?.[1]
}

/** The phone that an answer goes to. */
export function recipientOf({ replyTo }: OutgoingMessage): string {
  const number = numberOnLine(replyTo?.threadRoot ?? '') ?? replyTo?.author?.externalId
  if (!number) throw new NetworkError('refused', 'By text message we answer those who wrote to us.')
  return number
}
