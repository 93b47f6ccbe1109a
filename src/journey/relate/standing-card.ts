import { type Standing, standingOfMember } from '#places/standing'
import type { PersonCard } from './cards.ts'
import { membersOf } from './story-store.ts'

/** How helpful somebody was to others in our own community. */
export const standingCard: PersonCard = {
  name: 'community',
  async card(ctx, { ids }) {
    const members = await membersOf(ctx, ids)
    const [first, ...others] = members.map(({ id }) => id)
    if (!first) return undefined
    const names = await Promise.all(
      members.map(async ({ handle, id }) => ({ label: `@${handle}`, words: saidOf(await standingOfMember(ctx, id)) })),
    )
    const together = { label: 'Together', words: saidOf(await standingOfMember(ctx, first, ...others)) }
    const lines = others.length > 0 ? [together, ...names] : names
    return { title: 'In our community', about: 'How they helped others there. Nobody’s writing is counted.', lines }
  },
  async exported(ctx, { ids }) {
    const members = await membersOf(ctx, ids)
    return Promise.all(members.map(async member => ({ ...member, standing: await standingOfMember(ctx, member.id) })))
  },
}

function saidOf({ accepted, corrected, thankedByMembers, thankedByUs }: Standing): string {
  const said = [
    accepted > 0 && `${accepted} of their answers solved it`,
    thankedByMembers > 0 && `thanked ${thankedByMembers} times by members`,
    thankedByUs > 0 && `thanked ${thankedByUs} times by us`,
    corrected > 0 && `rightly reported ${corrected} times`,
  ].filter(each => each !== false)
  return said.length > 0 ? `${said.join(', ')}.` : 'Takes part; nothing more is known yet.'
}
