import type { Disclosures } from './wordings.ts'

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
