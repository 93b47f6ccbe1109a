import type { Connector } from '#core/channels'
import { close, listen } from './listen.ts'
import { network } from './post.ts'
import { receive } from './receive.ts'
import { edit, gesture, identify, mostLetters, retract, send } from './send.ts'
import { Secret, Settings } from './settings.ts'

const asksForBot = [
  {
    name: 'token',
    of: 'secret',
    label: 'Token of your bot',
    hint: 'Write /newbot to @BotFather on Telegram: it makes the bot and names its token.',
    kind: 'password',
  },
  {
    name: 'api',
    of: 'settings',
    label: 'Bot API server',
    kind: 'text',
    initial: 'https://api.telegram.org',
    optional: true,
    folded: true,
  },
] satisfies NonNullable<NonNullable<Connector['asks']>['source']>

/** Telegram, by a bot of the company's: people write to it, or it is in their group; a person answers through it. */
export const telegram: Connector<Settings, Secret> = {
  name: 'telegram',
  label: 'Telegram',
  about: 'A bot that people write to, or that is in your groups and channels. A person answers through it.',
  group: 'messages',
  network,
  settings: Settings,
  secret: Secret,
  capabilities: {
    listen: 'stream',
    reply: true,
    retract: true,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: true,
    deletes: false,
    editOwn: true,
    like: true,
    repliesOnly: true,
  },
  limits: {
    maxLength: { value: mostLetters, unit: 'characters' },
    rules: [
      'A bot may only write to those who wrote to it first, and to groups that it was put into.',
      'In a group a bot hears what names it or answers it; to hear everything, its privacy mode must be switched off (@BotFather, /setprivacy), and the group should know.',
      'Telegram does not tell a bot what was deleted, and keeps what it did not fetch for one day.',
      'Nothing can be asked back: when a connection breaks while an answer leaves, a person must look whether it arrived.',
      'About one message a second to one person, twenty a minute to a group; Sosh waits when it is told to.',
      'Only one program may hear a bot: do not use the same bot elsewhere, too.',
    ],
  },
  keeps: 'all',
  listensThrough: 'account-or-nothing',
  pushKey: 'itself',
  asks: {
    source: [
      {
        name: 'way',
        of: 'settings',
        label: 'How to hear',
        hint: 'Asking works everywhere. To be called, this house must be reachable from outside by https.',
        kind: 'choice',
        choices: [
          { value: 'asking', label: 'Sosh asks Telegram' },
          { value: 'webhook', label: 'Telegram calls Sosh (webhook)' },
        ],
        initial: 'asking',
        folded: true,
      },
      ...asksForBot,
    ],
    account: asksForBot,
  },
  prepare: async settings => ({ settings, label: 'Telegram' }),
  listen,
  receive,
  close,
  identify,
  send,
  edit,
  retract,
  gesture,
  optsOut: text => ({ '/stop': 'stop' as const, '/start': 'start' as const })[text.trim().toLowerCase()],
  lengthOf: text => text.length,
}
