import type { Naming, Whole } from '#core/people'
import type { Context } from '#platform/context'

/** What a card says: a sentence, and lines with their reasons. */
export interface Card {
  title: string
  about: string
  lines: { label: string; words: string; because?: string | undefined; conversationId?: string | undefined }[]
}

/** What another room knows of a person: a card on their page, a part of what they are handed, and what is forgotten with them. */
export interface PersonCard {
  /** Under this name it stands in an export. */
  name: string
  /** Nothing where there is nothing to say. */
  card(ctx: Context, whole: Whole): Promise<Card | undefined>
  /** Everything that is held, for the person themselves. */
  exported(ctx: Context, whole: Whole): Promise<unknown>
  /** Forgets what does not go with their accounts and posts by itself; in the transaction of the erasure. */
  forget?(ctx: Context, whole: Whole): Promise<void>
}

const laid: PersonCard[] = []

/** Lays cards on the page of every person, in this order. Done once, before anything runs; each name once. */
export function layCards(cards: PersonCard[]): void {
  for (const card of cards) if (!laid.some(({ name }) => name === card.name)) laid.push(card)
}

export const everyCard = (): readonly PersonCard[] => laid

/** Takes away what colleagues noted in conversations, where it names somebody who is erased; in the transaction of the erasure. */
export type TakesNotesAway = (ctx: Context, named: Naming) => Promise<void>

const keepers = new Set<TakesNotesAway>()

/** Every room that keeps words of colleagues about a conversation says how they are taken away. Done once, before anything runs. */
export function layNotes(takers: TakesNotesAway[]): void {
  for (const taker of takers) keepers.add(taker)
}

export const everyNote = (): Iterable<TakesNotesAway> => keepers
