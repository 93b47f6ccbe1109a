/** What there is to see of a colleague. */
export interface ColleagueSeenView {
  id: string
  name: string
  topics: string[]
  asked: number
  standing: 'speaks' | 'could' | 'rests' | 'away' | 'not-asked'
  restsUntil: string | null
  care: string[]
  hurtful: string[]
  thanks: { outcomeId: string; conversationId: string; quote: string }[]
}

/** Whose answers others could learn from, and why. */
export interface FoundView {
  employeeId: string
  name: string
  topicId: string
  topic: string
  because: string[]
  outcomeIds: string[]
}

export interface TeachingView extends FoundView {
  id: string
  said: 'yes' | 'no' | null
}

export interface PairView {
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

export interface HoursView {
  topicId: string
  topic: string
  language: string
  couldAnswer: number
  parts: { from: number; asked: number; met: number }[]
}

export type WordKind = 'nudge' | 'invitation' | 'thanks' | 'care'

export interface CoordinateProps {
  colleagues: ColleagueSeenView[]
  voices: { id: string; employeeId: string; employeeName: string; url: string; name: string }[]
  hours: { timezone: string; rows: HoursView[] }
  found: FoundView[]
  asked: TeachingView[]
  pairs: PairView[]
  drills: { id: string; title: string }[]
  courses: { id: string; title: string }[]
  myId: string
  busy?: string
  onWrite: (kind: WordKind, toId: string, words: string, conversationId?: string) => Promise<boolean>
  onAsk: (found: FoundView, words: string) => Promise<boolean>
  onPair: (sharpshooterId: string, learnerId: string, words: string) => Promise<boolean>
  onTeach: (drillId: string, courseId: string, title: string) => Promise<boolean>
}
