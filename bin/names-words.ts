import type { Faker } from '@faker-js/faker'
import type { NameKind } from '#text/names'

const kinds: Record<string, NameKind> = {
  first: 'person',
  last: 'person',
  person: 'person',
  city: 'place',
  country: 'place',
  org: 'organisation',
  street: 'address',
  zip: 'address',
  address: 'address',
  job: 'job',
}

/** The kind of name that a word in braces stands for; titles, things and numbers are none. */
export function kindOf(what: string): NameKind | undefined {
  return kinds[what]
}

/** Made-up words for what stands in braces. */
export function wordsFor(what: string, local: Faker, english: Faker): string {
  const { helpers } = english
  const first = () => strange(() => local.person.firstName(), english)
  const last = () => strange(() => local.person.lastName(), english)
  const city = () => strange(() => local.location.city(), english)
  const person = () =>
    helpers.weightedArrayElement([
      { weight: 8, value: `${first()} ${last()}` },
      {
        weight: 1,
        value: `${first()} ${english.person.middleName().slice(0, 1)}. ${last()}`,
      },
      {
        weight: 1,
        value: `${helpers.arrayElement(['Dr.', 'Mr.', 'Ms.', 'Mrs.', 'Miss'])} ${first()} ${last()}`,
      },
      {
        weight: 0.5,
        value: `${first()} ${last()} ${helpers.arrayElement(['Jr.', 'Sr.', 'III', 'MD', 'PhD'])}`,
      },
      { weight: 0.5, value: `${first()} ${last()}-${last()}` },
    ])
  const zip = () => helpers.arrayElement([english.location.zipCode('#####'), local.location.zipCode()])
  switch (what) {
    case 'first':
      return first()
    case 'last':
      return last()
    case 'person':
      return person()
    case 'city':
      return city()
    case 'country':
      return english.location.country()
    case 'zip':
      return zip()
    case 'job':
      return helpers.arrayElement([
        english.person.jobTitle(),
        english.person.jobType().toLowerCase(),
        english.person.jobType(),
      ])
    case 'org':
      return organisation(last, city, english)
    case 'street':
      return street(local, english)
    case 'address':
      return address(() => street(local, english), city, zip, english)
    case 'date':
      return helpers.arrayElement(['3 May 2021', '12/04/2019', '1987-11-02', 'March 9', '4th of July 2020'])
    case 'email':
      return local.internet.email({ provider: 'mail.example' })
    case 'phone':
      return english.phone.number()
    case 'ip':
      return english.internet.ipv4()
    case 'card':
      return english.finance.creditCardNumber()
    case 'iban':
      return english.finance.iban()
    case 'band':
      return helpers.arrayElement([
        `The ${capital(english.word.adjective())} ${capital(english.word.noun())}s`,
        `The ${capital(english.word.noun())}s`,
        capital(english.word.noun()),
        capital(coined(english)),
      ])
    case 'magazine':
      return `${helpers.arrayElement(['Weekly', 'Modern', 'Daily', 'The', 'Sunday', 'Evening', 'New'])} ${capital(english.word.noun())}`
    case 'title':
      return helpers.arrayElement([
        english.music.songName(),
        english.book.title(),
        `${capital(english.word.adjective())} ${capital(english.word.noun())}`,
        `The ${capital(english.word.noun())} of ${capital(english.word.noun())}`,
        capital(coined(english)),
      ])
    default:
      return helpers.arrayElement([english.commerce.productName(), english.commerce.product().toLowerCase()])
  }
}

const capital = (word: string) => word.replace(/^./u, one => one.toUpperCase())

/** Now and then a name that stands on no list: the head of one and the tail of another. */
function strange(name: () => string, { number }: Faker): string {
  const one = name()
  if (number.float() > 0.35) return one
  const other = name().split(/[ -]/).at(-1) ?? ''
  const head = one.slice(0, Math.ceil(one.length / 2)).trimEnd()
  return head.length < 2 || other.length < 4 ? one : head + other.slice(Math.floor(other.length / 2)).toLowerCase()
}

const tails = 'ify ly io ics ium ix tech soft data hub net ware logic scape wise stream works lytics mind point'.split(
  ' ',
)
const fields =
  'health energy water space labour music science patent finance transport weather climate education justice sports research trade safety design food'.split(
    ' ',
  )
const houses =
  'services solutions partners systems group club network exchange lab labs project initiative institute association foundation society council agency trust bank union works press media collective industries'.split(
    ' ',
  )

function coined({ word, helpers }: Faker): string {
  return word.noun().slice(0, 5) + helpers.arrayElement(tails)
}

function organisation(last: () => string, city: () => string, english: Faker): string {
  const { helpers, word, company } = english
  const one = (list: string[]) => capital(helpers.arrayElement(list))
  return helpers.weightedArrayElement([
    { weight: 2, value: company.name() },
    {
      weight: 1,
      value: `${last()} ${helpers.arrayElement(['Inc', 'Inc.', 'Ltd', 'LLC', 'Group', 'GmbH', 'AG', 'Bank', 'Corp', '& Co'])}`,
    },
    { weight: 1, value: `${last()} & ${last()}` },
    { weight: 1, value: `${last()}-${last()}` },
    { weight: 3, value: capital(coined(english)) },
    { weight: 2, value: `${capital(word.adjective())}${word.noun()}` },
    { weight: 2, value: `${capital(word.noun())}${capital(word.noun())}` },
    {
      weight: 2,
      value: `${capital(word.adjective())} ${capital(word.noun())}`,
    },
    { weight: 2, value: capital(word.noun()) },
    {
      weight: 2,
      value: `${one([word.noun(), word.adjective()])} ${one(houses)}`,
    },
    { weight: 2, value: `${one(fields)} ${one(houses)}` },
    {
      weight: 1,
      value: `${one(['american', 'national', 'european', 'royal', 'federal', 'international', 'british'])} ${one(fields)} ${one(houses)}`,
    },
    {
      weight: 1,
      value: `${one(['department', 'institute', 'ministry', 'bureau', 'office', 'council'])} ${helpers.arrayElement(['of', 'for'])} ${one(fields)}`,
    },
    { weight: 1, value: `University of ${city()}` },
    { weight: 1, value: `${city()} ${one(houses)}` },
    { weight: 1, value: english.airline.airline().name },
    { weight: 1, value: english.vehicle.manufacturer() },
    { weight: 1, value: english.book.publisher() },
    {
      weight: 1,
      value: english.string.alpha({
        length: { min: 3, max: 4 },
        casing: 'upper',
      }),
    },
  ])
}

function street(local: Faker, { number, helpers }: Faker): string {
  const house = String(number.int({ min: 1, max: 320 }))
  const road = strange(() => local.location.street(), { number } as Faker)
  const bare = road.replace(/\s*\d+$/, '')
  return helpers.arrayElement([
    `${house} ${bare}`,
    `${bare} ${house}`,
    road,
    `${house} ${road}`,
    `${house} ${bare} ${number.int({ min: 1, max: 99 })}`,
  ])
}

function address(street: () => string, city: () => string, zip: () => string, english: Faker): string {
  const { helpers, number, location } = english
  const unit = helpers.arrayElement([
    '',
    '',
    ` Apt. ${number.int({ min: 1, max: 999 })}`,
    ` Suite ${number.int({ min: 1, max: 999 })}`,
  ])
  return helpers.arrayElement([
    `${street()}${unit}, ${city()}`,
    `${street()}${unit}, ${city()} ${location.zipCode('#####')}`,
    `${street()}${unit}\n${city()}\n${location.country()}`,
    `${street()}\n${unit.trim()}\n${city()}\n${location.country()} ${location.zipCode('#####')}`,
    `${street()}${unit} ${city()} ${location.country()} ${location.zipCode('#####')}`,
    `${street()}${unit} ${city()} ${location.state({ abbreviated: true })} ${location.zipCode('#####')}`,
    `${street()}, ${zip()} ${city()}`,
    `${unit.trim()} ${street()}\n${city()}\n${zip()}`.trim(),
  ])
}
