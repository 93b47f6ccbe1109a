import { spokenFor } from '../../site/words/index.ts'
import { de } from './de.ts'
import { en, type WidgetWords } from './en.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'
import { it } from './it.ts'
import { nl } from './nl.ts'
import { pt } from './pt.ts'

export type { WidgetWords } from './en.ts'

/** Every language in which the script on other pages speaks; each page is sent the one that it needs. */
export const widgetLanguages: Record<string, WidgetWords> = { en, de, es, fr, it, nl, pt }

/** The words of a site’s language, and which it is; English where there are none. */
export function widgetWordsIn(language: string): { language: string; words: WidgetWords } {
  const spoken = spokenFor(language)
  const words = widgetLanguages[spoken]
  return words ? { language: spoken, words } : { language: 'en', words: en }
}
