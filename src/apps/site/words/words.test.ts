import { expect, test } from 'vitest'
import { languages, wordsIn } from './index.ts'

interface Tree {
  [name: string]: string | ((...within: never[]) => string) | Tree
}

/** Every word with its whole name, `own.keepIt`, said with something in the place of what stands within: a name, or a number. */
function said(tree: Tree, number: number, path = ''): Map<string, string> {
  const all = Object.entries(tree).flatMap(([name, word]): [string, string][] => {
    if (typeof word === 'object') return [...said(word, number, `${path}${name}.`)]
    if (typeof word === 'string') return [[path + name, word]]
    // Names where names belong, numbers where numbers do: the first that reads well.
    const within = isCounted(path + name) ? [number, number] : ['Halden', 'Rosa', 'Inés']
    if (/\.for(?:Months|Years)$/.test(path + name)) within[0] = 'Halden'
    return [[path + name, (word as (...within: unknown[]) => string)(...within)]]
  })
  return new Map(all)
}

const counted =
  /(?:^|\.)(?:communitiesLiveHere|manyTries|wantIt|replies|youWantIt|iWantIt|peopleWantIt|toNumber|members|addPicturesHint|whatPictureShows|leavePictureOut|going|goingOf|maybe|peopleAnswered|ofPages|passkey|for(?:Months|Years)|settled|companyThanked|membersThanked|pointedOut|tagsHint|areNear|tooManyPictures|moreStandThere|aSeries|minutes|minutesToRead|partOf|comments|left|leftOf|questionsAndComments|waitToBeRead|withPictures|reportedBy|picture|showPicture|takePictureAway)$/
const isCounted = (name: string) => counted.test(name)

const asTree = (language: string) => languages[language] as unknown as Tree

/** One that is another word for one of them, and not two: what a number says may hide in a word. */
const saysNoNumber = new Set(['communitiesLiveHere', 'writing.areNear'])

test('every language says everything, with what stands within it', () => {
  expect(Object.keys(languages)).toEqual(['en', 'de', 'es', 'fr', 'it', 'nl', 'pt'])
  const [english, otherwise] = [said(asTree('en'), 3), said(asTree('en'), 7)]
  const names = [...english.keys()]
  expect(names.length).toBeGreaterThan(400)
  for (const language of Object.keys(languages)) {
    const [words, other] = [said(asTree(language), 3), said(asTree(language), 7)]
    expect([language, [...words.keys()]]).toEqual([language, names])
    for (const [name, word] of words) {
      expect([language, name, word.trim().length > 0, word]).toEqual([language, name, true, word.trim()])
      expect([language, name, word]).toEqual([language, name, expect.not.stringMatching(/undefined|\$\{|NaN/)])
      const holds = english.get(name) !== otherwise.get(name)
      if (holds && !saysNoNumber.has(name)) {
        expect([language, name, other.get(name)]).not.toEqual([language, name, word])
      }
    }
  }
})

test('one is said otherwise than many wherever a language does so', () => {
  const countsThings = ['replies', 'members', 'own.settled', 'own.forYears', 'shown.comments', 'shown.left']
  for (const language of Object.keys(languages)) {
    const [one, many] = [said(asTree(language), 1), said(asTree(language), 3)]
    for (const name of countsThings)
      expect([language, name, one.get(name)?.replace('1', '')]).not.toEqual([
        language,
        name,
        many.get(name)?.replace(/3|three/, ''),
      ])
  }
})

test('nothing was left in English by mistake', () => {
  const english = said(asTree('en'), 3)
  // Words that another language has in common with it.
  const same = new Set([
    ...['nl account', 'it account', 'de inSpace', 'it inSpace', 'nl inSpace', 'es idea', 'it idea', 'es ideas'],
    ...['fr question', 'fr questions', 'fr discussion', 'fr discussions'],
    ...[
      'nl tended.inTopic',
      'de shown.blog',
      'fr shown.minutes',
      'es shown.minutes',
      'it shown.minutes',
      'pt shown.minutes',
    ],
  ])
  for (const language of Object.keys(languages)) {
    if (language === 'en') continue
    for (const [name, word] of said(asTree(language), 3))
      if (!same.has(`${language} ${name}`))
        expect([language, name, word]).not.toEqual([language, name, english.get(name)])
  }
})

test('a site of any country has the words of its language; what we don’t speak is English', () => {
  expect(wordsIn('pt-BR').signIn).toBe('Entrar')
  expect(wordsIn('DE-at').own.leave).toBe('Konto löschen und gehen')
  expect(wordsIn('ja').signIn).toBe('Sign in')
})
