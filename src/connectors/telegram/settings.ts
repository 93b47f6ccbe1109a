import { z } from 'zod'

export const Settings = z.object({
  /** Telegram's own; whoever runs a Bot API server of their own writes its address. */
  api: z.url('Write an address, with https:// before it.').max(300).default('https://api.telegram.org'),
  /** We ask, over and over; or Telegram calls us, where it can reach us. */
  way: z.enum(['asking', 'webhook'], 'Choose how to hear.').default('asking'),
})
export type Settings = z.infer<typeof Settings>

export const Secret = z.object({
  /** Given by @BotFather: the number of the bot, a colon, and the secret itself. */
  token: z
    .string()
    .trim()
    .regex(/^\d{5,20}:[\w-]{30,100}$/, 'A token as @BotFather writes it, such as 123456789:AA…'),
})
export type Secret = z.infer<typeof Secret>
