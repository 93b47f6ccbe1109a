import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { createGuardedFetch, type FetchOptions, type GuardedFetch, type ResolvedAddress } from './fetch.ts'

const cleanup: (() => unknown)[] = []
afterEach(async () => {
  for (const undo of cleanup.splice(0)) await undo()
})

/** A real server on this machine; the list of what it was asked is live. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void, host = '127.0.0.1') {
  const asked: { method: string; url: string; headers: IncomingMessage['headers']; body: string }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request.setEncoding('utf8')) body += piece
    asked.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body })
    answer(request, response)
  })
  await new Promise<void>(done => server.listen(0, host, done))
  cleanup.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { asked, port, origin: `http://${host}:${port}` }
}

function guarded(options: Partial<FetchOptions> = {}): GuardedFetch {
  const fetch = createGuardedFetch({ allowPrivateAddresses: false, userAgent: 'Sosh/test', ...options })
  cleanup.push(() => fetch[Symbol.asyncDispose]())
  return fetch
}

/** Everything is checked, but this machine's main address is open, as if it were a public server. */
const online = (options: Partial<FetchOptions> = {}) => guarded({ exceptAddresses: ['127.0.0.1'], ...options })

const redirectTo = (status: number, location: string) => (_: IncomingMessage, response: ServerResponse) =>
  response.writeHead(status, { location }).end('moved')

test('an ordinary page arrives, with its address and our name given', async () => {
  const { origin, asked } = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain', etag: '"1"' }).end('hello'),
  )
  const response = await online()(`${origin}/page#part`)
  expect(response).toBeInstanceOf(Response)
  expect([response.status, response.ok, response.redirected, response.headers.get('etag')]).toEqual([
    200,
    true,
    false,
    '"1"',
  ])
  expect(response.url).toContain('/page')
  expect(await response.text()).toBe('hello')
  expect(asked[0]?.headers['user-agent']).toBe('Sosh/test')
})

test('a Request object, a posted form and JSON go out as with fetch', async () => {
  const { origin, asked } = await serve((_, response) => response.end('{"ok":true}'))
  const fetch = online()
  const body = JSON.stringify({ a: 1 })
  const headers = { 'content-type': 'application/json' }
  expect(await (await fetch(new Request(origin, { method: 'POST', body, headers }))).json()).toEqual({ ok: true })
  await fetch(origin, { method: 'POST', body: new URLSearchParams({ a: 'b c' }) })
  expect(asked.map(each => each.body)).toEqual(['{"a":1}', 'a=b+c'])
  expect(asked.map(each => each.headers['content-type'])).toEqual([
    'application/json',
    'application/x-www-form-urlencoded;charset=UTF-8',
  ])
})

test('empty answers and HEAD keep their meaning', async () => {
  const { origin } = await serve((request, response) => {
    if (request.method === 'HEAD') response.writeHead(200, { 'content-length': 10 ** 9 }).end()
    else response.writeHead(request.url === '/304' ? 304 : 204).end()
  })
  const fetch = online()
  expect((await fetch(`${origin}/304`)).status).toBe(304)
  expect(await (await fetch(origin)).text()).toBe('')
  expect((await fetch(origin, { method: 'HEAD' })).headers.get('content-length')).toBe('1000000000')
})

test.each([
  'http://127.0.0.1:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f.1:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://localhost:PORT/',
])('a server on this machine is not reached as %s', async url => {
  const { port, asked } = await serve((_, response) => response.end('secret'))
  await expect(guarded()(url.replace('PORT', String(port)))).rejects.toMatchObject({
    kind: 'refused',
    message: expect.stringMatching(/^Sosh does not open/),
  })
  expect(asked).toEqual([])
})

test('a public name that leads to this machine is refused', async () => {
  const { port, asked } = await serve((_, response) => response.end('secret'))
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  await expect(guarded({ resolve })(`http://innocent.example.com:${port}/`)).rejects.toMatchObject({ kind: 'refused' })
  expect(asked).toEqual([])
})

test('a name with one public and one private address is refused', async () => {
  const resolve = async (): Promise<ResolvedAddress[]> => [
    { address: '93.184.216.34', family: 4 },
    { address: 'fd00::1', family: 6 },
  ]
  await expect(guarded({ resolve })('http://innocent.example.com/')).rejects.toMatchObject({ kind: 'refused' })
})

test('a name that changes its mind after it was checked is refused at the connection', async () => {
  const inside = await serve((_, response) => response.end('secret'), '127.0.0.2')
  let asked = 0
  const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
  const fetch = online({ resolve })
  const url = `http://rebind.example.com:${inside.port}/`
  await fetch.checkAddress(url)
  await expect(fetch(url)).rejects.toMatchObject({ kind: 'refused' })
  expect(inside.asked).toEqual([])
})

test('the connection goes to the very address that was checked: a name is asked for once', async () => {
  const outside = await serve((_, response) => response.end('public'))
  let asked = 0
  const resolve = async () => [{ address: asked++ === 0 ? '127.0.0.1' : '127.0.0.2', family: 4 }]
  const response = await online({ resolve })(`http://rebind.example.com:${outside.port}/`)
  expect([await response.text(), asked, outside.asked.length]).toEqual(['public', 1, 1])
})

test('a socket that is no fetch is held to the same by the lookup', async () => {
  const fetch = online({ resolve: async () => [{ address: '10.0.0.1', family: 4 }] })
  const error = await new Promise(done =>
    connect({ host: 'x.example.com', port: 443, lookup: fetch.lookup }).on('error', done),
  )
  expect(error).toMatchObject({ kind: 'refused' })
})

test.each([
  'http://169.254.169.254/latest/meta-data/',
  'http://[fd00:ec2::254]/',
  'http://127.0.0.2:9999/',
  'http://metadata.google.internal/computeMetadata/v1/',
  '//10.0.0.1/',
  'file:///etc/passwd',
  'gopher://example.com/',
  'http://user:pass@example.com/',
  'http://example.com:22/',
])('a redirect to %s is not followed', async location => {
  const { origin } = await serve(redirectTo(302, location))
  await expect(online()(origin)).rejects.toMatchObject({ kind: 'refused' })
})

test('a redirect by a name that leads inside is not followed', async () => {
  const { origin } = await serve(redirectTo(307, 'http://inside.example.com/'))
  const fetch = online({ resolve: async () => [{ address: '192.168.1.1', family: 4 }] })
  await expect(fetch(origin)).rejects.toMatchObject({ kind: 'refused' })
})

test('keys stay behind on the way to another origin, and travel within one', async () => {
  const other = await serve((_, response) => response.end('there'))
  const { origin, asked } = await serve((request, response) =>
    redirectTo(302, request.url === '/away' ? other.origin : '/away')(request, response),
  )
  const headers = { authorization: 'Bearer x', cookie: 'a=b', 'api-key': 'k', accept: 'text/html' }
  const response = await online()(origin, { headers })
  expect([await response.text(), response.redirected, response.url]).toEqual(['there', true, `${other.origin}/`])
  expect(asked.map(each => [each.headers.authorization, each.headers.cookie, each.headers['api-key']])).toEqual([
    ['Bearer x', 'a=b', 'k'],
    ['Bearer x', 'a=b', 'k'],
  ])
  const arrived = other.asked[0]?.headers ?? {}
  expect([arrived.authorization, arrived.cookie, arrived['api-key'], arrived.accept]).toEqual([
    undefined,
    undefined,
    undefined,
    'text/html',
  ])
})

test.each([
  [301, 'POST', 'GET', ''],
  [302, 'POST', 'GET', ''],
  [303, 'POST', 'GET', ''],
  [303, 'PUT', 'GET', ''],
  [303, 'HEAD', 'HEAD', ''],
  [301, 'PUT', 'PUT', 'body'],
  [307, 'POST', 'POST', 'body'],
  [308, 'POST', 'POST', 'body'],
])('after %i a %s becomes %s', async (status, method, expected, body) => {
  const { origin, asked } = await serve((request, response) =>
    request.url === '/end' ? response.end() : redirectTo(status, '/end')(request, response),
  )
  await online()(origin, { method, body: method === 'HEAD' ? undefined : 'body' })
  expect([asked[1]?.method, asked[1]?.body]).toEqual([expected, body])
  if (body === '') expect(asked[1]?.headers['content-type']).toBeUndefined()
})

test('redirects end after five, and the caller may choose to follow none', async () => {
  const { origin, asked } = await serve((_, response) => redirectTo(302, '/again')(_, response))
  const fetch = online()
  await expect(fetch(origin)).rejects.toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('more than 5'),
  })
  expect(asked).toHaveLength(6)
  const response = await fetch(origin, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([302, '/again'])
  await expect(fetch(origin, { redirect: 'error' })).rejects.toMatchObject({ kind: 'refused' })
})

test.each(['gzip', 'gzip, gzip'])('a small %s answer that unpacks to much is dropped at the limit', async encoding => {
  const once = gzipSync(Buffer.alloc(200 * 2 ** 20))
  const bomb = encoding === 'gzip' ? once : gzipSync(once)
  const { origin } = await serve((_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(bomb))
  const before = process.memoryUsage().rss
  const response = await online()(origin)
  await expect(response.arrayBuffer()).rejects.toMatchObject({
    kind: 'refused',
    message: expect.stringContaining('10240 KiB'),
  })
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20)
})

test('an answer that is too long is refused by its announced length, and by its real one', async () => {
  const { origin } = await serve((request, response) => {
    if (request.url === '/announced') response.writeHead(200, { 'content-length': 3000 })
    response.write('x'.repeat(1500))
    response.end('x'.repeat(1500))
  })
  const fetch = online({ maxBytes: 2048 })
  expect(await (await fetch(origin, { maxBytes: 4096 })).text()).toHaveLength(3000)
  await expect(fetch(`${origin}/announced`)).rejects.toMatchObject({ kind: 'refused' })
  await expect((await fetch(origin)).text()).rejects.toMatchObject({ kind: 'refused' })
  expect(await (await online({ maxBytes: 3000 })(origin)).text()).toHaveLength(3000)
})

test('a server that drips its answer byte by byte is left after the whole time', async () => {
  const { origin } = await serve((_, response) => {
    const drip = setInterval(() => response.write('x'), 20)
    response.on('close', () => clearInterval(drip))
  })
  const started = Date.now()
  const response = await online({ timeoutMs: 300 })(origin)
  await expect(response.text()).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('0.3 seconds'),
  })
  expect(Date.now() - started).toBeLessThan(2000)
})

test('a server that never answers, and a name that never resolves, are left in time', async () => {
  const { origin } = await serve(() => {})
  await expect(online({ timeoutMs: 200 })(origin)).rejects.toMatchObject({ kind: 'unavailable' })
  const fetch = guarded({ timeoutMs: 200, resolve: () => new Promise(() => {}) })
  await expect(fetch('http://slow.example.com/')).rejects.toMatchObject({ kind: 'unavailable' })
})

test('who calls may give up, and gets their own reason back', async () => {
  const { origin } = await serve(() => {})
  const reason = new Error('changed my mind')
  await expect(online()(origin, { signal: AbortSignal.any([abortedIn(50, reason)]) })).rejects.toBe(reason)
  await expect(online()(origin, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
})

test('a server that is down, breaks off or does not exist is unavailable, in words', async () => {
  const { origin, port } = await serve((_, response) => {
    response.writeHead(200, { 'content-length': 100 }).write('half')
    setTimeout(() => response.destroy(), 20)
  })
  const half = await online()(origin)
  await expect(half.text()).rejects.toMatchObject({
    kind: 'unavailable',
    message: `127.0.0.1:${port} broke the connection off.`,
  })
  await expect(online()('http://127.0.0.1:1024/')).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('does not accept'),
  })
  const resolve = () => Promise.reject(Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' }))
  const fetch = guarded({ resolve })
  await expect(fetch('http://gone.example.com/')).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('does not exist'),
  })
  await expect(fetch.checkAddress('http://gone.example.com/')).rejects.toMatchObject({ kind: 'unavailable' })
})

test('an address is checked for sockets, too, and lifting the checks lifts only those of the address', async () => {
  const fetch = guarded({ resolve: async () => [{ address: '93.184.216.34', family: 4 }] })
  expect((await fetch.checkAddress('wss://jetstream.example.com/subscribe')).href).toBe(
    'wss://jetstream.example.com/subscribe',
  )
  await expect(fetch.checkAddress('ws://192.168.0.1/')).rejects.toMatchObject({ kind: 'refused' })
  await expect(fetch.checkAddress('example.com')).rejects.toMatchObject({ kind: 'refused' })
  const open = guarded({ allowPrivateAddresses: true })
  await open.checkAddress('http://127.0.0.1/')
  await expect(open('http://127.0.0.1:25/')).rejects.toMatchObject({ kind: 'refused' })
  await expect(open('file:///etc/passwd')).rejects.toMatchObject({ kind: 'refused' })
  await expect(open('http://a:b@127.0.0.1/')).rejects.toMatchObject({ kind: 'refused' })
})

function abortedIn(ms: number, reason: Error): AbortSignal {
  const controller = new AbortController()
  setTimeout(() => controller.abort(reason), ms)
  return controller.signal
}
