import type { Connector, Field } from '#core/channels'
import { lengthOf, mostGraphemes, pictureLimits } from './compose.ts'
import { listen } from './listen.ts'
import { meet } from './meet.ts'
import { prepare } from './prepare.ts'
import { find, gesture, identify, retract, send } from './send.ts'
import { Secret, Settings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { fetchThread } from './thread.ts'

export { describedClient } from './client-metadata.ts'
export type { StreamEvent } from './events.ts'
export { eventsOf, openFrame } from './frames.ts'
export { concernsPosts, frameConcernsPosts } from './listen.ts'
export { read, rememberHandles } from './news.ts'
export type { BlueskyAccount } from './settings.ts'

/** For servers that are no part of the public network. */
const directory: Field[] = [
  {
    name: 'plcUrl',
    of: 'settings',
    label: 'The directory of names',
    placeholder: 'https://plc.directory',
    kind: 'text',
    optional: true,
    folded: true,
  },
]

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
    quote: true,
    like: true,
    boost: true,
    card: 'given',
    pictures: pictureLimits,
  },
  limits: {
    maxLength: { value: mostGraphemes, unit: 'graphemes' },
    rules: [
      'Say who you are: the account’s profile should name the company and the people who write.',
      'Answer where you were named or where you can help; do not send the same answer to many people.',
      'Following, liking or reposting many in a row, by a program or to be noticed, is spam and ends accounts. In Sosh each gesture is a person’s.',
      'When somebody deletes a post or an account, our copy goes, too.',
      'An account may make about 5,000 points of changes in an hour (a post counts 3); Sosh waits when it is told to.',
    ],
  },
  keeps: 'matching',
  asks: {
    source: [
      {
        name: 'hears',
        of: 'settings',
        label: 'Listen to',
        kind: 'choice',
        choices: [
          { value: 'stream', label: 'Everything public, matched against your listening queries' },
          { value: 'notifications', label: 'Mentions of our account, answers to it, quotes of it', keeps: 'all' },
          { value: 'search', label: 'A search', keeps: 'all' },
          { value: 'feed', label: 'A custom feed' },
        ],
        initial: 'stream',
      },
      {
        name: 'search',
        of: 'settings',
        label: 'Search for',
        placeholder: '"acme bikes" lang:en',
        kind: 'text',
        optional: true,
      },
      {
        name: 'feed',
        of: 'settings',
        label: 'Feed',
        placeholder: 'https://bsky.app/profile/…/feed/…',
        kind: 'text',
        optional: true,
      },
      {
        name: 'languages',
        of: 'settings',
        label: 'Only these languages',
        hint: 'Two letters each, one a line. Posts that name no language are always heard.',
        kind: 'lines',
        optional: true,
        folded: true,
      },
      {
        name: 'stream',
        of: 'settings',
        label: 'Which stream',
        hint: 'Jetstream is right for nearly everybody; the firehose is the whole signed stream of a relay or a server.',
        kind: 'choice',
        choices: [
          { value: 'jetstream', label: 'Jetstream' },
          { value: 'firehose', label: 'Firehose' },
        ],
        initial: 'jetstream',
        folded: true,
      },
      {
        name: 'url',
        of: 'settings',
        label: 'Its address',
        placeholder: 'wss://jetstream2.us-east.bsky.network/subscribe',
        kind: 'text',
        optional: true,
        folded: true,
      },
      {
        name: 'service',
        of: 'settings',
        label: 'Where threads and profiles are read',
        placeholder: 'https://public.api.bsky.app',
        kind: 'text',
        optional: true,
        folded: true,
      },
      ...directory,
    ],
    account: [
      {
        name: 'handle',
        of: 'settings',
        label: 'The account on Bluesky',
        placeholder: 'acme.bsky.social',
        kind: 'text',
      },
      {
        name: 'appPassword',
        of: 'secret',
        label: 'An app password',
        hint: 'On Bluesky: Settings, Privacy and security, App passwords. Never the account’s own.',
        kind: 'password',
        when: 'typing',
      },
      {
        name: 'service',
        of: 'settings',
        label: 'Its server',
        placeholder: 'https://bsky.social',
        kind: 'text',
        optional: true,
        folded: true,
      },
      ...directory,
    ],
  },
  listensThrough: 'account-or-nothing',
  signIn,
  prepare,
  listen,
  fetchThread,
  meet,
  identify,
  send,
  find,
  retract,
  gesture,
  lengthOf,
}
