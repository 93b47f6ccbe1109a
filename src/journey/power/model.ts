/** One person and another, in what we heard of the last half year. */
export interface Tie {
  from: string
  to: string
  /** How often the first replied to the second; each counts half after two months. */
  replies: number
  /** Of these, in conversations about a topic of ours. */
  onTopic: number
  /** How often the first named the second without replying to them; fades alike. */
  names: number
  /** How many of these replies on our topics the second was glad of. */
  thanked: number
}

/** What is known of somebody among others: counts of distinct people, rounded, faded. */
export interface Standing {
  personId: string
  /** 0..100: how far it carries when they speak. */
  influence: number
  /** 0..100: how much they talk with others, and how well. */
  conversation: number
  parts: {
    /** How many different people replied to them, or named them; and as how many they count. */
    heardBy: number
    heardAs: number
    /** How often as much as anybody’s their place among all replies weighs (PageRank over the mean). */
    position: number
    followers: number
    /** Points of `influence` that their followers are allowed to add. */
    reach: number
    /** To how many different people they replied on our topics. */
    talksWith: number
    /** Of these, who replies to them, too. */
    mutual: number
    /** Of these, who was glad of it. */
    thankedBy: number
  }
}

export const halfLifeDays = 60
export const lookedBackDays = 180

/** Below this, somebody is as everybody: nothing is kept, and nothing said. */
export const leastToSay = 20

/** Of somebody who speaks with nobody else, only so much counts: ten who exist for one person alone are no ten. */
const ofOnlyOne = 0.25

/**
 * Weighs everybody who replies or is replied to, in two kinds that are kept apart.
 *
 * `influence`: by how many distinct others they are answered and named, where they stand in the graph of replies
 * (`position`, PageRank with damping 0.85: Page et al. 1999), and how many follow them. Followers can be bought, replies of
 * people who talk with others less so: followers count by their logarithm, and never more than half of what others’
 * replies give. Whom nobody answers gains nothing by them.
 *
 * `conversation`: to how many distinct others they reply in conversations about our topics, how many of these reply to them, and how many were glad of it.
 *
 * Each person counts once at most in each, however often they speak. Weights are set by judgement.
 */
export function weighAmongOthers(
  ties: readonly Tie[],
  positions: Record<string, number>,
  followers: (personId: string) => number,
): Standing[] {
  const people = new Map<string, { heard: Map<string, number>; talks: Map<string, Tie> }>()
  const at = (id: string) => {
    const known = people.get(id) ?? { heard: new Map<string, number>(), talks: new Map<string, Tie>() }
    people.set(id, known)
    return known
  }
  for (const tie of ties) {
    if (tie.from === tie.to) continue
    at(tie.to).heard.set(tie.from, Math.min(1, tie.replies + tie.names))
    if (tie.onTopic > 0) at(tie.from).talks.set(tie.to, tie)
    else at(tie.from)
  }
  const speaksWith = Map.groupBy(ties, tie => tie.from)
  const mean = 1 / Math.max(1, people.size)
  return [...people].map(([personId, { heard, talks }]) => {
    let heardBy = 0
    for (const [other, weight] of heard) heardBy += weight * ((speaksWith.get(other)?.length ?? 0) > 1 ? 1 : ofOnlyOne)
    const position = (positions[personId] ?? 0) / mean
    const echo = 12 * Math.log2(1 + heardBy) + Math.min(15, 4 * Math.log2(Math.max(1, Math.min(position, heardBy))))
    const follow = followers(personId)
    const reach = Math.min(25, 6 * Math.max(0, Math.log10(Math.max(1, follow) / 100)), echo / 2)

    let answered = 0
    let mutual = 0
    let gladOfIt = 0
    for (const [other, tie] of talks) {
      answered += Math.min(1, tie.onTopic)
      if (heard.has(other)) mutual++
      if (tie.thanked > 0) gladOfIt += Math.min(1, tie.onTopic)
    }
    const conversation =
      10 * Math.log2(1 + answered) +
      (talks.size >= leastForShare ? (20 * mutual) / talks.size : 0) +
      10 * Math.log2(1 + gladOfIt)
    return {
      personId,
      influence: upTo100(echo + reach),
      conversation: upTo100(conversation),
      parts: {
        heardBy: heard.size,
        heardAs: rounded(heardBy),
        position: rounded(position),
        followers: follow,
        reach: Math.round(reach),
        talksWith: talks.size,
        mutual,
        thankedBy: [...talks.values()].filter(({ thanked }) => thanked > 0).length,
      },
    }
  })
}

/** A share of fewer than this says nothing. */
const leastForShare = 3
const rounded = (value: number) => Math.round(value * 10) / 10
const upTo100 = (points: number) => Math.min(100, Math.round(points))

/** How strong, in a word. */
export function howStrong(points: number): 'little known' | 'noticeable' | 'strong' | 'very strong' {
  if (points < leastToSay) return 'little known'
  return points < 40 ? 'noticeable' : points < 65 ? 'strong' : 'very strong'
}
