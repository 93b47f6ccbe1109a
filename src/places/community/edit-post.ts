import { z } from 'zod'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { altsOf, Pictures, type PostPicture, placePictures } from '#places/pictures'
import { type Context, inTransaction } from '#platform/context'
import { emit } from '#platform/events'
import { toPlain } from './markdown.ts'
import { limits, type Post, type Writer } from './model.ts'
import { tagsOfTopic } from './read-store.ts'
import { requireOutsider, shownAs, Text, Title, thePost, theTopic } from './said.ts'
import { changePost, insertMentions, setTitle, takeTurn } from './store.ts'

declare module '#platform/events' {
  interface Events {
    'post.edited': { postId: string; topicId: string; siteId: string; revision: number; isOurs: boolean }
  }
}

export const EditPost = z.object({
  postId: z.uuid(),
  text: Text,
  /** Of the topic, where its first post is changed. */
  title: Title.optional(),
  why: z.string().trim().max(200).optional(),
  /** All that stand in it from now on; as they are where nothing is said. */
  pictures: Pictures.optional(),
})
export type EditPost = z.input<typeof EditPost>

/** The author changes what they said; how it read before stays, for everybody to see. */
export async function editPost(ctx: Context, input: EditPost): Promise<Post> {
  const me = await requireOutsider(ctx)
  const change = check(EditPost, input)
  return inTransaction(ctx, async ctx => {
    await takeTurn(ctx, me.memberId)
    const post = await thePost(ctx, change.postId)
    if (post.memberId !== me.memberId)
      throw new Problem('forbidden', 'These are somebody else’s words: only they change them.')
    if (post.removedAt) throw new Problem('conflict', 'This was taken away; it can’t be changed any more.')
    return reword(ctx, post, change, { memberId: me.memberId, employeeId: null })
  })
}

const mostRevisions = 100

interface Rewording {
  text: string
  title?: string | undefined
  why?: string | undefined
  pictures?: Pictures | undefined
}

/** Gives a post other words or pictures, whoever’s it is, and keeps the earlier words. */
export async function reword(
  ctx: Context,
  post: Post,
  { text, title, why, ...wanted }: Rewording,
  by: Writer,
): Promise<Post> {
  const topic = await theTopic(ctx, post.topicId)
  const newTitle = post.number === 1 && title && title !== topic.title ? title : undefined
  const isAsItWas = wanted.pictures === undefined || sayTheSame(wanted.pictures, post.pictures)
  if (text === post.text && !newTitle && isAsItWas) return post
  if (post.revision >= mostRevisions)
    throw new Problem('refused', 'This was changed a hundred times. Say what is new in a reply.')
  const { html, mentioned } = await shownAs(ctx, text)
  const { id: postId, memberId, employeeId, siteId } = post
  const pictures =
    wanted.pictures && !isAsItWas
      ? await placePictures(ctx, { postId, memberId, employeeId, siteId }, wanted.pictures)
      : post.pictures
  const isFirst = post.number === 1
  const changed = await changePost(
    ctx,
    {
      revisionId: newId(),
      post,
      text,
      html,
      pictures,
      titleBefore: newTitle ? topic.title : null,
      why: why?.slice(0, limits.titleMost) || null,
      ...by,
    },
    {
      words: `${toPlain(html)}\n${altsOf(pictures)}`,
      language: post.language,
      ...(isFirst && { title: newTitle ?? topic.title, tags: await tagsOfTopic(ctx, topic.id) }),
    },
  )
  if (!changed) throw new Problem('conflict', 'This was changed a moment ago. Look at it again before you change it.')
  if (newTitle) await setTitle(ctx, topic.id, newTitle)
  await insertMentions(ctx, post.id, mentioned)
  await emit(
    ctx,
    'post.edited',
    {
      postId: post.id,
      topicId: topic.id,
      siteId: topic.siteId,
      revision: post.revision + 1,
      isOurs: post.employeeId !== null,
    },
    { subjectId: topic.id },
  )
  return thePost(ctx, post.id)
}

function sayTheSame(wanted: Pictures, now: PostPicture[]): boolean {
  return wanted.length === now.length && now.every(({ alt, id }, at) => wanted[at]?.id === id && wanted[at].alt === alt)
}
