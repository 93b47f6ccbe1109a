import type { Happening } from './happening.ts'

/** What happens around the moves of answers: words to begin with, invitations, what is said wrongly of us. */
export const happeningsOfMoves: Record<string, Happening> = {
  'snippet.made': { label: 'Words to begin with kept', say: ({ who }) => `${who} kept words to begin with` },
  'snippet.changed': {
    label: 'Words to begin with changed',
    say: ({ who }) => `${who} changed words to begin with`,
  },
  'snippet.retired': {
    label: 'Words to begin with taken away',
    say: ({ who }) => `${who} took words to begin with away`,
  },
  'person.invited': {
    label: 'Invited to a page',
    say: ({ of }) => `${of('employeeId')} invited somebody to a page of ours in an answer`,
  },
  'wrong-information.flagged': {
    label: 'Wrong about us',
    say: ({ of }) =>
      `${of('employeeId')} flagged something wrong about us; ${of('correctorId')} is asked to put it right`,
  },
  'wrong-information.passed': {
    label: 'Another puts it right',
    say: ({ of }) => `${of('employeeId')} asked ${of('correctorId')} to put right what is wrong about us`,
  },
  'wrong-information.corrected': {
    label: 'Corrected',
    say: ({ of }) => `${of('employeeId')} sent a correction of what is wrong about us`,
  },
  'wrong-information.author-acted': {
    label: 'Its author did something about it',
    say: ({ payload }) => `Whoever said it ${did[String(payload.did)] ?? 'did something about it'}`,
  },
  'wrong-information.closed': {
    label: 'Wrong about us: ended',
    say: ({ of, payload }) => `${of('employeeId')} said how it ended: ${ended[String(payload.ended)] ?? 'it ended'}`,
  },
}

const did: Record<string, string> = {
  edited: 'changed their words',
  replied: 'wrote again after our correction',
  removed: 'took it down',
}
const ended: Record<string, string> = {
  'put-right': 'it was put right',
  stands: 'it still stands there',
  'was-right': 'they were right',
}
