/**
 * Short links as a process of its own, as `sosh start` serves them, and `node:http` that leads on without a word: for the
 * test that kills it, and for the bench. Says its ports, then waits to be ended.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { followLinks } from '#journey/links'
import { readConfig } from '#platform/config'
import type { Context } from '#platform/context'
import { openDatabase } from '#platform/db'
import { createGuardedFetch } from '#platform/fetch'
import { createLog } from '#platform/log'
import { leadingOn } from '../src/apps/server.ts'

const [, , databaseUrl = ''] = process.argv
const { db } = openDatabase(databaseUrl, { max: 8 })
const ctx: Context = {
  actor: { kind: 'job', name: 'links' },
  db,
  now: () => new Date(),
  log: createLog({ level: 'silent' }),
  config: readConfig({ SOSH_DATA_DIR: tmpdir(), DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' }),
  secrets: {} as Context['secrets'],
  fetch: createGuardedFetch({ allowPrivateAddresses: false, userAgent: 'Sosh test' }),
}

const links = createServer(
  leadingOn(ctx, followLinks(ctx), (_request, response) => {
    response.statusCode = 404
    response.end()
  }),
)
const bare = createServer((_request, response) => {
  response.writeHead(302, { location: 'https://halden.example/winter-charging', 'content-length': 0 })
  response.end()
})
console.log(JSON.stringify(await Promise.all([links, bare].map(listening))))

function listening(server: Server): Promise<number> {
  return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))
}

process.on('disconnect', () => process.exit(0))
