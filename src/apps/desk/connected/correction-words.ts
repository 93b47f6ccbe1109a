import type { NameKind } from '../conversation-types.ts'
import { kindWords } from '../screens/kind-words.ts'
import type { CorrectionView, Kind } from '../view-types.ts'
import { languageWords } from '../words.ts'
import type { Answered } from './answers.ts'
import { feelingOf, nameKinds } from './reading-view.ts'
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
  if (label === 'urgency') return Number(becomes) > 0.5 ? 'In a hurry' : 'No hurry'
  if (label === 'entity') return nameSaid(becomes as Named)
  if (label === 'aspect') {
    const { topicId, score } = becomes as { topicId: string | null; score: number }
    const name = topicId === null ? 'us' : (topics.find(topic => topic.id === topicId)?.name ?? 'a topic that is gone')
    const felt = feelingOf(score)
    return felt === 'neither glad nor cross' ? `No feeling toward ${name}` : `${capital(felt)} with ${name}`
  }
  const words = { kind: kindNamed, language: languageNamed, sentiment: feelingNamed }[label]
  const [now, before] = [words(becomes) ?? 'neither glad nor cross', words(was)]
  return `${capital(now)}${before && before !== now ? `, not ${before}` : ''}`
}

const capital = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}`

interface Named {
  words: string
  kind: NameKind | null
}

const nameSaid = ({ words, kind }: Named) =>
  `“${words}” is ${kind === null ? 'nothing that we look for' : (nameKinds[kind]?.label ?? kind)}`

const kindNamed = (value: unknown) => kindWords[value as Kind] ?? String(value)
const languageNamed = (value: unknown) => (value === 'und' ? undefined : languageWords(String(value)))
const feelingNamed = (value: unknown) => {
  const felt = feelingOf(Number(value))
  return felt === 'neither glad nor cross' ? undefined : felt
}
