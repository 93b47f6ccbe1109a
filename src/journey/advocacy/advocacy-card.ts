import type { Whole } from '#core/people'
import type { Context } from '#platform/context'
import { firstDay } from './see-advocacy.ts'
import { type PostLine, postsOf } from './store.ts'

const mostPosts = 100
const mostShown = 3
const allTime = new Date(0)

/** What they said of us that others may go by, on their page: counted for them, never beside others. */
export const advocacyCard = {
  name: 'advocacy',
  async card(ctx: Context, { ids }: Whole) {
    const posts = await postsOf(ctx, ids, new Date(firstDay(ctx.now())), mostPosts)
    if (posts.length === 0) return undefined
    const recommended = posts.filter(({ because }) => because.recommends)
    const spokeWell = posts.filter(({ because }) => because.well && !because.recommends)
    const preferred = posts.find(({ because }) => because.prefers)
    return {
      title: 'What they say of us',
      about: 'In their own words, of the last twelve months. It ranks nobody, and is no reason to treat anybody worse.',
      lines: [
        ...linesOf(
          recommended,
          times => `They recommended you ${times}`,
          each => each.recommends?.words,
        ),
        ...linesOf(
          spokeWell,
          times => `They spoke well of you ${times}`,
          each => each.well?.words,
        ),
        ...(preferred ? [preferenceLine(preferred)] : []),
      ],
    }
  },
  async exported(ctx: Context, { ids }: Whole) {
    return (await postsOf(ctx, ids, allTime, mostPosts)).map(({ at, because, conversationId, messageId, network }) => ({
      ...{ messageId, conversationId, network, at, because },
    }))
  },
}

function linesOf(
  posts: PostLine[],
  title: (times: string) => string,
  words: (because: PostLine['because']) => string | undefined,
) {
  const unasked = posts.filter(({ isUnasked }) => isUnasked).length
  return posts.slice(0, mostShown).map((post, at) => ({
    label: at === 0 ? title(timesOf(posts.length)) : 'And before that',
    words: `On ${dayOf(post.at)}: “${words(post.because) ?? ''}”.`,
    because:
      at === 0
        ? unasked === posts.length
          ? 'None of us had spoken there before.'
          : unasked === 0
            ? 'After one of us had spoken there, or to us.'
            : `${unasked} of these before any of us had spoken there.`
        : undefined,
    conversationId: post.conversationId,
  }))
}

function preferenceLine({ at, because, conversationId }: PostLine) {
  const { prefers } = because
  return {
    label: prefers?.whom === 'us' ? 'Would rather have you' : 'Would rather have somebody else',
    words: `On ${dayOf(at)}: “${prefers?.words ?? ''}”.`,
    because: 'Their last word where they compared.',
    conversationId,
  }
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const timesOf = (count: number) => (count === 1 ? 'once' : `${count} times`)
