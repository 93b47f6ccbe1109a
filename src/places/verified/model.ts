/** Somebody who is known to use what the company makes. */
export interface Verification {
  memberId: string
  how: 'order' | 'domain' | 'invitation' | 'code'
  /** What they use, in the company’s words. */
  product: string
  /** `YYYY-MM-DD`, where it is known. */
  since: string | null
  at: Date
}

/** A code that can still be used, without the code. */
export interface MadeCode {
  id: string
  /** For one, in a colleague’s name; or for many. */
  kind: 'invitation' | 'code'
  product: string
  /** `YYYY-MM-DD`, where it is known. */
  since: string | null
  usesLeft: number
  madeBy: string | null
  madeByName: string | null
  madeAt: Date
  endsAt: Date
}

/** Whole months since the day on which somebody began to use it; undefined where that is not known. */
export function monthsOfUse(since: string | null, now: Date): number | undefined {
  if (!since) return undefined
  const begun = new Date(`${since}T00:00:00Z`)
  return (
    (now.getUTCFullYear() - begun.getUTCFullYear()) * 12 +
    now.getUTCMonth() -
    begun.getUTCMonth() -
    (now.getUTCDate() < begun.getUTCDate() ? 1 : 0)
  )
}

const wordsOf = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []

/** What is used, as it is found again in a question: `the Cargo L` → `cargo l`. */
export function productKey(product: string): string {
  const words = wordsOf(product)
  return words
    .slice(/^(?:the|a|an|our|el|la|le|der|die|das)$/.test(words[0] ?? '') && words.length > 1 ? 1 : 0)
    .join(' ')
}

/** Every run of up to five words of a text, each once: among them is the key of whatever it names. */
export function keysIn(text: string): string[] {
  const words = wordsOf(text).slice(0, 300)
  const runs = words.flatMap((_, at) => [1, 2, 3, 4, 5].map(length => words.slice(at, at + length).join(' ')))
  return [...new Set(runs)]
}

/** So often in a day somebody may try an order number or a code. */
export const triesPerDay = 10

/** An order number as it is compared: without spaces, in capitals. */
export function plainOrder(typed: string): string {
  return typed.replace(/\s+/g, '').toUpperCase()
}

/** A code as it is compared: people type what is alike. */
export function plainCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/[^0-9A-Z]/g, '')
}

export interface Domain {
  domain: string
  product: string
}
