import { type PostShown, postsShown, type Topic, topicById } from '#places/community'
import type { Context } from '#platform/context'
import { topicIdOf } from './store.ts'

/** What was said below an article: the topic it is said in, and its posts without the one that only names the article. */
export interface Comments {
  topic: Topic
  posts: PostShown[]
  /** There are more than are shown. */
  more: number
}

const mostShown = 100

/** What readers said about an article, the first first; nothing before the first comment. */
export async function commentsOn(ctx: Context, articleId: string): Promise<Comments | undefined> {
  const topicId = await topicIdOf(ctx, articleId)
  const topic = topicId ? await topicById(ctx, topicId) : undefined
  if (!topic || topic.removedAt) return undefined
  const posts = await postsShown(ctx, topic.id, { from: 2, to: mostShown + 1, accepted: null })
  return { topic, posts, more: Math.max(0, topic.lastNumber - mostShown - 1) }
}
