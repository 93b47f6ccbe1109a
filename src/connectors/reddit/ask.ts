import { type Answer, at, type Call, call, listOf, textOf } from '#connectors/web'
import { NetworkError } from '#core/channels'
import { type Session, tokenOf } from './token.ts'

/** Calls the API with our token; a token that ended early is renewed once. */
export async function ask(
  session: Session,
  path: string,
  wanted: Omit<Call, 'url' | 'headers' | 'signal'> = {},
): Promise<Answer> {
  const answer = await once(session, path, wanted)
  if (answer.status !== 401 || !session.secret?.clientId) return answer
  session.secret.expiresAt = 0
  return once(session, path, wanted)
}

async function once(session: Session, path: string, wanted: Omit<Call, 'url' | 'headers' | 'signal'>): Promise<Answer> {
  const token = await tokenOf(session)
  if (!token) throw new NetworkError('refused', 'Reddit lets only a registered application in here.')
  return call(session.tools, {
    ...wanted,
    url: `${session.settings.api}${path}`,
    query: { raw_json: 1, ...wanted.query },
    headers: { authorization: `bearer ${token}` },
    signal: session.signal,
  })
}

/** Reads what must be there, or says in words why not. */
export async function read(session: Session, path: string, query?: Call['query']): Promise<Answer> {
  const answer = await ask(session, path, query ? { query } : {})
  if (answer.ok) return answer
  throw refusal(answer)
}

export function refusal(answer: Answer): NetworkError {
  const reason = textOf(at(answer.data, 'reason'))
  if (answer.status === 401) return new NetworkError('signed-out', 'Reddit does not take our sign-in any more.')
  if (answer.status === 403)
    return new NetworkError('refused', `Reddit does not let us in${reason ? ` (${reason})` : ''}.`)
  if (answer.status === 404) return new NetworkError('refused', 'Reddit has no such place, or it is closed.')
  return new NetworkError('later', `Reddit answered ${answer.status}.`)
}

/** What an `api_type=json` call says of itself: its errors come with a yes. */
export function complaintIn(data: unknown, now: Date): NetworkError | undefined {
  const [first] = listOf(at(data, 'json', 'errors'))
  if (first === undefined) return undefined
  const [name, words] = listOf(first).map(textOf)
  if (name === 'RATELIMIT') {
    const found = /(\d+) (second|minute|hour)/.exec(words ?? '')
    const unitMs = { second: 1_000, minute: 60_000, hour: 3_600_000 }[found?.[2] ?? 'minute'] ?? 60_000
    return new NetworkError('later', 'Reddit asks us to wait before we write again.', {
      retryAt: new Date(now.getTime() + Number(found?.[1] ?? 10) * unitMs),
    })
  }
  const known: Record<string, string> = {
    THREAD_LOCKED: 'This thread is locked: nobody can answer there any more.',
    TOO_OLD: 'This is too old to be answered there.',
    DELETED_COMMENT: 'What you answer was taken down.',
    DELETED_LINK: 'What you answer was taken down.',
    SUBREDDIT_NOTALLOWED: 'This community does not let us write.',
    USER_BLOCKED: 'This person does not want to hear from us.',
  }
  return new NetworkError('refused', known[name ?? ''] ?? `Reddit: ${words ?? name}`)
}
