import type { Happening } from './happening.ts'

/** What happens around small experiments. What was tried is said by its way’s number; its words are on the experiment’s page. */
export const happeningsOfExperiments: Record<string, Happening> = {
  'experiment.begun': { label: 'Experiment: begun', say: ({ of }) => `${of('employeeId')} began a small experiment` },
  'experiment.ended': { label: 'Experiment: ended', say: ({ of }) => `${of('employeeId')} ended a small experiment` },
  'experiment.tried': {
    label: 'Experiment: a way tried',
    say: ({ of, payload }) => `${of('employeeId')} chose way ${Number(payload.way)} of a small experiment`,
  },
  'experiment.told': {
    label: 'Experiment: said whether it worked',
    say: ({ of }) => `${of('employeeId')} said whether a way of a small experiment worked`,
  },
}
