import { expect, test } from 'vitest'
import { en, type Words } from './en.ts'
import { languages, wordsIn } from './index.ts'

/** What is said, with something in the place of what stands within. */
function said(words: Words): [string, string][] {
  return Object.entries(words).map(([name, word]) => [
    name,
    typeof word === 'string' ? word : (word as (within: string | number) => string)(isCounted(name) ? 3 : 'Halden'),
  ])
}

const isCounted = (name: string) => ['communitiesLiveHere', 'manyTries', 'wantIt', 'replies'].includes(name)

test('every language says everything, with what stands within it', () => {
  expect(Object.keys(languages)).toEqual(['en', 'de', 'es', 'fr', 'it', 'nl', 'pt'])
  for (const [language, words] of Object.entries(languages)) {
    expect([language, Object.keys(words)]).toEqual([language, Object.keys(en)])
    for (const [name, word] of said(words)) {
      expect([language, name, word.trim().length > 0, word]).toEqual([language, name, true, word.trim()])
      const holds = typeof en[name as keyof Words] === 'function'
      if (holds && !(language === 'en' && name === 'communitiesLiveHere'))
        expect([language, name, word]).toEqual([language, name, expect.stringMatching(/Halden|3/)])
    }
  }
})

test('nothing was left in English by mistake', () => {
  const english = new Map(said(en))
  // Words that another language has in common with it.
  const same = new Set([
    ...['nl account', 'it account', 'de inSpace', 'it inSpace', 'nl inSpace', 'es idea', 'it idea', 'es ideas'],
    ...['fr question', 'fr questions', 'fr discussion', 'fr discussions'],
  ])
  for (const [language, words] of Object.entries(languages)) {
    if (language === 'en') continue
    for (const [name, word] of said(words))
      if (!same.has(`${language} ${name}`))
        expect([language, name, word]).not.toEqual([language, name, english.get(name)])
  }
})

test('a site of any country has the words of its language; what we don’t speak is English', () => {
  expect(wordsIn('pt-BR').signIn).toBe('Entrar')
  expect(wordsIn('DE-at').signIn).toBe('Anmelden')
  expect(wordsIn('ja').signIn).toBe('Sign in')
})
