import { fields, type Happening } from './happening.ts'

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
}
