import { askedAndAnswered } from '#connectors/web'
import type { Connector } from '#core/channels'
import { hostOf } from './ask.ts'
import { poll } from './poll.ts'
import { network } from './post.ts'
import { receive } from './receive.ts'
import { edit, find, identify, mostLetters, retract, send } from './send.ts'
import { Secret, Settings } from './settings.ts'
import { fetchThread } from './thread.ts'

/** Every forum that runs Discourse: read in public, faster by its webhook, answered by an account of ours there. */
export const discourse: Connector<Settings, Secret> = {
  name: 'discourse',
  label: 'Discourse forum',
  about: 'Any public forum that runs Discourse. With a key of the forum you answer there, too.',
  group: 'forums',
  network,
  settings: Settings,
  secret: Secret,
  capabilities: askedAndAnswered,
  limits: {
    maxLength: { value: mostLetters, unit: 'characters' },
    rules: [
      'Only what is public is read. The forum’s administrator may forbid programs to read it: ask before you open it.',
      'An answer leaves from one account of yours there: its profile should say that it is the company’s.',
      'The forum’s webhook (event “Post”) brings posts at once; without it Sosh looks every minute.',
    ],
  },
  keeps: 'matching',
  listensThrough: 'account-or-nothing',
  asks: {
    source: [
      { name: 'url', of: 'settings', label: 'Address of the forum', kind: 'text', placeholder: 'meta.discourse.org' },
      {
        name: 'what',
        of: 'settings',
        label: 'What to hear',
        kind: 'choice',
        choices: [
          { value: 'everything', label: 'Everything, held against your queries' },
          { value: 'search', label: 'What its own search finds', keeps: 'all' },
        ],
        initial: 'everything',
      },
      {
        name: 'words',
        of: 'settings',
        label: 'Search for',
        hint: 'For its own search only.',
        kind: 'text',
        optional: true,
      },
    ],
    account: [
      { name: 'url', of: 'settings', label: 'Address of the forum', kind: 'text', placeholder: 'meta.discourse.org' },
      { name: 'apiUser', of: 'secret', label: 'User name there', kind: 'text' },
      {
        name: 'apiKey',
        of: 'secret',
        label: 'API key',
        hint: 'The forum’s administrator makes one for this user, under Admin → API.',
        kind: 'password',
      },
    ],
  },
  prepare: async settings => ({
    settings,
    label: settings.what === 'search' ? `${hostOf(settings)}: ${settings.words}` : hostOf(settings),
  }),
  poll,
  receive,
  fetchThread,
  identify,
  send,
  find,
  edit,
  retract,
  lengthOf: text => [...text].length,
}
