import { topicPaths } from '#lib/topic-paths'
import { pageOf } from '#places/community'
import type { MailWords } from '#places/mail-words'
import { type Context, inTransaction } from '#platform/context'
import { isMailOn } from '#platform/mail'
import { nextDigest } from './model.ts'
import { homeAt, sendLetter } from './send-letter.ts'
import { newInFollowed, setTold, type Told, takeDue } from './store.ts'

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
  const lineOf = (words: MailWords, { firstReply, isNew, replies, siteId, title, topicId }: Told) => {
    const paths = topicPaths(homes.get(siteId)?.home ?? '')
    return {
      title,
      url:
        isNew || firstReply === null
          ? paths.topic(topicId, title)
          : paths.post(topicId, title, firstReply, pageOf(firstReply)),
      about: isNew ? (replies > 0 ? words.isNewWith(replies) : words.isNew) : words.replies(replies),
    }
  }
  const isSent = await sendLetter(ctx, {
    memberId,
    kind: 'digest',
    siteId: first.siteId,
    says: (words, language) => ({
      subject: words.newInFollowed(first.title, news.length - 1),
      opening: words.newSince(dayIn(language, toldUntil)),
      because: digest === 'daily' ? words.askedForDaily : words.askedForWeekly,
      lines: news.map(each => lineOf(words, each)),
    }),
    key: `digest ${memberId}`,
  })
  return isSent ? 'sent' : 'nothing new'
}

/** A day as it is written in a language, in UTC. */
function dayIn(language: string, at: Date): string {
  const writer = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' })
  return writer.format(at)
}
