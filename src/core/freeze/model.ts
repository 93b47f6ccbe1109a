/** Words that must not leave, and why. */
export interface Frozen {
  id: string
  words: string
  why: string
  byName: string
  at: Date
}
