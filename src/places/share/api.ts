import { connectorNamed } from '#core/channels'
import { ReviewView, reviewsOf } from '#core/review'
import { grounds } from '#places/own-place'
import { type Context, requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import { aboutOf, accountsForShares, PreviewShare, previewShare } from './compose-post.ts'
import { ReleaseShare, releaseShare } from './release-share.ts'
import { sendAgain } from './send-again.ts'
import { OfferToColleagues, offerToColleagues, sharingKit, takeFromKit, toldOf } from './sharing-kit.ts'
import { postsOf } from './store.ts'
import { AboutView, KitItemView, PreviewView, SharePostView, ShareView } from './views.ts'
import { takeBackShare, withdrawShare } from './withdraw-share.ts'
import {
  leaveAsItStands,
  myShares,
  openShare,
  SaveShare,
  saveShare,
  WriteShare,
  writeAnew,
  writeShare,
} from './write-share.ts'

const tag = 'Shares'
const ById = z.object({ id: z.uuid() })
const Done = z.object({})

export const api = rooms()

endpoint(
  api,
  'get',
  '/shares',
  {
    tag,
    summary: 'What you tell on networks, the last changed first',
    output: z.object({ shares: z.array(ShareView) }),
  },
  async ctx => ({ shares: await myShares(ctx) }),
)
endpoint(
  api,
  'get',
  '/shares/{id}',
  {
    tag,
    summary: 'One share: its words, what it tells of, and how it stands at each account',
    params: ById,
    output: z.object({
      share: ShareView,
      about: AboutView.nullable(),
      posts: z.array(SharePostView),
      review: ReviewView.nullable(),
    }),
  },
  async (ctx, { params: { id } }) => {
    const share = await openShare(ctx, id)
    const review = (await reviewsOf(ctx, [id])).at(-1) ?? null
    return { share, about: await shown(ctx, share.articleId), posts: await postsShown(ctx, id), review }
  },
)
endpoint(
  api,
  'get',
  '/share-accounts',
  {
    tag,
    summary: 'From where you may tell of something',
    output: z.object({
      accounts: z.array(
        z
          .object({
            id: z.string(),
            handle: z.string(),
            name: z.string().nullable(),
            network: z.string(),
            label: z.string(),
            isMine: z.boolean(),
            /** Our own ground: what is begun there is a topic, under a title. */
            topics: z.boolean(),
            most: z.number().int().nullable(),
          })
          .openapi('ShareAccount'),
      ),
    }),
  },
  async ctx => ({ accounts: await accountsForShares(ctx) }),
)
endpoint(
  api,
  'post',
  '/shares/preview',
  {
    tag,
    summary: 'How each post will look there, and what keeps it from leaving',
    body: PreviewShare,
    output: z.object({ about: AboutView.nullable(), previews: z.array(PreviewView) }),
  },
  async (ctx, { body }) => ({
    previews: await previewShare(ctx, body),
    about: await shown(ctx, body.articleId ?? null),
  }),
)
endpoint(
  api,
  'post',
  '/shares',
  { tag, summary: 'Begin to tell of something', body: WriteShare, output: ShareView },
  (ctx, { body }) => writeShare(ctx, body),
)
endpoint(
  api,
  'put',
  '/shares/{id}',
  { tag, summary: 'Keep what was written', params: ById, body: SaveShare, output: ShareView },
  (ctx, { params, body }) => saveShare(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/shares/{id}/release',
  {
    tag,
    summary: 'Send it, or hand it in where a colleague reads it first; with its article where that is to come',
    params: ById,
    body: ReleaseShare,
    output: ShareView,
  },
  (ctx, { params, body }) => releaseShare(ctx, params.id, body),
)
endpoint(
  api,
  'post',
  '/shares/{id}/take-back',
  { tag, summary: 'Take it back, to write on', params: ById, output: ShareView },
  (ctx, { params }) => takeBackShare(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/shares/{id}/write-anew',
  { tag, summary: 'Write other words for what stands outside', params: ById, output: ShareView },
  (ctx, { params }) => writeAnew(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/shares/{id}/leave-as-it-stands',
  { tag, summary: 'Give other words up: what stands outside stays', params: ById, output: ShareView },
  (ctx, { params }) => leaveAsItStands(ctx, params.id),
)
endpoint(
  api,
  'get',
  '/share-grounds',
  {
    tag,
    summary: 'The communities of ours in which you may begin a conversation, and what their spaces take',
    output: z.object({
      grounds: z.array(
        z.object({
          id: z.string(),
          name: z.string(),
          isMaster: z.boolean(),
          spaces: z.array(z.object({ id: z.string(), name: z.string(), kinds: z.array(z.string()) })),
        }),
      ),
    }),
  },
  async ctx => {
    requireEmployee(ctx)
    return { grounds: await grounds(ctx) }
  },
)
endpoint(
  api,
  'post',
  '/shares/{id}/withdraw',
  { tag, summary: 'Take its posts down, or give it up', params: ById, output: ShareView },
  (ctx, { params }) => withdrawShare(ctx, params.id),
)
endpoint(
  api,
  'post',
  '/share-posts/{id}/send-again',
  { tag, summary: 'Send once more what a network did not take', params: ById, output: Done },
  async (ctx, { params }) => {
    await sendAgain(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/sharing-kit',
  {
    tag,
    summary: 'What colleagues would like told, in words of your own',
    output: z.object({ items: z.array(KitItemView) }),
  },
  async ctx => ({ items: await sharingKit(ctx) }),
)
endpoint(
  api,
  'put',
  '/sharing-kit/{id}',
  { tag, summary: 'Ask colleagues to tell of your article', params: ById, body: OfferToColleagues, output: Done },
  async (ctx, { params, body }) => {
    await offerToColleagues(ctx, params.id, body)
    return {}
  },
)
endpoint(
  api,
  'delete',
  '/sharing-kit/{id}',
  { tag, summary: 'Ask them no more', params: ById, output: Done },
  async (ctx, { params }) => {
    await takeFromKit(ctx, params.id)
    return {}
  },
)
endpoint(
  api,
  'get',
  '/articles/{id}/told',
  {
    tag,
    summary: 'Who told of an article where, and whether colleagues are asked to',
    params: ById,
    output: z.object({
      note: z.string().nullable(),
      shares: z.array(
        z.object({
          id: z.string(),
          authorName: z.string(),
          authorId: z.string(),
          at: z.date().nullable(),
          networks: z.array(z.string()),
          urls: z.array(z.string()),
        }),
      ),
    }),
  },
  async (ctx, { params }) => {
    const { note, shares } = await toldOf(ctx, params.id)
    return {
      note,
      shares: shares.map(({ share: { id, authorName, authorId, releasedAt: at }, networks, urls }) => ({
        ...{ id, authorName, authorId, at, networks, urls },
      })),
    }
  },
)

async function postsShown(ctx: Context, shareId: string) {
  return (await postsOf(ctx, shareId)).map(post => {
    const { capabilities, edit } = connectorNamed(post.connector)
    return { ...post, canChange: capabilities.editOwn === true && edit !== undefined }
  })
}

async function shown(ctx: Context, articleId: string | null) {
  const about = await aboutOf(ctx, articleId)
  return about ? { ...about, card: about.card ?? null } : null
}
