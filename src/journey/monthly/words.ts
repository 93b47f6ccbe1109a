import type { Change, Month } from './model.ts'

const kinds: Record<string, [one: string, many: string]> = {
  'product-decision': ['product decision', 'product decisions'],
  purchase: ['purchase', 'purchases'],
  'decision-influenced': ['decision of theirs', 'decisions of theirs'],
  'issue-resolved': ['issue resolved', 'issues resolved'],
  correction: ['mistake put right', 'mistakes put right'],
  advocacy: ['word of unasked praise', 'words of unasked praise'],
  'peer-answer': ['answer by a peer', 'answers by peers'],
  'invitation-accepted': ['invitation accepted', 'invitations accepted'],
  'question-solved': ['question solved', 'questions solved'],
  thanked: ['thank-you', 'thank-yous'],
  informed: ['person informed', 'people informed'],
}
const surenesses: Record<string, string> = {
  confirmed: 'confirmed by those concerned',
  observed: 'observed by us',
  inferred: 'inferred',
}

/** The weightiest kinds first: what people decided, then what was mended, then what was said. */
export const kindsByWeight = Object.keys(kinds)

/** Words in a row; with a path they lead to that page of the desk. */
export interface Run {
  words: string
  path?: string
}

/** One part of the letter: its lines, those that name one result each as items of a list. */
export interface Part {
  title: string
  lines: { isItem: boolean; runs: Run[] }[]
}

const line = (...runs: (string | Run)[]) => ({
  isItem: false,
  runs: runs.map(run => (typeof run === 'string' ? { words: run } : run)),
})

/**
 * The letter: what changed first, then how soon and for how many, then what nobody here knows; what was done stands last.
 * Every figure leads to what it counts.
 */
export function letterParts(month: Month): Part[] {
  const { changes, totals, promptness, before, wanted, answered, topics, uncovered } = month
  const all = sumOf(totals.map(({ count }) => count))
  return [
    {
      title: 'What changed because of conversations',
      lines:
        all === 0
          ? [
              line(
                'Nothing is written down for this month. That is not the same as nothing: a result counts once somebody says so with “Done”.',
              ),
            ]
          : [
              line(`${capital(totalsSentence(totals))}. `, {
                words: 'All of them, each with its evidence',
                path: '/results',
              }),
              line(surenessSentence(totals)),
              ...changes.map(itemOf),
            ],
    },
    {
      title: 'How soon',
      lines: [
        line(
          promptness.median === null
            ? 'Nobody was answered for the first time this month.'
            : `Half of those who wrote waited ${span(promptness.median)} or less for a person${before.median === null ? '' : `; the month before, ${span(before.median)}`}.${promptness.promised > 0 ? ` Of ${promptness.promised} whom we had promised an answer by a time, ${promptness.kept} had it by then.` : ''} `,
          { words: 'Week by week', path: '/results' },
        ),
      ],
    },
    {
      title: 'Who got a human answer',
      lines: [
        wanted === 0
          ? line('Nobody wanted an answer this month.')
          : line(
              `${answered} of ${wanted} conversations that wanted an answer had one from a person, ${percent(answered, wanted)} of 100. `,
              { words: 'The conversations', path: '/inbox?view=everything' },
            ),
      ],
    },
    {
      title: 'Where nobody knows',
      lines: [
        topics === 0
          ? line('No topic was spoken of this month.')
          : uncovered.length === 0
            ? line(
                `For each of the ${counted(topics, 'topic', 'topics')} that people spoke of, a colleague is said to know.`,
              )
            : line(
                `People spoke of ${counted(topics, 'topic', 'topics')}; for ${uncovered.length} of them nobody here is said to know: ${uncovered.join(', ')}. `,
                { words: 'Coverage', path: '/coverage' },
              ),
      ],
    },
    {
      title: 'Behind it',
      lines: [
        line(
          `What was done, which is no result: ${counted(month.conversations, 'conversation', 'conversations')} had news, ${counted(month.answersSent, 'answer', 'answers')} left. Measured from ${day(month.from)} until before ${day(month.to)}, by UTC.`,
        ),
      ],
    },
  ]
}

/**
 * The same in Markdown.
 *
 * @param address of a page of the desk, from its path.
 */
export function markdownOf(parts: readonly Part[], address: (path: string) => string): string {
  return parts
    .map(({ title, lines }) => {
      const said = lines.map(({ isItem, runs }) => {
        const words = runs.map(run => (run.path ? `[${plain(run.words)}](${address(run.path)})` : plain(run.words)))
        return isItem ? `- ${words.join('')}` : `${words.join('').trim()}\n`
      })
      return [`## ${title}\n`, ...said].join('\n')
    })
    .join('\n\n')
}

/** “November 2026”. */
export const monthName = (from: Date): string =>
  new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(from)

/** One sentence that says the whole. */
export function summaryOf({ totals, wanted, answered }: Month): string {
  const all = sumOf(totals.map(({ count }) => count))
  return `${all === 0 ? 'No result was written down' : capital(totalsSentence(totals))}; ${wanted === 0 ? 'nobody waited for an answer' : `${percent(answered, wanted)} of 100 who wanted an answer had one from a person`}.`
}

function totalsSentence(totals: Month['totals']): string {
  const byKind = kindsByWeight
    .map(kind => ({ kind, count: sumOf(totals.filter(each => each.kind === kind).map(({ count }) => count)) }))
    .filter(({ count }) => count > 0)
  return new Intl.ListFormat('en-GB').format(
    byKind.map(({ kind, count }) => counted(count, ...(kinds[kind] ?? ['result', 'results']))),
  )
}

function surenessSentence(totals: Month['totals']): string {
  const said = Object.entries(surenesses).map(
    ([confidence, words]) =>
      `${sumOf(totals.filter(each => each.confidence === confidence).map(({ count }) => count))} ${words}`,
  )
  return `How sure we are: ${said.join(', ')}. They are never added up as if they were one.`
}

function itemOf({ id, conversationId, statement, confidence, by }: Change): Part['lines'][number] {
  const known = `, ${surenesses[confidence] ?? confidence}${by ? `, ${by}` : ''}`
  const from = conversationId ? [', ', { words: 'the conversation', path: `/inbox/${conversationId}` }] : []
  return { ...line({ words: statement.replace(/\.$/, ''), path: `/results/${id}` }, known, ...from), isItem: true }
}

/** What somebody wrote must stay words, whatever signs are in it. */
const plain = (text: string) => text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]()#+!|<>~]/g, sign => `\\${sign}`)
const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`
const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
const percent = (part: number, whole: number) => Math.round((part / whole) * 100)
const sumOf = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0)
const day = (date: Date) => new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(date)

function span(seconds: number): string {
  if (seconds < 5400) return counted(Math.max(1, Math.round(seconds / 60)), 'minute', 'minutes')
  if (seconds < 129_600) return counted(Math.round(seconds / 3600), 'hour', 'hours')
  return counted(Math.round(seconds / 86_400), 'day', 'days')
}
