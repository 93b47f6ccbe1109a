import type { Connector } from '#core/channels'
import { addressOf, idAt } from './item.ts'
import { poll } from './poll.ts'
import { Settings } from './settings.ts'
import { fetchThread } from './thread.ts'

/** Hacker News: read as it is written, answered by hand on its own page. */
export const hackerNews: Connector<Settings, undefined> = {
  name: 'hacker-news',
  label: 'Hacker News',
  about: 'Every story and comment, half a minute after it is written. You answer on its page.',
  group: 'forums',
  network: 'hacker-news',
  settings: Settings,
  capabilities: {
    listen: 'poll',
    reply: false,
    retract: false,
    fetchThread: true,
    exactlyOnce: 'no',
    edits: true,
    deletes: true,
    opensPage: true,
  },
  limits: {
    rules: [
      'Hacker News lets no program post: Sosh opens the page, and you paste your words there.',
      'Its guidelines ask for curiosity and against promotion: say who you work for, and answer only what you know.',
      'Never ask colleagues to vote or to comment along; it is noticed.',
    ],
  },
  keeps: 'matching',
  asks: {
    source: [
      {
        name: 'what',
        of: 'settings',
        label: 'What to hear',
        kind: 'choice',
        choices: [
          { value: 'everything', label: 'Everything, held against your queries' },
          { value: 'search', label: 'What its own search finds' },
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
  },
  prepare: async settings => ({
    settings,
    label: settings.what === 'search' ? `Hacker News: ${settings.words}` : 'Hacker News',
  }),
  poll,
  fetchThread,
  postAt: idAt,
  replyPage: ({ externalId }) => ({
    url: addressOf(externalId),
    note: 'Hacker News takes no words from programs. Paste yours into the box on this page, signed in there as yourself.',
  }),
}
