import { isSetUp, theCompany, topics } from '#core/company'
import { readingsOf } from '#journey/understand'
import { givingWay } from '#lib/give-way'
import { type Context, inTransaction } from '#platform/context'
import { deleteCases, noteAsked, settleDue } from './case-store.ts'
import { findPraise, namesOf, type OurNames } from './find-praise.ts'
import { askingKinds, feelingOf, heardWithinDays, saidToUs } from './model.ts'
import { ownAccounts, type PostToRead, postsToRead, replacePosts, takeWaiting } from './store.ts'

export const lookWhoSpeaksWellJob = 'look who speaks well'

const atOnce = 200
const mostTurns = 250
const dayMs = 86_400_000

/**
 * Looks at the posts that were read since: what they say of us that others may go by, and who asked something of whom it
 * will be told whether they were answered. Then at all of whom that can be known by now. May be done again.
 */
export async function lookWhoSpeaksWell(ctx: Context): Promise<void> {
  if (!(await isSetUp(ctx))) return
  const own = await ownAccounts(ctx)
  const ours = await ourNames(ctx)
  const giveWay = givingWay()
  for (let turn = 0; turn < mostTurns; turn++) {
    const looked = await inTransaction(ctx, async ctx => {
      const ids = await takeWaiting(ctx, atOnce)
      if (ids.length > 0) await lookAt(ctx, ids, own, ours)
      return ids.length
    })
    if (looked < atOnce) break
    await giveWay()
  }
  for (let turn = 0; turn < mostTurns; turn++) {
    if ((await inTransaction(ctx, ctx => settleDue(ctx, own, atOnce))) < atOnce) break
    await giveWay()
  }
}

/** The same for posts of the sample company, at once, as it is brought; `company` is what it is called there. */
export async function lookAtSample(ctx: Context, messageIds: string[], company: string): Promise<void> {
  await lookAt(ctx, messageIds, [], await ourNames(ctx, company))
}

/** The company and what it makes; of what it merely knows about, praise is none of ours. */
async function ourNames(ctx: Context, ...alsoCalled: string[]): Promise<OurNames> {
  const [company, known] = [await theCompany(ctx), await topics(ctx)]
  const companies = [company.name, ...alsoCalled].map(name => ({ name, words: [] }))
  return namesOf([...companies, ...known.filter(({ kind }) => kind === 'product')])
}

async function lookAt(ctx: Context, ids: string[], own: string[], ours: OurNames): Promise<void> {
  const posts = await postsToRead(ctx, ids, own)
  const readings = new Map((await readingsOf(ctx, ids)).map(reading => [reading.messageId, reading]))
  const read = posts.flatMap(post => {
    const reading = readings.get(post.id)
    return reading && !post.isAutomatic ? [{ post, reading }] : []
  })
  const rows = read.flatMap(({ post, reading }) => {
    const said = findPraise(post, reading, ours)
    const isUnasked = !post.isAfterUs && !post.isDirect && !saidToUs.includes(post.network)
    return Object.keys(said).length > 0 ? [{ ...post, said, isUnasked }] : []
  })
  await replacePosts(ctx, ids, rows)
  const opening = read.filter(({ post }) => post.isOpening)
  const isAsked = ({ post, reading }: (typeof read)[number]) =>
    askingKinds.includes(reading.kind) && couldBeAnswered(post)
  await deleteCases(
    ctx,
    opening.filter(each => !isAsked(each)).map(({ post }) => post.conversationId),
  )
  for (const { post, reading } of opening.filter(isAsked)) {
    const { accountId, conversationId, network, postedAt } = post
    const feeling = feelingOf(reading.sentiment)
    await noteAsked(ctx, { conversationId, accountId, network, kind: reading.kind, feeling, askedAt: postedAt })
  }
}

const couldBeAnswered = ({ heardAt, postedAt }: PostToRead) =>
  heardAt.getTime() - postedAt.getTime() <= heardWithinDays * dayMs
