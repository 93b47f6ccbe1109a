import type { Connector } from '#core/channels'
import { network } from './number.ts'
import { optsOut } from './opt-out.ts'
import { segmentsInWords } from './segments.ts'
import { listen } from './smpp-listen.ts'
import { identify, mostLetters, send } from './smpp-send.ts'
import { SmppSecret, SmppSettings } from './smpp-settings.ts'

const asksForLine = [
  { name: 'host', of: 'settings', label: 'Server of your carrier', kind: 'text', placeholder: 'smpp.example.com' },
  { name: 'port', of: 'settings', label: 'Port', kind: 'number', initial: 3550 },
  {
    name: 'secure',
    of: 'settings',
    label: 'Encrypted (TLS)',
    hint: 'Without it, password and texts are read by whoever carries them: only through a tunnel of your own.',
    kind: 'switch',
    initial: true,
  },
  { name: 'systemId', of: 'settings', label: 'Name there (system id)', kind: 'text' },
  { name: 'password', of: 'secret', label: 'Password', kind: 'password' },
  { name: 'number', of: 'settings', label: 'Your number', kind: 'text', placeholder: '+49 30 1234567' },
  { name: 'systemType', of: 'settings', label: 'System type', kind: 'text', optional: true, folded: true },
] satisfies NonNullable<NonNullable<Connector['asks']>['source']>

/** A number to text to, straight from the carrier (SMPP 3.4); a person answers from the same number. */
export const smpp: Connector<SmppSettings, SmppSecret> = {
  name: 'smpp',
  label: 'Text messages by SMPP',
  about: 'A number that people text, straight from your carrier. A person answers, from the same number.',
  group: 'messages',
  network,
  settings: SmppSettings,
  secret: SmppSecret,
  capabilities: {
    listen: 'stream',
    reply: true,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: false,
    deletes: false,
    repliesOnly: true,
  },
  limits: {
    maxLength: { value: mostLetters, unit: 'characters' },
    everyLetterCosts: true,
    rules: [
      'Whoever writes STOP is not written to again until they write START: Sosh refuses it.',
      'Nobody answers STOP and HELP for you here: what the law of your country wants said to them, your carrier must say, or a person. Sosh never answers by machine.',
      'In many countries a number must be registered with the carriers before it may answer.',
      'Nothing can be asked back: when the connection breaks while an answer leaves, a person must look whether it arrived.',
      'What became of an answer is told by the carrier’s receipt for its first part.',
      'Some carriers allow one connection only: let one process of Sosh listen and answer.',
    ],
  },
  keeps: 'all',
  listensThrough: 'account-or-nothing',
  asks: { source: asksForLine, account: asksForLine },
  prepare: async settings => ({ settings, label: settings.number }),
  listen,
  identify,
  send,
  optsOut,
  lengthOf: text => text.length,
  describeLength: segmentsInWords,
}
