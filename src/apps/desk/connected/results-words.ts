import { spanWords } from '#apps/ui'
import type { AskedResult, ResultsView } from '../results-types.ts'
import { moveWords } from '../screens/move-words.ts'
import { Counted, counted } from '../words.ts'
import type { Answered } from './answers.ts'
import { networkName } from './say.ts'

// The weightiest first: what people decided, then what was mended, then what was said.
const ways: Record<string, [one: string, many: string]> = {
  'product-decision': ['product decision', 'product decisions'],
  purchase: ['purchase', 'purchases'],
  'issue-resolved': ['issue resolved', 'issues resolved'],
  'question-solved': ['question solved', 'questions solved'],
  correction: ['mistake put right', 'mistakes put right'],
  advocacy: ['word of unasked praise', 'words of unasked praise'],
  'peer-answer': ['answer by a peer', 'answers by peers'],
  'decision-influenced': ['decision of theirs', 'decisions of theirs'],
  'invitation-accepted': ['invitation accepted', 'invitations accepted'],
  informed: ['person informed', 'people informed'],
  thanked: ['thank-you', 'thank-yous'],
}
const weights = Object.keys(ways)

/** So many results of one kind: "seven questions solved". */
export function countedResults(count: number, kind: string): string {
  return counted(count, ...(ways[kind] ?? ['result', 'results']))
}

/** How sure we are of them, counted apart; of whole days. */
export function surenessSentence(sureness: readonly { confidence: string; count: number }[]): string {
  const count = (of: string) =>
    sureness.filter(({ confidence }) => confidence === of).reduce((sum, each) => sum + each.count, 0)
  return `${count('confirmed')} confirmed by those concerned, ${count('observed')} observed by us, ${count('inferred')} inferred. They are never added up as if they were one.`
}

const named = 3

/** The whole in one true sentence: "Two purchases, nine issues resolved, 16 questions solved and two others." */
export function headlineOf(totals: readonly { kind: string; count: number }[]): string {
  const there = totals
    .filter(({ count }) => count > 0)
    .sort((a, b) => weights.indexOf(a.kind) - weights.indexOf(b.kind))
  if (there.length === 0) return 'Nothing is written down yet for this time.'
  const rest = there.slice(named).reduce((sum, { count }) => sum + count, 0)
  const said = [
    ...there.slice(0, named).map(({ kind, count }) => counted(count, ...(ways[kind] ?? ['result', 'results']))),
    ...(rest > 0 ? [counted(rest, 'other', 'others')] : []),
  ]
  const sentence = new Intl.ListFormat('en-GB').format(said)
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}

interface Promptness {
  median: number | null
  workingMedian: number | null
  answered: number
  promised: number
  kept: number
}

interface Week {
  week: string
  median: number
  lowerQuartile: number
  upperQuartile: number
}

const hours = (seconds: number) => Math.round((seconds / 3600) * 100) / 100

/** How long half of the people waited for a person, week by week, beside the month before and our promise. */
export function promptnessView(
  now: Promptness,
  before: Promptness,
  weeks: readonly Week[],
  promiseMinutes: number,
): ResultsView['answerTime'] {
  if (now.median === null || weeks.length === 0) return undefined
  const median = spanWords(now.median * 1000)
  return {
    finds: `Half of them waited ${median} or less${ofOurHours(now)}${comparison(now.median, before.median)}`,
    caption: `${Counted(now.answered, 'conversation')} got a first answer in the last 30 days${now.promised > 0 ? `, ${now.kept} of ${now.promised} by when it was promised` : ''}. The shade is the middle half; the dotted line is our promise.`,
    promiseHours: promiseMinutes / 60,
    points: weeks.map(({ week, median, lowerQuartile, upperQuartile }) => ({
      label: new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' }).format(new Date(week)),
      key: week.slice(0, 10),
      value: hours(median),
      low: hours(lowerQuartile),
      high: hours(upperQuartile),
    })),
  }
}

/** How long half of those who wrote there waited, by the clock and by our hours, and how many had it in time. */
export function channelView({
  network,
  median,
  workingMedian,
  answered,
  promised,
  kept,
  waiting,
}: {
  network: string
  median: number | null
  workingMedian: number | null
  answered: number
  promised: number
  kept: number
  waiting: number
}): ResultsView['channels'][number] {
  return {
    network,
    name: networkName(network),
    ...(median !== null && { wait: spanWords(median * 1000) }),
    ...(workingMedian !== null && { workingWait: spanWords(workingMedian * 1000) }),
    inTime: figure(answered, {
      ...{ of: 'answered', which: network, title: `Answered on ${networkName(network)}, in the last 30 days` },
      ...(promised > 0 ? { value: `${kept} of ${promised}` } : answered === 0 && { value: '–' }),
    }),
    waiting: figure(waiting, { of: 'late', which: network, title: `Still late on ${networkName(network)}` }),
  }
}

/** Of nothing there is nothing to look at. */
export function figure(count: number, { value = String(count), ...asked }: AskedResult & { value?: string }) {
  return count > 0 ? { value, asked } : { value }
}

export const moveView = ({ move, sent, wroteAgain }: Answered['ResultsMove']): ResultsView['moves'][number] => {
  const name = moveWords[move].counted
  return {
    name,
    sent: figure(sent, { of: 'sent', which: move, title: `We ${name}` }),
    wroteAgain: figure(wroteAgain, { of: 'wrote-again', which: move, title: `We ${name}, and they wrote again` }),
  }
}

export const invitationView = ({
  documentId,
  invited,
  wroteAgain,
  thanked,
  url,
  ...page
}: Answered['ResultsInvitation']): ResultsView['invitations'][number] => ({
  ...page,
  id: documentId,
  ...(url && { url }),
  invited: figure(invited, { of: 'invited', which: documentId, title: `Invited to “${page.title}”` }),
  wroteAgain: figure(wroteAgain, {
    ...{ of: 'invited-wrote-again', which: documentId },
    title: `Wrote again after we invited them to “${page.title}”`,
  }),
  thanked: figure(thanked, {
    ...{ of: 'invited-thanked', which: documentId },
    title: `Thanked us after we invited them to “${page.title}”`,
  }),
})

/** Said where our hours make a difference. */
function ofOurHours({ median, workingMedian }: Promptness): string {
  if (median === null || workingMedian === null) return ''
  const [clock, working] = [spanWords(median * 1000), spanWords(workingMedian * 1000)]
  return clock === working ? '' : ` (${working} of our hours)`
}

function comparison(now: number, before: number | null): string {
  if (before === null) return ''
  const [words, was] = [spanWords(now * 1000), spanWords(before * 1000)]
  if (words === was) return ', as in the month before'
  return `, ${now < before ? 'down' : 'up'} from ${was} in the month before`
}

const aboutWhat: Record<string, string> = {
  product: 'about the product',
  marketing: 'about what we say',
  guidelines: 'about the guidelines',
}

/** Of what we decided, how much rests on what people said, and who was told; of the last thirty days. */
export function decisionSentence({
  area,
  decided,
  citing,
  conversations,
  people,
  told,
}: Answered['ResultsDecision']): string {
  const cite = `${citing} of ${decided} ${decided === 1 ? 'decision' : 'decisions'} ${aboutWhat[area] ?? ''}`
  const became = `${counted(conversations, 'conversation')} ended in one`
  return `${cite} in the last 30 days ${citing === 1 ? 'cites' : 'cite'} what people said: ${became}, and ${told} of ${people} ${people === 1 ? 'person was' : 'people were'} told.`
}

type DecisionMonth = Answered['ResultsDecisionMonth']
const fewestForPercent = 5

/** “3 of 4” month by month, then of the whole time; a share is said where there are enough to say it. */
export function decisionMonths(counts: readonly DecisionMonth[]): ResultsView['decisionMonths'] {
  const row = (name: string, its: readonly DecisionMonth[]) => {
    const of = (area: string) => {
      const [decided, citing] = its
        .filter(each => each.area === area)
        .reduce<[number, number]>(([all, cite], each) => [all + each.decided, cite + each.citing], [0, 0])
      if (decided === 0) return undefined
      const share = decided < fewestForPercent ? '' : `, ${Math.round((100 * citing) / decided)} %`
      return `${citing} of ${decided}${share}`
    }
    return { name, product: of('product'), marketing: of('marketing'), guidelines: of('guidelines') }
  }
  const months = [...Map.groupBy(counts, ({ month }) => month)]
  if (months.length < 2) return []
  const nameOf = (month: string) =>
    new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
      new Date(`${month}-01`),
    )
  return [...months.map(([month, its]) => row(nameOf(month), its)), row('In twelve months', counts)]
}

/** What was wrong about us, by how far it has come. */
export function correctionSentences({
  open,
  corrected,
  ended,
}: {
  open: number
  corrected: number
  ended: { how: string; count: number }[]
}): string[] {
  const count = (how: string) => ended.find(each => each.how === how)?.count ?? 0
  const [putRight, stands, wasRight] = [count('put-right'), count('stands'), count('was-right')]
  return [
    ...(putRight > 0 ? [`${putRight} put right by whoever said it, in the last 30 days.`] : []),
    ...(stands > 0 ? [`${stands} corrected by us and still there.`] : []),
    ...(wasRight > 0 ? [`${wasRight} where they were right, and we were not.`] : []),
    ...(open > 0 ? [`${open} open${corrected > 0 ? `, ${corrected} of them corrected by us` : ''}.`] : []),
  ]
}
