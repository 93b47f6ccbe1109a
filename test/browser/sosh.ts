import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { quickFolder } from '../quick-folder.ts'

export const browserPath = process.env.SOSH_BROWSER ?? '/usr/bin/chromium'
export const browserIsHere = existsSync(browserPath)

/** Sosh as a newcomer starts it: `npm start` in a folder of its own, nothing else. */
export interface RunningSosh extends AsyncDisposable {
  base: string
  /** The one-time link of the first administrator. */
  link: string
  dataDir: string
  output: () => string
}

const startMs = 120_000

/** `settings`: what an administrator would set besides. */
export async function startSosh(settings: Record<string, string> = {}): Promise<RunningSosh> {
  const dataDir = await quickFolder('sosh-browser-')
  const port = await freePort()
  let output = ''
  const child = spawn('npm', ['start', '--silent'], {
    cwd: join(import.meta.dirname, '../..'),
    env: {
      ...environment(),
      SOSH_DATA_DIR: dataDir,
      PORT: String(port),
      SOSH_ALLOW_PRIVATE_ADDRESSES: 'true',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard = (chunk: Buffer) => {
    output += chunk.toString()
  }
  child.stdout.on('data', heard)
  child.stderr.on('data', heard)
  const link = await linkOf(child, () => output)
  return {
    base: `http://localhost:${port}`,
    link,
    dataDir,
    output: () => output,
    async [Symbol.asyncDispose]() {
      await stop(child)
      await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

/** Ours, without what the test runner put there: `npm start` must find its way alone. */
export function environment(): NodeJS.ProcessEnv {
  const keep = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VITEST|NODE_ENV$|TEST$|DATABASE_URL$|DEV$|PROD$|MODE$)/.test(name),
  )
  return Object.fromEntries(keep)
}

function linkOf(child: ChildProcess, output: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => {
      clearInterval(look)
      clearTimeout(late)
      reject(new Error(`${why}\n${output()}`))
    }
    const look = setInterval(() => {
      const found = output().match(/https?:\/\/\S+\/set-up\/\S+/)?.[0]
      if (!found) return
      clearInterval(look)
      clearTimeout(late)
      resolve(found)
    }, 50)
    const late = setTimeout(() => fail('npm start printed no link'), startMs)
    child.once('exit', code => fail(`npm start ended with ${code}`))
  })
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  await ended
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** Somebody at their own browser; what goes wrong in it fails the story. */
export async function personAt(
  browser: Browser,
  base: string,
  options: { width?: number; height?: number; scheme?: 'light' | 'dark' } = {},
): Promise<{ page: Page; context: BrowserContext; wrong: string[] }> {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.scheme ?? 'light',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30_000)
  const wrong: string[] = []
  page.on('pageerror', error => wrong.push(error.message))
  page.on('console', message => {
    // Refusals are part of the story; the browser notes each answer of 4xx by itself.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      wrong.push(`${message.text()} ${message.location().url}`.trim())
  })
  return { page, context, wrong }
}
