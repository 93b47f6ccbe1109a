import { TopicTyped } from '#places/own-place'
import { z } from '#platform/http'

export const ShareView = z
  .object({
    id: z.string(),
    authorId: z.string(),
    authorName: z.string(),
    articleId: z.string().nullable(),
    afterId: z.string().nullable(),
    text: z.string(),
    language: z.string(),
    posts: z.array(z.object({ accountId: z.string(), words: z.string() })),
    pictures: z.array(z.object({ id: z.string(), alt: z.string() })),
    topic: z.object(TopicTyped.shape).nullable(),
    isForColleagues: z.boolean(),
    step: z.enum(['draft', 'in-review', 'returned', 'approved', 'released', 'withdrawn']),
    version: z.number().int(),
    reviewedVersion: z.number().int().nullable(),
    releasedAt: z.date().nullable(),
    /** It was let go before: what stands outside stands until other words are sent. */
    stands: z.object({ text: z.string() }).nullable(),
    waitsBecause: z.string().nullable(),
    findings: z.array(
      z.object({ ruleId: z.string(), kind: z.string(), level: z.enum(['note', 'review', 'stop']), title: z.string() }),
    ),
    changedAt: z.date(),
  })
  .openapi('Share')

export const SharePostView = z
  .object({
    id: z.string(),
    accountId: z.string(),
    network: z.string(),
    handle: z.string(),
    step: z.enum([
      'held',
      'waiting',
      'sent',
      'refused',
      'doubtful',
      'cancelled',
      'changing',
      'retracting',
      'retracted',
    ]),
    said: z.string(),
    pictures: z.array(z.object({ id: z.string(), alt: z.string() })),
    topic: z.object({ title: z.string() }).nullable(),
    url: z.string().nullable(),
    failure: z.string().nullable(),
    /** Whether its network changes what stands there. */
    canChange: z.boolean(),
    sentAt: z.date().nullable(),
  })
  .openapi('SharePost')

export const CardView = z.object({ url: z.string(), title: z.string(), about: z.string() }).openapi('PageCard')

export const PreviewView = z
  .object({
    accountId: z.string(),
    handle: z.string(),
    name: z.string().nullable(),
    network: z.string(),
    label: z.string(),
    /** Word by word as it will stand there, signature and all. */
    said: z.string(),
    pictures: z.array(z.object({ id: z.string(), alt: z.string() })),
    /** The network shows none from here. */
    leavesPicturesOut: z.boolean(),
    topic: z.object({ title: z.string(), kind: z.string(), site: z.string(), space: z.string() }).nullable(),
    card: CardView.nullable(),
    length: z.number().int(),
    most: z.number().int().nullable(),
    lengthWords: z.string().nullable(),
    problem: z.string().nullable(),
    alike: z
      .object({
        what: z.enum(['post', 'article']),
        byName: z.string(),
        at: z.date(),
        words: z.string(),
        share: z.number(),
      })
      .nullable(),
  })
  .openapi('SharePreview')

export const KitItemView = z
  .object({
    articleId: z.string().nullable(),
    shareId: z.string().nullable(),
    title: z.string(),
    about: z.string(),
    language: z.string(),
    note: z.string(),
    byId: z.string(),
    byName: z.string(),
    at: z.date(),
    told: z.array(z.string()),
  })
  .openapi('KitItem')

/** The article that a share tells of, as it stands now. */
export const AboutView = z
  .object({
    articleId: z.string(),
    title: z.string(),
    authorName: z.string(),
    card: CardView.nullable(),
    standing: z.enum(['out', 'scheduled', 'nowhere', 'withdrawn']),
    goesOutAt: z.date().nullable(),
  })
  .openapi('ShareAbout')
