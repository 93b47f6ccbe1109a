import { counted } from '../words.ts'
import { type Happening, num, text } from './happening.ts'

/** How our own ground is looked after, and who is known there to help and to use what we make. */
export const happeningsOfModeration: Record<string, Happening> = {
  'words.held': {
    label: 'Held back in the community',
    say: ({ payload }) =>
      `Words in the community wait until somebody has read them: ${held[text(payload.because)] ?? 'to be sure'}`,
  },
  'post.reported': {
    label: 'Reported in the community',
    say: () => 'Somebody reported a post in the community',
  },
  'picture.taken-away': {
    label: 'Picture taken away in the community',
    say: ({ who }) => `${who} took a picture in the community away`,
  },
  'post.put-aside': {
    label: 'Put aside in the community',
    say: () => 'Several reports put a post in the community aside until somebody has read it',
  },
  'case.settled': {
    label: 'Moderation decided',
    say: ({ who, payload }) => `${who} read what waited in moderation: ${does[text(payload.does)] ?? 'decided'}`,
  },
  'moderation.undone': { label: 'Moderation undone', say: ({ who }) => `${who} undid a decision of moderation` },
  'moderation.appealed': {
    label: 'Other eyes asked for',
    say: () => 'A member asked that another moderator reads it again',
  },
  'moderation.appeal-decided': {
    label: 'Read again',
    say: ({ who, payload }) =>
      `${who} read it again: ${payload.isGranted ? 'the decision was undone' : 'it stays as it was decided'}`,
  },
  'moderation.noted': { label: 'Moderation note', say: ({ who }) => `${who} wrote a note for the other moderators` },
  'moderation.first-posts': {
    label: 'First posts',
    say: ({ who, payload }) =>
      `${who} chose which first posts are read before others see them: ${first[text(payload.firstPosts)] ?? ''}`,
  },
  'member.thanked': {
    label: 'Member thanked',
    say: ({ payload }) => (payload.byUs ? 'A colleague thanked a member for the company' : 'A member thanked another'),
  },
  'member.verified': { label: 'Customer verified', say: () => 'A member is known as a customer now' },
  'member.unverified': {
    label: 'Customer no longer shown',
    say: () => 'A member is not shown as a customer any more',
  },
  'verification.code-made': {
    label: 'Code for customers',
    say: ({ who, payload }) =>
      `${who} made a code by which ${counted(num(payload.uses), 'customer')} can show that they are`,
  },
  'verification.code-ended': {
    label: 'Code for customers ended',
    say: ({ who }) => `${who} ended a code for customers`,
  },
  'verification.ways-changed': {
    label: 'How customers show that they are',
    say: ({ who, payload }) =>
      `${who} changed how customers show that they are: ${payload.asksForOrders ? 'by order number, ' : ''}${counted(num(payload.domains), 'mail domain')}`,
  },
}

const held: Record<string, string> = {
  first: 'they are somebody’s first',
  links: 'somebody new, with links',
  repeated: 'the same was said elsewhere',
  hurtful: 'they may hurt',
  pictures: 'somebody new, with pictures',
}
const does: Record<string, string> = {
  fine: 'nothing is wrong with it',
  warn: 'its author was asked to mind the rules',
  hide: 'it was taken away',
  lock: 'the topic was ended',
  suspend: 'its author is suspended',
  refuse: 'it was not let through',
}
const first: Record<string, string> = { all: 'all', 'with-links': 'those with links', none: 'none' }
