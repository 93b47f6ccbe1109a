import type { GuardRule } from './model.ts'
import { absolutes, harsh, legalWords, noAbsolutes, noLegalWords, noPromises, phrases, promises } from './phrases.ts'

type Said = Pick<GuardRule, 'name' | 'explanation'> & { advice: string; suggestion?: string }

function rule(id: string, kind: GuardRule['kind'], level: GuardRule['level'], said: Said): GuardRule {
  return { id: `builtin:${id}`, kind, level, words: [], ...said }
}

const leaveOut = 'Leave it out.'
/** Reads well in every language. */
const gap = '[…]'

/** What every guard looks for with more than words. */
export const detected = {
  email: rule('email', 'personal', 'review', {
    name: 'A person’s mail address',
    explanation: 'This is a mail address. In public it is collected by strangers within hours.',
    advice: 'Ask the person to write to you privately, or leave the address out.',
  }),
  phone: rule('phone', 'personal', 'review', {
    name: 'A telephone number',
    explanation: 'This looks like somebody’s telephone number.',
    advice: 'Move to a private message before numbers are exchanged.',
  }),
  iban: rule('iban', 'personal', 'stop', {
    name: 'A bank account',
    explanation: 'This is a bank account number: its checksum holds.',
    advice: 'Leave it out. Nobody needs it in a conversation that others read.',
    suggestion: gap,
  }),
  card: rule('card', 'personal', 'stop', {
    name: 'A payment card',
    explanation: 'This is a payment card number: its checksum holds.',
    advice: 'Leave it out, and tell its owner if they wrote it in public.',
    suggestion: gap,
  }),
  wallet: rule('wallet', 'personal', 'review', {
    name: 'A wallet',
    explanation: 'This is the address of a wallet: whoever knows it sees what is in it.',
    advice: leaveOut,
    suggestion: gap,
  }),
  'social-security': rule('social-security', 'personal', 'stop', {
    name: 'A social security number',
    explanation: 'This is written like a social security number.',
    advice: leaveOut,
    suggestion: gap,
  }),
  'national-id': rule('national-id', 'personal', 'stop', {
    name: 'A number that a state knows somebody by',
    explanation: 'With it others can act in that person’s name.',
    advice: leaveOut,
    suggestion: gap,
  }),
  licence: rule('licence', 'personal', 'stop', {
    name: 'A driving licence',
    explanation: 'This is the number of somebody’s driving licence.',
    advice: leaveOut,
    suggestion: gap,
  }),
  ip: rule('ip', 'personal', 'note', {
    name: 'An address of a machine',
    explanation: 'An IP address leads to a household or to our own machines.',
    advice: 'Leave it out, or write 192.0.2.1 as an example.',
  }),
  birth: rule('birth', 'personal', 'review', {
    name: 'A day of birth',
    explanation: 'With a name it is enough to pass for somebody else.',
    advice: leaveOut,
    suggestion: gap,
  }),
  address: rule('address', 'personal', 'note', {
    name: 'An address',
    explanation: 'If somebody lives there, it is not ours to publish.',
    advice: 'Ask for it in a private message.',
  }),
  about: rule('about', 'personal', 'review', {
    name: 'Somebody, by name, and something about them',
    explanation: 'A name beside such a fact tells strangers what only that person may tell.',
    advice: 'Leave the name out, or write to them privately.',
  }),
  token: rule('token', 'secret', 'stop', {
    name: 'A key or a token',
    explanation: 'This opens a system. Whoever reads it can use it.',
    advice: 'Leave it out. If it was ever public, have it replaced today.',
    suggestion: '<your key>',
  }),
  secret: rule('secret', 'secret', 'stop', {
    name: 'A password or a key',
    explanation: 'A name that says “secret”, and a value that looks like one.',
    advice: 'Never write a real one.',
    suggestion: '<your key>',
  }),
  figures: rule('figures', 'finance', 'review', {
    name: 'A figure of ours that may not be public',
    explanation: 'An amount, what it measures, and that it is ours or still to come: this may move a share price.',
    advice: 'Point to what is published already, or leave the figure out.',
  }),
  shouting: rule('shouting', 'tone', 'note', {
    name: 'It sounds loud',
    explanation: 'Words in capitals are read as shouting.',
    advice: 'Write it as you would say it.',
  }),
} satisfies Record<string, GuardRule>

const worded: GuardRule[] = [
  {
    ...rule('promise', 'promise', 'note', {
      name: 'A promise',
      explanation: 'Readers will hold the company to this.',
      advice: 'Say what you will do, and by when you will write again.',
    }),
    words: phrases(promises),
    except: phrases(noPromises),
  },
  {
    ...rule('absolute', 'promise', 'review', {
      name: 'More than anybody can promise',
      explanation: 'Nothing is without any risk, and the law reads this as a promise.',
      advice: 'Say what was tested, by whom, and where it can be read.',
    }),
    words: phrases(absolutes),
    except: phrases(noAbsolutes),
  },
  {
    ...rule('legal', 'promise', 'review', {
      name: 'Something that is read again in court',
      explanation: 'Who is liable, and for what, is for our lawyers to say.',
      advice: 'Say what happened and what you are doing about it.',
    }),
    words: phrases(legalWords),
    except: phrases(noLegalWords),
  },
  {
    ...rule('harsh', 'tone', 'note', {
      name: 'It may sound harsh',
      explanation: 'Somebody took the trouble to write, and may read this as being put off.',
      advice: 'Say what you can do for them.',
    }),
    words: phrases(harsh),
  },
]

/** What every guard knows, whatever rules a company adds. Those with `words` are matched like any rule. */
export const builtinRules: readonly GuardRule[] = [...Object.values(detected), ...worded]
