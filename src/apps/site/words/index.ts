import { de } from './de.ts'
import { en, type Words as ReadingWords } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { type OwnWords, own } from './own/index.ts'
import { pt } from './pt.ts'
import { type Refusals, refusals } from './refusals/index.ts'
import { type ShownWords, shown } from './shown/index.ts'
import { type TendedWords, tended } from './tended/index.ts'
import { type ToldWords, told } from './told/index.ts'
import { type WritingWords, writing } from './writing/index.ts'

/** What is said around people’s own words: while reading, and below that by what somebody does. */
export interface Words extends ReadingWords {
  /** About oneself: account, mails, what others see of it. */
  own: OwnWords
  /** Around one’s own words, while they are written or changed. */
  writing: WritingWords
  /** Around articles and offers. */
  shown: ShownWords
  /** What somebody is told of their own words, tells us, or hears of others. */
  told: ToldWords
  /** Around the work of those who look after a place. */
  tended: TendedWords
  /** Why something can’t be done. */
  refusals: Refusals
}

const reading = { en, de, es, fr, it, nl, pt }
type Language = keyof typeof reading

/** Every language in which the public site speaks by itself. */
export const languages: Record<string, Words> = Object.fromEntries(
  (Object.keys(reading) as Language[]).map(language => [language, spoken(language)]),
)

const english = spoken('en')

function spoken(language: Language): Words {
  return {
    ...reading[language],
    own: own[language],
    writing: writing[language],
    shown: shown[language],
    told: told[language],
    tended: tended[language],
    refusals: refusals[language],
  }
}

/** The words of a site’s language, whatever its country (`pt-BR`); English where there are none. */
export function wordsIn(language: string): Words {
  return languages[spokenFor(language)] ?? english
}

/** The language in which we speak to somebody of this one. */
export function spokenFor(language: string): string {
  const plain = language.toLowerCase().split('-')[0] ?? ''
  return languages[plain] ? plain : 'en'
}
