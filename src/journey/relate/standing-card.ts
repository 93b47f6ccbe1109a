import { standingOfMember } from '#places/standing'
import type { PersonCard } from './cards.ts'
import { membersOf } from './story-store.ts'

/** How helpful somebody was to others in our own community. */
export const standingCard: PersonCard = {
  name: 'community',
  async card(ctx, { ids }) {
    const members = await membersOf(ctx, ids)
    if (members.length === 0) return undefined
    const lines = await Promise.all(
      members.map(async ({ handle, id }) => {
        const { accepted, corrected, thankedByMembers, thankedByUs } = await standingOfMember(ctx, id)
        const said = [
          accepted > 0 && `${accepted} of their answers solved it`,
          thankedByMembers > 0 && `thanked ${thankedByMembers} times by members`,
          thankedByUs > 0 && `thanked ${thankedByUs} times by us`,
          corrected > 0 && `rightly reported ${corrected} times`,
        ].filter(each => each !== false)
        return {
          label: `@${handle}`,
          words: said.length > 0 ? `${said.join(', ')}.` : 'Takes part; nothing more is known yet.',
        }
      }),
    )
    return { title: 'In our community', about: 'How they helped others there. Nobody’s writing is counted.', lines }
  },
  async exported(ctx, { ids }) {
    const members = await membersOf(ctx, ids)
    return Promise.all(members.map(async member => ({ ...member, standing: await standingOfMember(ctx, member.id) })))
  },
}
