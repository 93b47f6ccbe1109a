/** Jetstream's endpoint over lines from a file, for benches: whatever the file says, as fast as the client takes it. */
import { readFileSync } from 'node:fs'
import { openEndpoint } from './jetstream-endpoint.mjs'

for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0))
process.on('disconnect', () => process.exit(0))

const { file, rate } = JSON.parse(process.argv[2] ?? '{}')
const history = readFileSync(file, 'utf8')
  .split('\n')
  .filter(line => line !== '')
  .map(line => {
    const event = JSON.parse(line)
    return { timeUs: event.time_us, did: event.did, collection: event.commit?.collection, line: Buffer.from(line) }
  })
const endpoint = await openEndpoint(history, { rate, replay: true })
process.stdout.write(`${JSON.stringify({ url: endpoint.url })}\n`)
