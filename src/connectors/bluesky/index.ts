import type { Connector } from '#core/channels'
import { lengthOf, mostGraphemes } from './compose.ts'
import { listen } from './listen.ts'
import { meet } from './meet.ts'
import { find, identify, retract, send } from './send.ts'
import { Secret, Settings } from './settings.ts'
import { fetchThread } from './thread.ts'

export type { StreamEvent } from './events.ts'
export { eventsOf, openFrame } from './frames.ts'
export { read, rememberHandles } from './news.ts'
export type { BlueskyAccount } from './session.ts'

/** Bluesky and every other server of the AT Protocol. */
export const bluesky: Connector<Settings, Secret> = {
  name: 'bluesky',
  label: 'Bluesky',
  about: 'Hears every public post within a second, and answers from your company’s account.',
  network: 'bluesky',
  settings: Settings,
  secret: Secret,
  capabilities: {
    listen: 'stream',
    reply: true,
    retract: true,
    fetchThread: true,
    exactlyOnce: 'by-id',
    edits: true,
    deletes: true,
  },
  limits: {
    maxLength: { value: mostGraphemes, unit: 'graphemes' },
    rules: [
      'Say who you are: the account’s profile should name the company and the people who write.',
      'Answer where you were named or where you can help; do not send the same answer to many people.',
    ],
  },
  keeps: 'matching',
  listen,
  fetchThread,
  meet,
  identify,
  send,
  find,
  retract,
  lengthOf,
}
