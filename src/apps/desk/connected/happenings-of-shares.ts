import { counted } from '../words.ts'
import { count, type Happening, num, text } from './happening.ts'

/** What colleagues tell on networks, in words. */
export const happeningsOfShares: Record<string, Happening> = {
  'share.begun': {
    label: 'Post: begun',
    say: ({ of, payload }) =>
      payload.isTopic
        ? `${of('employeeId')} began to write a conversation for the community`
        : `${of('employeeId')} began to write ${payload.articleId ? 'of an article' : 'a post'} for networks`,
  },
  'share.handed-in': {
    label: 'Post: read by others',
    say: ({ of }) => `${of('employeeId')} had a colleague read a post for networks`,
  },
  'share.stopped': {
    label: 'Post: stopped',
    say: ({ of, payload }) =>
      `What ${of('employeeId')} would have posted had to stay inside, by ${counted(count(payload.rules), 'rule')}`,
  },
  'share.approved': {
    label: 'Post: approved',
    say: ({ of, payload }) =>
      `The post of ${of('employeeId')} was found good${payload.changed ? ', with other words' : ''}`,
  },
  'share.returned': { label: 'Post: returned', say: ({ of }) => `The post of ${of('employeeId')} came back` },
  'share.taken-back': {
    label: 'Post: taken back to write on',
    say: ({ of }) => `${of('employeeId')} took a post back to write on`,
  },
  'share.released': {
    label: 'Post: sent by its author',
    say: ({ of, payload }) =>
      payload.held
        ? `${of('employeeId')} let ${counted(num(payload.places), 'post')} go, to leave when the article goes out`
        : `${of('employeeId')} sent ${counted(num(payload.places), 'post')} to networks`,
  },
  'share.sent': {
    label: 'Post: arrived',
    say: ({ of, payload }) => `The post of ${of('employeeId')} stands on ${text(payload.network)}`,
  },
  'share.not-sent': {
    label: 'Post: did not arrive',
    say: ({ of, payload }) =>
      `The post of ${of('employeeId')} did not arrive on ${text(payload.network)}: ${text(payload.why)}`,
  },
  'share.sent-again': {
    label: 'Post: sent once more',
    say: ({ of, payload }) => `${of('employeeId')} sent a post once more that ${text(payload.network)} had not taken`,
  },
  'share.held-back': {
    label: 'Post: did not leave with its article',
    say: ({ of, payload }) =>
      `What ${of('employeeId')} had let go did not leave with its article${count(payload.rules) > 0 ? `, by ${counted(count(payload.rules), 'rule')}` : ''}`,
  },
  'share.reopened': {
    label: 'Post: written anew',
    say: ({ of }) => `${of('employeeId')} began to write other words for a post that stands outside`,
  },
  'share.left-as-it-was': {
    label: 'Post: left as it was',
    say: ({ of }) => `${of('employeeId')} left a post as it stands outside`,
  },
  'share.changed': {
    label: 'Post: changed',
    say: ({ of, payload }) => `The post of ${of('employeeId')} stands on ${text(payload.network)} with other words`,
  },
  'share.not-changed': {
    label: 'Post: not changed',
    say: ({ of, payload }) =>
      `The post of ${of('employeeId')} was not changed on ${text(payload.network)}: ${text(payload.why)}`,
  },
  'share.withdrawn': {
    label: 'Post: withdrawn',
    say: ({ of, payload }) =>
      payload.wasPublic
        ? `${of('by')} took down what ${of('employeeId')} had posted`
        : `${of('employeeId')} gave up a post that nobody saw`,
  },
  'share.taken-down': {
    label: 'Post: taken down',
    say: ({ of, payload }) => `The post of ${of('employeeId')} was taken down on ${text(payload.network)}`,
  },
  'share.stays': {
    label: 'Post: stands there still',
    say: ({ of, payload }) =>
      `The post of ${of('employeeId')} was not taken down on ${text(payload.network)}: ${text(payload.why)}`,
  },
  'kit.offered': {
    label: 'Sharing kit: offered',
    say: ({ of }) => `${of('employeeId')} would like colleagues to tell of an article`,
  },
  'kit.taken-out': {
    label: 'Sharing kit: taken out',
    say: ({ of }) => `${of('employeeId')} asks nobody any more to tell of an article`,
  },
}
