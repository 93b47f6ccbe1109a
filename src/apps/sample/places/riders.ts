import type { SampleRider, SampleSpace } from './shape.ts'

/** What the sample's community is called, and what it asks of people. */
export const community = {
  name: 'Halden Riders',
  slug: 'halden-riders',
  about: 'Who rides a Halden helps who rides a Halden. Wer fährt, hilft. English or German, as you like.',
  rules: `1. **Be kind.** Somebody reads this with a sleeping child on their arm.
2. **Say how you know.** “I did it twice” helps more than “everybody knows”.
3. **Keep frame numbers, addresses and faces of children to yourself.**
4. **Never open a battery**, and never tell others how.

English or German, both are fine; somebody will translate.
`,
  lead: 'tomas',
  /** Keys of colleagues who look after it besides. */
  moderators: ['ada', 'femke'],
  openedDaysAgo: 320,
}

export const spaces: SampleSpace[] = [
  {
    key: 'help',
    name: 'Ask the others',
    about: 'Something squeaks, slips or will not start. Somebody here has had it.',
    kinds: ['question'],
  },
  {
    key: 'life',
    name: 'Life with a box',
    about: 'Children, dogs, pianos, rain: what people carry, and how.',
    kinds: ['question', 'discussion'],
  },
  {
    key: 'ideas',
    name: 'What Halden should do next',
    about: 'Wishes, and what came of them. Jonas reads all of it.',
    kinds: ['idea', 'poll'],
  },
  {
    key: 'rides',
    name: 'Rides and workshops',
    about: 'Meet the people behind the handles.',
    kinds: ['event', 'discussion'],
  },
]

const l = 'the Cargo L'
const tour = 'the Tour'
const stad = 'the Stad'

/** Who takes part. None of them has an address, and nobody can sign in as one. */
export const riders: SampleRider[] = [
  {
    key: 'hedda',
    name: 'Hedda Brunner',
    handle: 'hedda',
    language: 'de',
    joinedDaysAgo: 318,
    rides: { product: l, forMonths: 41 },
  },
  {
    key: 'old-tom',
    name: 'Tom Ashworth',
    handle: 'tom-ashworth',
    language: 'en',
    joinedDaysAgo: 310,
    rides: { product: tour, forMonths: 63 },
  },
  {
    key: 'mira',
    name: 'Mira Schubert',
    handle: 'mira-lastet',
    language: 'de',
    joinedDaysAgo: 290,
    rides: { product: l, forMonths: 19 },
  },
  {
    key: 'dev',
    name: 'Dev Malhotra',
    handle: 'dev-rides',
    language: 'en',
    joinedDaysAgo: 255,
    rides: { product: l, forMonths: 26 },
  },
  {
    key: 'annelie',
    name: 'Annelie Krog',
    handle: 'annelie',
    language: 'de',
    joinedDaysAgo: 240,
    rides: { product: stad, forMonths: 30 },
  },
  {
    key: 'fergus',
    name: 'Fergus Boyle',
    handle: 'fergus',
    language: 'en',
    joinedDaysAgo: 201,
    rides: { product: tour, forMonths: 15 },
  },
  {
    key: 'yusuf',
    name: 'Yusuf Aydın',
    handle: 'yusuf-kurier',
    language: 'de',
    joinedDaysAgo: 160,
    rides: { product: l, forMonths: 12 },
  },
  { key: 'bea', name: 'Beatrix Lang', handle: 'bea-und-drei', language: 'de', joinedDaysAgo: 95 },
  { key: 'noor', name: 'Noor Haddad', handle: 'noor', language: 'en', joinedDaysAgo: 62 },
  {
    key: 'craig',
    name: 'Craig Emslie',
    handle: 'craig-e',
    language: 'en',
    joinedDaysAgo: 33,
    rides: { product: stad, forMonths: 3 },
  },
  { key: 'lilli', name: 'Lilli Förster', handle: 'lilli-f', language: 'de', joinedDaysAgo: 12 },
]
