import { htmlToText } from '#connectors/markup'
import { type ConnectorTools, NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'
import { endpointsOf } from './endpoint.ts'
import { readPage, troubleOf } from './read-page.ts'
import { readAnswer, writeCall } from './xml-rpc.ts'

/** What became of telling a page that ours links to it. */
export type Told =
  | { way: 'webmention' | 'pingback'; endpoint: string; words: string }
  /** The page takes no such word: nobody was told, and nothing failed. */
  | { way: 'none' }

/**
 * Tells a page (`target`) that ours (`source`) links to it, or that it changed or is gone: by Webmention, else by
 * Pingback. Called by the delivery of what a person published, and by nothing else. Safe to repeat: the other side
 * reads our page again. Throws `NetworkError`: `refused` where it will not take this, `later` where it may.
 */
export async function tellPage(tools: ConnectorTools, link: { source: string; target: string }): Promise<Told> {
  const page = await readPage(tools, link.target)
  if (page.status < 200 || page.status >= 300) throw troubleOf(page)
  const { webmention, pingback } = endpointsOf(page.headers, /html/.test(page.type) ? page.text : '', page.url)
  if (webmention) return sendWebmention(tools, webmention, link)
  return pingback ? sendPingback(tools, pingback, link) : { way: 'none' }
}

async function sendWebmention(
  tools: ConnectorTools,
  endpoint: string,
  { source, target }: { source: string; target: string },
): Promise<Told> {
  const response = await post(tools, endpoint, new URLSearchParams({ source, target }))
  const words = await beginningOf(response)
  if (!response.ok) throw refusalOf(response.status, endpoint, words)
  return { way: 'webmention', endpoint, words }
}

async function sendPingback(
  tools: ConnectorTools,
  endpoint: string,
  { source, target }: { source: string; target: string },
): Promise<Told> {
  const headers = { 'content-type': 'text/xml' }
  const response = await post(tools, endpoint, writeCall('pingback.ping', [source, target]), headers)
  const body = await beginningOf(response)
  if (!response.ok) throw refusalOf(response.status, endpoint, body)
  const answer = readAnswer(body)
  if (!answer) throw new NetworkError('refused', `${new URL(endpoint).host} did not answer as a Pingback server does.`)
  // 48: it knows of this link already, which is what we wanted.
  if ('code' in answer && answer.code !== 48)
    throw new NetworkError(
      /too (quick|fast|many)|slow down|later/i.test(answer.text) ? 'later' : 'refused',
      `${new URL(endpoint).host} does not take it: ${answer.text || answer.code}`,
    )
  return { way: 'pingback', endpoint, words: answer.text }
}

function wordsOf(text: string, type: string): string {
  const plain = /html/.test(type) ? htmlToText(text).text : text
  return plain.replace(/\s+/g, ' ').trim().slice(0, 500)
}

async function post(
  tools: ConnectorTools,
  endpoint: string,
  body: URLSearchParams | string,
  headers: Record<string, string> = {},
): Promise<Response> {
  try {
    return await tools.fetch(endpoint, { method: 'POST', body, headers: { accept: '*/*', ...headers } })
  } catch (error) {
    if (error instanceof Problem && error.kind !== 'unavailable') throw new NetworkError('refused', error.message)
    const words =
      error instanceof Problem ? error.message : `${URL.parse(endpoint)?.host ?? endpoint} can’t be reached.`
    throw new NetworkError('later', words, { cause: error })
  }
}

async function beginningOf(response: Response): Promise<string> {
  let text = ''
  if (!response.body) return text
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    if (text.length > 10_000) break
  }
  return text.slice(0, 10_000)
}

function refusalOf(status: number, endpoint: string, words: string): NetworkError {
  const later = status === 408 || status === 425 || status === 429 || status >= 500
  const said = wordsOf(words, words.trimStart().startsWith('<') ? 'html' : 'text').slice(0, 200)
  return new NetworkError(
    later ? 'later' : 'refused',
    `${new URL(endpoint).host} answered ${status}${said && `: ${said}`}.`,
  )
}
