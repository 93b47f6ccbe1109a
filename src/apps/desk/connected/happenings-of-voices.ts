import { type Happening, text } from './happening.ts'

/** What others say of us, and whether we may show it. */
export const happeningsOfVoices: Record<string, Happening> = {
  'voice.noted': {
    label: 'Worth showing',
    say: ({ who }) => `${who} would like to show what somebody said, and asks them`,
  },
  'voice.permitted': {
    label: 'Allowed to show',
    say: ({ who }) => `${who} kept the answer in which somebody allows us to show their words`,
  },
  'voice.withdrawn': {
    label: 'Shown no more',
    say: ({ who, payload }) => `${ended[text(payload.because)] ?? `${who} took a voice off our page`}`,
  },
}

const ended: Record<string, string> = {
  permission: 'Somebody took back that we may show their words; they are not shown any more',
  removed: 'Somebody took down what we showed of them; it is not shown any more',
  edited: 'Somebody changed what we showed of them; it is not shown until they are asked anew',
}
