import { type Answer, at, type Call, call, listOf, numberOf, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import type { Secret, Settings } from './settings.ts'

export interface Where {
  settings: Settings
  secret: Secret | undefined
  tools: ConnectorTools
  signal?: AbortSignal | undefined
}

/** Calls the forum (https://docs.discourse.org), as the user of our key where we have one. */
export async function ask(
  { settings, secret, tools, signal }: Where,
  path: string,
  wanted: Omit<Call, 'url' | 'headers' | 'signal'> = {},
): Promise<Answer> {
  const { apiKey, apiUser } = secret ?? {}
  const answer = await call(tools, {
    ...wanted,
    url: `${settings.url}${path}`,
    signal,
    headers: apiKey ? { 'api-key': apiKey, ...(apiUser && { 'api-username': apiUser }) } : {},
  })
  // Some limits come as a refusal with the time in its words.
  const waitS = numberOf(at(answer.data, 'extras', 'wait_seconds'))
  if (!answer.ok && waitS !== undefined)
    throw new NetworkError('later', `${hostOf(settings)} asks us to slow down.`, {
      retryAt: new Date(tools.now().getTime() + waitS * 1000),
    })
  return answer
}

/** Reads what must be there; a refusal says why, and only the forum's own word signs us out. */
export async function read(where: Where, path: string, query?: Call['query']): Promise<unknown> {
  const answer = await ask(where, path, query ? { query } : {})
  if (answer.ok) return answer.data
  throw refusal(where, answer)
}

export function refusal({ settings, secret }: Pick<Where, 'settings' | 'secret'>, answer: Answer): NetworkError {
  const host = hostOf(settings)
  const said = listOf(at(answer.data, 'errors')).map(textOf).filter(Boolean).join(' ')
  if (secret?.apiKey && at(answer.data, 'error_type') === 'invalid_access' && /API/i.test(said))
    return new NetworkError('signed-out', `${host} does not take our API key any more.`)
  if (answer.status === 404 || answer.status === 410)
    return new NetworkError('refused', `${host} has no such page, or it is closed to us.`)
  if (answer.status === 403) return new NetworkError('refused', said || `${host} does not let us in.`)
  return new NetworkError(answer.status === 422 ? 'refused' : 'later', said || `${host} answered ${answer.status}.`)
}

export function hostOf({ url }: Settings): string {
  return new URL(url).host
}
