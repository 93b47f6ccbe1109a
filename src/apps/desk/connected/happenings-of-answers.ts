import { type Happening, possessive, rules, text } from './happening.ts'

/** What happens to our words, and to thanks without words, until they stand on their network and after. */
export const happeningsOfAnswers: Record<string, Happening> = {
  'answer.given': {
    label: 'Answer given',
    say: ({ of }) => `${of('employeeId')} gave an answer`,
  },
  'answer.held': {
    label: 'Answer held for review',
    say: ({ of }) => `${possessive(of('employeeId'))} answer waits for a second pair of eyes`,
  },
  'answer.stopped': {
    label: 'Answer stopped by a rule',
    say: ({ of, payload, names }) => `A rule stopped an answer of ${of('employeeId')}: ${rules(payload.rules, names)}`,
  },
  'answer.ready': {
    label: 'Answer to be posted by hand',
    say: ({ of }) => `${of('employeeId')} took an answer to post it by hand`,
  },
  'answer.posted-by-hand': {
    label: 'Answer posted by hand',
    say: ({ of }) => `${of('employeeId')} says that they posted their answer by hand`,
  },
  'answer.change-asked': {
    label: 'Answer to be changed',
    say: ({ of }) => `${of('employeeId')} gave what they said other words`,
  },
  'answer.changed': {
    label: 'Answer changed',
    say: ({ of }) => `What ${of('employeeId')} said has other words on its network now`,
  },
  'answer.change-held': {
    label: 'Change held for review',
    say: ({ of }) => `Other words of ${of('employeeId')} for an answer wait for a second pair of eyes`,
  },
  'answer.change-approved': {
    label: 'Change approved',
    say: ({ of, payload }) =>
      `Other words of ${of('employeeId')} for an answer were approved${payload.changed ? ', with a change' : ''}`,
  },
  'answer.change-returned': {
    label: 'Change returned',
    say: ({ of }) => `Other words for an answer were returned to ${of('employeeId')}`,
  },
  'answer.change-withdrawn': {
    label: 'Change given up',
    say: ({ of }) => `${of('employeeId')} gave up other words for an answer`,
  },
  'answer.retraction-asked': {
    label: 'Answer to be taken down',
    say: ({ of, payload }) =>
      payload.authorId === payload.employeeId
        ? `${of('employeeId')} took down what they said: ${text(payload.reason)}`
        : `${of('employeeId')} took down what ${of('authorId')} said, in an emergency: ${text(payload.reason)}`,
  },
  'answer.retracted': {
    label: 'Answer taken down',
    say: ({ of }) => `What ${of('authorId')} said is gone from its network`,
  },
  'answer.change-refused': {
    label: 'Change refused by the network',
    say: ({ of, payload }) =>
      `The network did not ${payload.change === 'edit' ? 'change' : 'take down'} what ${of('employeeId')} asked it to: ${text(payload.why)}`,
  },
  'gesture.made': {
    label: 'Like or boost given',
    say: ({ of, payload }) =>
      payload.gesture === 'boost'
        ? `${of('employeeId')} boosted what somebody said`
        : `${of('employeeId')} thanked somebody with a like`,
  },
  'gesture.arrived': {
    label: 'Like or boost arrived',
    say: ({ of }) => `The like or boost of ${of('employeeId')} stands on its network`,
  },
  'gesture.withdrawn': {
    label: 'Like or boost to be taken back',
    say: ({ of }) => `${of('employeeId')} takes a like or a boost back`,
  },
  'gesture.taken-back': {
    label: 'Like or boost taken back',
    say: () => 'A like or a boost of ours is gone from its network',
  },
  'gesture.refused': {
    label: 'Like or boost refused',
    say: ({ of, payload }) => `The network refused a gesture of ${of('employeeId')}: ${text(payload.why)}`,
  },
  'answer.withdrawn': { label: 'Answer taken back', say: ({ of }) => `${of('employeeId')} took an answer back` },
  'answer.approved': {
    label: 'Answer approved',
    say: ({ of, payload }) =>
      `An answer of ${of('employeeId')} was approved${payload.changed ? ', with a change' : ''}`,
  },
  'answer.returned': { label: 'Answer returned', say: ({ of }) => `An answer was returned to ${of('employeeId')}` },
  'answer.sent': {
    label: 'Answer arrived',
    say: ({ of }) => `An answer of ${of('employeeId')} arrived on its network`,
  },
  'answer.refused': {
    label: 'Answer refused by the network',
    say: ({ of, payload }) => `The network refused an answer of ${of('employeeId')}: ${text(payload.why)}`,
  },
  'answer.doubtful': {
    label: 'Answer in doubt',
    say: ({ of }) => `Nobody can tell whether an answer of ${of('employeeId')} arrived`,
  },
  'page.told': {
    label: 'Page told of ours',
    say: ({ payload }) =>
      payload.way === 'none'
        ? `A page that ${linked(payload)} takes no word of it`
        : `A page that ${linked(payload)} was told of it, by ${text(payload.way)}`,
  },
  'page.not-told': {
    label: 'Page would not be told',
    say: ({ payload }) => `A page that ${linked(payload)} did not take the word of it: ${text(payload.why)}`,
  },
  'delivery.sent': { label: 'Delivered', say: () => 'The network took what we sent' },
  'delivery.refused': {
    label: 'Delivery refused',
    say: ({ payload }) => `The network refused what we sent: ${text(payload.why)}`,
  },
  'delivery.doubtful': { label: 'Delivery in doubt', say: () => 'Nobody can tell whether what we sent arrived' },
  'delivery.waits': { label: 'Delivery waits', say: ({ payload }) => `What we send waits: ${text(payload.why)}` },
}

const linked = ({ conversationId }: Record<string, unknown>) =>
  conversationId ? 'we answered on one of our own' : 'an article of ours links to'
