import type { SpikeView } from '../view-types.ts'
import { Counted } from '../words.ts'

interface Spike {
  id: string
  thing: 'query' | 'topic'
  name: string
  beganAt: string
  seen: number
  usual: number
  why: string
  conversationIds: string[]
  conversations: { id: string; words: string }[]
}

/**
 * The same posts are often caught by several queries, and are about a topic, too: told once, as that by which most is
 * said of them, a topic rather than a query.
 */
export function eachOnce<Told extends Pick<Spike, 'thing' | 'conversationIds'>>(spikes: Told[]): Told[] {
  const told: Told[] = []
  for (const spike of spikes.toSorted((a, b) => Number(a.thing === 'query') - Number(b.thing === 'query'))) {
    const isTold = told.some(({ conversationIds }) => spike.conversationIds.every(id => conversationIds.includes(id)))
    if (!isTold || spike.conversationIds.length === 0) told.push(spike)
  }
  return spikes.filter(spike => told.includes(spike))
}

/** Something that is spoken of more than usual, in one sentence. */
export function spikeView(spike: Spike, timeZone?: string): SpikeView {
  const { id, thing, name, why, conversations, conversationIds } = spike
  const began = new Date(spike.beganAt)
  const said = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone }).format(began)
  const about = thing === 'query' ? `that “${name}” listens for` : `about ${name}`
  const since = `since ${said({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`
  return {
    id,
    words: `${muchWords(spike)} on a ${said({ weekday: 'long' })} ${about}, ${since}`,
    why,
    conversations,
    more: Math.max(0, conversationIds.length - conversations.length),
  }
}

/** Beyond this nobody counts times. */
const mostTimes = 20

function muchWords({ seen, usual }: Pick<Spike, 'seen' | 'usual'>): string {
  const times = usual > 0 ? Math.round(seen / usual) : mostTimes + 1
  if (times > mostTimes) return 'Far more than usual'
  return `${times === 2 ? 'Twice' : Counted(times, 'time')} as much as usual`
}
