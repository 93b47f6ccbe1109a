import { setTimeout as pause } from 'node:timers/promises'

const workMs = 4

/**
 * For long work beside what people wait for. Called between small pieces of it, rests now and then, so that of a
 * processor no more than `share` is taken: whoever waits meets a free one again within a few milliseconds.
 */
export function givingWay(share = 0.2): () => Promise<void> {
  let since = performance.now()
  return async () => {
    const worked = performance.now() - since
    if (worked < workMs) return
    await pause(worked / share - worked)
    since = performance.now()
  }
}
