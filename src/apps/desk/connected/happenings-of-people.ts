import { counted } from '../words.ts'
import { type Happening, num, text } from './happening.ts'

const proofs: Record<string, string> = {
  'rel-me': 'their pages name each other',
  'sign-in': 'they signed in with both',
  mail: 'they have one mail address',
}
const purposes: Record<string, string> = {
  quote: 'to be quoted',
  'write-first': 'to be written to first',
  feedback: 'to be asked what they think',
  offers: 'to hear of offers',
}

/** What was noted of people outside, and which of them are one, in words. */
export const happeningsOfPeople: Record<string, Happening> = {
  'people.merged': {
    label: 'Two are one',
    say: ({ who, payload }) =>
      proofs[text(payload.how)]
        ? `Two accounts turned out to be one person’s: ${proofs[text(payload.how)]}`
        : `${who} said that two people are one`,
  },
  'people.unmerged': { label: 'Parted again', say: ({ who }) => `${who} parted two people who had been made one` },
  'people.kept-apart': {
    label: 'Not the same',
    say: ({ who }) => `${who} said that two who look alike are two people`,
  },
  'buying.page-given': {
    label: 'Shown what is guessed',
    say: ({ who }) => `${who} made a link for somebody that shows what we guess of them, and lets them end it`,
  },
  'buying.forgotten': {
    label: 'Buying forgotten',
    say: ({ who, payload }) =>
      payload.by === 'them'
        ? 'Somebody asked us not to guess where they stand in buying; it is forgotten'
        : `${who} had forgotten where somebody stands in buying, for them`,
  },
  'person.noted': { label: 'Note on a person', say: ({ who }) => `${who} kept a note of a person` },
  'person.note-removed': { label: 'Note removed', say: ({ who }) => `${who} took a note of a person away` },
  'person.tagged': {
    label: 'Person tagged',
    say: ({ who, payload }) => `${who} ${payload.isAdded ? 'put a tag on' : 'took a tag off'} a person`,
  },
  'person.consent-noted': {
    label: 'Consent noted',
    say: ({ who, payload }) =>
      `${who} noted that somebody ${payload.isGiven ? 'agrees' : 'does not agree any more'} ${purposes[text(payload.purpose)] ?? ''}`,
  },
  'person.placed': { label: 'Where a person works', say: ({ who }) => `${who} changed where a person works` },
  'person.exported': { label: 'Person exported', say: ({ who }) => `${who} took out everything we hold of a person` },
  'person.erased': {
    label: 'Person erased',
    say: ({ who, payload }) =>
      `${who} erased a person who is not named here any more: ${counted(num(payload.accounts), 'account')}, ${counted(num(payload.messages), 'message')}`,
  },
  'retention.changed': { label: 'How long we keep', say: ({ who }) => `${who} changed how long words are kept` },
  'retention.swept': {
    label: 'Kept no longer',
    say: ({ payload }) =>
      `${counted(num(payload.messages), 'message')} had been kept long enough, and lost their words`,
  },
}
