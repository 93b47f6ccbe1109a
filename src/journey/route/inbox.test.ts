import { beforeAll, expect, test } from 'vitest'
import { as } from '#platform/context'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { chooseToday, listInbox } from './inbox.ts'
import { suggestColleagues } from './suggest.ts'

const here = world()
const hour = 3_600_000
let source = ''

beforeAll(async () => {
  source = await quietSource(here.ctx)
})

async function said(text: string, followers = 3): Promise<void> {
  const by = `person${Math.random()}`
  const author = { externalId: `did:plc:${by}`, handle: `${by}.test`, followers }
  const one = post({ text, author })
  await heard(here.ctx, source, one)
  const { id } = await here.ctx.db
    .selectFrom('message')
    .select('id')
    .where('external_id', '=', one.externalId)
    .executeTakeFirstOrThrow()
  await suggestColleagues(as(here.ctx, { kind: 'job', name: 'test' }), [id])
}

test('whoever is stuck comes before who is famous, and who waits long enough before both; page by page, nobody twice', async () => {
  await said('What colours does it come in?')
  here.pass(20 * 24 * hour)
  await said('Does the belt ever need oil?')
  here.pass(60 * hour)
  await said('What is the range of the big one, please?', 4_000_000)
  await said('URGENT: my brake failed, I need help right now!')
  const texts: string[] = []
  let before: string | undefined
  for (let page = 0; page < 6; page++) {
    const list = await listInbox(here.as('ines'), { view: 'nobody-yet', order: 'priority', limit: 1, before })
    texts.push(...list.rows.map(row => row.text))
    if (!list.next) break
    before = list.next
  }
  expect(texts).toEqual([
    'URGENT: my brake failed, I need help right now!',
    'Does the belt ever need oil?',
    'What is the range of the big one, please?',
    // Three weeks old: it comes last, and is not lost.
    'What colours does it come in?',
  ])
  const [all] = [await listInbox(here.as('ines'), { view: 'nobody-yet', order: 'priority' })]
  expect(all.rows.map(row => row.text)).toEqual(texts)
  expect(all.next).toBeNull()
})

test('of five for today, one is whoever waits longest', () => {
  const now = new Date('2026-03-02T09:00:00Z')
  const ago = (hours: number) => new Date(now.getTime() - hours * hour)
  const star = (id: string) => ({ id, isMine: false, answerBy: null, rankAt: ago(300), since: ago(1) })
  const patient = { id: 'patient', isMine: false, answerBy: null, rankAt: ago(90), since: ago(90) }
  const mine = { id: 'mine', isMine: true, answerBy: null, rankAt: ago(0), since: ago(2) }
  const promised = { id: 'promised', isMine: false, answerBy: ago(-0.5), rankAt: ago(1), since: ago(1) }
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map(star)
  expect(chooseToday([...many, patient, promised, mine], now)).toEqual(['mine', 'promised', 'a', 'b', 'patient'])
  expect(chooseToday([mine], now)).toEqual(['mine'])
})
