/**
 * A whole AT Protocol network in one process: a directory of identities (PLC) and a personal data server (PDS).
 * Started by `atproto.ts`; writes one line of JSON with its addresses, and ends when its parent does.
 */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

process.env.LOG_ENABLED ??= 'false'
const folder = mkdtempSync(join(tmpdir(), 'sosh-atproto-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0))
process.on('disconnect', () => process.exit(0))

const [pds, plc] = await Promise.all([import('@atproto/pds'), import('@did-plc/server')])
const options = JSON.parse(process.argv[2] ?? '{}')

const plcPort = await freePort()
const directory = plc.PlcServer.create({ db: plc.Database.mock(), port: plcPort })
await directory.start()
const plcUrl = `http://localhost:${plcPort}`

const port = options.port ?? (await freePort())
const environment = {
  devMode: true,
  port,
  hostname: 'localhost',
  dataDirectory: folder,
  blobstoreDiskLocation: join(folder, 'blobs'),
  didPlcUrl: plcUrl,
  serviceHandleDomains: ['.test'],
  inviteRequired: false,
  disableSsrfProtection: true,
  rateLimitsEnabled: options.rateLimits ?? false,
  ...(options.backfillLimitMs === undefined ? {} : { repoBackfillLimitMs: options.backfillLimitMs }),
  jwtSecret: randomBytes(16).toString('hex'),
  adminPassword: randomBytes(16).toString('hex'),
  plcRotationKeyK256PrivateKeyHex: randomBytes(32).toString('hex'),
  ...(options.appViewUrl ? { bskyAppViewUrl: options.appViewUrl, bskyAppViewDid: 'did:web:appview.test' } : {}),
}
const server = await pds.PDS.create(pds.envToCfg(environment), pds.envToSecrets(environment))
await server.start()
process.stdout.write(
  `${JSON.stringify({ pdsUrl: `http://localhost:${port}`, plcUrl, adminPassword: environment.adminPassword })}\n`,
)

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
