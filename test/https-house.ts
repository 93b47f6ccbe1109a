import { execFileSync, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request as ask } from 'node:http'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from './serve.ts'
import { until } from './until.ts'
import type { World } from './world.ts'

/** A certificate authority of our own that nobody knows who was not told, and what it vouches for. */
export interface Authority extends AsyncDisposable {
  /** What those read who are to trust it. */
  file: string
  certificate: string
  /** Key and certificate for a server at this address of this machine. */
  vouchFor(address: string): Promise<{ key: string; cert: string }>
}

export async function openAuthority(): Promise<Authority> {
  const folder = await mkdtemp(join(tmpdir(), 'sosh-authority-'))
  const at = (name: string) => join(folder, name)
  const make = (name: string, ...rest: string[]) =>
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
        ...['-keyout', at(`${name}.key`), '-out', at(`${name}.pem`), '-subj', `/CN=${name}`, ...rest],
      ],
      { stdio: 'ignore' },
    )
  make('ca')
  return {
    file: at('ca.pem'),
    certificate: await readFile(at('ca.pem'), 'utf8'),
    async vouchFor(address) {
      const leaf = ['-addext', `subjectAltName=IP:${address}`, '-addext', 'basicConstraints=critical,CA:FALSE']
      make('server', '-CA', at('ca.pem'), '-CAkey', at('ca.key'), ...leaf)
      return { key: await readFile(at('server.key'), 'utf8'), cert: await readFile(at('server.pem'), 'utf8') }
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

/**
 * The product itself, as an administrator starts it, on the database and the keys of a world: a process of its own behind a
 * proxy with HTTPS. It opens this machine’s address because it was named to it, and no other inside; it trusts the authority
 * because Node was told to.
 */
export async function startBehindHttps(
  here: World,
  authority: Authority,
): Promise<AsyncDisposable & { url: string; host: string }> {
  let port = 0
  const front = await serve(
    createServer(await authority.vouchFor('127.0.0.1'), (request, response) => {
      const { headers, method = 'GET', url = '/' } = request
      const inner = ask({ host: '127.0.0.1', port, path: url, method, headers }, answer => {
        response.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(response)
      })
      inner.on('error', () => response.writeHead(502).end())
      request.pipe(inner)
    }),
  )
  const url = front.url.replace('http:', 'https:')
  port = await freePort()
  let output = ''
  const keep = Object.entries(process.env).filter(([name]) => !/^(npm_|VITEST|NODE_|TEST$|DEV$|PROD$|MODE$)/.test(name))
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts'), 'start'], {
    env: {
      ...Object.fromEntries(keep),
      ...{ DATABASE_URL: here.url, SOSH_DATA_DIR: here.ctx.config.dataDir, PORT: String(port), PUBLIC_URL: url },
      ...{ SOSH_ROLES: 'web,worker', SOSH_OWN_ADDRESSES: '127.0.0.1', NODE_EXTRA_CA_CERTS: authority.file },
      ...{ SOSH_TRUSTED_PROXIES: '1', LOG_LEVEL: 'warn' },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  here.ctx.config = { ...here.ctx.config, publicUrl: url }
  const end = async () => {
    if (child.exitCode === null) {
      const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
      child.kill('SIGTERM')
      await ended
    }
    await front.close()
  }
  try {
    await until(
      'it says where it is',
      () => {
        if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${output}`)
        return output.includes('Sosh is at')
      },
      startMs,
    )
  } catch (error) {
    await end()
    throw error
  }
  return { url, host: front.host, [Symbol.asyncDispose]: end }
}

/** As long as a busy machine may take to start the product. */
const startMs = 120_000

async function freePort(): Promise<number> {
  const { createServer } = await import('node:http')
  const found = await serve(createServer())
  await found.close()
  return Number(found.host.split(':')[1])
}
