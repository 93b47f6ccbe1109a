import { NetworkError } from '#core/channels'

const hourMs = 3_600_000
/** When each account sent its last mails. Lost with the process, which can only be too generous once. */
const sentAt = new Map<string, number[]>()

/** Throws `later` where an account has sent as much in this hour as it may. */
export function waitForRoom(accountId: string, mostPerHour: number, now: Date): void {
  const recent = (sentAt.get(accountId) ?? []).filter(at => at > now.getTime() - hourMs)
  sentAt.set(accountId, recent)
  const [oldest] = recent.slice(-mostPerHour)
  if (recent.length < mostPerHour || oldest === undefined) return
  throw new NetworkError(
    'later',
    `This mailbox sends ${mostPerHour} mails in an hour at most; this one waits its turn.`,
    {
      retryAt: new Date(oldest + hourMs),
    },
  )
}

export function noteSent(accountId: string, now: Date): void {
  sentAt.set(accountId, [...(sentAt.get(accountId) ?? []), now.getTime()])
}
