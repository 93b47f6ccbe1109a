/** Somebody who takes part in the sample's community. */
export interface SampleRider {
  key: string
  name: string
  handle: string
  language: string
  joinedDaysAgo: number
  /** What they are known to ride, and for how long. */
  rides?: { product: string; forMonths: number }
}

export interface SampleSpace {
  key: string
  name: string
  about: string
  kinds: ('question' | 'discussion' | 'idea' | 'poll' | 'event')[]
}

export interface SampleReply {
  /** Key of a rider, or of a colleague: then it says for whom they work. */
  by: string
  hoursAfter: number
  text: string
  /** Index of the reply that this one answers; without, it answers the first post. */
  replyTo?: number
  /** Whoever asked said that this was it, so many hours after they asked. */
  acceptedAfterHours?: number
  /** Keys of riders and colleagues whom it helped. */
  thankedBy?: string[]
}

export interface SampleTalk {
  /** Key of a space. */
  space: string
  kind: 'question' | 'discussion' | 'idea' | 'poll' | 'event'
  title: string
  language: string
  by: string
  daysAgo: number
  tags: string[]
  text: string
  replies: SampleReply[]
  /** Of an idea: keys of the riders who would like it. */
  votes?: string[]
  /** Each choice with the riders who took it. */
  poll?: { choice: string; riders: string[] }[]
  event?: {
    daysAhead: number
    /** By the clock of the company: `10:30`. */
    startsAt: string
    hours: number
    place: string
    address: string
    roomFor: number
    going: string[]
    maybe: string[]
  }
}
