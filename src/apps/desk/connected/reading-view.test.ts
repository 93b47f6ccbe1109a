import { expect, test } from 'vitest'
import { correctionView } from './correction-words.ts'
import { readingView } from './reading-view.ts'
import { eachOnce, spikeView } from './spike-view.ts'

type Shown = Parameters<typeof readingView>[0]
type Read = Parameters<typeof readingView>[1]

const text = 'My Tour won’t start. Is it broken? Order 4711, please answer tonight.'
const at = (words: string) => ({ words, start: text.indexOf(words), end: text.indexOf(words) + words.length })
const inés = { id: 'ines', isCoordinator: false }
const choices = {
  topics: [
    { id: 'winter', name: 'Winter charging' },
    { id: 'tour', name: 'Halden Tour' },
  ],
  company: 'Halden',
  languages: ['es', 'en'],
}

const reading: Read = {
  language: 'en',
  languageCertainty: 0.7,
  kind: 'complaint',
  kinds: [
    { kind: 'complaint', score: 0.9, because: [at('won’t start'), at('broken')] },
    { kind: 'question', score: 0.6, because: [at('?')] },
  ],
  sentiment: -0.5,
  urgency: 0.8,
  why: { language: 'It says “my”.', urgency: ['Tonight'], sentiment: [at('broken')], toxicity: [] },
  aspects: [
    { name: 'Halden Tour', score: -0.6, because: [at('broken')] },
    { name: 'Halden', score: 0, because: [] },
  ],
  topics: [{ topicId: 'tour', name: 'Halden Tour', score: 0.95, because: [at('Tour')] }],
  entities: [{ kind: 'order', ...at('4711'), value: '4711' }],
  toxicity: 0.1,
  learned: [],
}
const message = (read: Read = reading): Shown => ({
  id: 'm1',
  externalId: 'm1',
  parentExternalId: null,
  title: 'The Tour',
  text,
  language: 'en',
  url: null,
  links: [],
  media: [],
  postedAt: '2026-05-03T10:00:00Z',
  editedAt: null,
  removedAt: null,
  duplicateOf: null,
  contentWarning: null,
  visibility: null,
  undeliveredWhy: null,
  author: null,
  colleague: null,
  reading: read,
  optOut: null,
  matches: [{ queryId: 'q', name: 'Our bikes', spans: [3, 7, -1, 4, 8] }],
})
const view = (read: Read = reading, me = inés) => readingView(message(read), read, choices, me)
const label = (id: string, read?: Read, me = inés) => view(read, me).labels.find(each => each.id === id)

test('a colleague sees what a post was read as, and by which words', () => {
  expect(label('kind')).toMatchObject({
    value: 'a complaint',
    because: [{ words: 'won’t start' }, { words: 'broken' }],
  })
  expect(label('also:question')).toMatchObject({ value: 'a question' })
  expect(label('language')).toMatchObject({ value: 'English, fairly sure', reason: 'It says “my”.' })
  expect(label('feeling')).toMatchObject({ value: 'cross', because: [{ words: 'broken' }] })
  expect(label('toward:Halden Tour')).toMatchObject({ value: 'cross' })
  expect(label('toward:Halden')).toMatchObject({ value: 'neither glad nor cross', because: [] })
  expect(label('names')).toMatchObject({ value: 'order 4711' })
  expect(label('caught')).toMatchObject({ because: [{ words: 'Tour' }, { words: 'Tour', in: 'title' }] })
})

test('words of haste are found where they stand, in whatever case', () => {
  expect(label('hurry')).toMatchObject({ because: [{ start: text.indexOf('tonight') }] })
})

test('what a person can put right says what it would become', () => {
  expect(label('kind')?.choices?.find(each => each.label === 'praise')).toMatchObject({
    chosen: false,
    means: { label: 'kind', value: 'praise' },
  })
  expect(label('topics')?.choices).toMatchObject([
    { label: 'Winter charging', chosen: false, means: { label: 'topic', value: { topicId: 'winter', isAbout: true } } },
    { label: 'Halden Tour', chosen: true, means: { label: 'topic', value: { topicId: 'tour', isAbout: false } } },
  ])
  expect(label('feeling')?.choices?.find(each => each.chosen)?.label).toBe('cross')
})

test('how it feels toward each thing, its hurry and its names can be put right, too', () => {
  const chosen = (id: string) => label(id)?.choices?.find(each => each.chosen)
  expect(chosen('toward:Halden Tour')).toMatchObject({
    label: 'cross',
    means: { label: 'aspect', value: { topicId: 'tour', score: -0.8 } },
  })
  expect(chosen('toward:Halden')?.means).toEqual({ label: 'aspect', value: { topicId: null, score: 0 } })
  expect(chosen('hurry')?.label).toBe('in a hurry')
  expect(label('hurry', { ...reading, urgency: 0.1 })).toMatchObject({ value: 'no hurry', onLine: false, because: [] })
  const [part] = label('names')?.parts ?? []
  expect(part?.choices.find(each => each.label === 'nothing of the kind')?.means).toEqual({
    label: 'entity',
    value: { words: '4711', kind: null },
  })
  expect(label('names', { ...reading, entities: [] })).toMatchObject({ value: 'nothing that we look for', parts: [] })
})

test('a thing that was retired can’t be felt about; what it is about without being named can', () => {
  const read = { ...reading, aspects: [{ name: 'The old Stad', score: 0.8, because: [] }] }
  expect(label('toward:The old Stad', read)?.choices).toBeUndefined()
  expect(label('toward:Halden Tour', read)?.choices).toHaveLength(3)
})

test('the languages of the team stand first, and each language once', () => {
  const languages = label('language')?.choices?.map(each => each.label) ?? []
  expect(languages.slice(0, 2)).toEqual(['English', 'Spanish'])
  expect(new Set(languages).size).toBe(languages.length)
})

test('a label that follows a colleague says whom; only their own word, or a coordinator’s press, is taken back', () => {
  const learned: Read['learned'] = [
    {
      correctionId: 'c1',
      label: 'kind',
      about: '',
      similarity: 1,
      because: [],
      ofThis: true,
      employeeId: 'marta',
      employeeName: 'Marta Lind',
      at: '2026-05-03T10:00:00Z',
    },
  ]
  const read = { ...reading, learned }
  expect(label('kind', read)?.learned).toMatchObject([{ from: 'Marta Lind', canTakeBack: false }])
  expect(label('kind', read, { id: 'marta', isCoordinator: false })?.learned[0]?.canTakeBack).toBe(true)
  expect(label('kind', read, { id: 'ada', isCoordinator: true })?.learned[0]?.canTakeBack).toBe(true)
  const ofAnother = { ...reading, learned: learned.map(each => ({ ...each, ofThis: false })) }
  expect(label('kind', ofAnother, { id: 'marta', isCoordinator: false })?.learned[0]?.canTakeBack).toBe(false)
  expect(label('feeling', read)?.learned).toEqual([])
})

test('what would hurt is covered, with a reason; what is only rude is not', () => {
  expect(view().mayHurt).toBeUndefined()
  expect(view({ ...reading, toxicity: 0.79 }).mayHurt).toBeUndefined()
  expect(view({ ...reading, toxicity: 0.8 }).mayHurt).toMatch(/insult or a threat, fairly surely/)
})

test('a spike is one sentence, in the reader’s own time', () => {
  const spike = {
    id: 's',
    thing: 'topic' as const,
    name: 'Winter charging',
    beganAt: '2026-11-24T13:00:00Z',
    seen: 12,
    usual: 4,
    why: '12 posts so far.',
    conversationIds: ['a', 'b', 'c'],
    conversations: [{ id: 'a', words: 'It stops at 80 %.' }],
  }
  expect(spikeView(spike, 'Europe/Berlin')).toMatchObject({
    words: 'Three times as much as usual on a Tuesday about Winter charging, since 14:00',
    more: 2,
  })
  expect(spikeView({ ...spike, usual: 0, thing: 'query', name: 'Our bikes' }, 'UTC').words).toBe(
    'Far more than usual on a Tuesday that “Our bikes” listens for, since 13:00',
  )
})

test('one story that two queries and a topic tell is told once, by its topic; another stands beside it', () => {
  const [query, topic, part, other] = [
    { thing: 'query' as const, conversationIds: ['a', 'b'] },
    { thing: 'topic' as const, conversationIds: ['b', 'a'] },
    { thing: 'query' as const, conversationIds: ['a'] },
    { thing: 'query' as const, conversationIds: ['a', 'c'] },
  ]
  expect(eachOnce([query, topic, part, other])).toEqual([topic, other])
})

test('what was put right is said as people say it', () => {
  const correction = {
    id: 'c1',
    messageId: 'm1',
    conversationId: 'c',
    employeeId: 'ines',
    employeeName: 'Inés Navarro',
    label: 'kind' as const,
    was: 'question',
    becomes: 'static',
    at: '2026-05-03T10:00:00Z',
    undoneAt: null,
    words: 'Road works in Halden',
    network: 'feed',
  }
  const said = (changed: object) => correctionView({ ...correction, ...changed }, choices.topics, { id: 'ines' }).said
  expect(said({})).toBe('Static, not a question')
  expect(said({ label: 'language', was: 'und', becomes: 'pl' })).toBe('Polish')
  expect(said({ label: 'sentiment', was: 0.1, becomes: -0.8 })).toBe('Cross')
  expect(said({ label: 'topic', was: false, becomes: { topicId: 'winter', isAbout: false } })).toBe(
    'Not about Winter charging',
  )
  expect(said({ label: 'aspect', was: null, becomes: { topicId: 'winter', score: -0.8 } })).toBe(
    'Cross with Winter charging',
  )
  expect(said({ label: 'aspect', was: null, becomes: { topicId: null, score: 0 } })).toBe('No feeling toward us')
  expect(said({ label: 'urgency', was: 0.8, becomes: 0.03 })).toBe('No hurry')
  expect(said({ label: 'entity', was: null, becomes: { words: 'HT-4711', kind: 'order' } })).toBe(
    '“HT-4711” is an order',
  )
  expect(said({ label: 'entity', was: null, becomes: { words: 'Paris', kind: null } })).toBe(
    '“Paris” is nothing that we look for',
  )
  const locked = { id: 'tomas', lockedBecause: 'Coordinators do this.' }
  expect(correctionView(correction, [], locked).lockedBecause).toBe('Coordinators do this.')
})
