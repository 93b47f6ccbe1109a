import type { Connector } from '#core/channels'
import { fetchThread, network, pursue } from './pursue.ts'
import { receive } from './receive.ts'
import { tellPage } from './send.ts'
import { Settings } from './settings.ts'

/** Other sites that link to ours and say so: by Webmention, Pingback or Trackback. */
export const webmention: Connector<Settings, undefined> = {
  name: 'webmention',
  label: 'Links from other sites',
  about: 'Hears blogs and sites that link to yours and say so: Webmention, Pingback and Trackback.',
  group: 'feeds',
  network,
  settings: Settings,
  pushKey: 'theirs',
  pushSetup:
    'Put <link rel="webmention" href="…"> and <link rel="pingback" href="…"> with this address into the head of your pages. ' +
    'For Trackback, give each page this address with ?target= and its own behind it.',
  capabilities: {
    listen: 'push',
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
      'Only a page that really links to one of your sites is heard; we read it ourselves, once for each word of it.',
      'When a page is gone, or links to you no more, our copy of it goes.',
      'One site may send thirty a minute, all together three hundred; the rest is asked to come later.',
      'To answer, write on a page of your own that links to theirs, and say here where it stands: their page is told, by Webmention or Pingback.',
    ],
  },
  keeps: 'all',
  asks: {
    source: [
      {
        name: 'sites',
        of: 'settings',
        label: 'Your sites',
        hint: 'Only links to these are heard.',
        placeholder: 'example.org',
        kind: 'lines',
      },
      {
        name: 'gestures',
        of: 'settings',
        label: 'Hear likes, reposts and bookmarks as well',
        kind: 'switch',
        optional: true,
        initial: false,
      },
    ],
  },
  prepare: async settings => ({ settings, label: `Links to ${settings.sites[0]}` }),
  receive,
  pursue,
  fetchThread: (ref, tools) => fetchThread(ref, tools),
  replyPage: ({ externalId, url }) => ({
    url: url ?? externalId,
    note: 'Write it on a page of your own that links to this one, and say here where it stands: their page is told.',
  }),
  tell: tellPage,
}
