import { existsSync } from 'node:fs'
import { commandOf, environmentFor, handOver, inProject, Stop, say } from './common.mjs'
import { installPackages } from './setup.mjs'
import { findApertium, findMailServers, findNatsServer, findWordPress, installPackage } from './system-packages.mjs'

const places = {
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
}

/** All tests, with everything they need made ready first. */
export async function test(node, args) {
  const env = environmentFor(node)
  const browser = await findBrowser()
  if (browser) env.SOSH_BROWSER = browser
  else skipped('a browser (Chromium)', 'the tests in a real browser')
  const redis = await findRedis()
  if (redis) env.SOSH_REDIS = redis
  else skipped('a Redis (for Bluesky’s AppView)', 'the tests of Bluesky’s notifications, search and threads')
  const natsServer = await findNatsServer()
  if (natsServer) env.SOSH_NATS_SERVER = natsServer
  else skipped('nats-server', 'the tests of listening on many machines')
  if (!(await findMailServers())) skipped('dovecot and postfix', 'the tests with real mail servers')
  if (!(await findWordPress())) skipped('wordpress and mariadb-server', 'the test with a real blog')
  if (!(await findApertium())) skipped('apertium-eng-spa', 'the tests of translation')
  if (!(await areReady('networks', 'the real network servers the tests speak with'))) {
    skipped('the packages of test/networks', 'the tests against real network servers')
  }
  if (!(await areReady('models', 'the library that reads bigger models, for its tests'))) {
    skipped('the packages of test/models', 'the tests of a bigger model in the place of ours')
  }
  return handOver(node, [commandOf('vitest', 'vitest'), 'run', ...args], { env })
}

async function findBrowser() {
  const find = () =>
    [process.env.SOSH_BROWSER, ...(places[process.platform] ?? [])].find(path => path && existsSync(path))
  return find() ?? (await installPackage('chromium', 'Chromium for the browser tests', find))
}

async function findRedis() {
  const find = () =>
    [process.env.SOSH_REDIS, '/usr/bin/redis-server', '/opt/homebrew/bin/redis-server'].find(
      path => path && existsSync(path),
    )
  return find() ?? (await installPackage('redis-server', 'Redis for the tests of Bluesky’s AppView', find))
}

/** Packages that only some tests need live in a folder of their own below `test`, each with its lock. */
async function areReady(folder, what) {
  try {
    await installPackages(inProject('test', folder), what)
    return true
  } catch (err) {
    if (!(err instanceof Stop)) throw err
    say(err.message)
    return false
  }
}

/** Quietly testing less is how promises rot: a laptop is told, the CI stops. */
function skipped(missing, tests) {
  const message = `${missing} could not be made ready, so ${tests} can’t run.`
  if (process.env.CI) throw new Stop(`On CI nothing is skipped: ${message}`)
  say(`\n  SKIPPED: ${message}\n`)
}
