import { at, call, listOf, numberOf, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import type { Settings } from './settings.ts'

export interface Where {
  settings: Settings
  key: string | undefined
  tools: ConnectorTools
  signal?: AbortSignal | undefined
  /** What asking costs us, noted as we go. */
  spent: Spent
}

export interface Spent {
  calls: number
  /** Calls left for this day, as the network counts them. */
  left: number | undefined
  /** So long the network wants to be left alone. */
  backOffS: number
}

const mostPages = 10

/** Reads a list to its end (https://api.stackexchange.com/docs), page after page. */
export async function askAll(
  where: Where,
  path: string,
  query: Record<string, string | number | undefined>,
): Promise<unknown[]> {
  const items: unknown[] = []
  for (let page = 1; page <= mostPages; page++) {
    const data = await ask(where, path, { ...query, page })
    items.push(...listOf(at(data, 'items')))
    if (at(data, 'has_more') !== true) return items
    // Asked to wait: what is missing is read next time, from where this ends.
    if (where.spent.backOffS > 0) return items
  }
  return items
}

async function ask(
  { settings, key, tools, signal, spent }: Where,
  path: string,
  query: Record<string, string | number | undefined>,
): Promise<unknown> {
  const { ok, status, data } = await call(tools, {
    url: `${settings.api}${path}`,
    query: { site: settings.site, pagesize: 100, filter: 'withbody', key, ...query },
    signal,
  })
  spent.calls += 1
  spent.left = numberOf(at(data, 'quota_remaining')) ?? spent.left
  spent.backOffS = Math.max(spent.backOffS, numberOf(at(data, 'backoff')) ?? 0)
  if (ok) return data
  const said = textOf(at(data, 'error_message')) ?? `Stack Exchange answered ${status}.`
  const name = textOf(at(data, 'error_name'))
  if (name === 'throttle_violation' || status === 429) {
    const waitS = numberOf(/(\d+) seconds/.exec(said)?.[1]) ?? 600
    throw new NetworkError('later', 'Stack Exchange asks us to slow down.', {
      retryAt: new Date(tools.now().getTime() + waitS * 1000),
    })
  }
  throw new NetworkError(name === 'bad_parameter' ? 'refused' : 'later', `Stack Exchange: ${said}.`.replace('..', '.'))
}
