import type { Connector } from '#core/channels'
import { network } from './number.ts'
import { optsOut } from './opt-out.ts'
import { segmentsInWords } from './segments.ts'
import { receive } from './twilio-receive.ts'
import { find, identify, mostLetters, send } from './twilio-send.ts'
import { TwilioSecret, TwilioSettings } from './twilio-settings.ts'

const asksForAccount = [
  {
    name: 'accountSid',
    of: 'settings',
    label: 'Account SID',
    hint: 'In Twilio’s console; it begins with AC.',
    kind: 'text',
  },
  { name: 'number', of: 'settings', label: 'Your number', kind: 'text', placeholder: '+49 30 1234567' },
  { name: 'authToken', of: 'secret', label: 'Auth token', kind: 'password' },
] satisfies NonNullable<NonNullable<Connector['asks']>['source']>

/** A number to text a question or a complaint to, through Twilio; a person answers from the same number. */
export const twilio: Connector<TwilioSettings, TwilioSecret> = {
  name: 'twilio',
  label: 'Text messages by Twilio',
  about: 'A number that people text. A person answers them, from the same number.',
  network,
  settings: TwilioSettings,
  secret: TwilioSecret,
  capabilities: {
    listen: 'push',
    reply: true,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'by-looking',
    edits: false,
    deletes: false,
    repliesOnly: true,
  },
  limits: {
    maxLength: { value: mostLetters, unit: 'characters' },
    everyLetterCosts: true,
    rules: [
      'Whoever writes STOP is not written to again until they write START: Sosh refuses it, and so does Twilio.',
      'What the law wants said to STOP and HELP, Twilio says by itself (“opt-out management”); Sosh never answers by machine.',
      'To the United States and Canada a number must be registered (A2P 10DLC) before it may answer.',
      'Let Twilio tell what became of an answer: put the hook’s address as “status callback” of the number’s messaging service.',
    ],
  },
  keeps: 'all',
  pushKey: 'theirs',
  asks: { source: asksForAccount, account: asksForAccount },
  prepare: async settings => ({ settings, label: settings.number }),
  receive,
  identify,
  send,
  find,
  optsOut,
  lengthOf: text => text.length,
  describeLength: segmentsInWords,
}
