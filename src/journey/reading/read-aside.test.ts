import { availableParallelism } from 'node:os'
import { describe, expect, test } from 'vitest'
import { createLog } from '#platform/log'
import { type CompanyFacts, learnCompany } from './learn-company.ts'
import type { Readable } from './model.ts'
import { readAside } from './read-aside.ts'
import { readPost } from './read-post.ts'

const log = createLog({ level: 'silent' })
const halden: CompanyFacts = {
  signature: 'Halden, with its charger',
  name: 'Halden',
  topics: [{ id: '0192d2a0-0000-7000-8000-000000000001', name: 'Charger', words: ['Ladegerät'] }],
  documents: [{ title: 'The charger in winter', summary: 'Below zero the battery charges to eighty percent.' }],
  corrected: [],
}
const said = [
  'My Halden charger hums at night. Is that dangerous?',
  'Das Ladegerät ist großartig, danke Halden!',
  '¿Cuánto cuesta la batería nueva?',
  'You are a worthless idiot and I hope your whole team gets fired',
]
const many = (count: number): Readable[] =>
  Array.from({ length: count }, (_, at) => ({
    text: `${said[at % said.length]} ${at}`,
    postedAt: new Date(Date.UTC(2026, 4, 3, 0, at)),
    ...(at % 10 === 0 && { isAutomatic: true }),
  }))

describe.skipIf(availableParallelism() < 2)('a house that hears many posts at once', () => {
  test('reads them beside its other work as it reads each by itself, in their order', async () => {
    const posts = many(200)
    const company = learnCompany(halden)
    const [first, second] = await Promise.all([
      readAside(posts.slice(0, 120), halden, log),
      readAside(posts.slice(120), halden, log),
    ])
    expect([...(first ?? []), ...(second ?? [])]).toEqual(posts.map(post => readPost(post, company)))
    expect(first?.[0]?.topics).toMatchObject([{ name: 'Charger' }])
  })

  test('knows what the company learned since', async () => {
    const posts = many(40)
    const later = { ...halden, signature: 'Halden, without', topics: [] }
    expect((await readAside(posts, later, log))?.[0]?.topics).toEqual([])
    expect((await readAside(posts, halden, log))?.[0]?.topics).toMatchObject([{ name: 'Charger' }])
  })

  test('a thread that breaks on a post takes nothing along: whoever asked reads by itself, and the next have a new one', async () => {
    const broken = many(40).map(post => ({ ...post, postedAt: undefined as unknown as Date }))
    expect(await readAside(broken, halden, log)).toBeUndefined()
    expect(await readAside(many(40), halden, log)).toHaveLength(40)
  })

  test('few are read sooner than they are handed over', async () => {
    expect(await readAside(many(3), halden, log)).toBeUndefined()
  })
})
