import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Example, Plan } from '#text/heads'

/** Where labelled texts of others lie; not part of the project. */
export const dataFolder = process.env.SOSH_DATA ?? join(import.meta.dirname, '../../shared/data')

/** Static (advertising, fraud) in text messages. Weights of the groups were chosen by cross-validation, as all here. */
export const staticPlan: Plan = {
  name: 'static',
  weighting: { groups: [1, 0.7, 0.5, 0.7], meaning: 0.7, leastTexts: 1 },
  cost: 1,
  balance: 1,
  isExclusive: false,
  aim: 'mcc',
  parts: 10,
}

/** Whether a sentence asks its reader for something. */
export const requestPlan: Plan = {
  name: 'request',
  weighting: { groups: [1, 0.5, 0.3, 0.8], meaning: 0.5, moves: 0.7, outline: 0.7, leastTexts: 1 },
  cost: 0.2,
  balance: 1,
  isExclusive: false,
  aim: 'f1',
  parts: 10,
}

/** What a review of an app is about, several at once. */
export const feedbackPlan: Plan = {
  name: 'feedback',
  weighting: { groups: [0.7, 1, 0.2, 0.5], meaning: 0.5, leastTexts: 2 },
  cost: 0.3,
  balance: 1,
  isExclusive: false,
  aim: 'f1',
  parts: 6,
}

/** Which of many things somebody wants: for topics and questions that a company learns from its own texts. */
export const intentPlan: Plan = {
  name: 'intent',
  weighting: { groups: [1, 1, 0.3, 0], meaning: 1, pairs: 1, leastTexts: 1 },
  cost: 1,
  balance: 0,
  isExclusive: true,
  hasRivals: true,
  aim: 'f1',
  parts: 5,
}

/** What somebody wants, several at once ("cancel" and "booking" and "how"): learned where it is used, like `intentPlan`. */
export const severalPlan: Plan = {
  name: 'several',
  weighting: { groups: [1, 0.7, 0.3, 0.5], meaning: 0.7, leastTexts: 1 },
  cost: 1,
  balance: 0.5,
  isExclusive: false,
  aim: 'f1',
  parts: 6,
}

/** Weights smaller than this, of their label's largest, are not shipped: chosen so that nothing is lost by it. */
export const leastShipped: Record<string, number> = { static: 1 / 127, request: 2 / 127, feedback: 10 / 127 }

/** A text and its labels, and what it must not be parted from. */
export interface Labelled extends Example {
  group?: string
}

/** Reads a set, or says aloud that it is not here. */
export function readSet(file: string, labelsOf: (row: Row) => string[], groupOf?: (row: Row) => string): Labelled[] {
  const path = join(dataFolder, file)
  if (!existsSync(path)) {
    console.error(`${file} is not in ${dataFolder} (set SOSH_DATA): left out.`)
    return []
  }
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => {
      const row: Row = JSON.parse(line)
      const found: Labelled = { text: row.text, labels: labelsOf(row) }
      if (groupOf !== undefined) found.group = groupOf(row)
      return found
    })
}

interface Row {
  text: string
  label?: string
  labels?: string[]
  app?: string
  intents?: string[]
  fold?: number
}

export const readStaticSet = () =>
  readSet('sms-spam/sms.dev.jsonl', ({ label }) => (label === 'spam' ? ['static'] : []))
export const readRequestSet = () =>
  readSet('enron-intent/sentences.dev.jsonl', ({ label }) => (label === 'pos' ? ['request'] : []))
/** Questions to a bank or a hotel with all that is wanted in each, in the parts that belong together. */
export const readSeveralSet = (of: 'banking' | 'hotels') =>
  readSet(
    `nlupp/${of}.dev.jsonl`,
    ({ intents }) => intents ?? [],
    ({ fold }) => String(fold),
  )
export const readFeedbackSet = () =>
  readSet(
    'appreview-urr/reviews.dev.jsonl',
    ({ labels }) => labels ?? [],
    ({ app }) => app ?? '',
  )

/** Sentences that we wrote ourselves, so that a label is not known from the few who happened to use it alone. */
export function practiceOf(name: 'feedback' | 'request'): Labelled[] {
  return readFileSync(join(import.meta.dirname, `../eval/data/${name}-practice.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map(line => ({ ...(JSON.parse(line) as Example), group: 'practice' }))
}
