import type { Live } from '#platform/live'

const heartbeatMs = 20_000
/** Whoever looks longer asks anew; so nobody who has gone is kept for ever. */
const longestMs = 10 * 60_000
const mostInAll = 5_000
const mostOfOne = 4

/** Tells pages at once that something was answered: no words, only that there is something to read. */
export interface LiveThreads {
  /** Undefined: too many look already. */
  watch(threadId: string): ReadableStream<Uint8Array> | undefined
  readonly watching: number
}

export function openLiveThreads(live: Pick<Live, 'subscribe'>): LiveThreads {
  const watchers = new Map<string, Set<(words: string) => void>>()
  let count = 0
  live.subscribe(({ name, subjectId }) => {
    if (name === 'live.resumed') for (const each of watchers.values()) for (const say of each) say('data: look\n\n')
    if (!name.startsWith('widget.') || !subjectId) return
    for (const say of watchers.get(subjectId) ?? []) say('data: look\n\n')
  })

  return {
    watch(threadId) {
      const there = watchers.get(threadId) ?? new Set()
      if (count >= mostInAll || there.size >= mostOfOne) return undefined
      watchers.set(threadId, there)
      const encoder = new TextEncoder()
      let leave = () => {}
      return new ReadableStream<Uint8Array>({
        start(controller) {
          const say = (words: string) => controller.enqueue(encoder.encode(words))
          const heartbeat = setInterval(() => say(': still here\n\n'), heartbeatMs)
          const end = setTimeout(() => {
            leave()
            controller.close()
          }, longestMs)
          leave = () => {
            clearInterval(heartbeat)
            clearTimeout(end)
            if (there.delete(say)) count--
            if (there.size === 0 && watchers.get(threadId) === there) watchers.delete(threadId)
          }
          count++
          there.add(say)
          say(': here\n\n')
        },
        cancel: () => leave(),
      })
    },
    get watching() {
      return count
    },
  }
}
