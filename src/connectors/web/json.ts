/** Reads JSON; nothing at all is an empty object (a write may answer with nothing), `undefined` what is no JSON. */
export function parsedJson(text: string): unknown {
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What lies at a path of names, as far as there is something. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  let here = value
  for (const name of path) {
    if (Array.isArray(here) && typeof name === 'number') here = here[name]
    else if (isObject(here)) here = here[name]
    else return undefined
  }
  return here
}

/** A text that can be stored: PostgreSQL takes no zero bytes and no halves of letters. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  return (value.includes('\0') ? value.replaceAll('\0', '') : value).toWellFormed() || undefined
}

export function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined
}

/** The year 9999 ends: no post was written later, and no calendar we know goes on. */
const lastS = 253_402_300_799

/** Seconds since 1970, where they name a time. */
export function secondsOf(value: unknown): number | undefined {
  const seconds = numberOf(value)
  return seconds === undefined || Math.abs(seconds) > lastS ? undefined : seconds
}

/** An id as a text, whether the network writes it as a number or as a text. */
export function idOf(value: unknown): string | undefined {
  return typeof value === 'number' ? `${value}` : textOf(value)
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
