import { fields, type Happening, text } from './happening.ts'

/** What happens on ground of our own: communities, who looks after them, and who takes part. */
export const happeningsOfPlaces: Record<string, Happening> = {
  'site.made': {
    label: 'Community made',
    say: ({ who, payload }) => `${who} made ${payload.slug === null ? 'the community' : 'a sub-community'}`,
  },
  'site.changed': {
    label: 'Community changed',
    say: ({ who, payload }) => `${who} changed a community: ${fields(payload.fields)}`,
  },
  'site.closed': { label: 'Community closed', say: ({ who }) => `${who} closed a community` },
  'site.opened': { label: 'Community opened again', say: ({ who }) => `${who} opened a community again` },
  'sites.allowed': {
    label: 'What communities decide',
    say: ({ who, payload }) => `${who} changed what communities decide themselves: ${fields(payload.fields)}`,
  },
  'moderator.added': {
    label: 'Moderator added',
    say: ({ who, payload }) =>
      `${who} asked ${payload.isOutsider ? 'a member' : 'a colleague'} to ${payload.isLead ? 'lead' : 'look after'} a community`,
  },
  'moderator.removed': {
    label: 'Moderator thanked',
    say: ({ who }) => `${who} thanked somebody for looking after a community`,
  },
  'member.joined': {
    label: 'Member joined',
    say: ({ payload }) => `${payload.by === 'desk' ? 'A colleague' : 'Somebody from outside'} joined the community`,
  },
  'member.claimed': {
    label: 'Member took their posts over',
    say: () => 'Somebody who came along with an earlier community signed in; what they wrote there is theirs',
  },
  'member.folded': {
    label: 'Two members became one',
    say: () => 'Two members turned out to be one person; what both said stands under one name',
  },
  'bringing.started': { label: 'Community brought along', say: ({ who }) => `${who} began to bring a community along` },
  'bringing.stopped': {
    label: 'Bringing along stopped',
    say: ({ who }) => `${who} stopped bringing a community along; what came stays`,
  },
  'bringing.resumed': {
    label: 'Bringing along resumed',
    say: ({ who }) => `${who} went on bringing a community along`,
  },
  'bringing.ended': {
    label: 'Community is here',
    say: ({ payload }) =>
      payload.isDone
        ? 'A community was brought along to its end'
        : 'Bringing a community along came to a halt; Own places says why',
  },
  'federation.followed': {
    label: 'Followed from elsewhere',
    say: () => 'Somebody on another server follows one of our places',
  },
  'federation.unfollowed': {
    label: 'No longer followed from elsewhere',
    say: () => 'Somebody on another server no longer follows one of our places',
  },
  'federation.following': {
    label: 'Following elsewhere',
    say: () => 'Somebody on another server lets one of our spaces follow them',
  },
  'federation.not-following': {
    label: 'Not following elsewhere',
    say: ({ payload }) => `One of our spaces can’t follow somebody on another server: ${text(payload.why)}`,
  },
  'following.asked': {
    label: 'Asked to follow elsewhere',
    say: ({ who }) => `${who} asked somebody on another server whether one of our spaces may follow them`,
  },
  'following.ended': {
    label: 'No longer following elsewhere',
    say: ({ who }) => `${who} lets one of our spaces follow somebody on another server no more`,
  },
  'federation.stated': {
    label: 'Official statement in our stream',
    say: ({ payload }) =>
      payload.does === 'said'
        ? 'The official stream said something in the company’s name'
        : `An official statement was ${payload.does === 'changed' ? 'put right' : 'taken back'} in our stream`,
  },
  'federation.gesture': {
    label: 'Liked or shown elsewhere',
    say: ({ payload }) =>
      `Somebody on another server ${payload.isUndone ? 'took back that they ' : ''}${payload.kind === 'like' ? 'liked' : 'showed to others'} something of ours`,
  },
  'federation.blocked': {
    label: 'Blocked elsewhere',
    say: ({ who, payload }) =>
      `${who} blocked ${payload.what === 'server' ? 'another server' : 'somebody on another server'}: ${text(payload.host)}`,
  },
  'federation.unblocked': {
    label: 'Let in again from elsewhere',
    say: ({ who, payload }) =>
      `${who} let ${payload.what === 'server' ? 'another server' : 'somebody on another server'} in again: ${text(payload.host)}`,
  },
  'member.changed': {
    label: 'Member changed their page',
    say: ({ payload }) => `A member changed their ${fields(payload.fields)}`,
  },
  'member.left': { label: 'Member left', say: () => 'A member left the community; their account is gone' },
  'member.suspended': {
    label: 'Member suspended',
    say: ({ who }) => `${who} asked a member to stay away for a while, and told them why`,
  },
  'member.let-back': { label: 'Member let back', say: ({ who }) => `${who} let a member take part again` },
  'member.way-added': {
    label: 'Member added a way in',
    say: ({ payload }) => `A member can now sign in by ${wayIn(payload.by)}, too`,
  },
  'member.way-removed': {
    label: 'Member removed a way in',
    say: ({ payload }) => `A member no longer signs in by ${wayIn(payload.by)}`,
  },
  'way-in.opened': {
    label: 'Way in opened',
    say: ({ who, payload }) => `${who} let members come in by ${wayIn(payload.kind)}`,
  },
  'way-in.closed': {
    label: 'Way in closed',
    say: ({ who, payload }) => `${who} closed a way in for members: by ${wayIn(payload.kind)}`,
  },
}

function wayIn(kind: unknown): string {
  if (kind === 'atproto') return 'an account of Bluesky’s network'
  return kind === 'fediverse' ? 'an account in the fediverse' : 'an account at an OpenID provider'
}
