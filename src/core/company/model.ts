/** How the network sees for whom an author works, per language; `{name}`, `{title}` and `{company}` are filled in. */
export type Disclosures = Record<string, string>

export interface Company {
  name: string
  about: string
  language: string
  timezone: string
  disclosures: Disclosures
  answerWithinMinutes: number
  /** By whose hours that runs; null: around the clock. */
  calendarId: string | null
  setUpAt: Date
}

export interface Topic {
  id: string
  name: string
  kind: 'product' | 'topic'
  words: string[]
}

export type Affiliation = 'employee' | 'contractor' | 'agency'

export interface Discloser {
  name: string
  title: string
  affiliation: Affiliation
}

/** Wordings to begin with: the company may change them, never remove the name or the company from them. */
export const usualDisclosures: Disclosures = {
  en: '— {name}, {title} at {company}',
  de: '— {name}, {title} bei {company}',
  es: '— {name}, {title} en {company}',
  fr: '— {name}, {title} chez {company}',
  it: '— {name}, {title} in {company}',
  pt: '— {name}, {title} na {company}',
  nl: '— {name}, {title} bij {company}',
  pl: '— {name}, {title} w {company}',
  sv: '— {name}, {title} på {company}',
  da: '— {name}, {title} hos {company}',
  nb: '— {name}, {title} i {company}',
  fi: '— {name}, {title}, {company}',
  ja: '— {company} {title} {name}',
}

const affiliationWords: Record<Exclude<Affiliation, 'employee'>, Record<string, string>> = {
  contractor: {
    en: 'contractor for {company}',
    de: 'frei tätig für {company}',
    es: 'colaborador externo de {company}',
    fr: 'prestataire de {company}',
    it: 'collaboratore esterno di {company}',
    pt: 'prestador de serviços da {company}',
    nl: 'freelancer voor {company}',
  },
  agency: {
    en: 'agency working for {company}',
    de: 'Agentur im Auftrag von {company}',
    es: 'agencia que trabaja para {company}',
    fr: 'agence travaillant pour {company}',
    it: 'agenzia per conto di {company}',
    pt: 'agência a serviço da {company}',
    nl: 'bureau in opdracht van {company}',
  },
}

/** The line that tells the reader who writes and for whom. It can be worded, and never left out. */
export function disclosureOf(
  company: Pick<Company, 'name' | 'language' | 'disclosures'>,
  author: Discloser,
  language: string | null | undefined,
): string {
  const pick = (texts: Record<string, string>) =>
    texts[language ?? ''] ?? texts[(language ?? '').split('-')[0] ?? ''] ?? texts[company.language] ?? texts.en ?? ''
  const firstName = author.name.trim().split(/\s+/)[0] ?? author.name
  const template =
    author.affiliation === 'employee'
      ? pick(company.disclosures) || (usualDisclosures.en ?? '')
      : `— {name}, ${pick(affiliationWords[author.affiliation])}`
  const titled = author.title ? template : template.replace(/,?\s*\{title\}/, '')
  return titled
    .replaceAll('{name}', firstName)
    .replaceAll('{title}', author.title)
    .replaceAll('{company}', company.name)
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** What will stand on the network: the author's words, then who they are. */
export function sign(text: string, disclosure: string): string {
  return `${text.trim()}\n\n${disclosure}`
}
