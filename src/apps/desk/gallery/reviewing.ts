import type { ReviewRowView, ReviewView } from '../review-types.ts'
import { before, forum, jonas, tomas } from './people.ts'

export const reviews: ReviewRowView[] = [
  {
    id: 'v1',
    author: tomas,
    about: 'Answer to Daniel Whitlock, Radforum',
    words: 'The honest figure for January, loaded and with your hills, is 38 to 45 km.',
    language: 'en',
    because: 'He is new: his answers are read first. It names a price.',
    askedAt: before(24),
  },
  {
    id: 'v2',
    author: jonas,
    about: 'Answer on Mastodon',
    words: 'Unsere Werkstatt in Leipzig nimmt Räder ohne Termin an.',
    language: 'de',
    because: 'From an agency: Jonas writes for us from Feldpost.',
    askedAt: before(120),
  },
]

const reviewed =
  'Dear Daniel,\n\nThe honest figure for January, loaded and with your hills, is 38 to 45 km. Inés rode it last week with 60 kg of sandbags, and came home with a fifth of the battery left.\n\nFor eleven, the price would be about 4,100 each, and service comes to you.\n\nWould it help to have one for a week, before you decide?'

export const review: ReviewView = {
  id: 'v1',
  author: tomas,
  about: 'Tomás answers Daniel Whitlock',
  words: '',
  language: 'en',
  because: 'He is new: his answers are read first. It names a price.',
  askedAt: before(24),
  place: forum,
  answerBy: before(-400),
  question: {
    name: 'Daniel Whitlock',
    at: before(1010),
    text: 'We are choosing between you and one other maker for eleven cargo bikes. What is the honest range in January, loaded, with our hills?',
    language: 'en',
  },
  draft: reviewed,
  steps: [
    {
      name: 'Reviewers',
      words: 'any reviewer',
      state: 'done',
      looked: [{ name: 'Marta Lind', at: before(9), comment: '' }],
    },
    { name: 'Sales', words: 'Lukas Brandt', state: 'now', looked: [] },
  ],
  waitsFor: { all: ['Lukas Brandt'] },
  notes: [
    {
      id: 'n1',
      name: 'Marta Lind',
      start: reviewed.indexOf('a fifth of the battery'),
      end: reviewed.indexOf('a fifth of the battery') + 'a fifth of the battery'.length,
      words: 'a fifth of the battery',
      body: 'Say what the display said, he can check it.',
      suggestion: '21 % on the display',
      at: before(9),
    },
  ],
  disclosure: '— Tomás, Service at Halden',
  findings: [
    {
      ruleId: 'price',
      level: 'review',
      start: reviewed.indexOf('about 4,100'),
      end: reviewed.indexOf('about 4,100') + 16,
      words: 'about 4,100 each',
      title: 'A price',
      explanation: 'fleet prices come from Sales, in writing.',
      owner: 'Lukas Brandt',
      suggestion: 'Our sales colleague Lukas sends you a written price today.',
    },
  ],
  checked: [
    { what: 'Personal data', found: 'nothing found' },
    { what: 'Embargo, secrets', found: 'nothing found' },
    { what: 'Figures', found: 'one price' },
    { what: 'Said before', found: 'nothing alike: his own words' },
  ],
}
