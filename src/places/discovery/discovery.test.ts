import { beforeAll, expect, test } from 'vitest'
import { acceptAnswer, makeFirstSpace, openTopic, removePost, reply, spacesOf } from '#places/community'
import { foundCommunity, makeSite } from '#places/sites'
import { memberOf } from '../../../test/members.ts'
import { world } from '../../../test/world.ts'
import { related, search } from './index.ts'
import { sharedWords } from './related.ts'

const here = world()
let siteId = ''
const topics = new Map<string, string>()
let priya: Awaited<ReturnType<typeof memberOf>>

beforeAll(async () => {
  siteId = (await foundCommunity(here.as('ada'), { name: 'Cargo Circle', language: 'en' })).id
  await makeFirstSpace(here.ctx, siteId)
  const spaceId = (await spacesOf(here.ctx, siteId))[0]?.id ?? ''
  priya = await memberOf(here.ctx, 'priya')
  for (const [name, title, text, tags] of [
    ['brakes', 'How do I adjust the rear brakes?', 'The lever goes all the way in.', ['brakes']],
    ['winter', 'Charging in winter', 'Is it normal that the charging stops at 80 %? My brakes are fine.', []],
    [
      'spanish',
      '¿Cuánto dura la batería en invierno?',
      'La mía se descarga muy rápido cuando hace frío y está nevando.',
      [],
    ],
    [
      'german',
      'Der Akku lädt im Winter nur bis 80 Prozent',
      'Seit es so kalt ist, werden die Akkus in der Garage nicht mehr voll geladen.',
      [],
    ],
  ] as const) {
    here.pass(60_000)
    topics.set(name, (await openTopic(priya.ctx, { siteId, spaceId, title, text, tags: [...tags] })).id)
  }
  const rosa = await memberOf(here.ctx, 'rosa')
  const answer = await reply(rosa.ctx, { topicId: topics.get('brakes') ?? '', text: 'Turn the barrel adjuster twice.' })
  await acceptAnswer(priya.ctx, { topicId: topics.get('brakes') ?? '', postId: answer.id })
})

const found = async (words: string) => (await search(here.ctx, { siteId, words })).found.map(each => each.topic.id)
const id = (name: string) => topics.get(name) ?? ''

test('titles weigh more than words below them', async () => {
  expect(await found('brakes')).toEqual([id('brakes'), id('winter')])
})

test('words are found by their stems, with and without accents, each in its language', async () => {
  expect(await found('adjusting brake')).toEqual([id('brakes')])
  expect(await found('bateria')).toEqual([id('spanish')])
  expect(await found('¿Cuánto duran las baterías?')).toContain(id('spanish'))
  expect(await found('Wird der Akku in den Garagen geladen?')).toContain(id('german'))
})

test('what a reply says is found, and leads to its topic', async () => {
  const { found: lines } = await search(here.ctx, { siteId, words: 'barrel adjuster' })
  expect(lines).toMatchObject([{ topic: { id: id('brakes') }, number: 2 }])
})

test('where nothing has all the words, what has some is shown, and it is said', async () => {
  expect(await search(here.ctx, { siteId, words: 'brakes zeppelin' })).toMatchObject({
    some: true,
    found: [{ topic: { id: id('brakes') } }, {}],
  })
  expect((await search(here.ctx, { siteId, words: 'zeppelin' })).found).toEqual([])
  for (const odd of ['"', '\\', '& | !', "o'clock", '-brakes', '<b>', '%_'])
    await search(here.ctx, { siteId, words: odd })
})

test('what was taken away is not found, nor what stands on another site', async () => {
  const rosa = await memberOf(here.ctx, 'rosalia')
  const post = await reply(rosa.ctx, { topicId: id('winter'), text: 'Buy my hovercraft instead.' })
  expect(await found('hovercraft')).toEqual([id('winter')])
  await removePost(here.as('ada'), { postId: post.id, why: 'Advertising' })
  expect(await found('hovercraft')).toEqual([])
  const other = await makeSite(here.as('ada'), { name: 'Workshop' })
  expect((await search(here.ctx, { siteId: other.id, words: 'brakes' })).found).toEqual([])
})

test('the same question in nearly the same words is pointed out, with why; one that is only near is shown', async () => {
  const near = await related(here.ctx, { siteId, title: 'How can I adjust my rear brakes' })
  expect(near[0]).toMatchObject({
    topicId: id('brakes'),
    hasAnswer: true,
    replyCount: 1,
    sameBecause: 'The titles say nearly the same.',
  })
  const winter = await related(here.ctx, { siteId, title: 'Does the winter hurt the battery when charging?' })
  expect(winter.map(each => each.topicId)).toContain(id('winter'))
  expect(winter.find(each => each.topicId === id('winter'))?.sameBecause).toBeNull()
  expect(await related(here.ctx, { siteId, title: 'the and of' })).toEqual([])
  expect(
    (await related(here.ctx, { siteId, title: 'How do I adjust the rear brakes?', except: id('brakes') })).map(
      each => each.topicId,
    ),
  ).not.toContain(id('brakes'))
})

test.each([
  ['How do I adjust the rear brakes?', 'How can I adjust my rear brakes', true],
  ['How do I adjust the rear brakes?', 'How do I adjust the front light?', false],
  ['Lights', 'Lights', false],
])('“%s” and “%s”: the same? %s', (one, other, isSame) => {
  expect(sharedWords(one, other) >= 0.75).toBe(isSame)
})
