import { counted } from '../words.ts'
import { type Happening, num, text } from './happening.ts'

const wrote: Record<string, string> = {
  nudge: 'encouraged',
  invitation: 'invited',
  thanks: 'passed thanks on to',
  care: 'asked how it goes:',
}

/** What colleagues say to each other, teach each other, and want to reach together, in words. */
export const happeningsOfCoordinating: Record<string, Happening> = {
  'sharpshooter.asked': {
    label: 'Asked to teach',
    say: ({ who, of }) => `${who} asked ${of('of')} whether others may learn from their answers`,
  },
  'sharpshooter.agreed': {
    label: 'Agreed to teach',
    say: ({ of }) => `${of('employeeId')} agreed that others learn from their answers`,
  },
  'sharpshooter.ended': {
    label: 'Teaches no more',
    say: ({ of }) => `${of('employeeId')} would rather not teach with their answers`,
  },
  'mentor-pair.asked': {
    label: 'Two were asked to pair up',
    say: ({ who, of }) => `${who} asked ${of('of')} and a colleague whether one learns with the other`,
  },
  'mentor-pair.agreed': { label: 'Agreed to pair up', say: ({ of }) => `${of('employeeId')} agreed to learn together` },
  'mentor-pair.ended': { label: 'A pair ended', say: ({ of }) => `${of('employeeId')} ended learning together` },
  'answer.taught': {
    label: 'Answer became a lesson',
    say: ({ who, of }) => `${who} made a lesson of an answer of ${of('of')}, with their name`,
  },
  'colleague.written-to': {
    label: 'Word to a colleague',
    say: ({ who, of, payload }) => `${who} ${wrote[text(payload.kind)] ?? 'wrote to'} ${of('of')}`,
  },
  'colleague.replied': { label: 'Word read', say: ({ of }) => `${of('employeeId')} read what a colleague wrote` },
  'own-voice.kept': {
    label: 'Own blog or account told',
    say: ({ of, payload }) =>
      `${of('employeeId')} said where they write${payload.isShown ? ', and that a coordinator may see it' : ''}`,
  },
  'own-voice.removed': {
    label: 'Own blog or account left out',
    say: ({ of }) => `${of('employeeId')} left out where they write`,
  },
  'goal.set': {
    label: 'Goal set',
    say: ({ who, payload }) => `${who} set a goal that ${counted(num(payload.teams), 'team')} share`,
  },
  'goal.ended': { label: 'Goal ended', say: ({ who }) => `${who} ended a goal, with what came of it` },
}
