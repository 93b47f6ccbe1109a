import { z } from 'zod'
import {
  type Account,
  accounts,
  type Connector,
  connectorNamed,
  type OutgoingTopic,
  type PageCard,
  theLiveAccount,
} from '#core/channels'
import { disclosureOf, refuseOwnSignature, sign, theCompany } from '#core/company'
import { refuseAnotherName } from '#core/policy'
import { type Employee, theEmployee } from '#core/team'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { readTopic } from '#places/own-place'
import { Pictures, refuseTooHeavy } from '#places/pictures'
import { addressFor, editionById, openArticle, theArticle } from '#places/publish'
import { plainOf, toPage } from '#places/rich-text'
import { type Context, requireEmployee } from '#platform/context'
import { type Alike, likest, type Picture, type Share, withLink, wordsAt } from './model.ts'
import { saidByOthers } from './store.ts'
import { ShareWords } from './write-share.ts'

/** What it tells of, as networks show it. */
export interface About {
  articleId: string
  authorId: string
  authorName: string
  title: string
  /** What it says, in short and whole. */
  texts: string[]
  at: Date
  card: PageCard | undefined
  standing: 'out' | 'scheduled' | 'nowhere' | 'withdrawn'
  goesOutAt: Date | null
}

/** What will stand at one account. */
export interface Composed {
  account: Account
  words: string
  said: string
  /** Below the words, where the network shows them. */
  pictures: Picture[]
  /** What it opens on our own ground, and the names of where. */
  topic: OutgoingTopic | null
  where: { site: string; space: string } | null
  card: PageCard | undefined
  /** As the network counts it, signature and all. */
  length: number
  most: number | null
  /** In words, where a number does not say it. */
  lengthWords: string | null
}

/** The article that a share tells of, with its card. */
export async function aboutOf(ctx: Context, articleId: string | null): Promise<About | undefined> {
  if (!articleId) return undefined
  const edition = await editionById(ctx, articleId)
  if (!edition) await openArticle(ctx, articleId)
  const article = await theArticle(ctx, articleId)
  // What stands outside is what is told of, whatever its author writes anew meanwhile.
  const { authorId, authorName, title, summary } = edition ?? article
  const plain = plainOf(edition?.html ?? toPage(article.text, new Map()))
  const url = await addressFor(ctx, article)
  const about = (summary || plain).replace(/\s+/g, ' ')
  const toCome = article.step === 'scheduled' ? 'scheduled' : 'nowhere'
  return {
    ...{ articleId, authorId, authorName, title, goesOutAt: article.goesOutAt },
    texts: [summary, plain].filter(Boolean),
    at: edition?.publishedAt ?? article.changedAt,
    card: url ? { url, title, about: about.slice(0, 300) } : undefined,
    standing: edition ? (edition.withdrawnAt ? 'withdrawn' : 'out') : toCome,
  }
}

/** What is said at one account, signed and within what its network takes; throws, in words, where that can't be. */
export async function composePost(
  ctx: Context,
  share: Pick<Share, 'text' | 'posts' | 'language' | 'pictures' | 'topic'>,
  accountId: string,
  { author, about }: { author: Employee; about: About | undefined },
): Promise<Composed> {
  const at = `posts.${accountId}`
  const account = await theUsableAccount(ctx, accountId, author.id)
  const connector = connectorNamed(account.connector)
  if (account.signedOutAt)
    throw new Problem('conflict', `@${account.handle} is signed out there. Sign in again under Settings.`, [
      { at, message: 'Your words are kept.' },
    ])
  const words = wordsAt(share, accountId)
  if (words === '') throw new Problem('invalid', 'Write something first.', [{ at, message: 'Write something first.' }])
  const company = await theCompany(ctx)
  const brief = connector.limits.everyLetterCosts ? 'brief' : undefined
  const disclosure = disclosureOf(company, author, share.language, brief)
  refuseOwnSignature(words, author, disclosure)
  await refuseAnotherName(ctx, author, words, disclosure)
  const { card: shows, topics } = connector.capabilities
  const pictures = await picturesFor(ctx, connector, share, at)
  const opens = topics ? await topicFor(ctx, share) : undefined
  // Below the words stands one thing: pictures, else the page that they lead to, whose address stands in them then.
  const hasCard = pictures.length === 0 || shows === 'made'
  const said = sign(withLink(words, about?.card, hasCard ? shows : undefined), disclosure)
  return {
    ...{ account, words, said, pictures, topic: opens?.topic ?? null },
    where: opens ? { site: opens.site, space: opens.space } : null,
    card: shows && hasCard ? about?.card : undefined,
    length: connector.lengthOf?.(said) ?? said.length,
    most: connector.limits.maxLength?.value ?? null,
    lengthWords: connector.describeLength?.(said) ?? null,
  }
}

/** What can be shown there of its pictures: all or none, each with what it shows in words. */
async function picturesFor(
  ctx: Context,
  { capabilities, label }: Connector,
  { pictures }: Pick<Share, 'pictures'>,
  at: string,
): Promise<Picture[]> {
  if (!capabilities.pictures || pictures.length === 0) return []
  await refuseTooHeavy(ctx, pictures, { ...capabilities.pictures, label })
  const { success, error, data } = Pictures.max(capabilities.pictures.most).safeParse(pictures)
  if (success) return data
  const [issue] = error.issues
  throw new Problem('invalid', issue?.message ?? 'Say what each picture shows.', [
    { at: issue?.path.length ? `pictures.${issue.path.join('.')}` : at, message: issue?.message ?? '' },
  ])
}

/** What is opened on our own ground, checked as what anybody opens there is. */
async function topicFor(ctx: Context, { topic }: Pick<Share, 'topic'>) {
  if (topic) return readTopic(ctx, topic)
  throw new Problem('invalid', 'Say where in the community it stands, and under which title.', [
    { at: 'topic', message: 'Choose the community, and give it a title.' },
  ])
}

/** An account from which this person may begin something. */
async function theUsableAccount(ctx: Context, accountId: string, authorId: string): Promise<Account> {
  const at = `posts.${accountId}`
  const account = await theLiveAccount(ctx, accountId)
  if (!account || account.isOfficial || (account.ownerId && account.ownerId !== authorId))
    throw new Problem('conflict', 'An account that you chose can’t be used by you any more.', [
      { at, message: 'It was disconnected, is somebody else’s own, or the company’s official voice.' },
    ])
  const { send, label, capabilities } = connectorNamed(account.connector)
  if (!send || (capabilities.repliesOnly && !capabilities.topics))
    throw new Problem('conflict', `On ${label} one answers, and begins nothing.`, [
      { at, message: 'Choose an account elsewhere.' },
    ])
  return account
}

/** Refuses what the network would not take whole. */
export function refuseTooLong({ account, length, most }: Composed): void {
  if (most === null || length <= most) return
  throw new Problem(
    'invalid',
    `${length - most} too many for ${connectorNamed(account.connector).label}, which takes ${most}, your name included.`,
    [
      {
        at: `posts.${account.id}`,
        message: `Give @${account.handle} words of its own, or shorten these by ${length - most}.`,
      },
    ],
  )
}

/** What colleagues said, or wrote in the article, that these words must not nearly repeat. */
export async function othersWords(ctx: Context, about: About | undefined): Promise<Omit<Alike, 'share'>[]> {
  const me = requireEmployee(ctx)
  const posts = (await saidByOthers(ctx, me.employeeId)).map(said => ({ what: 'post' as const, ...said }))
  if (!about || about.authorId === me.employeeId) return posts
  const { authorName: byName, texts, at } = about
  return [...posts, ...texts.map(words => ({ what: 'article' as const, byName, at, words }))]
}

export const PreviewShare = ShareWords.extend({
  articleId: z.uuid().nullable().default(null),
  afterId: z.uuid().nullable().default(null),
})

/** How one post will look there, and what keeps it from leaving. */
export interface Preview {
  accountId: string
  handle: string
  name: string | null
  network: string
  label: string
  said: string
  /** Its pictures, as they stand there; and whether they are left out, as the network shows none from here. */
  pictures: Picture[]
  leavesPicturesOut: boolean
  /** Where it stands on our own ground, as what, and under which title. */
  topic: { title: string; kind: string; site: string; space: string } | null
  card: PageCard | null
  length: number
  most: number | null
  lengthWords: string | null
  /** Why it can’t leave as it is, in words. */
  problem: string | null
  /** Words of a colleague that it nearly repeats: it must be put in one’s own. */
  alike: Alike | null
}

/** Each post as its network will show it, while its author writes; nothing is kept of it. */
export async function previewShare(ctx: Context, input: z.input<typeof PreviewShare>): Promise<Preview[]> {
  const me = requireEmployee(ctx)
  const share = check(PreviewShare, input)
  const author = await theEmployee(ctx, me.employeeId)
  const about = await aboutOf(ctx, share.articleId)
  const others = await othersWords(ctx, about)
  const previews: Preview[] = []
  for (const { accountId } of share.posts) {
    const account = await theLiveAccount(ctx, accountId)
    if (!account) continue
    const { handle, name, network, connector } = account
    const where = { accountId, handle, name, network, label: connectorNamed(connector).label }
    try {
      const post = await composePost(ctx, share, accountId, { author, about })
      const { said, card = null, length, most, lengthWords, words } = post
      const { pictures } = post
      const leavesPicturesOut = pictures.length < share.pictures.length
      const topic = post.topic && post.where ? { title: post.topic.title, kind: post.topic.kind, ...post.where } : null
      const problem = most !== null && length > most ? `${length - most} too many: ${where.label} takes ${most}.` : null
      previews.push({
        ...where,
        said,
        pictures,
        leavesPicturesOut,
        topic,
        card,
        length,
        most,
        lengthWords,
        problem,
        alike: likest(words, others) ?? null,
      })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const none = {
        said: '',
        pictures: [],
        leavesPicturesOut: false,
        topic: null,
        card: null,
        length: 0,
        most: null,
        lengthWords: null,
        alike: null,
      }
      previews.push({ ...where, ...none, problem: error.reasons[0]?.message ?? error.message })
    }
  }
  return previews
}

/** From where one may tell of something: one’s own accounts and the company’s, where something can be begun. */
export async function accountsForShares(ctx: Context) {
  const me = requireEmployee(ctx)
  return (await accounts(ctx)).flatMap(({ id, handle, name, network, connector, isOfficial, ownerId }) => {
    const { send, label, capabilities, limits } = connectorNamed(connector)
    const isMine = ownerId === me.employeeId
    const topics = capabilities.topics === true
    if (isOfficial || (ownerId && !isMine) || !send || (capabilities.repliesOnly && !topics)) return []
    return [{ id, handle, name, network, label, isMine, topics, most: limits.maxLength?.value ?? null }]
  })
}
