/** Something that was asked, about what, in which language, and when. */
export interface AskedAt {
  topicId: string
  topic: string
  language: string
  at: Date
}

/** A part of the day, in the company's own zone. */
export interface PartOfDay {
  /** The hour that it begins with: 0, 4, 8, 12, 16 or 20. */
  from: number
  asked: number
  /** Of what was asked then, how often somebody who knows it and speaks it was there at that moment. */
  met: number
}

export interface CoveredHours {
  topicId: string
  topic: string
  language: string
  parts: PartOfDay[]
  /** Colleagues who know it and speak the language, whenever they are there. */
  couldAnswer: number
}

interface Colleague {
  topicIds: string[]
  languages: string[]
  isThere: (at: Date) => boolean
}

const hoursEach = 4

/**
 * For each topic and language, when it was asked, and how often somebody was there then. What is met least stands first. A
 * moment counts by its weekday and hour, as each colleague's own clock shows it. Pure.
 */
export function hoursCovered(asked: AskedAt[], team: Colleague[], timezone: string): CoveredHours[] {
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: timezone, hour: '2-digit', hourCycle: 'h23' })
  const rows = new Map<string, CoveredHours & { who: Colleague[] }>()
  for (const { at, language, topic, topicId } of asked) {
    const key = `${topicId} ${language}`
    const row = rows.get(key) ?? newRow(team, { topicId, topic, language })
    rows.set(key, row)
    const part = row.parts[Math.floor(Number(hour.format(at)) / hoursEach)]
    if (!part) continue
    part.asked++
    if (row.who.some(each => each.isThere(at))) part.met++
  }
  const missed = ({ parts }: CoveredHours) => parts.reduce((sum, { asked, met }) => sum + asked - met, 0)
  return [...rows.values()]
    .map(({ who: _, ...row }) => row)
    .sort((a, b) => missed(b) - missed(a) || (a.topic < b.topic ? -1 : 1) || (a.language < b.language ? -1 : 1))
}

function newRow(team: Colleague[], of: Pick<CoveredHours, 'topicId' | 'topic' | 'language'>) {
  const who = team.filter(({ languages, topicIds }) => topicIds.includes(of.topicId) && languages.includes(of.language))
  const parts = Array.from({ length: 24 / hoursEach }, (_, at) => ({ from: at * hoursEach, asked: 0, met: 0 }))
  return { ...of, parts, who, couldAnswer: who.length }
}
