/** A community of ours, as the desk shows it. */
export interface PlaceView {
  id: string
  isMaster: boolean
  slug: string | null
  host: string | null
  address: string
  name: string
  about: string
  language: string
  rules: string
  look: { logo?: string; colour?: string; font?: LettersName }
  closedAt: string | null
  /** Came with the sample company, and goes with it. */
  isSample: boolean
  moderators: { id: string; name: string; employeeId: string | null; memberId: string | null; isLead: boolean }[]
  /** What the reader can’t change, with the reason. */
  kept: { all?: string; look?: string; rules?: string; outsiders?: string; host?: string }
}

export type LettersName = 'letters' | 'plain' | 'own'

/** What the centre lets those who lead a community decide. */
export interface AllowsView {
  makers: 'centre' | 'coordinators' | 'everyone'
  look: boolean
  rules: boolean
  outsiders: boolean
  host: boolean
}

/** What was changed of a community; null: as the master has it. */
export interface PlaceChange {
  name?: string
  about?: string
  language?: string
  rules?: string
  colour?: string | null
  font?: LettersName | null
  logo?: string | null
  host?: string | null
}

/** Who is asked to moderate. */
export type AskedToModerate = { employeeId: string; isLead: boolean } | { handle: string }
