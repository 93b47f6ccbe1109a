import type { Connector } from '#core/channels'
import { poll } from './poll.ts'
import { network } from './post.ts'
import { edit, find, identify, mostLetters, retract, send } from './send.ts'
import { Secret, Settings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { fetchThread } from './thread.ts'

/** Reddit: read by its public feeds, or with an application of one’s own; answered from an account of ours. */
export const reddit: Connector<Settings, Secret> = {
  name: 'reddit',
  label: 'Reddit',
  about: 'Communities, searches and your inbox. With an application of your own you answer there, too.',
  group: 'forums',
  network,
  settings: Settings,
  secret: Secret,
  capabilities: {
    listen: 'poll',
    reply: true,
    retract: true,
    fetchThread: true,
    exactlyOnce: 'by-looking',
    edits: true,
    deletes: true,
    editOwn: true,
    repliesOnly: true,
  },
  limits: {
    maxLength: { value: mostLetters, unit: 'characters' },
    rules: [
      'Without an application of your own only its public feeds are read, every three minutes, and what is deleted is not told.',
      'Commercial use of its API needs Reddit’s agreement: ask for it before you connect an application.',
      'What its author deletes is deleted here within minutes, as its terms ask.',
      'Most communities forbid promotion, and some forbid companies to answer: read their rules first.',
      'Never vote, and never ask colleagues to vote.',
    ],
  },
  keeps: 'matching',
  listensThrough: 'account-or-nothing',
  asks: {
    source: [
      {
        name: 'what',
        of: 'settings',
        label: 'What to hear',
        kind: 'choice',
        choices: [
          { value: 'subreddits', label: 'Communities' },
          { value: 'search', label: 'What its search finds', keeps: 'all' },
          { value: 'inbox', label: 'Our inbox: replies, mentions and messages', keeps: 'all' },
        ],
        initial: 'subreddits',
      },
      {
        name: 'subreddits',
        of: 'settings',
        label: 'Communities',
        hint: 'One a line, without r/.',
        kind: 'lines',
        optional: true,
      },
      { name: 'words', of: 'settings', label: 'Search for', kind: 'text', optional: true },
    ],
    account: [
      {
        name: 'clientId',
        of: 'secret',
        label: 'Id of your application',
        hint: 'Register one as “web app” at reddit.com/prefs/apps.',
        kind: 'text',
      },
      { name: 'clientSecret', of: 'secret', label: 'Its secret', kind: 'password' },
    ],
  },
  prepare: async settings => ({ settings, label: labelOf(settings) }),
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

function labelOf({ what, subreddits, words }: Settings): string {
  if (what === 'inbox') return 'Reddit: our inbox'
  if (what === 'search') return `Reddit: ${words}`
  return subreddits
    .map(name => `r/${name}`)
    .join(', ')
    .slice(0, 120)
}
