import { ReviewView } from '#core/review'
import { correctedLabels } from '#journey/reading'
import { RouteReasonView } from '#journey/route'
import { moves } from '#lib/moves'
import { z } from '#platform/http'
import { whysNotTo } from './store.ts'

const Because = z.object({
  words: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  in: z.literal('title').optional(),
})

export const AnswerView = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    replyTo: z.string(),
    authorId: z.string(),
    authorName: z.string(),
    text: z.string(),
    signedText: z.string(),
    language: z.string().nullable(),
    findings: z.array(
      z.object({ ruleId: z.string(), kind: z.string(), level: z.enum(['note', 'review', 'stop']), title: z.string() }),
    ),
    step: z.enum([
      'in-review',
      'returned',
      'approved',
      'sending',
      'by-hand',
      'sent',
      'refused',
      'doubtful',
      'withdrawn',
      'retracted',
    ]),
    manner: z.enum(['reply', 'quote']),
    pictures: z.array(z.object({ id: z.string(), alt: z.string() })),
    move: z.enum(moves),
    givenAt: z.date(),
    releasedAt: z.date().nullable(),
    sentAt: z.date().nullable(),
    messageId: z.string().nullable(),
  })
  .openapi('Answer')

/** An answer with what can still be done about it. */
const ShownAnswerView = AnswerView.extend({
  /** Where its author posts it by hand. */
  page: z.object({ url: z.string(), note: z.string() }).nullable(),
  canChange: z.boolean(),
  canRetract: z.boolean(),
}).openapi('ShownAnswer')

export const AmendmentView = z
  .object({
    id: z.string(),
    answerId: z.string(),
    conversationId: z.string(),
    kind: z.enum(['edit', 'retraction']),
    employeeId: z.string(),
    employeeName: z.string(),
    reason: z.string(),
    text: z.string().nullable(),
    step: z.enum(['in-review', 'returned', 'approved', 'sending', 'done', 'refused', 'doubtful', 'withdrawn']),
    failure: z.string().nullable(),
    madeAt: z.date(),
    settledAt: z.date().nullable(),
  })
  .openapi('Amendment')

const GestureView = z.object({
  id: z.string(),
  messageId: z.string(),
  kind: z.enum(['like', 'boost']),
  employeeId: z.string(),
  employeeName: z.string(),
  step: z.enum(['sending', 'made', 'taking-back', 'taken-back', 'refused']),
  failure: z.string().nullable(),
  madeAt: z.date(),
})

const Visibility = z.enum(['public', 'unlisted', 'followers', 'direct'])

const ReadingView = z.object({
  language: z.string(),
  languageCertainty: z.number(),
  kind: z.string(),
  kinds: z.array(z.object({ kind: z.string(), score: z.number(), because: z.array(Because) })),
  sentiment: z.number(),
  urgency: z.number(),
  why: z.object({
    language: z.string(),
    urgency: z.array(z.string()),
    sentiment: z.array(Because),
    toxicity: z.array(Because),
  }),
  /** Toward the company and each product or topic that is named. */
  aspects: z.array(z.object({ name: z.string(), score: z.number(), because: z.array(Because) })),
  topics: z.array(z.object({ topicId: z.string(), name: z.string(), score: z.number(), because: z.array(Because) })),
  entities: z.array(
    z.object({
      kind: z.string(),
      words: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      in: z.literal('title').optional(),
      value: z.string().optional(),
    }),
  ),
  /** Chance that it hurts whoever reads it. */
  toxicity: z.number(),
  /** What a colleague put right, in this post or in one like it. */
  learned: z.array(
    z.object({
      correctionId: z.string(),
      label: z.enum(correctedLabels),
      /** Which topic, thing or words, where a label is said of several; else empty. */
      about: z.string(),
      similarity: z.number(),
      because: z.array(Because),
      /** Somebody said it of this very post. */
      ofThis: z.boolean(),
      employeeId: z.string(),
      employeeName: z.string(),
      at: z.date(),
    }),
  ),
})

const MessageView = z
  .object({
    id: z.string(),
    externalId: z.string(),
    parentExternalId: z.string().nullable(),
    title: z.string().nullable(),
    text: z.string(),
    language: z.string().nullable(),
    url: z.string().nullable(),
    links: z.array(z.string()),
    media: z.array(
      z.object({ kind: z.enum(['image', 'video', 'audio', 'file']), url: z.string(), alt: z.string().optional() }),
    ),
    postedAt: z.date(),
    editedAt: z.date().nullable(),
    removedAt: z.date().nullable(),
    duplicateOf: z.string().nullable(),
    contentWarning: z.string().nullable(),
    visibility: Visibility.nullable(),
    /** Ours, and it did not arrive after all: why. */
    undeliveredWhy: z.string().nullable(),
    author: z
      .object({
        id: z.string(),
        handle: z.string(),
        name: z.string().nullable(),
        avatarUrl: z.string().nullable(),
        url: z.string().nullable(),
        followers: z.number().nullable(),
        seenAt: z.date(),
        /** One of our own accounts: nobody from outside said it. */
        isOurs: z.boolean(),
      })
      .nullable(),
    colleague: z.object({ id: z.string(), name: z.string(), title: z.string() }).nullable(),
    reading: ReadingView.nullable(),
    /** It asks not to be written to any more, or takes that back, in the words that its network has for it. */
    optOut: z.enum(['stop', 'start']).nullable(),
    matches: z.array(z.object({ queryId: z.string(), name: z.string(), spans: z.array(z.number().int()) })),
  })
  .openapi('Message')

/** What can be done from one account. */
const WayView = z.object({
  possible: z.boolean(),
  why: z.string().nullable(),
  countedBy: z.string().nullable(),
  maxLength: z.object({ value: z.number(), unit: z.enum(['graphemes', 'characters', 'bytes']) }).nullable(),
  can: z.object({
    quote: z.boolean(),
    like: z.boolean(),
    boost: z.boolean(),
    edit: z.boolean(),
    retract: z.boolean(),
    /** So many can be added to a reply. */
    pictures: z.number().int(),
  }),
})

export const ConversationView = z
  .object({
    /** Other tellings of the same story, which stand under this one. */
    folds: z.array(
      z.object({
        conversationId: z.string(),
        network: z.string(),
        url: z.string().nullable(),
        who: z.string(),
        how: z.string(),
        why: z.string(),
        at: z.date(),
      }),
    ),
    /** The telling that this one stands under. */
    foldedInto: z.object({ conversationId: z.string(), how: z.string(), why: z.string() }).nullable(),
    conversation: z.object({
      id: z.string(),
      network: z.string(),
      title: z.string().nullable(),
      standing: z.enum(['open', 'claimed', 'in-review', 'answered', 'closed', 'aside', 'gone']),
      assigneeId: z.string().nullable(),
      language: z.string().nullable(),
      kind: z.string(),
      heardAt: z.date(),
      lastMessageAt: z.date(),
      messageCount: z.number().int(),
      answerBy: z.date().nullable(),
      incomplete: z.string().nullable(),
    }),
    sourceName: z.string().nullable(),
    messages: z.array(MessageView),
    earlier: z.array(z.object({ id: z.string(), at: z.date(), words: z.string(), standing: z.string() })),
    suggestions: z.array(
      z.object({
        employeeId: z.string(),
        name: z.string(),
        title: z.string(),
        score: z.number(),
        reasons: z.array(RouteReasonView),
        passedAt: z.date().nullable(),
        passReason: z.string().nullable(),
      }),
    ),
    claim: z
      .object({ employeeId: z.string(), employeeName: z.string(), claimedAt: z.date(), expiresAt: z.date() })
      .nullable(),
    draft: z
      .object({ text: z.string(), move: z.enum(moves).nullable(), pageId: z.string().nullable(), savedAt: z.date() })
      .nullable(),
    answers: z.array(ShownAnswerView),
    amendments: z.array(AmendmentView),
    gestures: z.array(GestureView),
    reviews: z.array(ReviewView),
    aside: z.object({ reason: z.string(), by: z.string().nullable(), at: z.date() }).nullable(),
    closing: z
      .object({
        result: z.enum(['solved', 'thanked', 'informed', 'no-answer-needed', 'chose-not-to']),
        why: z.enum(whysNotTo).nullable(),
        note: z.string(),
        by: z.string(),
        employeeId: z.string(),
        at: z.date(),
      })
      .nullable(),
    wayOut: z.object({
      ...WayView.shape,
      account: z.object({ id: z.string(), handle: z.string(), connector: z.string(), label: z.string() }).nullable(),
      byHand: z.boolean(),
      disclosure: z.string(),
      isLearning: z.boolean(),
      needsReview: z.boolean(),
      /** Why whatever the reader says here is read first, whoever they are. */
      readFirstBecause: z.array(z.string()),
      /** Every account that it could leave from, the usual one first, each with what it can. */
      accounts: z.array(
        z.object({
          id: z.string(),
          handle: z.string(),
          connector: z.string(),
          label: z.string(),
          isOwn: z.boolean(),
          ...WayView.shape,
        }),
      ),
      inherits: z.object({ contentWarning: z.string().nullable(), visibility: Visibility.nullable() }),
    }),
  })
  .openapi('OpenedConversation')
