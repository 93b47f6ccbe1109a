import { setTimeout as pause } from 'node:timers/promises'

/** Waits until something is so, and says how long it took; looks again every 20 ms. */
export async function until<Value>(
  what: string,
  look: () => Promise<Value | undefined | false> | Value | undefined | false,
  mostMs = 20_000,
): Promise<Value> {
  const from = performance.now()
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() - from > mostMs) throw new Error(`Waited ${mostMs} ms in vain until ${what}`)
    await pause(20)
  }
}
