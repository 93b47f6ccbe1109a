import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseForThisFile } from '../database.ts'
import { runCluster } from './cluster.ts'
import { natsServer } from './nats-cluster.ts'

let database: Awaited<ReturnType<typeof databaseForThisFile>> | undefined

beforeAll(async () => {
  database = await databaseForThisFile()
})
afterAll(() => database?.drop())

describe.skipIf(natsServer === undefined && !process.env.CI)('listening on many machines', () => {
  test('whatever is killed, each post is stored once, as it stands at the end', async () => {
    const words: string[] = []
    const story = await runCluster({ databaseUrl: database?.url ?? '', seconds: 25, say: word => words.push(word) })
    expect(story, words.join('\n')).toMatchObject({ lost: [], doubled: [], unfollowed: [], strays: [] })
    expect(story.value).toBe(500)
    expect(story.kills).toEqual({ nodes: 2, matchers: 2, readers: 1, frozen: 1 })
  }, 240_000)
})
