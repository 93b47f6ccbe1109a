import type { Role } from '#platform/context'

export const lessonKinds = ['text', 'picture', 'video', 'quiz'] as const
export type LessonKind = (typeof lessonKinds)[number]

/** A question with its options, each with what is true about it. */
export interface Question {
  question: string
  options: { words: string; isRight: boolean; because: string }[]
}

/** A lesson as somebody reads it, in one language. */
export interface Lesson {
  id: string
  kind: LessonKind
  language: string
  title: string
  /** Of a picture, what it teaches; of a video, what is said in it. Empty lines part paragraphs. */
  body: string
  mediaId: string | null
  mediaType: string | null
  /** What a picture shows. */
  alt: string
  /** Of a video, as WebVTT. */
  captions: string
  quiz: Question[]
  /** Whose answer it was made of. */
  creditTo?: string | null
}

export interface CourseText {
  language: string
  title: string
  about: string
}

export interface Course {
  id: string
  /** Of those that come with Sosh: which one. */
  shipped: string | null
  /** Whom it is for: everybody when empty. */
  roles: Role[]
  isAsked: boolean
  texts: CourseText[]
  lessonIds: string[]
}

/** Is a course for somebody with these roles? */
export function isFor(course: Pick<Course, 'roles'>, roles: readonly string[]): boolean {
  return course.roles.length === 0 || course.roles.some(role => roles.includes(role))
}

/** The language that somebody reads best among those that there are: their own in their order, then English, then the first. */
export function languageFor(there: readonly string[], spoken: readonly string[]): string | undefined {
  return [...spoken, 'en'].find(language => there.includes(language)) ?? there[0]
}

/** Which of the answers to a quiz are wrong, by the place of their question. A question is right when exactly its right options are chosen. */
export function wrongAnswers(quiz: readonly Question[], chosen: readonly (readonly number[])[]): number[] {
  return quiz.flatMap(({ options }, at) => {
    const picked = new Set(chosen[at] ?? [])
    return options.every(({ isRight }, option) => picked.has(option) === isRight) ? [] : [at]
  })
}

/** A lesson that is taught live. */
export interface LiveClass {
  id: string
  title: string
  about: string
  language: string
  courseId: string | null
  teacherId: string
  teacherName: string
  startsAt: Date
  endsAt: Date
  place: string
  seats: number | null
  sequence: number
  changedAt: Date
  cancelledAt: Date | null
  cancelledWhy: string
  /** Who comes. */
  coming: { id: string; name: string }[]
}
