import { type Happening, text } from './happening.ts'

/** What people say and do on ground of our own. */
export const happeningsOfCommunity: Record<string, Happening> = {
  'space.made': { label: 'Space made', say: ({ who }) => `${who} made a space in a community` },
  'topic.opened': {
    label: 'Opened in the community',
    say: ({ of, payload }) =>
      `${payload.employeeId ? of('employeeId') : 'Somebody'} opened ${opened[text(payload.kind)] ?? 'a topic'} in the community`,
  },
  'post.written': { label: 'Reply in the community', say: () => 'Somebody replied in the community' },
  'post.stands': {
    label: 'Our reply in the community',
    say: ({ of }) => `What ${of('employeeId')} replied stands in the community`,
  },
  'post.edited': {
    label: 'Changed in the community',
    say: ({ payload }) => `${payload.isOurs ? 'An answer of ours' : 'A post'} in the community was changed`,
  },
  'topic.tagged': {
    label: 'Tags changed in the community',
    say: ({ who, payload }) =>
      payload.by === 'moderator'
        ? `${who} changed the tags of a topic`
        : (tagged[text(payload.by)] ?? `${who} changed the tags of a topic`),
  },
  'topic.moved': {
    label: 'Topic moved in the community',
    say: ({ who, payload }) => {
      const whose = payload.by === 'author' ? 'their topic' : 'a topic'
      const as = payload.wasKind === payload.kind ? '' : ` ${opened[text(payload.kind)] ?? 'something else'}`
      const to = payload.fromSpaceId === payload.spaceId ? '' : ' to another space'
      const did = [to && `moved ${whose}${to}`, as && `made ${to ? 'it' : whose}${as}`].filter(Boolean).join(' and ')
      return `${payload.by === 'author' ? 'Somebody' : who} ${did}`
    },
  },
  'post.removed': {
    label: 'Taken away in the community',
    say: ({ who, payload }) =>
      payload.byAuthor ? 'A post in the community was taken back' : `${who} took a post in the community away`,
  },
  'reply.accepted': {
    label: 'Answer accepted',
    say: ({ who, payload }) =>
      payload.byAsker
        ? 'Whoever asked accepted an answer in the community'
        : `${who} marked an answer in the community`,
  },
  'reply.unaccepted': { label: 'Answer no longer accepted', say: () => 'An accepted answer was unmarked' },
  'idea.voted': {
    label: 'Idea voted on',
    say: ({ payload }) => (payload.wants ? 'Somebody wants an idea' : 'Somebody took a vote for an idea back'),
  },
  'poll.answered': { label: 'Poll answered', say: () => 'Somebody answered a poll' },
  'event.attendance': { label: 'Event', say: () => 'Somebody said whether they come to an event' },
  'member.asked': { label: 'Peer asked', say: () => 'A member was asked whether they would answer' },
  'post.put-back': { label: 'Put back in the community', say: ({ who }) => `${who} put a post in the community back` },
  'topic.locked': { label: 'Topic ended', say: ({ who }) => `${who} ended a topic in the community` },
  'topic.unlocked': { label: 'Topic opened again', say: ({ who }) => `${who} let people reply to a topic again` },
  'member.passed': { label: 'Peer passed', say: () => 'A member who was asked left it to others' },
}

const opened: Record<string, string> = {
  question: 'a question',
  discussion: 'a discussion',
  idea: 'an idea',
  poll: 'a poll',
  event: 'an event',
}

const tagged: Record<string, string> = {
  author: 'Somebody changed the tags of their topic',
  helper: 'A member who helped others put a topic under other tags',
}
