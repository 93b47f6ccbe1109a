/** What came of somebody's answers on a topic. Counts of conversations; how many they gave does not count by itself. */
export interface TopicResults {
  employeeId: string
  name: string
  topicId: string
  topic: string
  /** Conversations on it that they answered. */
  answered: number
  /** Of these, with a result that counts: solved, thanked, put right, answered for peers. */
  helped: number
  /** Different people who were helped. */
  people: number
  /** Of these results, how many whoever asked said themselves. */
  confirmed: number
  /** Results that show it, the newest first. */
  outcomeIds: string[]
  /** Of the last ten drafts that somebody read first, on anything. */
  returned: number
  /** Something went wrong with their words in the last 90 days. */
  hasIncident: boolean
}

const leastPeople = 3
const leastShare = 0.5
const mostReturned = 1
/** One standard deviation: few answers need to be good ones all, many need not be many. */
const z = 1

/**
 * The lower end of what a share may truly be (Wilson 1927, score interval): three of three say less than thirty of thirty,
 * and sixty of a hundred less than nine of ten.
 *
 * @returns 0..1; 0 where nothing was counted
 */
export function lowerShare(good: number, all: number): number {
  if (all === 0) return 0
  const share = good / all
  const spread = z * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all))
  return Math.max(0, (share + (z * z) / (2 * all) - spread) / (1 + (z * z) / all))
}

/** Do others have something to learn from how they answer? By what came of it, not by how much they do. Pure. */
export function isSharpshooter(results: TopicResults): boolean {
  const { answered, confirmed, hasIncident, helped, people, returned } = results
  return (
    people >= leastPeople &&
    confirmed > 0 &&
    returned <= mostReturned &&
    !hasIncident &&
    lowerShare(helped, answered) >= leastShare
  )
}

const many = (count: number, one: string, several: string) => (count === 1 ? `one ${one}` : `${count} ${several}`)

/** Why, in words that the person reads too. */
export function becauseOf({ answered, confirmed, helped, people, returned, topic }: TopicResults): string[] {
  return [
    `${helped} of ${many(answered, 'conversation', 'conversations')} on ${topic} ended well, with ${many(people, 'person', 'different people')}.`,
    `${many(confirmed, 'of them said so themselves', 'of them said so themselves')}.`,
    returned === 0
      ? 'None of the last drafts that a colleague read came back.'
      : `${many(returned, 'draft', 'drafts')} of the last ten came back.`,
  ].map(words => words.charAt(0).toUpperCase() + words.slice(1))
}

/** Somebody who was asked whether others may learn from them. */
export interface Sharpshooter {
  id: string
  employeeId: string
  name: string
  topicId: string
  topic: string
  askedByName: string
  askedAt: Date
  words: string
  because: string[]
  outcomeIds: string[]
  said: 'yes' | 'no' | null
}

/** Somebody who learns with somebody. */
export interface MentorPair {
  id: string
  topic: string
  mentorId: string
  mentorName: string
  learnerId: string
  learnerName: string
  askedByName: string
  words: string
  hasMentorAgreed: boolean
  hasLearnerAgreed: boolean
}

/** Who asks, pairs, and makes lessons. */
export const teachers = ['coordinator', 'trainer'] as const
