import type { GoalView } from '../screens/goals.tsx'
import { Counted, counted, dayWords, writtenDay } from '../words.ts'
import type { Answered } from './answers.ts'
import { countedResults } from './results-words.ts'

type Goal = Answered['Goal']

/** What a goal can look at: only what came of it for people, never how much was done. */
export const goalFigures: { value: Goal['figure']; label: string }[] = [
  { value: 'question-solved', label: 'Questions solved' },
  { value: 'issue-resolved', label: 'Issues resolved' },
  { value: 'thanked', label: 'Thank-yous' },
  { value: 'informed', label: 'People informed' },
  { value: 'advocacy', label: 'Words of praise, unasked' },
  { value: 'correction', label: 'Mistakes put right' },
  { value: 'purchase', label: 'Purchases' },
  { value: 'product-decision', label: 'Product decisions' },
  { value: 'peer-answer', label: 'Answers by peers' },
  { value: 'decision-influenced', label: 'Decisions of theirs' },
  { value: 'invitation-accepted', label: 'Invitations accepted' },
]

/** How far it is, in a true sentence: "Seven of ten questions solved, until 31 March 2027." */
export function reachedWords({ dueOn, figure, reached, wanted }: Goal): string {
  const until = dueOn ? `, until ${writtenDay(dueOn)}` : ''
  if (!wanted) return `${capital(countedResults(reached, figure))} so far${until}.`
  if (reached >= wanted)
    return `Reached: ${countedResults(reached, figure)}, and ${counted(wanted, 'was', 'were')} wanted.`
  const so = reached === 0 ? 'None yet' : Counted(reached, '', '').trim()
  return `${so} of ${countedResults(wanted, figure)}${until}.`
}

/** What each team had in it; halves are said as they are. */
export function shareWords({ results, share }: Goal['credit'][number]): string {
  if (results === 0) return 'no part in one yet'
  return `a part in ${counted(results, 'result')}; their share is ${amount(share)}`
}

export function goalView(goal: Goal, now: Date): GoalView {
  return {
    id: goal.id,
    words: goal.words,
    reached: reachedWords(goal),
    progress: goal.wanted ? { done: Math.min(goal.reached, goal.wanted), wanted: goal.wanted } : undefined,
    together: goal.together > 0 ? `${Counted(goal.together, 'result')} by two of the teams or more.` : undefined,
    teams: goal.credit.map(credit => ({ id: credit.teamId, name: credit.name, words: shareWords(credit) })),
    newest: goal.newest.map(({ at, by, outcomeId, statement }) => ({
      id: outcomeId,
      statement,
      by: by.length > 0 ? new Intl.ListFormat('en-GB').format(by) : 'Nobody is credited',
      at,
    })),
    madeBy: goal.madeByName ? `Set by ${goal.madeByName}` : 'Set by a colleague who has left',
    madeAt: goal.madeAt,
    isOver: !goal.endedAt && goal.dueOn !== null && goal.dueOn < now.toISOString().slice(0, 10),
    ended: goal.endedAt ? `Ended ${dayWords(goal.endedAt, now)}: “${goal.endedWords}”` : undefined,
    isMine: goal.isMine,
  }
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
const amount = (share: number) => new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 }).format(share)
