import { expect, test } from 'vitest'
import { type MailWords, mailLanguages, mailWordsIn } from './index.ts'

type Word = string | ((...within: unknown[]) => string)

/** Every word of a mail, with a name, a number or a title in the place of what stands within. */
function said(words: MailWords, count: number): Map<string, string> {
  const within: Record<string, unknown[]> = {
    newInFollowed: ['Which lock?', count],
    isNewWith: [count],
    replies: [count],
    newSince: ['1.6.'],
  }
  return new Map(
    Object.entries(words as unknown as Record<string, Word>).map(([name, word]) => [
      name,
      typeof word === 'string' ? word : word(...(within[name] ?? ['Rosa', 'Cargo Circle'])),
    ]),
  )
}

test('every language in which pages speak writes mails, and says all of it', () => {
  const english = said(mailLanguages.en as MailWords, 3)
  for (const [language, words] of Object.entries(mailLanguages)) {
    const all = said(words, 3)
    expect([language, [...all.keys()].sort()]).toEqual([language, [...english.keys()].sort()])
    for (const [name, word] of all) {
      expect([language, name, word]).toEqual([language, name, expect.not.stringMatching(/undefined|\$\{|^\s|\s$|^$/)])
      if (language !== 'en') expect([language, name, word]).not.toEqual([language, name, english.get(name)])
    }
    expect([language, said(words, 1).get('replies')]).not.toEqual([language, all.get('replies')?.replace('3', '1')])
    for (const name of ['namedYou', 'repliedToYou', 'namedYouIn', 'repliedToYouIn', 'helloTo'])
      expect([language, name, all.get(name)]).toEqual([language, name, expect.stringContaining('Rosa')])
    expect(all.get('newInFollowed')).toMatch(/Which lock\?.*3/)
    expect(said(words, 0).get('newInFollowed')).toMatch(/Which lock\?$/)
  }
})

test('a country does not change the language; one that we don’t speak is English', () => {
  expect(mailWordsIn('pt-BR')).toMatchObject({ language: 'pt', isNew: 'Novo' })
  expect(mailWordsIn('ja')).toMatchObject({ language: 'en', isNew: 'New' })
})
