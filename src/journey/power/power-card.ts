import type { Whole } from '#core/people'
import type { Context } from '#platform/context'
import { howStrong, type Standing } from './model.ts'
import { standingRow } from './store.ts'

const people = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`

/** How much they carry with others, in two kinds, on their page. */
export const powerCard = {
  name: 'with others',
  async card(ctx: Context, { ids }: Whole) {
    const standing = await standingRow(ctx, ids)
    if (!standing) return undefined
    return {
      title: 'With others',
      about: 'From what they and others said to each other in the last half year. What is old counts less.',
      lines: [...linesOf(standing)],
    }
  },
  async exported(ctx: Context, { ids }: Whole) {
    return (await standingRow(ctx, ids)) ?? null
  },
}

/** The two kinds, each in words with what says so: influence first. Pure. */
export function linesOf(standing: Standing) {
  return [influenceLine(standing), conversationLine(standing)] as const
}

function influenceLine({ influence, parts }: Standing) {
  const { followers, heardAs, heardBy, position, reach } = parts
  const said = [
    `${people(heardBy, 'person answers or names', 'people answer or name')} them`,
    heardAs < heardBy - 0.5 &&
      `that counts as ${heardAs}, for what is old counts less, and whoever talks with nobody else a quarter`,
    position >= 2 && `among all replies they weigh ${position} times as much as most`,
    followers > 0 &&
      (reach > 0
        ? `${people(followers, 'follows', 'follow')} them, which adds ${reach} of ${influence} points`
        : `${people(followers, 'follows', 'follow')} them, which adds nothing without replies of others`),
  ].filter(each => each !== false)
  return { label: 'Influence', words: words(howStrong(influence), influence), because: sentence(said) }
}

function conversationLine({ conversation, parts }: Standing) {
  const { mutual, talksWith, thankedBy } = parts
  const said = [
    `They answer ${people(talksWith, 'other person', 'other people')} about our topics`,
    mutual > 0 && `${people(mutual, 'answers', 'answer')} them back`,
    thankedBy > 0 && `${people(thankedBy, 'was', 'were')} glad of it`,
  ].filter(each => each !== false)
  return { label: 'Talks with others', words: words(howStrong(conversation), conversation), because: sentence(said) }
}

const words = (how: string, points: number) => `${how.charAt(0).toUpperCase()}${how.slice(1)}: ${points} of 100.`
const sentence = (said: string[]) => `${said.join('; ')}.`
