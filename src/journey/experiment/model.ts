import { createHash } from 'node:crypto'

/** On what a way is tried. */
export const units = ['conversation', 'post', 'community'] as const
export type Unit = (typeof units)[number]

/** What is taken as having worked. All but `told` the house sees for itself, in conversations. */
export const successes = ['wrote-again', 'result', 'link-followed', 'spoke-well', 'told'] as const
export type Success = (typeof successes)[number]

export interface Way {
  number: number
  name: string
  /** What one does on this way, in the words of whoever asked. */
  words: string
}

export interface Experiment {
  id: string
  question: string
  unit: Unit
  success: Success
  /** So long after it was tried it is looked at whether it worked. */
  withinDays: number
  /** What share was thought to work anyway, and which difference would matter: 0 to 1. */
  baseline: number
  difference: number
  /** How many of each way were said beforehand to be enough. */
  perWay: number
  begunBy: string
  begunByName: string
  begunAt: Date
  endedAt: Date | null
  ways: Way[]
}

export interface Try {
  subjectId: string
  suggested: number
  /** What the person did. */
  way: number
  triedBy: string
  triedByName: string
  triedAt: Date
  dueAt: Date
  worked: boolean | null
}

/**
 * Which way to try on this one: by chance, the same each time one asks, and nobody can choose it.
 *
 * @returns 1 to `ways`
 */
export function chanceOf(experimentId: string, subjectId: string, ways: number): number {
  const digest = createHash('sha256').update(`${experimentId} ${subjectId}`).digest()
  return 1 + Math.floor((digest.readUIntBE(0, 6) / 2 ** 48) * ways)
}
