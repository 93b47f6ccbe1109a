import { askedAndAnswered } from '#connectors/web'
import type { Connector, Prepared } from '#core/channels'
import { Problem } from '#lib/problem'
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
  capabilities: askedAndAnswered,
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
  const { what, subreddits, words } = settings
  const missing =
    (what === 'subreddits' && subreddits.length === 0 && { at: 'subreddits', message: 'Name a community.' }) ||
    (what === 'search' && !words && { at: 'words', message: 'Write what to search for.' })
  if (missing) throw new Problem('invalid', missing.message, [missing])
  return { settings, label: labelOf(settings) }
}

function labelOf({ what, subreddits, words }: Settings): string {
  if (what === 'inbox') return 'Reddit: our inbox'
  if (what === 'search') return `Reddit: ${words}`
  return subreddits
    .map(name => `r/${name}`)
    .join(', ')
    .slice(0, 120)
}
