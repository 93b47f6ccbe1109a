import { type Answer, at, type Call, call, textOf } from '#connectors/web'
import { NetworkError } from '#core/channels'
import { type Session, tokenOf } from './token.ts'

/** What a call costs of the day’s quota (https://developers.google.com/youtube/v3/determine_quota_cost). */
export const costOfReading = 1

/** Calls the API (https://developers.google.com/youtube/v3/docs), signed in where we are, by the key where not. */
export async function ask(
  session: Session,
  path: 'channels' | 'commentThreads' | 'comments',
  wanted: Omit<Call, 'url' | 'headers' | 'signal'>,
): Promise<Answer> {
  const answer = await once(session, path, wanted)
  if (answer.status !== 401 || !session.secret?.refreshToken) return answer
  // A token that ended early is renewed once.
  session.secret.expiresAt = 0
  return once(session, path, wanted)
}

async function once(session: Session, path: string, wanted: Omit<Call, 'url' | 'headers' | 'signal'>): Promise<Answer> {
  const { settings, secret, tools, signal } = session
  const token = await tokenOf(session)
  if (!token && !secret?.apiKey) throw new NetworkError('refused', 'YouTube lets only those in who have a key.')
  session.spent = (session.spent ?? 0) + costOfReading
  return call(tools, {
    ...wanted,
    url: `${settings.api}/youtube/v3/${path}`,
    query: { ...wanted.query, ...(!token && { key: secret?.apiKey }) },
    headers: token ? { authorization: `Bearer ${token}` } : {},
    signal,
  })
}

/** Reads what must be there, or says in words why not. */
export async function read(
  session: Session,
  path: 'channels' | 'commentThreads' | 'comments',
  query: Call['query'],
): Promise<unknown> {
  const answer = await ask(session, path, { query: { ...query } })
  if (answer.ok) return answer.data
  throw refusal(session, answer)
}

export function reasonOf(answer: Answer): string {
  return textOf(at(answer.data, 'error', 'errors', 0, 'reason')) ?? ''
}

const inWords: Record<string, string> = {
  commentsDisabled: 'Comments are switched off there.',
  videoNotFound: 'There is no such video, or it is private.',
  channelNotFound: 'There is no such channel.',
  commentNotFound: 'This comment is not there any more.',
  parentCommentNotFound: 'What you answer was taken down.',
  commentTextTooLong: 'YouTube finds this too long.',
  ineligibleAccount: 'Our account on YouTube has no channel yet: make one there.',
  insufficientPermissions: 'Our sign-in does not allow this: sign in once more.',
  accessNotConfigured: 'The YouTube Data API is not switched on for this key or application.',
  keyInvalid: 'YouTube does not know this key.',
}

export function refusal({ tools }: Pick<Session, 'tools'>, answer: Answer): NetworkError {
  const reason = reasonOf(answer)
  const said = textOf(at(answer.data, 'error', 'message')) ?? `it answered ${answer.status}`
  if (reason === 'quotaExceeded' || reason === 'dailyLimitExceeded')
    return new NetworkError('later', 'What YouTube grants for a day is used up.', {
      retryAt: nextQuotaDay(tools.now()),
    })
  if (/rateLimitExceeded/i.test(reason))
    return new NetworkError('later', 'YouTube asks us to slow down.', {
      retryAt: new Date(tools.now().getTime() + 60_000),
    })
  return new NetworkError(answer.status < 500 ? 'refused' : 'later', inWords[reason] ?? `YouTube: ${said}`)
}

/** The quota begins anew at midnight in California. */
export function nextQuotaDay(now: Date): Date {
  const there = new Intl.DateTimeFormat('en', {
    timeZone: 'America/Los_Angeles',
    hourCycle: 'h23',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(now)
  const [h = 0, m = 0, s = 0] = ['hour', 'minute', 'second'].map(kind =>
    Number(there.find(({ type }) => type === kind)?.value ?? 0),
  )
  return new Date(now.getTime() + (86_400 - h * 3600 - m * 60 - s) * 1000)
}
