import { counted } from '../words.ts'
import { count, type Happening, text } from './happening.ts'

const kinds: Record<string, string> = { github: 'GitHub', gitlab: 'GitLab', webhook: 'a tracker' }

/** What happens with trackers outside, in words. */
export const happeningsOfIssues: Record<string, Happening> = {
  'tracker.connected': {
    label: 'Tracker set up',
    say: ({ who, payload }) => `${who} set up a tracker: ${kinds[text(payload.kind)] ?? 'another'}`,
  },
  'tracker.removed': { label: 'Tracker removed', say: ({ who }) => `${who} removed a tracker` },
  'tracker.failing': {
    label: 'Tracker began to fail',
    say: ({ payload }) => `A tracker began to fail: ${text(payload.why)}`,
  },
  'issue.passed': {
    label: 'Passed on to a tracker',
    say: ({ of, payload }) =>
      `${of('employeeId')} passed something on to a tracker${payload.withPerson ? ', with who raised it' : ''}`,
  },
  'issue.stopped': {
    label: 'Kept from a tracker',
    say: ({ of, payload }) =>
      `What ${of('employeeId')} wanted to pass on had to stay inside, by ${counted(count(payload.rules), 'rule')}`,
  },
  'issue.created': { label: 'Issue made', say: () => 'A tracker has what was passed on' },
  'issue.refused': {
    label: 'Issue refused',
    say: ({ payload }) => `A tracker did not take what was passed on: ${text(payload.why)}`,
  },
  'issue.doubtful': {
    label: 'Issue in doubt',
    say: () => 'Nobody can tell whether a tracker took what was passed on',
  },
  'issue.withdrawn': { label: 'Issue let go', say: ({ who }) => `${who} let go of what a tracker did not take` },
  'issue.resolved': { label: 'Issue resolved', say: () => 'What was passed on is resolved in its tracker' },
  'issue.declined': {
    label: 'Issue declined',
    say: () => 'What was passed on was closed in its tracker without being done',
  },
  'issue.reopened': { label: 'Issue opened again', say: () => 'What was passed on is open again in its tracker' },
  'issue.gone': { label: 'Issue gone', say: () => 'What was passed on can’t be followed in its tracker any more' },
  'issue.told': {
    label: 'Told what came of it',
    say: ({ of }) => `${of('employeeId')} told the person what came of it`,
  },
}
