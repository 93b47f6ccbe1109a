import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, inTransaction } from '#platform/context'
import { reword } from './edit-post.ts'
import { makeFirstSpace } from './make-space.ts'
import type { Topic } from './model.ts'
import { spacesOf } from './read-store.ts'
import { takeAway } from './remove-post.ts'
import { theTopic, write } from './said.ts'
import { insertTopic, postByNumber } from './store.ts'

/** What a colleague published elsewhere on our own ground, about which people are about to talk. */
export interface About {
  siteId: string
  title: string
  language: string
  /** Who published it, and for whom they work, in words. */
  employeeId: string
  disclosure: string
  /** Markdown: a few of its words, and where it is. */
  text: string
}

/** Opens a discussion about something that a colleague published under their own name, once somebody wants to talk about it. */
export async function openTopicAbout(ctx: Context, about: About): Promise<Topic> {
  const { siteId, title, language, employeeId, disclosure, text } = about
  return inTransaction(ctx, async ctx => {
    const takes = (kinds: string[]) => kinds.length === 0 || kinds.includes('discussion')
    if ((await spacesOf(ctx, siteId)).length === 0) await makeFirstSpace(ctx, siteId)
    const space = (await spacesOf(ctx, siteId)).find(({ kinds }) => takes(kinds))
    if (!space) throw new Problem('conflict', 'Nobody can talk here yet: no part of this community takes discussions.')
    const id = newId()
    const writer = { memberId: null, employeeId }
    await insertTopic(ctx, { id, siteId, spaceId: space.id, kind: 'discussion', title, language, ...writer })
    await write(ctx, { topic: await theTopic(ctx, id), ...writer, disclosure, text, title, language })
    return theTopic(ctx, id)
  })
}

/**
 * What a discussion was opened about is withdrawn: its title and its first words go, the reason stands in their place. What
 * people said stays. Done twice it changes nothing.
 */
export async function emptyTopicAbout(
  ctx: Context,
  topicId: string,
  { why, employeeId }: { why: string; employeeId: string },
): Promise<void> {
  await inTransaction(ctx, async ctx => {
    const post = await postByNumber(ctx, topicId, 1)
    if (!post || post.removedAt) return
    const by = { memberId: null, employeeId }
    await reword(ctx, post, { text: post.text, title: leftOut }, by)
    await takeAway(ctx, post, why, by, true)
  })
}

/** Where words were left out. */
const leftOut = '[…]'
