import { askedAndAnswered } from '#connectors/web'
import type { Connector, Prepared } from '#core/channels'
import { Problem } from '#lib/problem'
import { poll } from './poll.ts'
import { network } from './post.ts'
import { edit, find, identify, mostLetters, retract, send } from './send.ts'
import { Secret, Settings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { fetchThread } from './thread.ts'

/** Comments under a channel's videos: read by a key, answered by whoever signed in with Google for the channel. */
export const youtube: Connector<Settings, Secret> = {
  name: 'youtube',
  label: 'YouTube comments',
  about: 'What people write under your videos, or under others. Signed in with Google, you answer there.',
  group: 'networks',
  network,
  settings: Settings,
  secret: Secret,
  capabilities: askedAndAnswered,
  limits: {
    maxLength: { value: mostLetters, unit: 'characters' },
    rules: [
      'Google grants an application 10,000 units a day: a look costs one, an answer fifty. Sosh spreads its looks over the day, and rests when the day is used up.',
      'Looked at are the hundred newest threads of a channel or video: an answer to an older comment is not heard.',
      'What its author or the channel takes down is deleted here.',
      'Google’s terms ask that comments which were read are read again or deleted within 30 days: choose your retention accordingly.',
      'Programs may not like comments, and YouTube forbids comments that are the same again and again.',
      'Until Google has reviewed your application, a sign-in lasts seven days while it is “in testing”.',
    ],
  },
  keeps: 'all',
  listensThrough: 'account-or-nothing',
  asks: {
    source: [
      {
        name: 'what',
        of: 'settings',
        label: 'What to hear',
        kind: 'choice',
        choices: [
          { value: 'channel', label: 'All videos of a channel' },
          { value: 'videos', label: 'Certain videos' },
        ],
        initial: 'channel',
      },
      { name: 'channel', of: 'settings', label: 'Channel', kind: 'text', placeholder: '@halden', optional: true },
      {
        name: 'videos',
        of: 'settings',
        label: 'Videos',
        hint: 'Their addresses, one a line.',
        kind: 'lines',
        optional: true,
      },
      {
        name: 'apiKey',
        of: 'secret',
        label: 'API key',
        hint: 'Made in Google’s Cloud console for the “YouTube Data API v3”. Not needed through a connected account.',
        kind: 'password',
        optional: true,
      },
      {
        name: 'dailyUnits',
        of: 'settings',
        label: 'Units of the daily quota for listening',
        kind: 'number',
        initial: 8000,
        folded: true,
      },
    ],
    account: [
      {
        name: 'clientId',
        of: 'secret',
        label: 'Client id of your application',
        hint: 'In Google’s Cloud console: an OAuth client of the kind “web application”.',
        kind: 'text',
        when: 'signing-in',
      },
      { name: 'clientSecret', of: 'secret', label: 'Its secret', kind: 'password', when: 'signing-in' },
    ],
  },
  prepare,
  signIn,
  poll,
  fetchThread,
  identify,
  send,
  find,
  edit,
  retract,
  lengthOf: text => [...text].length,
}

/** An account needs none of this; a place that is heard must say what to hear. */
async function prepare(settings: Settings): Promise<Prepared<Settings>> {
  const { what, channel, videos } = settings
  const missing =
    what === 'channel'
      ? !channel && { at: 'channel', message: 'Name a channel.' }
      : videos.length === 0 && { at: 'videos', message: 'Name a video.' }
  if (missing) throw new Problem('invalid', missing.message, [missing])
  return { settings, label: what === 'channel' ? `YouTube: ${channel}` : `YouTube: ${videos.length} videos` }
}
