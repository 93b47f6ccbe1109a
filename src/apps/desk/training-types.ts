/** Where somebody stands on a topic; null is everything. */
export interface TopicalView {
  topicId: string | null
  topic: string | null
  standing: 'alone' | 'looked-at' | 'second-look'
  because: string[]
  since: string | null
  incidentId: string | null
  parts: { what: string; words: string; isMet: boolean }[]
  isReady: boolean
  appeal: AppealView | null
}

/** Somebody asks that it be looked at again. */
export interface AppealView {
  id: string
  employeeId: string
  employeeName: string
  topicId: string | null
  topic: string | null
  words: string
  at: string
  decidedByName: string | null
  decidedAt: string | null
  isGranted: boolean | null
  reason: string
}

/** By which record one sends on one’s own. */
export interface AutonomyRuleView {
  asWritten: number
  cameBack: number
  drills: number
  courses: boolean
  guidelines: boolean
  days: number
  backEnds: number
}

/** What somebody may send on their own, and why. */
export interface AutonomyView {
  employeeId: string
  name: string
  isTrusted: boolean
  rule: AutonomyRuleView
  inWords: { grows: string; shrinks: string }
  topics: TopicalView[]
  appeals: AppealView[]
}

export interface MyCourseView {
  id: string
  title: string
  about: string
  language: string
  languages: string[]
  isAsked: boolean
  lessons: number
  done: number
  finishedAt: string | null
}

export type LessonKind = 'text' | 'picture' | 'video' | 'quiz'

/** A lesson as it is taught. */
export interface TaughtLessonView {
  id: string
  kind: LessonKind
  language: string
  title: string
  body: string
  mediaId: string | null
  alt: string
  captions: string
  questions: { question: string; options: string[]; hasSeveral: boolean }[]
  /** Whose answer it was made of. */
  creditTo?: string | null
  isDone: boolean
}

export interface QuestionView {
  question: string
  options: { words: string; isRight: boolean; because: string }[]
}

/** What became of a quiz. */
export interface LessonResultView {
  isDone: boolean
  wrong: number[]
  quiz: QuestionView[]
}

export interface LiveClassView {
  id: string
  title: string
  about: string
  language: string
  courseId: string | null
  teacherId: string
  teacherName: string
  startsAt: string
  endsAt: string
  place: string
  seats: number | null
  cancelledAt: string | null
  cancelledWhy: string
  coming: { id: string; name: string }[]
}

export interface DrillLineView {
  id: string
  title: string
  language: string | null
  kind: string
  topics: string[]
}

export interface DrillMessageView {
  who: string
  isOurs: boolean
  words: string
}

export interface DrillReviewView {
  decision: 'approved' | 'changed' | 'returned' | 'withdrawn' | 'superseded'
  comment: string
}

export interface DrillTryView {
  id: string
  drillId: string
  drillTitle: string
  employeeId: string
  employeeName: string
  text: string
  findings: { title: string; level: 'note' | 'review' | 'stop' }[]
  said: 'pass' | 'review' | 'stop'
  at: string
  lookedByName: string | null
  lookedAt: string | null
  isGood: boolean | null
  comment: string
}

/** A drill as somebody practises on it. */
export interface OpenedDrillView {
  drill: DrillLineView & { messages: DrillMessageView[] }
  tries: DrillTryView[]
  really: { answer: string; reviews: DrillReviewView[]; outcome: string } | null
}

/** A drill as whoever teaches sees it. */
export interface DrillView extends DrillLineView {
  conversationId: string
  messages: DrillMessageView[]
  answer: string
  reviews: DrillReviewView[]
  outcome: string
  proposedByName: string
  checkedByName: string | null
  checkedAt: string | null
}

export interface LearnerView {
  id: string
  name: string
  title: string
  isTrusted: boolean
  coursesLeft: number
  hasReadGuidelines: boolean
  alone: string[]
  ready: { topicId: string | null; topic: string | null }[]
  secondLooks: { topic: string | null; why: string; since: string }[]
}

/** A course as whoever writes it sees it. */
export interface CourseView {
  id: string
  roles: string[]
  isAsked: boolean
  texts: { language: string; title: string; about: string }[]
  lessonIds: string[]
}

/** A lesson while it is written. */
export interface LessonDraft {
  id?: string
  kind: LessonKind
  title: string
  body: string
  mediaId: string | null
  alt: string
  captions: string
  quiz: QuestionView[]
}
