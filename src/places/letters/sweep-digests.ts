import { topicPaths } from '#lib/topic-paths'
import { pageOf } from '#places/community'
import { type Context, inTransaction } from '#platform/context'
import { isMailOn } from '#platform/mail'
import { nextDigest } from './model.ts'
import { homeAt, sendLetter } from './send-letter.ts'
import { newInFollowed, setTold, takeDue } from './store.ts'

const mostAtOnce = 500

/** Writes the digests that are due. Where nothing is new, nobody is written to. */
export async function sweepDigests(ctx: Context): Promise<number> {
  if (!isMailOn(ctx)) return 0
  let sent = 0
  for (let count = 0; count < mostAtOnce; count++) {
    const outcome = await inTransaction(ctx, writeNext)
    if (outcome === 'none due') break
    if (outcome === 'sent') sent++
  }
  return sent
}

async function writeNext(ctx: Context): Promise<'none due' | 'nothing new' | 'sent'> {
  const due = await takeDue(ctx)
  if (!due) return 'none due'
  const { memberId, toldUntil, digest } = due
  const news = await newInFollowed(ctx, memberId, toldUntil)
  await setTold(ctx, memberId, nextDigest(digest, ctx.now()))
  const [first] = news
  if (!first) return 'nothing new'
  const homes = new Map<string, { name: string; home: string }>()
  for (const { siteId } of news) homes.set(siteId, homes.get(siteId) ?? (await homeAt(ctx, siteId)))
  const lines = news.map(({ firstReply, isNew, replies, siteId, title, topicId }) => {
    const paths = topicPaths(homes.get(siteId)?.home ?? '')
    const said = replies === 1 ? 'One reply' : `${replies} replies`
    return {
      title,
      url:
        isNew || firstReply === null
          ? paths.topic(topicId, title)
          : paths.post(topicId, title, firstReply, pageOf(firstReply)),
      about: isNew ? (replies > 0 ? `New, with ${said.toLowerCase()}` : 'New') : said,
    }
  })
  const often = digest === 'daily' ? 'day' : 'week'
  const isSent = await sendLetter(ctx, {
    memberId,
    kind: 'digest',
    siteId: first.siteId,
    subject: `New in what you follow: ${first.title}${news.length > 1 ? ` and ${news.length - 1} more` : ''}`,
    opening: `This is new in what you follow since ${toldUntil.toISOString().slice(0, 10)}.`,
    because: `You asked for this once a ${often}.`,
    lines,
    key: `digest ${memberId}`,
  })
  return isSent ? 'sent' : 'nothing new'
}
