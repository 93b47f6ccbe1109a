import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export const apertium = '/usr/bin/apertium'
export const hasApertium = existsSync(apertium) && existsSync('/usr/share/apertium/modes/eng-spa.mode')

const pairs: Record<string, string> = { 'en es': 'eng-spa', 'es en': 'spa-eng' }
const languages = [
  { code: 'en', name: 'English', targets: ['en', 'es'] },
  { code: 'es', name: 'Spanish', targets: ['es', 'en'] },
  { code: 'de', name: 'German', targets: ['de', 'es'] },
]

/** A service that speaks LibreTranslate's API on this machine, and has the real Apertium translate. */
export interface TestTranslator extends AsyncDisposable {
  url: string
  /** What it was asked to translate, in order. */
  asked: { q: string; source: string; target: string; api_key?: string }[]
  /** Requires this key; nobody is asked for one otherwise. */
  key: string | undefined
  mostCharacters: number
  /** The next call is answered so. */
  disturb: (how: { status: number; body?: string; headers?: Record<string, string> }) => void
}

export async function startTranslator(): Promise<TestTranslator> {
  let disturbed: { status: number; body?: string; headers?: Record<string, string> } | undefined
  const server = createServer(async (request, response) => {
    const answer = (status: number, body: unknown, headers: Record<string, string> = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(typeof body === 'string' ? body : JSON.stringify(body))
    let text = ''
    for await (const piece of request) text += piece
    if (disturbed) {
      const { status, body = '{"error":"Slowdown: 20 per 1 minute"}', headers } = disturbed
      disturbed = undefined
      return answer(status, body, headers)
    }
    if (request.url === '/languages') return answer(200, languages)
    if (request.url !== '/translate' || request.method !== 'POST') return answer(404, 'Not found')
    const asked = JSON.parse(text) as TestTranslator['asked'][number]
    here.asked.push(asked)
    if (here.key && asked.api_key !== here.key) return answer(403, { error: 'Invalid API key' })
    if (asked.q.length > here.mostCharacters)
      return answer(400, {
        error: `Invalid request: request (${asked.q.length}) exceeds text limit (${here.mostCharacters})`,
      })
    const pair = pairs[`${asked.source} ${asked.target}`]
    if (!pair) return answer(400, { error: `${asked.source} is not supported` })
    return answer(200, { translatedText: await throughApertium(pair, asked.q) })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const here: TestTranslator = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked: [],
    key: undefined,
    mostCharacters: 2_000,
    disturb: how => {
      disturbed = how
    },
    [Symbol.asyncDispose]: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return here
}

/** `-u`: words that it does not know stay without a mark. */
function throughApertium(pair: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    // It opens /dev/stdin, which a socket, as Node gives one, does not allow: so through a pipe.
    const child = spawn('sh', ['-c', 'cat | apertium -u "$0"', pair])
    let out = ''
    child.stdout.setEncoding('utf8').on('data', piece => {
      out += piece
    })
    child
      .on('error', reject)
      .on('close', code => (code === 0 ? resolve(out.replace(/\n$/, '')) : reject(new Error(`apertium: ${code}`))))
    // What does not end with a line it swallows whole.
    child.stdin.end(`${text}\n`)
  })
}
