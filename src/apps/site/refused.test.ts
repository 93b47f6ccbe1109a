import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Problem } from '#lib/problem'
import type { Site } from '#places/sites'
import { refusedIn, toldIn } from './refused.ts'
import { wordsIn } from './words/index.ts'
import { en } from './words/refusals/en.ts'

const german = { words: wordsIn('de'), site: { language: 'de' } as Site }

test('what a verb refuses is said in the language of the page, with what stands within it', () => {
  const problem = new Problem('invalid', 'Some of this can’t be used as it is.', [
    { at: 'title', message: 'A title of up to 160 letters; the rest goes below.' },
    { at: 'text', message: 'Too big: expected string to have <=20 characters' },
  ])
  expect(refusedIn(german, problem)).toMatchObject({
    kind: 'invalid',
    message: 'Einiges davon geht so noch nicht.',
    reasons: [
      { at: 'title', message: 'Ein Titel hat höchstens 160 Zeichen; der Rest kommt darunter.' },
      { at: 'text', message: 'Einiges davon geht so noch nicht.' },
    ],
  })
  expect(toldIn(german, 'You can read, and write again from 2026-12-01 on. Bitte freundlich bleiben.')).toBe(
    'Sie können lesen, und ab 1. Dezember 2026 wieder schreiben. Bitte freundlich bleiben.',
  )
  const held = `Nobody else sees it yet. ${en.heldLinks} You are told what comes of it.`
  expect(toldIn(german, held)).toMatch(/^Noch sieht es niemand sonst\. Es enthält Links.+was daraus wird\.$/)
})

test('what a person wrote stays as they wrote it', () => {
  expect(toldIn(german, 'We settled this in the workshop.')).toBe('We settled this in the workshop.')
})

/** The verbs that members press, and what these ask. */
const pressed = [
  ...['community/accept-answer', 'community/edit-post', 'community/open-topic', 'community/reply', 'community/said'],
  ...['community/model', 'community/remove-post', 'community/save-draft', 'moderation/say'],
  ...[
    'standing/file-topic',
    'standing/thank',
    'taking-part/ask-to-answer',
    'taking-part/attend',
    'taking-part/choose',
    'taking-part/vote',
  ],
  ...['taking-part/follow', 'verified/verify', 'pictures/keep-picture', 'pictures/open-picture', 'pictures/model'],
  ...['pictures/place-pictures', 'members/change-member', 'members/join', 'members/who-takes-part', 'members/arrive'],
  ...[
    'moderation/report',
    'moderation/appeal',
    'moderation/decide',
    'moderation/queue',
    'moderation/take-picture-away',
  ],
  ...['widget/ask-company', 'widget/read-thread', 'widget/revoke-link'],
  ...['letters/choose-letters', 'letters/stop-letters', 'comments/write-comment', 'offer-thread/comment-on-offer'],
].map(path => `places/${path}.ts`)
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

/** What only colleagues and moderators do, or no person meets. */
const forOthers = [
  ...['Whoever looks after this place', 'Choose the community.', 'Choose a day to come.', 'It is over.', 'They left.'],
  ...['A colleague is not suspended', 'Only a person decides', 'This is for those who look after', 'Say why: '],
  ...[
    'This was delivered before.',
    'Taken away by its author.',
    'Their answer to',
    'Choose a language.',
    'It takes: ',
    '1 takes pictures of up to',
    'This must stay inside the company.',
    '1. 1',
    'Take it out.',
  ],
]

test('every sentence with which a verb refuses a member is known here', () => {
  const known = Object.values(en).map(said => (typeof said === 'string' ? said : (said as never as Say)('1', '1')))
  const forms = new Set(known.map(bare))
  const unknown = pressed.flatMap(path =>
    [...read(path).matchAll(/(?<=[ ([,:])(?:'([A-Z“][^'\n]*[.!?])'|`([^`\n]*[.!?])`)/g)]
      .map(([, plain, withMore = '']) => plain ?? withMore.replace(/\$\{[^}]*\}/g, '1'))
      .filter(sentence => /^[A-Z“1]/.test(sentence) && !forOthers.some(start => sentence.startsWith(start)))
      .filter(sentence => !forms.has(bare(sentence)))
      .map(sentence => `${path}: ${sentence}`),
  )
  expect(unknown).toEqual([])
})

test('nothing is known here that no verb says any more', () => {
  const sources = ['places', 'platform', 'lib', 'apps/site', 'apps/widget', 'apps/api'].flatMap(folder =>
    readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter(path => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('words/'))
      .map(path => read(`${folder}/${path}`)),
  )
  const all = bare(sources.join('\n').replace(/\$\{[^}]*\}/g, '1'))
  for (const [name, said] of Object.entries(en)) {
    const sentence = typeof said === 'string' ? said : (said as never as Say)('1', '1')
    expect([name, all.includes(bare(sentence).replace(/ 1$/, ''))]).toEqual([name, true])
  }
})

type Say = (...within: string[]) => string

/** Without what differs by how it is written down. */
function bare(sentence: string): string {
  return sentence.replace(/\s+/g, ' ')
}
