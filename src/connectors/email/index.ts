import type { Connector } from '#core/channels'
import { listen } from './listen.ts'
import { find, identify, send } from './send.ts'
import { asks, Secret, Settings } from './settings.ts'

/** A mailbox of the company: every mail that comes in is heard, and answered from the same address. */
export const email: Connector<Settings, Secret> = {
  name: 'email',
  label: 'Email',
  about: 'Hears the mails that come to a mailbox (IMAP), and answers from its address under a person’s name (SMTP).',
  group: 'messages',
  network: 'email',
  settings: Settings,
  secret: Secret,
  capabilities: {
    listen: 'stream',
    reply: true,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'by-looking',
    edits: false,
    deletes: false,
  },
  limits: {
    rules: [
      'What is sent can’t be taken back or changed: mail has no such thing.',
      'Automatic replies, reports and no-reply addresses are never answered: machines would go on answering each other.',
      'Answer whoever wrote to you. Writing to people who did not ask for it is forbidden in most countries, and gets a mail server onto the lists of those that nobody accepts mail from.',
      'A mailbox sends so many mails in an hour and no more; providers have limits of their own, and close accounts that pass them.',
      'No pictures that tell when a mail is opened are ever put in, and those in others’ mails are not fetched.',
      'Signing (DKIM), SPF and DMARC are your mail server’s affair: set them up there, or answers may land among the spam.',
    ],
  },
  keeps: 'all',
  asks,
  listensThrough: 'account',
  prepare: async settings => ({ settings, label: settings.folders.join(', ') }),
  listen,
  identify,
  send,
  find,
}
