import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allFakers, type Faker } from '@faker-js/faker'
import nlp from 'compromise'
import { addressWithTown, type Known, type Lesson, type Marked, type Name, plain, sieveOf } from '#text/names'
import { kindOf, wordsFor } from './names-words.ts'

/** Sentences written for Sosh; what stands in braces is filled with made-up words, and marked where it is a name. */
const sentences = readFileSync(join(import.meta.dirname, 'names-sentences.txt'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(line => line.replaceAll('\\n', '\n').replaceAll('\\t', '\t'))

/** How the shipped reader is made, and those that its figures are measured with; chosen by cross-validation. */
export const recipe = { times: 5, rounds: 10, least: 0.14, doubt: 50 }

const latin = /^[\p{Script=Latin}\p{M}'’ .-]{2,30}$/u

/** Fills the practice sentences `times` times, some of them in small letters, or without signs. */
export function practice(times: number): Lesson[] {
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
  const lessons: Lesson[] = []
  for (let round = 0; round < times; round++) {
    for (const [number, sentence] of sentences.entries()) {
      const pick = english.number.float()
      const local = pick < 0.4 ? english : english.helpers.arrayElement(fakers)
      const marked = noisy(fill(sentence, local, english), (round * 7 + number) % 10)
      lessons.push({ ...marked, template: sentence })
    }
  }
  return lessons
}

function fill(sentence: string, local: Faker, english: Faker): Marked {
  const names: Name[] = []
  let text = ''
  // Quoted, listed, commented out: the same sign before each line.
  const sign =
    sentence.includes('\n') && !/\n\W/.test(sentence) && english.number.float() < 0.3
      ? english.helpers.arrayElement(['> ', '>', '| ', '- ', '* ', '# ', '?? ', '-- ', '// ', '.. ', '  ', '\t'])
      : ''
  const lined = (words: string) => words.replaceAll('\n', `\n${sign}`)
  for (const part of `${sign}${lined(sentence)}`.split(/(\{\w+\})/)) {
    const what = /^\{(\w+)\}$/.exec(part)?.[1]
    if (what === undefined) {
      text += part
      continue
    }
    const kind = kindOf(what)
    const words = lined(wordsFor(what, local, english))
    if (kind) names.push({ kind, start: text.length, end: text.length + words.length })
    text += words
  }
  return { text, names: addressWithTown(text, names) }
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
export function knownNames(words: readonly string[]): Known {
  const parts = (value: unknown): string[] =>
    (Array.isArray(value) ? value : value !== null && typeof value === 'object' ? Object.values(value).flat() : [])
      .filter(Boolean)
      .map(each => String(typeof each === 'object' ? each.value : each))
      .filter(each => latin.test(each))
      .flatMap(each => each.split(/[ -]/))
      .filter(each => each.length > 1)
      .map(plain)
  const gather = (pick: (definitions: Faker['rawDefinitions']) => unknown) => [
    ...new Set(Object.values(allFakers).flatMap(faker => parts(pick(faker.rawDefinitions)))),
  ]
  const first = gather(definitions => definitions.person?.first_name)
  const last = gather(definitions => definitions.person?.last_name)
  const city = gather(definitions => definitions.location?.city_name)
  const names = new Set([...first, ...last, ...city])
  const common = words.filter((word, at) => !isProper(word, names.has(word), at))
  return {
    first: sieveOf(first),
    last: sieveOf(last),
    city: sieveOf(city),
    country: sieveOf(countries().filter(each => !common.slice(0, 300).includes(each))),
    common: sieveOf(common),
  }
}

const proper = 'Person Place Organization FirstName LastName City Country Region ProperNoun Demonym'.split(' ')

/** Words in a list of frequent ones that are names first of all, as compromise knows them: `michael`, `london`. */
function isProper(word: string, isName: boolean, rank: number): boolean {
  if (rank < 150) return false
  const [read] = nlp(word).json({ terms: { tags: true } }) as { terms: { tags: string[] }[] }[]
  return (read?.terms[0]?.tags ?? []).some(tag => proper.includes(tag)) || (isName && rank > 4_000)
}

/** Each word of each country's name, in the languages of the desks. */
function countries(): string[] {
  const codes = Array.from({ length: 676 }, (_, at) => String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26)))
  return ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl'].flatMap(language => {
    const names = new Intl.DisplayNames(language, {
      type: 'region',
      fallback: 'none',
    })
    return codes
      .flatMap(code => (names.of(code) ?? '').split(/[^\p{L}\p{M}’']+/u))
      .filter(each => each.length > 3)
      .map(plain)
  })
}
