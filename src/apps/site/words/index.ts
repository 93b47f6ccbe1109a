import { de } from './de.ts'
import { en, type Words } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'

export type { Words } from './en.ts'

/** Every language in which the public site speaks by itself. */
export const languages: Record<string, Words> = { en, de, es, fr, it, nl, pt }

/** The words of a site’s language, whatever its country (`pt-BR`); English where there are none. */
export function wordsIn(language: string): Words {
  return languages[language.toLowerCase().split('-')[0] ?? ''] ?? en
}
