import { de } from './de.ts'
import { en, type MailWords } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'

export type { MailWords } from './en.ts'

/** Every language in which we write to members. */
export const mailLanguages: Record<string, MailWords> = { en, de, es, fr, it, nl, pt }

/** What a mail to somebody of this language says (`pt-BR` as `pt`), and in which language that is; English where we have no other. */
export function mailWordsIn(language: string): MailWords & { language: string } {
  const plain = language.toLowerCase().split('-')[0] ?? ''
  const words = mailLanguages[plain]
  return words ? { ...words, language: plain } : { ...en, language: 'en' }
}
