import type { Connector } from '#core/channels'
import { poll } from './poll.ts'
import { addressOf, idAt, network } from './post.ts'
import { Secret, Settings } from './settings.ts'
import { fetchThread } from './thread.ts'

/** Stack Overflow and the other sites of Stack Exchange: read by tag or search, answered by hand on their own pages. */
export const stackExchange: Connector<Settings, Secret> = {
  name: 'stack-exchange',
  label: 'Stack Overflow and Stack Exchange',
  about: 'Questions by tag or search, with their answers and comments. You answer on their page.',
  group: 'forums',
  network,
  settings: Settings,
  secret: Secret,
  capabilities: {
    listen: 'poll',
    reply: false,
    retract: false,
    fetchThread: true,
    exactlyOnce: 'no',
    edits: true,
    deletes: false,
    opensPage: true,
  },
  limits: {
    rules: [
      'Without a key its API answers 300 times a day, with a free one 10,000: Sosh spreads its visits so that they last.',
      'Answers are written on the site itself by a person with an account there; Sosh opens the page.',
      'Whoever names their own product must say that it is theirs; answers that only promote are deleted.',
      'Deleted posts are not told: open the page before you quote one.',
    ],
  },
  keeps: 'all',
  asks: {
    source: [
      {
        name: 'site',
        of: 'settings',
        label: 'Site',
        hint: 'As its address begins: stackoverflow, superuser, bicycles …',
        kind: 'text',
        initial: 'stackoverflow',
      },
      {
        name: 'tags',
        of: 'settings',
        label: 'Tags',
        hint: 'One a line; questions with any of them.',
        kind: 'lines',
        optional: true,
      },
      { name: 'words', of: 'settings', label: 'Or search for', kind: 'text', optional: true },
      {
        name: 'key',
        of: 'secret',
        label: 'Key',
        hint: 'Free, from stackapps.com: with it we may look far more often.',
        kind: 'password',
        optional: true,
      },
    ],
  },
  prepare: async settings => ({ settings, label: labelOf(settings) }),
  poll,
  fetchThread,
  postAt: idAt,
  replyPage: ({ externalId, url }) => ({
    url: url ?? addressOf(externalId),
    note: 'Stack Exchange takes no words from programs. Paste yours on its page, signed in there as yourself.',
  }),
}

function labelOf({ site, tags, words }: Settings): string {
  return `${site}: ${[...tags.map(tag => `[${tag}]`), words].filter(Boolean).join(' ')}`.slice(0, 120)
}
