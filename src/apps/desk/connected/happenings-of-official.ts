import { counted } from '../words.ts'
import { count, type Happening, num, possessive, text } from './happening.ts'

/** What happens with what the company says in its own name, in words: in here it is always known who did it. */
export const happeningsOfOfficial: Record<string, Happening> = {
  'account.marked': {
    label: 'Account marked',
    say: ({ of, payload }) =>
      `${of('employeeId')} ${payload.isOfficial ? 'made an account the company’s own voice' : 'gave an account to the people who answer'}`,
  },
  'statement.written': {
    label: 'Official: written',
    say: ({ of, payload }) =>
      `${of('employeeId')} wrote ${payload.isNew ? 'something' : 'anew'} for the company to say${payload.embargo ? ', under an embargo' : ''}`,
  },
  'statement.withdrawn': {
    label: 'Official: given up',
    say: ({ of }) => `${of('employeeId')} gave up what the company would have said`,
  },
  'statement.handed-in': {
    label: 'Official: read by others',
    say: ({ of }) => `${of('employeeId')} had a colleague read what the company will say`,
  },
  'statement.stopped': {
    label: 'Official: stopped',
    say: ({ of, payload }) =>
      `What ${of('employeeId')} wrote for the company had to stay inside, by ${counted(count(payload.rules), 'rule')}`,
  },
  'statement.approved': {
    label: 'Official: approved',
    say: ({ of, payload }) =>
      `${possessive(of('employeeId'))} words for the company were found good${payload.changed ? ', with other words' : ''}`,
  },
  'statement.returned': {
    label: 'Official: returned',
    say: ({ of }) => `What ${of('employeeId')} wrote for the company came back`,
  },
  'statement.published': {
    label: 'Official: published',
    say: ({ of, payload }) =>
      `${of('employeeId')} published what the company says, in ${counted(num(payload.places), 'place')}${payload.leavesAt ? ', at the end of its embargo' : ''}`,
  },
  'statement.held-back': {
    label: 'Official: held back',
    say: ({ of }) => `${of('employeeId')} held back what waited for its time`,
  },
  'statement.sent': {
    label: 'Official: said',
    say: ({ of, payload }) => `The company said what ${of('employeeId')} published, on ${text(payload.network)}`,
  },
  'statement.refused': {
    label: 'Official: refused by a network',
    say: ({ of, payload }) =>
      `${text(payload.network)} did not take what ${of('employeeId')} published for the company: ${text(payload.why)}`,
  },
  'statement.doubtful': {
    label: 'Official: perhaps arrived',
    say: ({ of, payload }) =>
      `${text(payload.network)} did not say whether it took what ${of('employeeId')} published for the company`,
  },
  'statement.retraction-asked': {
    label: 'Official: to be taken back',
    say: ({ of, payload }) =>
      `${of('employeeId')} took back what the company said, in ${counted(num(payload.places), 'place')}${num(payload.notPossible) > 0 ? `; ${num(payload.notPossible)} must be taken down by hand` : ''}`,
  },
  'statement.retracted': {
    label: 'Official: taken back',
    say: ({ payload }) => `What the company said is gone from ${text(payload.network)}`,
  },
  'statement.stays': {
    label: 'Official: not taken back',
    say: ({ payload }) => `${text(payload.network)} did not take down what the company said: ${text(payload.why)}`,
  },
  'statement.correction-handed-in': {
    label: 'Official: to be put right',
    say: ({ of }) => `${of('employeeId')} had a colleague read other words for what the company said`,
  },
  'statement.correction-approved': {
    label: 'Official: correction approved',
    say: ({ of, payload }) =>
      `${possessive(of('employeeId'))} other words for what the company said were found good${payload.changed ? ', changed again' : ''}`,
  },
  'statement.correction-returned': {
    label: 'Official: correction returned',
    say: ({ of }) => `The other words of ${of('employeeId')} for what the company said came back`,
  },
  'statement.correction-withdrawn': {
    label: 'Official: correction given up',
    say: ({ of }) => `${of('employeeId')} gave up other words for what the company said`,
  },
  'statement.correction-asked': {
    label: 'Official: being put right',
    say: ({ of, payload }) =>
      `${of('employeeId')} sent other words for what the company said, to ${counted(num(payload.places), 'place')}`,
  },
  'statement.corrected': {
    label: 'Official: put right',
    say: ({ of, payload }) =>
      `What the company said on ${text(payload.network)} has the other words of ${of('employeeId')}`,
  },
  'statement.not-corrected': {
    label: 'Official: not put right',
    say: ({ payload }) => `${text(payload.network)} did not change what the company said: ${text(payload.why)}`,
  },
  'statement.settled-by-hand': {
    label: 'Official: doubt settled',
    say: ({ of, payload }) =>
      `${of('employeeId')} looked: what the company said ${payload.arrived ? 'arrived' : 'did not arrive'}`,
  },
}
