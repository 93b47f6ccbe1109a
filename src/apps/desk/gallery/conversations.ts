import type { Finding } from '#apps/ui'
import type { ComposingView, ConversationView, ReadingView } from '../conversation-types.ts'
import type { ConversationRowView, InboxViewName, TodayView } from '../view-types.ts'
import { ada, before, blog, bluesky, forum, ines, jonas, marta, mastodon, shop, tomas } from './people.ts'

const kathrin: ConversationRowView = {
  id: 'kathrin',
  name: 'Kathrin Vogel',
  place: bluesky,
  words:
    'Seit dem Frost lädt mein Halden Tour in der Garage nur noch bis 80 %. In „Laden im Winter“ steht nichts dazu. Ist das so gewollt, oder ist der Akku nach drei Wintern hin?',
  language: 'de',
  at: before(38),
  heardAt: before(38),
  answerBy: before(-10),
  kind: 'question',
  standing: 'claimed',
  claimedBy: ines,
  yours: true,
  unread: false,
}

export const rows: ConversationRowView[] = [
  kathrin,
  {
    id: 'sms',
    name: '+34 ··· ··· 218',
    place: shop,
    words:
      '¿Puedo dejar la Cargo fuera esta noche con la batería puesta? Dan siete bajo cero y es mi primer invierno con ella.',
    language: 'es',
    at: before(12),
    heardAt: before(12),
    answerBy: before(-108),
    kind: 'question',
    standing: 'open',
    yours: false,
    unread: true,
  },
  {
    id: 'nils',
    name: 'Nils auf Achse',
    place: mastodon,
    words:
      'Halden drosselt Akkus per Update, damit ihr nach drei Jahren einen neuen kauft. Fragt mal nach, warum die Grenze „zufällig“ bei 80 % liegt.',
    language: 'de',
    at: before(1200),
    heardAt: before(1200),
    answerBy: before(20),
    meanwhile: 'Bernd asked too',
    kind: 'complaint',
    standing: 'open',
    yours: false,
    unread: true,
  },
  {
    id: 'daniel',
    name: 'Daniel Whitlock',
    place: forum,
    words:
      'We are choosing between you and one other maker for eleven cargo bikes. What is the honest range in January, loaded, with our hills?',
    language: 'en',
    at: before(1010),
    heardAt: before(1010),
    answerBy: before(-400),
    kind: 'purchase-interest',
    standing: 'claimed',
    claimedBy: tomas,
    yours: false,
    unread: false,
  },
  {
    id: 'rosa',
    name: 'Rosa Ibáñez',
    place: blog,
    words:
      'Tres bicis de carga para dos niños: la Cargo L no es la más rápida, pero es la única que mi hija llama «nuestra».',
    language: 'es',
    at: before(2900),
    heardAt: before(2900),
    kind: 'praise',
    standing: 'open',
    yours: false,
    unread: false,
  },
  {
    id: 'dalia',
    name: 'داليا حداد',
    place: bluesky,
    words: 'هل يمكن شحن بطارية Cargo L في درجة حرارة تحت الصفر دون أن تتلف؟',
    language: 'ar',
    at: before(4400),
    heardAt: before(4400),
    kind: 'question',
    standing: 'in-review',
    claimedBy: tomas,
    yours: false,
    unread: false,
  },
  {
    id: 'bernd',
    name: 'Bernd Ahlers',
    place: mastodon,
    words: 'Danke an Inés, der Tipp mit dem Flur hat geholfen. Zwei Grad machen den Unterschied.',
    language: 'de',
    at: before(2950),
    heardAt: before(2950),
    kind: 'praise',
    standing: 'answered',
    claimedBy: ines,
    yours: true,
    unread: false,
  },
  {
    id: 'gone',
    name: 'Piet Bakker',
    place: mastodon,
    words: '',
    at: before(6000),
    heardAt: before(6000),
    kind: 'unknown',
    standing: 'gone',
    yours: false,
    unread: false,
    gone: 'Piet Bakker took this post down.',
  },
]

export const views: InboxViewName[] = [
  {
    id: 'yours',
    label: 'For you',
    count: 5,
    emptyTitle: 'Nobody needs you right now.',
    emptyWords: 'Conversations come here when you are the one who knows.',
  },
  {
    id: 'nobody',
    label: 'Nobody yet',
    count: 9,
    emptyTitle: 'Everyone who wrote to us has someone.',
    emptyWords: 'New ones appear here first.',
  },
  {
    id: 'promised',
    label: 'Promised today',
    count: 12,
    emptyTitle: 'Nothing is promised for today.',
    emptyWords: 'What has to be answered today stands here, the soonest first.',
  },
  {
    id: 'praise',
    label: 'They praise us',
    count: 17,
    emptyTitle: 'No praise yet.',
    emptyWords: 'When people speak well of us unasked, it is kept here. A thank-you may be fitting.',
  },
  {
    id: 'aside',
    label: 'Static',
    emptyTitle: 'Nothing was set aside.',
    emptyWords: 'Noise and look-alikes come here with the reason, and can come back.',
  },
]

export const today: TodayView = {
  conversations: [
    {
      ...kathrin,
      standing: 'open',
      yours: false,
      because: 'She quotes Charging in winter, which Marta wrote with you. Marta is away until Monday.',
      others: 2,
    },
    { ...need(1), because: 'It is about cold and in Spanish. You said that you know both.', others: 0 },
    {
      ...need(2),
      because: 'A complaint about the 80 % limit. You wrote the firmware note that shows what happens.',
      others: 1,
    },
    {
      ...need(3),
      because: 'He is comparing, and asks about range. You know batteries and answer in English.',
      others: 0,
    },
    {
      ...need(4),
      because: 'She speaks well of us, unprompted, and links your test from June. A thank-you would be fitting.',
      others: 0,
    },
  ],
  elsewhere: { conversations: 38, colleagues: 11 },
  done: 0,
  outcomes: [
    {
      id: 'o1',
      kind: 'An issue resolved',
      statement: '“It was the spacer. Nine weeks of noise, gone in a minute. Thank you.”',
      language: 'en',
      evidence: 'Piotr confirmed it. Service now checks the spacer first.',
      by: tomas,
      at: before(4300),
    },
    {
      id: 'o2',
      kind: 'A purchase',
      statement: '„Dann wird es die Cargo.“',
      language: 'de',
      evidence: 'Lena decided after your answer on range, and said so.',
      by: ines,
      at: before(2900),
    },
  ],
  unwell: [],
  spikes: [],
  asked: [
    {
      id: 'q1',
      by: 'Tomás Rey',
      words: 'Does the Tour fit on a regional train with the big box?',
      about: 'Is my Halden bike allowed on trains?',
      conversationId: 'c2',
      at: before(40),
    },
  ],
  ranOut: [{ id: 'f2', words: 'A second battery costs 590 € until the end of the year.' }],
  returned: [
    {
      reviewId: 'r1',
      conversationId: 'nils',
      about: 'your answer to Nils',
      reviewer: ada,
      decision: 'changed',
      comment: 'Shorter is kinder here.',
    },
  ],
  listening: true,
}

function need(at: number): ConversationRowView {
  const row = rows[at]
  if (!row) throw new Error(`There is no row ${at}`)
  return { ...row, standing: 'open' }
}

const wordsOfKathrin = (...said: string[]) =>
  said.map(words => {
    const start = kathrin.words.indexOf(words)
    return { words, start, end: start + words.length }
  })

const readingOfKathrin: ReadingView = {
  labels: [
    {
      id: 'kind',
      about: 'What it is',
      value: 'a question',
      onLine: true,
      tone: 'line',
      because: wordsOfKathrin('Ist das so gewollt', 'oder'),
      learned: [
        {
          correctionId: 'c1',
          from: 'Inés Navarro',
          at: before(60 * 24 * 9),
          ofThis: false,
          canTakeBack: false,
          shared: wordsOfKathrin('lädt mein Halden Tour in der Garage'),
        },
      ],
      choices: [
        { label: 'a question', chosen: true, means: { label: 'kind', value: 'question' } },
        { label: 'a complaint', chosen: false, means: { label: 'kind', value: 'complaint' } },
      ],
    },
    {
      id: 'language',
      about: 'Language',
      value: 'German',
      onLine: true,
      because: [],
      reason: '“seit”, “nur noch”, “steht nichts dazu”.',
      learned: [],
      choices: [{ label: 'German', chosen: true, means: { label: 'language', value: 'de' } }],
    },
    {
      id: 'topics',
      about: 'About',
      value: 'Winter charging',
      onLine: true,
      because: wordsOfKathrin('Frost', 'Akku'),
      learned: [],
      many: true,
      choices: [
        { label: 'Winter charging', chosen: true, means: { label: 'topic', value: { topicId: 't', isAbout: false } } },
      ],
    },
  ],
}

export const conversation: ConversationView = {
  id: 'kathrin',
  title: 'Charges only to 80 % in the cold',
  place: bluesky,
  url: 'https://bsky.example/kathrin/1',
  standing: 'claimed',
  kind: 'question',
  heardAt: before(38),
  answerBy: before(-10),
  claimedBy: ines,
  yours: true,
  folds: [
    { conversationId: 'nils', place: mastodon, who: 'Kathrin Vogel', why: 'The same words on bluesky and mastodon.' },
  ],
  messages: [
    {
      id: 'm1',
      from: 'outside',
      name: 'Kathrin Vogel',
      at: before(38),
      url: 'https://bsky.example/kathrin/1',
      text: kathrin.words,
      language: 'de',
      spans: [
        { start: 25, end: 31 },
        { start: kathrin.words.indexOf('Akku'), end: kathrin.words.indexOf('Akku') + 4 },
      ],
      reading: readingOfKathrin,
    },
    {
      id: 'm2',
      from: 'outside',
      name: 'Bernd Ahlers',
      at: before(31),
      text: 'Meiner auch, seit zwei Wochen. Eine Stunde im Flur, dann lädt er voll.',
      language: 'de',
      to: 'Kathrin',
    },
    {
      id: 'm3',
      from: 'outside',
      name: 'Nils auf Achse',
      at: before(20),
      text: 'Das ist Absicht. Die drosseln per Update, damit ihr einen neuen kauft.',
      language: 'de',
      to: 'both',
      flag: 'Not so, says Tomás. Yours to put right',
    },
    {
      id: 'm4',
      from: 'note',
      name: 'Tomás Rey',
      at: before(7),
      text: 'Asked at the counter last week as well. One answer here for all three?',
    },
  ],
  person: {
    id: 'p1',
    name: 'Kathrin Vogel',
    handle: 'kathrin.bsky.example',
    place: bluesky,
    url: 'https://bsky.example/kathrin',
    firstHeardAt: '2025-03-02T10:00:00Z',
    history: [
      {
        id: 'h1',
        at: '2027-01-02T10:00:00Z',
        words: 'Asked about child seats. Tomás answered in 3 h; she thanked him.',
      },
      { id: 'h2', at: '2026-11-20T10:00:00Z', words: 'Recommended the Tour to a neighbour, unasked.' },
    ],
  },
  candidates: [
    { colleague: ines, you: true, reasons: ['You ran the cold tests, and answer in German.'] },
    { colleague: tomas, you: false, reasons: ['He answered Kathrin before.'], now: 'has three open.' },
    { colleague: marta, you: false, reasons: ['She wrote the page that is quoted.'], now: 'is away until Monday.' },
  ],
  presence: [{ colleague: jonas, doing: 'writing' }],
  facts: [
    {
      id: 'f1',
      worded: 'One hour indoors is enough for a full charge.',
      source: 'Service note 97, checked by Marta on 9 Jan.',
    },
  ],
}

export const draft =
  'Hallo Kathrin, das ist so gewollt: Unter 0 °C lädt der Akku nur bis 80 %, damit die Zellen heil bleiben. Deiner ist garantiert in Ordnung. Mit Fjell lädt er ab März auch im Frost. Wie kalt ist deine Garage?'

export const composing: ComposingView = {
  to: 'Kathrin',
  readBy: ['Bernd', 'Nils'],
  language: 'de',
  disclosure: '— Inés, Battery engineer bei Halden',
  limit: { value: 300, unit: 'characters, as Bluesky counts them' },
}

const words = (text: string, needle: string) => ({
  start: text.indexOf(needle),
  end: text.indexOf(needle) + needle.length,
  words: needle,
})

/** A small guard for the gallery only: two rules, found again as one types. */
export function found(text: string): Finding[] {
  const findings: Finding[] = []
  if (text.includes('garantiert'))
    findings.push({
      ruleId: 'promise',
      level: 'review',
      ...words(text, 'garantiert'),
      title: 'A promise',
      explanation: 'reads as a warranty.',
      owner: 'Ada Okafor',
      suggestion: 'ziemlich sicher',
    })
  if (text.includes('Fjell'))
    findings.push({
      ruleId: 'fjell',
      level: 'stop',
      ...words(text, 'Fjell'),
      title: 'Must stay inside until 2 March',
      explanation: 'is a code name.',
      owner: 'Jonas Lind',
      suggestion: 'einem späteren Update',
    })
  if (text.includes('im Flur'))
    findings.push({
      ruleId: 'again',
      level: 'note',
      ...words(text, 'im Flur'),
      title: 'Said before',
      explanation: 'you wrote nearly this to Bernd on Tuesday. People notice.',
    })
  return findings.sort((a, b) => a.start - b.start)
}
