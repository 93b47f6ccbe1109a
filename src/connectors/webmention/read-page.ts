import { inTurn } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'

export interface Page {
  /** Where it was found in the end. */
  url: string
  status: number
  type: string
  text: string
  headers: Headers
}

const mostBytes = 2 ** 20
const accept = 'text/html, application/xhtml+xml;q=0.9, application/json;q=0.5, text/plain;q=0.4, */*;q=0.1'

/** Reads a page as its visitors get it, at most its first mebibyte, one at a time of each site. */
export async function readPage(tools: ConnectorTools, url: string, signal?: AbortSignal): Promise<Page> {
  try {
    const read = async () => {
      const response = await tools.fetch(url, { headers: { accept }, ...(signal && { signal }) })
      const type = (response.headers.get('content-type') ?? 'text/html').toLowerCase()
      const bytes = await beginningOf(response)
      return {
        url: response.url || url,
        status: response.status,
        type,
        text: decoded(bytes, type),
        headers: response.headers,
      }
    }
    return await inTurn(url, url, read, signal, tools)
  } catch (error) {
    if (signal?.aborted || error instanceof NetworkError) throw error
    if (error instanceof Problem && error.kind !== 'unavailable') throw new NetworkError('refused', error.message)
    const words = error instanceof Problem ? error.message : `${URL.parse(url)?.host ?? url} can’t be reached.`
    throw new NetworkError('later', words, { cause: error })
  }
}

async function beginningOf(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  if (!response.body) return new Uint8Array()
  for await (const chunk of response.body) {
    chunks.push(chunk)
    length += chunk.byteLength
    if (length >= mostBytes) break
  }
  return Buffer.concat(chunks).subarray(0, mostBytes)
}

function decoded(bytes: Uint8Array, type: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_000))
  const named =
    /charset\s*=\s*["']?([\w-]+)/.exec(type)?.[1] ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  try {
    return new TextDecoder(named ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

/** What an answer that is no page means for the next try. */
export function troubleOf({ status, url }: Page): NetworkError {
  const place = new URL(url).host
  const later = status === 408 || status === 425 || status === 429 || status >= 500
  return new NetworkError(later ? 'later' : 'refused', `${place} answered ${status}.`)
}
