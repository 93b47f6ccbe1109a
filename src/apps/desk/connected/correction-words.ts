import { kindWords } from '../screens/kind-words.ts'
import type { CorrectionView, Kind } from '../view-types.ts'
import { languageWords } from '../words.ts'
import type { Answered } from './answers.ts'
import { feelingOf } from './reading-view.ts'
import { placeOf } from './say.ts'

type Correction = Answered['LearnedCorrection']

/** Something that was put right, as the list shows it. */
export function correctionView(
  correction: Correction,
  topics: { id: string; name: string }[],
  me: { id: string; lockedBecause?: string },
): CorrectionView {
  const { id, conversationId, network, words, employeeId, employeeName, at } = correction
  return {
    id,
    conversationId,
    place: placeOf(network),
    words,
    said: saidOf(correction, topics),
    from: employeeName,
    at,
    lockedBecause: employeeId === me.id ? undefined : me.lockedBecause,
  }
}

function saidOf({ label, was, becomes }: Correction, topics: { id: string; name: string }[]): string {
  if (label === 'topic') {
    const { topicId, isAbout } = becomes as { topicId: string; isAbout: boolean }
    const name = topics.find(topic => topic.id === topicId)?.name ?? 'a topic that is gone'
    return isAbout ? `About ${name}` : `Not about ${name}`
  }
  const words = { kind: kindNamed, language: languageNamed, sentiment: feelingNamed }[label]
  const [now, before] = [words(becomes) ?? 'neither glad nor cross', words(was)]
  return `${now.charAt(0).toUpperCase()}${now.slice(1)}${before ? `, not ${before}` : ''}`
}

const kindNamed = (value: unknown) => kindWords[value as Kind] ?? String(value)
const languageNamed = (value: unknown) => (value === 'und' ? undefined : languageWords(String(value)))
const feelingNamed = (value: unknown) => {
  const felt = feelingOf(Number(value))
  return felt === 'neither glad nor cross' ? undefined : felt
}
