import { z } from 'zod'

export const SmppSettings = z.object({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/, 'The name of the server alone, such as smpp.example.com.'),
  port: z.coerce.number().int().min(1).max(65_535, 'A port is at most 65535.').default(3550),
  /** TLS. Without it, password and texts are read by whoever carries them. */
  secure: z.boolean().default(true),
  systemId: z.string().trim().min(1, 'Write the name that your carrier gave you.').max(15, 'At most 15 letters.'),
  systemType: z.string().trim().max(12, 'At most 12 letters.').optional(),
  /** The number that people text: with its country, or a short one. */
  number: z
    .string()
    .trim()
    .transform(typed => typed.replace(/[\s()./-]/g, '').replace(/^00/, '+'))
    .pipe(
      z
        .string()
        .regex(
          /^(\+[1-9]\d{5,14}|[1-9]\d{2,7})$/,
          'A number with its country, such as +49 30 1234567, or a short one.',
        ),
    ),
})
export type SmppSettings = z.infer<typeof SmppSettings>

export const SmppSecret = z.object({
  password: z.string().min(1, 'Write the password that your carrier gave you.').max(64, 'At most 64 letters.'),
})
export type SmppSecret = z.infer<typeof SmppSecret>
