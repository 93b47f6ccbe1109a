import type { HowSoonView } from '../screens/how-soon.tsx'
import { counted } from '../words.ts'
import type { Answered } from './answers.ts'

type Part = Answered['PriorityPart']

/** A priority in words: what counts, the weightiest first, and how long it waits. */
export function soonView({ points, waitPoints, hoursPerPoint, parts }: NonNullable<Answered['Priority']>): HowSoonView {
  const hours = Math.round(waitPoints * hoursPerPoint)
  const waits = hours >= 48 ? counted(Math.round(hours / 24), 'day') : counted(hours, 'hour')
  const reasons = parts
    .toSorted((a, b) => b.points - a.points)
    .map(part => ({ words: words(part), points: part.points }))
  return { points, reasons: hours > 0 ? [...reasons, { words: `Waits ${waits}.`, points: waitPoints }] : reasons }
}

const trouble = {
  issue: 'Tells of a fault.',
  complaint: 'Complains.',
  'correction-needed': 'Says something of us that may not be so.',
}

function words(part: Part): string {
  switch (part.kind) {
    case 'asks':
      return 'Waits for an answer.'
    case 'urgent':
      return part.words.length > 0
        ? `It is urgent: ${part.words.map(word => `“${word}”`).join(', ')}.`
        : 'It is urgent.'
    case 'trouble':
      return trouble[part.what]
    case 'buying':
      return part.stage ? `Seems to be ${part.stage}, before they buy.` : 'Thinks of buying.'
    case 'angry':
      return 'Is upset.'
    case 'influence':
      return part.heardBy === undefined
        ? `${part.followers.toLocaleString('en-GB')} people follow what they say.`
        : `${counted(part.heardBy, 'other person answers or names', 'other people answer or name')} them.`
    case 'talks':
      return part.talksWith === undefined
        ? `Talks with others a lot: ${counted(part.replies ?? 0, 'reply', 'replies')} lately.`
        : `Talks with others a lot: with ${counted(part.talksWith, 'other person', 'other people')} lately.`
    case 'reach':
      return part.people > 0
        ? `${counted(part.people, 'other person', 'other people')} joined in${part.copies > 0 ? `, and it is told in ${counted(part.copies, 'more place')}` : ''}.`
        : `It is told in ${counted(part.copies, 'more place')}.`
  }
}
