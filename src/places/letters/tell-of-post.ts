import { topicPaths } from '#lib/topic-paths'
import { pageOf, postByDelivery, postShown, toPlain, topicById } from '#places/community'
import { altsOf } from '#places/pictures'
import { type Context, inTransaction } from '#platform/context'
import { homeAt, sendLetter } from './send-letter.ts'
import { concernedBy, insertLetter } from './store.ts'

/** Writes to those whom a post concerns and who asked for it; to each once, however often it is called. */
export async function tellOfPost(ctx: Context, postId: string): Promise<void> {
  const concerned = await concernedBy(ctx, postId)
  if (concerned.length === 0) return
  const post = await postShown(ctx, postId)
  const topic = post && (await topicById(ctx, post.topicId))
  if (!topic) return
  const { name: site, home } = await homeAt(ctx, topic.siteId)
  const url = topicPaths(home).post(topic.id, topic.title, post.number, pageOf(post.number))
  const by = post.author.name
  for (const { memberId, why } of concerned)
    await inTransaction(ctx, async ctx => {
      if (!(await insertLetter(ctx, memberId, postId))) return
      const isNamed = why === 'mentions'
      await sendLetter(ctx, {
        memberId,
        kind: why,
        siteId: topic.siteId,
        says: words => ({
          subject: `${isNamed ? words.namedYou(by) : words.repliedToYou(by)}: ${topic.title}`,
          opening: isNamed ? words.namedYouIn(by, site) : words.repliedToYouIn(by, site),
          because: isNamed ? words.askedForMentions : words.askedForReplies,
          lines: [{ title: topic.title, url, about: shortened(`${toPlain(post.html)} ${altsOf(post.pictures)}`) }],
        }),
        key: `letter ${memberId} ${postId}`,
      })
    })
}

/** The company’s own answers come by a delivery. */
export async function tellOfDelivery(ctx: Context, deliveryId: string): Promise<void> {
  const post = await postByDelivery(ctx, deliveryId)
  if (post) await tellOfPost(ctx, post.id)
}

function shortened(words: string): string {
  const said = words.replace(/\s+/g, ' ').trim()
  return said.length <= 400 ? said : `${said.slice(0, 399).replace(/\s+\S*$/, '')}…`
}
