/** By which record somebody may send on their own on a topic, and when that ends. */
export interface AutonomyRule {
  /** Drafts on the topic that left as they were written. */
  asWritten: number
  /** Of the last ten on it, so many may have come back at most. */
  cameBack: number
  /** Drills on it that were found good. */
  drills: number
  /** All courses that one is asked to finish. */
  courses: boolean
  /** The newest guidelines. */
  guidelines: boolean
  /** Days since something last went wrong on it. */
  days: number
  /** Of the last ten on it, so many that came back end it. */
  backEnds: number
}

/** So many of the last drafts count. */
export const window = 10

/** How somebody stands on a topic, or, without one, on everything. */
export interface TopicRecord {
  topicId: string | null
  topic: string | null
  /** Of the last ten drafts on it that were read, since it was last shrunk. */
  asWritten: number
  cameBack: number
  drills: number
  lastIncidentAt: Date | null
}

/** What belongs to a person whatever the topic. */
export interface PersonRecord {
  coursesLeft: number
  hasReadGuidelines: boolean
}

/** One part of the rule, with how far somebody has come. */
export interface Part {
  what: 'drafts' | 'came-back' | 'drills' | 'courses' | 'guidelines' | 'days'
  words: string
  isMet: boolean
}

const dayMs = 24 * 60 * 60_000
const many = (count: number, one: string, several = `${one}s`) => (count === 1 ? `one ${one}` : `${count} ${several}`)

/** Each part of the rule, held against a record, in words. Pure. */
export function partsOf(rule: AutonomyRule, on: TopicRecord, person: PersonRecord, now: Date): Part[] {
  const where = on.topic ? ` on ${on.topic}` : ''
  const since = on.lastIncidentAt ? Math.floor((now.getTime() - on.lastIncidentAt.getTime()) / dayMs) : null
  const parts: (Part | false)[] = [
    rule.asWritten > 0 && {
      what: 'drafts',
      words: `${on.asWritten} of ${many(rule.asWritten, 'draft')}${where} left as written.`,
      isMet: on.asWritten >= rule.asWritten,
    },
    {
      what: 'came-back',
      words: `${on.cameBack} of the last ${many(Math.max(on.asWritten + on.cameBack, 1), 'draft')} came back; at most ${rule.cameBack} may.`,
      isMet: on.cameBack <= rule.cameBack,
    },
    rule.drills > 0 && {
      what: 'drills',
      words: `${on.drills} of ${many(rule.drills, 'drill')}${where} found good.`,
      isMet: on.drills >= rule.drills,
    },
    rule.courses && {
      what: 'courses',
      words:
        person.coursesLeft === 0 ? 'All courses are done.' : `${many(person.coursesLeft, 'course')} still to finish.`,
      isMet: person.coursesLeft === 0,
    },
    rule.guidelines && {
      what: 'guidelines',
      words: person.hasReadGuidelines
        ? 'The newest guidelines are read.'
        : 'The newest guidelines are still to be read.',
      isMet: person.hasReadGuidelines,
    },
    rule.days > 0 &&
      since !== null && {
        what: 'days',
        words: `${many(since, 'day')} of ${rule.days} since something went wrong${where}.`,
        isMet: since >= rule.days,
      },
  ]
  return parts.filter(part => part !== false)
}

/** The rule as everybody reads it. */
export function ruleInWords(rule: AutonomyRule): { grows: string; shrinks: string } {
  const asked = [
    rule.asWritten > 0 && `${many(rule.asWritten, 'draft')} on it left as they were written`,
    `at most ${rule.cameBack} of the last ${window} came back`,
    rule.drills > 0 && `${many(rule.drills, 'drill')} on it ${rule.drills === 1 ? 'was' : 'were'} found good`,
    rule.courses && 'their courses are done',
    rule.guidelines && 'they have read the newest guidelines',
    rule.days > 0 && `nothing went wrong on it for ${many(rule.days, 'day')}`,
  ].filter(part => part !== false)
  return {
    grows: `Somebody sends on their own on a topic once ${new Intl.ListFormat('en').format(asked)}, and a colleague confirms it.`,
    shrinks: `It ends at once, on the topics concerned, when somebody raises an incident over their words${rule.backEnds <= window ? `, or when ${rule.backEnds} of the last ${window} drafts on a topic come back` : ''}. They are told, and can ask for another look.`,
  }
}

/** Where somebody stands on a topic. */
export type Standing = 'alone' | 'looked-at' | 'second-look'

export interface Topical {
  topicId: string | null
  topic: string | null
  standing: Standing
  /** Why a colleague looks first, or what sending alone rests on. */
  because: string[]
  since: Date | null
  incidentId: string | null
  parts: Part[]
  /** All parts are met: a colleague may confirm it. */
  isReady: boolean
  appeal: Appeal | null
}

/** Somebody asks that it be looked at again. */
export interface Appeal {
  id: string
  employeeId: string
  employeeName: string
  topicId: string | null
  topic: string | null
  words: string
  at: Date
  decidedByName: string | null
  decidedAt: Date | null
  isGranted: boolean | null
  reason: string
}

/** A draft that somebody read, and what it was about. */
export interface ReadDraft {
  employeeId: string
  isAsWritten: boolean
  at: Date
  topicIds: string[]
}

/** A drill that was found good. */
export interface GoodDrill {
  employeeId: string
  at: Date
  topicIds: string[]
}

/** What somebody’s drafts and drills say of a topic, or, without one, of everything: the last ten since `since`. Pure. */
export function recordOn(
  topic: { id: string; name: string } | null,
  { drafts, drills }: { drafts: ReadDraft[]; drills: GoodDrill[] },
  { since, lastIncidentAt }: { since: Date | null; lastIncidentAt: Date | null },
): TopicRecord {
  const counts = ({ at, topicIds }: { at: Date; topicIds: string[] }) =>
    (!topic || topicIds.includes(topic.id)) && (!since || at > since)
  const last = drafts
    .filter(counts)
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .slice(0, window)
  const asWritten = last.filter(({ isAsWritten }) => isAsWritten).length
  return {
    topicId: topic?.id ?? null,
    topic: topic?.name ?? null,
    asWritten,
    cameBack: last.length - asWritten,
    drills: drills.filter(counts).length,
    lastIncidentAt,
  }
}
