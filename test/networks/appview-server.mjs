/**
 * The whole of Bluesky in one process: identities, a personal data server, and the AppView that indexes it
 * (notifications, search, threads, feeds). It needs a PostgreSQL and a Redis; the Redis is started here.
 * Started by `atproto.ts`; writes one line of JSON with its addresses, and ends when its parent does.
 */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

process.env.LOG_ENABLED ??= 'false'
const { postgresUrl, redisPath } = JSON.parse(process.argv[2] ?? '{}')
const folder = mkdtempSync(join(tmpdir(), 'sosh-redis-'))
const redisPort = await freePort()
const redis = spawn(
  redisPath,
  ['--port', String(redisPort), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
  { stdio: 'ignore' },
)
process.on('exit', () => {
  redis.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0))
process.on('disconnect', () => process.exit(0))
await answers(redisPort)
process.env.REDIS_HOST = `127.0.0.1:${redisPort}`

const { TestNetwork } = await import('@atproto/dev-env')
const network = await TestNetwork.create({
  dbPostgresUrl: postgresUrl,
  dbPostgresSchema: randomUUID().replace(/[^a-f]/g, ''),
  pds: { inviteRequired: false, serviceHandleDomains: ['.test'], hostname: 'localhost' },
})
process.stdout.write(
  `${JSON.stringify({ pdsUrl: network.pds.url, plcUrl: network.plc.url, appViewUrl: network.bsky.url, adminPassword: 'admin-pass' })}\n`,
)

async function answers(port) {
  for (let tries = 0; tries < 100; tries++) {
    const there = await new Promise(resolve => {
      const probe = connect(port, '127.0.0.1', () => resolve(true))
      probe.on('error', () => resolve(false))
      probe.on('connect', () => probe.destroy())
    })
    if (there) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error('Redis did not start.')
}

/** A port that was free a moment ago. */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
