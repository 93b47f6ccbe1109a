/** Languages that people answer in, to choose from; those that somebody has already are added. */
export function languagesWith(...chosen: string[]): string[] {
  return [...new Set([...usual, ...chosen])]
}

const usual = [
  'en',
  'de',
  'es',
  'fr',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'el',
  'tr',
  'uk',
  'ar',
  'he',
  'hi',
  'ja',
  'ko',
  'zh',
]

/** Every time zone that this browser knows; the one that is chosen is among them. */
export function timezonesWith(chosen: string): string[] {
  return [...new Set([chosen, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort()
}
