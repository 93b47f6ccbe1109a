import type { AuditEntryView, ResultsView } from '../results-types.ts'
import type { CorrectionView } from '../view-types.ts'
import { before, bluesky, ines, jonas, marta, tomas } from './people.ts'

export const results: ResultsView = {
  headline: 'Eleven decisions, ours and our customers’, trace back to a conversation.',
  since: 'October',
  total: 64,
  outcomes: [
    {
      id: 'o1',
      kind: 'A product decision',
      statement:
        '“I don’t mind the limit. I mind not being told.” The display will say why charging stops in the cold.',
      language: 'en',
      evidence: 'Jonas decided; 23 people asked; Inés and Tomás heard them',
      by: jonas,
      at: before(2900),
      conversationId: 'a',
    },
    {
      id: 'o2',
      kind: 'A purchase',
      statement: '„Dann wird es die Cargo. Eure Reichweite war die einzige ehrliche.“',
      language: 'de',
      evidence: 'Inés answered Lena, three messages, one test ride',
      by: ines,
      at: before(2950),
      conversationId: 'b',
    },
    {
      id: 'o3',
      kind: 'An issue resolved',
      statement: '“It was the spacer. Nine weeks of noise, gone in a minute.”',
      language: 'en',
      evidence: 'Tomás with the Leipzig workshop; Piotr confirmed it',
      by: tomas,
      at: before(4300),
      conversationId: 'c',
    },
    {
      id: 'o4',
      kind: 'A correction',
      statement: '“I stand corrected: batteries for old frames until 2031.” The post now says so.',
      language: 'en',
      evidence: 'Marta, after the post had been shared 40 times',
      by: marta,
      at: before(60_000),
      conversationId: 'd',
    },
  ],
  channels: [
    {
      network: 'bluesky',
      name: 'Bluesky',
      wait: '2 h',
      workingWait: '1 h',
      inTime: { value: '38 of 41' },
      waiting: { value: '1' },
    },
    {
      network: 'email',
      name: 'Mail',
      wait: '15 h',
      workingWait: '3 h',
      inTime: { value: '23 of 23' },
      waiting: { value: '0' },
    },
    {
      network: 'sms',
      name: 'Text messages',
      wait: '9 min',
      workingWait: '9 min',
      inTime: { value: '11 of 12' },
      waiting: { value: '0' },
    },
  ],
  choices: [
    {
      conversationId: 'c9',
      who: 'gearhead77',
      why: 'an answer would only feed it',
      note: 'Asks every maker the same, to quarrel.',
      by: 'Inés Navarro',
      at: before(2000),
    },
  ],
  moves: [
    { name: 'answered', sent: { value: '47' }, wroteAgain: { value: '19' } },
    { name: 'asked back', sent: { value: '14' }, wroteAgain: { value: '12' } },
    { name: 'thanked', sent: { value: '9' }, wroteAgain: { value: '2' } },
    { name: 'apologised', sent: { value: '4' }, wroteAgain: { value: '3' } },
  ],
  invitations: [
    {
      id: 'winter',
      title: 'Winter charging',
      url: 'https://halden.example/winter',
      invited: { value: '6' },
      wroteAgain: { value: '4' },
      thanked: { value: '2' },
    },
  ],
  decisions: [
    '2 of 3 decisions about the product in the last 30 days cite what people said: 14 conversations ended in one, and 9 of 12 people were told.',
  ],
  decisionMonths: [
    { name: 'January 2026', product: '2 of 3' },
    { name: 'December 2025', product: '1 of 4', marketing: '1 of 1' },
    { name: 'In twelve months', product: '9 of 16, 56 %', marketing: '3 of 4' },
  ],
  corrections: ['3 put right by whoever said it, in the last 30 days.', '2 open, 1 of them corrected by us.'],
  answerTime: {
    finds: 'Two hours, down from six',
    caption: '93 % got an answer from a person. The shade is the middle half; the dotted line is our promise.',
    promiseHours: 4,
    points: [6, 5.4, 5.6, 4.6, 4.2, 4.4, 3.6, 3.3, 3.4, 2.8, 2.4, 2.2, 2].map((value, week) => ({
      key: `week ${week + 1}`,
      label: ['Oct', '', '', '', 'Nov', '', '', '', 'Dec', '', '', '', 'Jan'][week] || `week ${week + 1}`,
      value,
      low: value * 0.45,
      high: value * 1.9,
    })),
  },
  changes: [
    'Service checks the spacer at the first visit.',
    'The winter range is stated, loaded and uphill.',
    'Guideline 4 lets us say “we don’t know yet”.',
  ],
}

export const entries: AuditEntryView[] = [
  {
    id: 'e1',
    at: before(4),
    words: 'Inés Navarro claimed the conversation with Kathrin Vogel',
    name: 'conversation.claimed',
    actor: { kind: 'employee', name: 'Inés Navarro' },
    href: '/inbox/kathrin',
    sealed: true,
  },
  {
    id: 'e2',
    at: before(24),
    words: 'Tomás Rey asked for a review of his answer to Daniel Whitlock',
    name: 'review.asked',
    actor: { kind: 'employee', name: 'Tomás Rey' },
    sealed: true,
  },
  {
    id: 'e3',
    at: before(32),
    words: 'The source Radforum began to fail',
    name: 'source.failing',
    actor: { kind: 'connector', name: 'feed' },
    sealed: true,
  },
  {
    id: 'e4',
    at: before(38),
    words: 'A conversation was heard on Bluesky',
    name: 'conversation.heard',
    actor: { kind: 'connector', name: 'bluesky' },
    sealed: true,
  },
  {
    id: 'e5',
    at: before(1500),
    words: 'Ada Okafor published version 4 of the guidelines',
    name: 'guideline.published',
    actor: { kind: 'employee', name: 'Ada Okafor' },
    sealed: true,
  },
]

export const corrections: CorrectionView[] = [
  {
    id: 'c1',
    conversationId: 'kathrin',
    place: bluesky,
    words: 'Road works in Halden close the old bridge until Friday, the town council says.',
    said: 'Static, not news',
    from: 'Inés Navarro',
    at: before(60 * 24 * 9),
  },
]
