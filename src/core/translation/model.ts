/** A language of the service, and those into which it translates from it. */
export interface ServiceLanguage {
  code: string
  name: string
  targets: string[]
}

/** The service that translates, as it was set up. */
export interface TranslationService {
  url: string
  secretId: string | null
  /** What was said to us alone may go there, too. */
  alsoPrivate: boolean
  languages: ServiceLanguage[]
  lookedAt: Date
  failure: string | null
  setBy: string
  setByName: string
  setAt: Date
}

export interface Translated {
  words: string
  /** BCP 47, as Sosh says them. */
  from: string
  to: string
}

/** The most characters that are handed over at once; services set limits of their own, often below. */
export const mostCharacters = 10_000

/** The service's own code for a language: the same, a wider or a narrower one, or another name for it. */
export function codeOf(codes: readonly string[], language: string): string | undefined {
  const plain = (code: string) => {
    const lower = code.toLowerCase()
    return otherNames[lower] ?? lower
  }
  const wanted = plain(language)
  const base = wanted.split('-')[0] ?? wanted
  return (
    codes.find(code => plain(code) === wanted) ??
    codes.find(code => plain(code) === base) ??
    codes.find(code => plain(code).split('-')[0] === base)
  )
}

/** Codes that LibreTranslate made up, and Norwegian, which has three. */
const otherNames: Record<string, string> = { zt: 'zh-hant', pb: 'pt-br', no: 'nb' }

/** From which code of the service to which, where it can. */
export function wayBetween(
  languages: readonly ServiceLanguage[],
  from: string,
  to: string,
): { source: string; target: string } | undefined {
  const source = codeOf(
    languages.map(({ code }) => code),
    from,
  )
  const target = codeOf(languages.find(({ code }) => code === source)?.targets ?? [], to)
  return source && target && source !== target ? { source, target } : undefined
}
