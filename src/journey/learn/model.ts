import type { Group } from '#core/people'
import type { Bought } from '#journey/sales'

export const areas = ['product', 'marketing', 'guidelines'] as const
export type Area = (typeof areas)[number]

export const verdicts = ['do', 'not-now', 'no'] as const
export type Verdict = (typeof verdicts)[number]

/** Who names, splits and merges themes, and decides. */
export const deciders = ['product-manager', 'coordinator', 'communications'] as const

/** How far a theme has come: from heard to told. */
export const stages = ['heard', 'considered', 'decided', 'done', 'told'] as const
export type Stage = (typeof stages)[number]

/** A theme as it stands in a list. */
export interface ThemeRow {
  id: string
  name: string
  namedByName: string | null
  foundAt: Date
  posts: number
  people: number
  /** Posts of the last seven days, and of the seven before. */
  lately: number
  before: number
  /** Posts in a hurry. */
  pressing: number
  lastPostAt: Date
  /** The newest words in it. */
  quote: string | null
  quoteLanguage: string | null
  networks: string[]
}

/** Somebody's words in a theme, as they said them. */
export interface Quote {
  messageId: string
  conversationId: string
  accountId: string
  personId: string
  personName: string
  network: string
  words: string
  language: string | null
  postedAt: Date
  /** They said that we may quote them, and did not take it back. */
  mayBeQuoted: boolean
  /** Said to us alone: not to be shown outside. */
  isPrivate: boolean
  urgency: number
  kind: string | null
  /** Who put it here; by its words where nobody did. */
  placedByName: string | null
  close: number | null
  why: string
}

/** Who speaks of a theme, in counts: of nobody alone is said where they stand. */
export interface WhoAsks {
  people: number
  /** How many of them others hear, and how many talk with others, more than everybody. */
  heard: number
  talking: number
  /** Where they probably stand in buying. */
  stages: { stage: string; people: number }[]
  /** Tags and organisations that colleagues noted. */
  groups: Group[]
  /** What came, as shops told us, of conversations that they began. */
  bought: Bought[]
}

export interface Decision {
  id: string
  themeId: string | null
  themeName: string | null
  area: Area
  title: string
  ownerId: string
  ownerName: string
  consideredByName: string
  consideredAt: Date
  verdict: Verdict | null
  reason: string
  decidedByName: string | null
  decidedAt: Date | null
  doneByName: string | null
  doneAt: Date | null
  doneNote: string
  withdrawnAt: Date | null
  cited: number
  /** How many are to be told, how many were, and how many are let be. */
  toTell: number
  told: number
  letBe: number
}

/** How far a decision has come. Nobody left to tell: told. */
export function stageOf(
  decision: Pick<Decision, 'decidedAt' | 'doneAt' | 'verdict' | 'toTell' | 'told' | 'letBe'>,
): Exclude<Stage, 'heard'> {
  if (!decision.decidedAt) return 'considered'
  const { toTell, told, letBe } = decision
  if (whyNotToTell(decision) === undefined && told > 0 && told + letBe >= toTell) return 'told'
  return decision.doneAt ? 'done' : 'decided'
}

/** Why nobody can be told yet; nothing where they can. */
export function whyNotToTell(decision: Pick<Decision, 'verdict' | 'doneAt'>): string | undefined {
  if (!decision.verdict) return 'Decide first: people are told what became of it.'
  if (decision.verdict === 'do' && !decision.doneAt)
    return 'Say when it is done: people are told once they can have it.'
  return undefined
}

/** One person who raised it, and who tells them. */
export interface Telling {
  id: string
  decisionId: string
  messageId: string
  conversationId: string
  personName: string
  network: string
  words: string
  language: string | null
  tellerId: string
  tellerName: string
  answerStep: string | null
  answerId: string | null
  /** What was sent, or waits to be. */
  said: string | null
  toldAt: Date | null
  letBeAt: Date | null
  letBeByName: string | null
  letBeWhy: string
}

/** Words to begin with; what stands in brackets has to be said by a person. */
const starts: Record<string, Record<Verdict, string> & { gap: string }> = {
  en: {
    do: 'Hello {name}, you asked us for this, and it is done. {gap}',
    'not-now': 'Hello {name}, we talked about what you asked us for. {gap}',
    no: 'Hello {name}, we talked about what you asked us for, and decided against it. {gap}',
    gap: '[Say it to them in your own words]',
  },
  de: {
    do: 'Hallo {name}, das hattest du dir von uns gewünscht, und jetzt ist es so weit. {gap}',
    'not-now': 'Hallo {name}, wir haben über deinen Wunsch gesprochen. {gap}',
    no: 'Hallo {name}, wir haben über deinen Wunsch gesprochen und uns dagegen entschieden. {gap}',
    gap: '[Sag es ihnen in eigenen Worten]',
  },
  es: {
    do: 'Hola, {name}: nos lo pediste y ya está hecho. {gap}',
    'not-now': 'Hola, {name}: hemos hablado de lo que nos pediste. {gap}',
    no: 'Hola, {name}: hemos hablado de lo que nos pediste y hemos decidido no hacerlo. {gap}',
    gap: '[Cuéntaselo con tus propias palabras]',
  },
  fr: {
    do: 'Bonjour {name}, vous nous l’aviez demandé, et c’est fait. {gap}',
    'not-now': 'Bonjour {name}, nous avons parlé de ce que vous nous aviez demandé. {gap}',
    no: 'Bonjour {name}, nous avons parlé de ce que vous nous aviez demandé et décidé de ne pas le faire. {gap}',
    gap: '[Dites-le avec vos propres mots]',
  },
}

/** The start of telling somebody what became of what they raised. It can’t be sent as it is. */
export function tellingStart(verdict: Verdict, name: string, language: string | null): string {
  const words = starts[(language ?? '').split('-')[0] ?? ''] ?? starts.en
  return (words?.[verdict] ?? '')
    .replace('{name}', name.trim().split(/\s+/)[0] ?? name)
    .replace('{gap}', words?.gap ?? '')
}

const nearlyAll = 0.9
const fewWords = 8

/**
 * Why these words can’t be sent: the brackets are still there, nothing was put in their place, or another was told nearly the
 * same. Who raised it is told by a person, each in words of their own.
 */
export function whyNotTheirWords(
  text: string,
  start: string,
  earlier: { name: string; text: string }[],
): string | undefined {
  const gap = start.match(/\[[^\]]+\]/)?.[0]
  if (gap !== undefined && text.includes(gap)) return 'Say it in your own words, in place of the brackets.'
  const said = wordsOf(text)
  const begun = wordsOf(start.replace(/\[[^\]]+\]/, ''))
  if (said.join(' ') === begun.join(' '))
    return 'These are still the words to begin with. Say what is different for them.'
  // What all have from the start does not count: what matters is what a person put there.
  const own = said.filter(word => !begun.includes(word))
  for (const other of earlier) {
    const theirs = new Set(wordsOf(other.text))
    const same = own.filter(word => theirs.has(word)).length
    if (own.length >= fewWords && same / own.length >= nearlyAll)
      return `${other.name} was told nearly the same. Say what it means for this person.`
  }
  return undefined
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
