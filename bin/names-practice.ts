import { allFakers, type Faker } from '@faker-js/faker'
import type { Name, NameKind } from '#text/names'
import { addressWithTown, type Known, type Marked, plain, sieveOf } from '#text/names'

/** Sentences written for Sosh; what stands in braces is filled with made-up names, and marked. */
const sentences = `Hi {first}, thanks for the quick help yesterday!
Thanks {first}! Works again now.
Hello {first}, this is {person} from {org}.
hey {first} can you look at this?
Dear Ms. {last}, your bicycle is ready.
Dear {person}, we have received your letter.
Herr {last} hat gestern angerufen.
Frau {last} aus {city} wartet auf Antwort.
Sehr geehrte Frau {last}, vielen Dank für Ihre Nachricht.
Hallo {first}, danke für deine Antwort!
Ich heiße {person} und wohne in {city}.
Bonjour {first}, merci pour votre message.
Je m'appelle {person}, j'habite à {city}.
Hola {first}, muchas gracias por tu ayuda.
Me llamo {person} y vivo en {city}.
Ciao {first}, grazie mille!
Mi chiamo {person} e abito a {city}.
Olá {first}, obrigado pela resposta.
Hoi {first}, dank je wel!
I spoke to {first} in support and then to {person}.
{first} and {first} are both on leave until Monday.
Our mechanic {first} {last} fixed it in an hour.
My colleague {person} will call you back.
My wife {first} bought it in {city} last year.
My son {first} rides it to school.
my daughter {first} loves it
{person} bought one in {city} and is happy.
The customer is called {person}.
The customer {person} from {city} was rude to us.
{person} is a {job} at {org}.
{person}, {job} at {org}, said it was fine.
She works as a {job} in {city}.
He is the {job} of {org}.
{first} {last} was {job} before {first} took over.
{first}: can you check?
{first}'s bike was stolen in {city}.
{person}'s contract ends in June.
{last}'s account is overdue.
{last} and {last} founded {org} in {city}.
{org} was founded by {last}, {last} and {last}.
{org} is based in {city}.
{org} from {country} bought {org}.
I work for {org}.
I used to work at {org} in {city}, {country}.
We deliver to {country} and {country} too.
Do you ship to {country}?
do you ship to {country}
I'm from {country} but live in {city}.
We moved from {city} to {city} in March.
Is there a dealer near {city}?
gibt es einen Händler in {city}?
Y a-t-il un revendeur à {city} ?
The shop in {city} is closed on Mondays.
Meet us at the fair in {city}!
The flight from {city} to {city} was late.
{country} is lovely in spring.
{city} is lovely in spring.
Please send it to {address}.
Please send it to {person}, {address}.
My address is {address}
My new address is {address}. Please update it.
my address is {address} thanks
Ship it to {address}, please.
I live at {address}.
{first} lives at {street}, {city}.
{person} lives on {street}.
We are at {street}, come by!
The shop is at {street} in {city}.
Der Laden ist in der {street}, {city}.
The office of {org} is at {address}.
Can the taxi come to {address} at nine?
We live at {street} now, before that we lived at {street}.
Turn left into {street} and stop.
The bus stops on {street}.
Zip code {zip}, is that far from you?
My postcode is {zip}.
Delivery to {zip} {city} takes two days.
Lieferung nach {zip} {city}, bitte.
{person}\\n{org}\\n{address}
{person}\\n{job}\\n{org}\\n{city}
{person}\\n{job}, {org}\\n{street}\\n{zip} {city}\\n{country}
{org}\\n{street}\\n{zip} {city}
Name: {person}\\nCity: {city}\\nOrder: 48213
Name: {person}\\nAddress: {address}
Contact: {person}, {org}
Best regards,\\n{person}
Regards\\n{first}
Cheers, {first}
Viele Grüße\\n{person}
Cordialement,\\n{person}
> {person} wrote:\\n> my chain is loose
{person} wrote yesterday that the light flickers.
{first} says hi
according to {person} this is normal
{person} points out that the manual is wrong.
As {person} said in {city}, nothing is final.
I saw {person} in concert in {city}.
Have you read the new book by {person}?
The film was directed by {person} and stars {person}.
A song written by {last}.
{last} won in {city}, ahead of {last}.
The {last} song is fine too.
President {last} visited {city}.
Professor {last} of {org} replied.
Dr. {last} is our {job}.
Mr. {person} and Mrs. {last} will attend.
Who is {first}?
Why is {first} always late?
Is {first} in today?
ask {first} or {first}
{first}, {first} and {first} won a voucher.
The winners are {person}, {person} and {person}.
Can I speak to {first} please?
Please add {person} to my account.
The account is in the name of {person}.
Put it under {person}.
It is under my husband's name, {person}.
her maiden name is {last}
Her last name is {last}.
What is your name? {person}
What's the name on the order? {person}
Everybody calls me {first}.
They named the baby {first}.
follow up with {person} next week
I think {org} makes a better lock.
Our partner {org} handles the returns.
{org} and {org} both failed the test.
The people at {org} were kind.
{org} stock fell on Friday.
The {org} office in {city} closed.
She studied at {org}.
Where in {country} can I buy it?
In {country} people ride on the left.
{first} is 34 years old and lives in {country}.
{first} had surgery in {city} last week.
{person} was fired because of this.
Tell {first} I am sorry.
We promised {person} a refund.
the driver {first} dropped it at {street}
parcel for {person} at {street}
invoice for {person}, {street}, {zip} {city}
{street}, {city}
{street}\\n{zip} {city}\\n{country}
{address}
I need it before Friday, is that possible?
The chain fell off twice this week.
Which tyre fits a 28 inch wheel?
Your app crashes on my phone since the update.
Great product, thank you so much!
THIS IS THE THIRD TIME I ASK
Does the battery charge in winter?
Can I pay by card or by bank transfer?
When does the shop open on Sunday?
The light is broken and so is the bell.
Version 2 of the app is better than version 1.
My card was declined, what can I do?
I want a refund for order 48213.
What does the warranty cover?
Is it true that Monday is a holiday?
Our Summer Sale starts in July.
The English manual is missing a page.
Ich brauche eine neue Bremse, was kostet das?
Die Lieferung kam am Dienstag an.
Der Akku lädt nicht mehr richtig.
Où puis-je acheter une pièce ?
La batterie ne tient plus la charge.
¿Cuánto cuesta la rueda delantera?
La luz trasera no funciona.
Quanto costa la ruota?
Please call me back on Tuesday morning.
Please read the Terms of Service first.
Bluetooth and GPS stopped working after the update.
Good Morning everyone, Happy New Year!
The Black model is sold out, the Red one is not.
It rains. We ride. Nobody minds.
{country} was fun!
{country} was super nice last summer.
We love {country} and {city}.
{city} is where {first} grew up.
{first} grew up in {city} and moved to {country}.
> {person}\\n> {org}\\n> {street}\\n> {city}\\n> {country} {zip}
>{person}\\n>{street}\\n>{city}
| {person} | {city} | {org} |
* {person}, {org}
- {first} from {org}
{person} ({org})
"{first} is late," said {last}.
"Who are you?" asked {first}.
{first}: "where is {first}?"
{first}: who is this? {first}: it is me
The {last} family moved to {city}.
The {person} album is on the radio.
A tribute to {person}, by {person}.
The album by {last} was recorded in {city}.
{last}, {last} and {last} are the founders.
{org}: {last}, {last} and {last} started it.
{org} was started in {city} by {person}.
a cover of a song by {person} from {city}
the best {last} novel so far
a producer named {person}
Our producer {person} and the singer {first}.
{first} spent two years at {org} as a {job}.
as the assistant to {person} at {org}
{person}, a {job} from {city}, agreed.
{person}\\n{street}\\n{city}\\n{country}
{person}\\n\\n{street}\\nApt. 12\\n{city}\\n\\n{country} {zip}
{person}\\n{org}\\n{street}\\n{city}\\n{country} {zip}
{org}\\n\\n{address}
{person}\\n{job}\\n{org}\\n{address}
Mr. {last} is 50 and comes from {city}.
Mrs. {person}, {street}, {city}
Please correct the name to Mr. {person}.
I was in {city} for a conference.
The university in {city} is old.
Where: {city}
When: Monday\\nWhere: {city} Club
Who: {person}\\nWhere: {street}
How do I change it to {address} please?
Return it to {address} if lost.
the parcel came to {address} last night
the corner of {street} and {street}
Here's {first}'s address:\\n\\n{address}
{address} is my address, and {address} is my mother's.
The new car makers are {org}, {org} and {org}.
In the nineties {org} made chips.
Later it became {org}, in 1984.
The Princess came to {city} from {country}.
The old bridge in {city} is closed.
Beatles songs and Rolling Stones songs on the radio all day.
The White House said nothing.
The Big Three of music.
A Perfect Day for a ride.
Capital letters like Hope and Faith are words too.
Texas and London are on the list.
Nobody sings it like that any more!
Page 3 of the manual, figure 12.
The password reset mail never came.
5 stars, would buy again
10 of 12 spokes were loose
3 bikes, 2 locks and 1 pump please
we need 25 units by March 3`
  .split('\n')
  .map(line => line.replaceAll('\\n', '\n'))

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

const latin = /^[\p{Script=Latin}\p{M}'’ .-]{2,30}$/u

/** Fills the practice sentences `times` times, some of them in small letters, or without signs. */
export function practice(times: number): Marked[] {
  const fakers = Object.values(allFakers).filter(faker => {
    faker.seed(11)
    try {
      return latin.test(faker.person.lastName()) && latin.test(faker.location.city()) && faker.location.zipCode() !== ''
    } catch {
      return false
    }
  })
  const english = allFakers.en
  english.seed(7)
  for (const faker of fakers) faker.seed(7)
  const marked: Marked[] = []
  for (let round = 0; round < times; round++) {
    for (const [number, sentence] of sentences.entries()) {
      const pick = english.number.float()
      const local = pick < 0.4 ? english : english.helpers.arrayElement(fakers)
      marked.push(noisy(fill(sentence, local, english), (round * 7 + number) % 10))
    }
  }
  return marked
}

function fill(sentence: string, local: Faker, english: Faker): Marked {
  const names: Name[] = []
  let text = ''
  for (const part of sentence.split(/(\{\w+\})/)) {
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    const kind = name === undefined ? undefined : kinds[name]
    if (name === undefined || kind === undefined) {
      text += part
      continue
    }
    const words = nameOf(name, local, english)
    names.push({ kind, start: text.length, end: text.length + words.length })
    text += words
  }
  return { text, names: addressWithTown(text, names) }
}

function nameOf(name: string, local: Faker, english: Faker): string {
  const first = () => local.person.firstName()
  const last = () => local.person.lastName()
  const street = () => {
    const number = String(english.number.int({ min: 1, max: 320 }))
    const road = local.location.street()
    const bare = road.replace(/\s*\d+$/, '')
    return english.helpers.arrayElement([`${number} ${bare}`, `${bare} ${number}`, road, `${number} ${road}`])
  }
  const unit = () =>
    english.helpers.arrayElement([
      '',
      '',
      ` Apt. ${english.number.int({ min: 1, max: 999 })}`,
      ` Suite ${english.number.int({ min: 1, max: 999 })}`,
    ])
  switch (name) {
    case 'first':
      return first()
    case 'last':
      return last()
    case 'person':
      return english.helpers.weightedArrayElement([
        { weight: 8, value: `${first()} ${last()}` },
        { weight: 1, value: `${first()} ${english.person.middleName().slice(0, 1)}. ${last()}` },
        { weight: 1, value: `${english.helpers.arrayElement(['Dr.', 'Mr.', 'Ms.', 'Mrs.'])} ${first()} ${last()}` },
      ])
    case 'city':
      return local.location.city()
    case 'country':
      return english.location.country()
    case 'zip':
      return english.helpers.arrayElement([english.location.zipCode('#####'), local.location.zipCode()])
    case 'job':
      return english.helpers.arrayElement([
        english.person.jobTitle(),
        `${english.person.jobType()}`.toLowerCase(),
        english.person.jobType(),
      ])
    case 'org':
      return english.helpers.weightedArrayElement([
        { weight: 4, value: english.company.name() },
        {
          weight: 2,
          value: `${last()} ${english.helpers.arrayElement(['Inc', 'Ltd', 'Group', 'GmbH', 'AG', 'Systems', 'Technologies', 'Labs', 'Media', 'Bank', 'Logistics', 'Partners'])}`,
        },
        {
          weight: 2,
          value: `${english.word.adjective()}${english.word.noun()}`.replace(/^./, one => one.toUpperCase()),
        },
        { weight: 1, value: `University of ${local.location.city()}` },
      ])
    case 'street':
      return street()
    default:
      return english.helpers.arrayElement([
        `${street()}${unit()}, ${local.location.city()}`,
        `${street()}${unit()}, ${local.location.city()} ${english.location.zipCode('#####')}`,
        `${street()}${unit()}\n${local.location.city()}\n${english.location.country()}`,
        `${street()}\n${unit().trim()}\n${local.location.city()}\n${english.location.country()} ${english.location.zipCode('#####')}`,
        `${street()}${unit()} ${local.location.city()} ${english.location.country()} ${english.location.zipCode('#####')}`,
        `${street()}, ${local.location.zipCode()} ${local.location.city()}`,
      ])
  }
}

/** As people write in a hurry: small letters, no dots. The places stay, since nothing changes its length. */
function noisy(marked: Marked, die: number): Marked {
  if (die < 6) return marked
  const small = marked.text.toLowerCase()
  if (small.length !== marked.text.length) return marked
  if (die < 9) return { ...marked, text: small }
  const loud = marked.text.toUpperCase()
  return loud.length === marked.text.length ? { ...marked, text: loud } : marked
}

/** Every part of every first name, last name and city that the maker of names knows, in Latin letters. */
export function knownNames(common: readonly string[]): Known {
  const words = (value: unknown): string[] =>
    (Array.isArray(value) ? value : value !== null && typeof value === 'object' ? Object.values(value).flat() : [])
      .filter(Boolean)
      .map(each => String(typeof each === 'object' ? each.value : each))
      .filter(each => latin.test(each))
      .flatMap(each => each.split(/[ -]/))
      .filter(each => each.length > 1)
      .map(plain)
  const gather = (pick: (definitions: Faker['rawDefinitions']) => unknown) =>
    sieveOf(Object.values(allFakers).flatMap(faker => words(pick(faker.rawDefinitions))))
  return {
    first: gather(definitions => definitions.person?.first_name),
    last: gather(definitions => definitions.person?.last_name),
    city: gather(definitions => definitions.location?.city_name),
    country: sieveOf(countries().filter(each => !common.slice(0, 300).includes(each))),
    common: sieveOf(common),
  }
}

/** Each word of each country's name, in the languages of the desks. */
function countries(): string[] {
  const codes = Array.from({ length: 676 }, (_, at) => String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26)))
  return ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'].flatMap(language => {
    const names = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
    return codes
      .flatMap(code => (names.of(code) ?? '').split(/[^\p{L}\p{M}’']+/u))
      .filter(each => each.length > 3)
      .map(plain)
  })
}
