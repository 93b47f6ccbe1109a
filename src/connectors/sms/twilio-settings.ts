import { z } from 'zod'
import { PhoneNumber } from './number.ts'

export const TwilioSettings = z.object({
  accountSid: z
    .string()
    .trim()
    .regex(/^AC[0-9a-f]{32}$/, 'It begins with AC, and has 34 letters.'),
  /** The number that people text. */
  number: PhoneNumber,
  api: z.url('Write an address, with https:// before it.').max(300).default('https://api.twilio.com'),
})
export type TwilioSettings = z.infer<typeof TwilioSettings>

export const TwilioSecret = z.object({ authToken: z.string().trim().min(5, 'The auth token is longer.').max(100) })
export type TwilioSecret = z.infer<typeof TwilioSecret>
