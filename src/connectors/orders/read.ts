import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { Problem } from '#lib/problem'

const mostBytes = 2 ** 20

/** An id or a number of a shop, as words. */
export const Id = z.union([z.string().trim().min(1).max(200), z.number().transform(String)])
/** Money as shops write it: "12.50", or 12.5. */
export const Money = z
  .union([z.string().max(30), z.number()])
  .transform(Number)
  .pipe(z.number().min(-1e11).max(1e11))
export const Currency = z.string().trim().toUpperCase().length(3)
export const Quantity = z.coerce.number().int().min(0).max(1_000_000)
/** A list of which each entry that can't be read is left out: a shop adds fields of its own as it likes. */
export const lenient = <Schema extends z.ZodType>(entry: Schema) =>
  z
    .array(z.unknown())
    .max(5000)
    .default([])
    .catch([])
    .transform(list => list.flatMap(each => entry.safeParse(each).data ?? []) as z.output<Schema>[])

/** Base64 of the HMAC-SHA256 of the body: how Shopify and WooCommerce both sign. */
export function refuseUnsigned(given: string | undefined, body: Uint8Array, key: string, name: string): void {
  if (body.byteLength > mostBytes) throw new Problem('invalid', 'A delivery is at most 1 MiB.')
  const right = Buffer.from(createHmac('sha256', key).update(body).digest('base64'))
  const told = Buffer.from(given ?? '')
  if (told.length === right.length && timingSafeEqual(told, right)) return
  throw new Problem('forbidden', `The signature does not hold: check the secret of ${name}’s webhook.`)
}

export function digestOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url')
}

export function parsed<Schema extends z.ZodType>(body: Uint8Array, schema: Schema): z.output<Schema> {
  let read: unknown
  try {
    read = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw new Problem('invalid', 'The body is no JSON.')
  }
  const result = schema.safeParse(read)
  if (result.success) return result.data
  throw new Problem(
    'invalid',
    'This can’t be read as what it says it is.',
    result.error.issues.slice(0, 5).map(({ path, message }) => ({ at: path.join('.'), message })),
  )
}
