import { counted } from '../words.ts'
import { type Happening, num } from './happening.ts'

/** What happens around who knows what, in words. */
export const happeningsOfKnowing: Record<string, Happening> = {
  'library.opened': {
    label: 'Documents read in from somewhere new',
    say: ({ who }) => `${who} had our documents read in from one more address`,
  },
  'library.closed': {
    label: 'Documents read in no more',
    say: ({ who }) => `${who} ended the reading in of documents from an address`,
  },
  'library.read': {
    label: 'Documents read in',
    say: ({ payload }) => `${counted(num(payload.documents), 'document')} of ours were read in, new or changed`,
  },
  'library.failed': {
    label: 'Documents could not be read in',
    say: () => 'An address of our documents could not be read; it is tried again',
  },
  'byline.settled': {
    label: 'Name settled',
    say: ({ who, of, payload }) =>
      payload.of
        ? `${who} said that a name stands for ${of('of')}: ${counted(num(payload.documents), 'document')}`
        : `${who} said that a name is nobody of ours`,
  },
  'endorsement.given': {
    label: 'Colleague endorsed',
    say: ({ who, of }) => `${who} said what ${of('employeeId')} knows`,
  },
  'endorsement.taken-back': {
    label: 'Endorsement taken back',
    say: ({ who }) => `${who} took back what they said a colleague knows`,
  },
}
