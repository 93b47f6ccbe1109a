import type { Reason } from '#lib/problem'

/** A topic on which somebody who is still learning sends on their own. */
export interface FreeTopic {
  id: string
  employeeId: string
  topicId: string
  topic: string
  givenByName: string
  givenAt: Date
  /** What it rested on, in words. */
  because: string[]
  seenAt: Date | null
}

/** What made that somebody looks first again. */
export type SecondLookWhy = 'incident' | 'came-back' | 'asked'

/** Since something happened, a colleague looks first: on a topic, or, without one, at everything. */
export interface SecondLook {
  id: string
  employeeId: string
  topicId: string | null
  topic: string | null
  since: Date
  why: SecondLookWhy
  /** What the colleague said who asked for it. */
  said: string
  askedById: string | null
  askedByName: string | null
  incidentId: string | null
  seenAt: Date | null
}

const list = new Intl.ListFormat('en')

/**
 * Why a colleague looks first at what this person says, by what it is about; none where they send on their own. Who is
 * trusted does so on everything, who is learning on the topics given to them, and nobody where a second look was begun.
 * Pure.
 */
export function whyNotAlone(
  autonomy: 'learning' | 'trusted',
  about: { id: string; name: string }[],
  free: Pick<FreeTopic, 'topicId'>[],
  looks: Pick<SecondLook, 'topicId' | 'why'>[],
): Reason[] {
  const begun = looks.flatMap(({ topicId, why }): Reason[] => {
    if (topicId === null) return [{ at: 'second-look', message: begunWords(why) }]
    const topic = about.find(({ id }) => id === topicId)
    return topic ? [{ at: 'second-look', message: begunWords(why, topic.name) }] : []
  })
  if (autonomy === 'trusted' || begun.length > 0) return begun
  if (free.length === 0) return [{ at: 'learning', message: 'New here: a colleague looks first.' }]
  const known = new Set(free.map(({ topicId }) => topicId))
  const fresh = about.filter(({ id }) => !known.has(id))
  if (about.length > 0 && fresh.length === 0) return []
  return [
    {
      at: 'new-topic',
      message:
        about.length === 0
          ? 'It names no topic on which its author answers alone: a colleague looks first.'
          : `New to ${list.format(fresh.map(({ name }) => name))}: a colleague looks first.`,
    },
  ]
}

function begunWords(why: SecondLookWhy, topic?: string): string {
  const where = topic ? ` on ${topic}` : ''
  if (why === 'incident') return `Something went wrong lately${where}: a colleague looks first.`
  if (why === 'came-back') return `Several drafts${where} came back: a colleague looks first.`
  return `A colleague asked to look first${where}.`
}
