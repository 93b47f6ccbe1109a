import type { Connector } from '#core/channels'
import { lengthOf } from './compose.ts'
import { usualCharacters, usualPictures } from './instance.ts'
import { listen } from './listen.ts'
import { prepare } from './prepare.ts'
import { edit, find, gesture, identify, retract, send } from './send.ts'
import { Secret, Settings } from './settings.ts'
import { signIn } from './sign-in.ts'
import { network } from './status.ts'
import { fetchThread } from './thread.ts'

/** Mastodon, and the servers that speak its API: GoToSocial, Pleroma, Akkoma, Pixelfed, … */
export const mastodon: Connector<Settings, Secret> = {
  name: 'mastodon',
  label: 'Mastodon',
  about: 'Hears mentions, hashtags and timelines of any Fediverse server, and answers from your account there.',
  network,
  settings: Settings,
  secret: Secret,
  capabilities: {
    listen: 'stream',
    reply: true,
    retract: true,
    fetchThread: true,
    exactlyOnce: 'by-looking',
    edits: true,
    deletes: true,
    quote: true,
    like: true,
    boost: true,
    editOwn: true,
    card: 'made',
    pictures: { most: usualPictures },
  },
  limits: {
    maxLength: { value: usualCharacters, unit: 'graphemes' },
    rules: [
      'Each server has rules of its own, and most forbid advertising and unasked answers: read them first.',
      'Say who you are: the profile should name the company and the people who write. An account that a program writes for must be marked as one; in Sosh a person writes.',
      'Answer where you were named or asked. Following, boosting or answering many people in a row is treated as spam.',
      'An answer is shown to nobody who could not see what it answers.',
      'When somebody deletes a post, our copy goes, too; posts for followers only are never quoted elsewhere.',
      'A server grants about 300 calls in five minutes; Sosh leaves some of them for those who answer.',
    ],
  },
  keeps: 'all',
  asks: {
    source: [
      {
        name: 'server',
        of: 'settings',
        label: 'Server',
        placeholder: 'mastodon.social',
        hint: 'Leave it out to listen on the server of the account that you choose.',
        kind: 'text',
        optional: true,
      },
      {
        name: 'hears',
        of: 'settings',
        label: 'Listen to',
        kind: 'choice',
        choices: [
          { value: 'notifications', label: 'Mentions of our account, and answers to it' },
          { value: 'tags', label: 'Hashtags' },
          { value: 'home', label: 'Those whom our account follows', keeps: 'matching' },
          { value: 'local', label: 'Everything that is written on this server', keeps: 'matching' },
          { value: 'public', label: 'Everything that reaches this server', keeps: 'matching' },
        ],
        initial: 'notifications',
      },
      {
        name: 'tags',
        of: 'settings',
        label: 'Hashtags',
        hint: 'One a line, ten at most.',
        kind: 'lines',
        optional: true,
      },
      {
        name: 'languages',
        of: 'settings',
        label: 'Languages',
        hint: 'Two letters each, one a line. Leave it out to hear all.',
        kind: 'lines',
        optional: true,
      },
    ],
    account: [
      { name: 'server', of: 'settings', label: 'Server', placeholder: 'mastodon.social', kind: 'text' },
      {
        name: 'accessToken',
        of: 'secret',
        label: 'Access token',
        hint: 'In the server’s settings, under Development: a new application that may read, write posts, add media and favourite.',
        kind: 'password',
      },
    ],
  },
  listensThrough: 'account-or-nothing',
  signIn,
  prepare,
  listen,
  fetchThread,
  identify,
  send,
  find,
  retract,
  edit,
  gesture,
  lengthOf: text => lengthOf(text),
}
