import { at, call, listOf, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'

/** How an old place is reached: through the guarded fetch, with a key where we were given one. */
export interface Where {
  /** Without a slash at its end. */
  url: string
  headers: Record<string, string>
  /** Asked with everything. */
  query?: Record<string, string>
  tools: Pick<ConnectorTools, 'fetch' | 'now'>
}

type Query = Record<string, string | number | boolean | undefined>

/** Asks for JSON. Nothing where it is not there or closed to us (403, 404, 410); a wrong key and everything else throws. */
export async function askIfThere(where: Where, path: string, asked: Query = {}): Promise<unknown> {
  const { url, headers, tools } = where
  const query = { ...where.query, ...asked }
  const host = new URL(url).host
  const answer = await call({ ...unused, ...tools }, { url: `${url}${path}`, query, headers })
  if (answer.ok) return answer.data
  if ([403, 404, 410].includes(answer.status)) return undefined
  const said = [...listOf(at(answer.data, 'errors')).map(textOf), textOf(at(answer.data, 'status', 'message'))]
    .filter(Boolean)
    .join(' ')
  if (answer.status === 401) throw new NetworkError('signed-out', `${host} does not take this key. ${said}`.trim())
  throw new NetworkError('refused', `${host} answered ${answer.status}. ${said}`.trim())
}

/** The same, where it must be there. */
export async function ask(where: Where, path: string, query: Query = {}): Promise<unknown> {
  const data = await askIfThere(where, path, query)
  if (data !== undefined) return data
  throw new NetworkError(
    'refused',
    `${new URL(where.url).host} does not show ${path} to us. Is the key an administrator’s?`,
  )
}

const unused = {
  checkAddress: () => Promise.reject(new Error('No socket is opened here.')),
  log: () => {},
}
