import { z } from '#platform/http'

const FieldView = z
  .object({
    name: z.string(),
    of: z.enum(['settings', 'secret']),
    label: z.string(),
    hint: z.string().optional(),
    placeholder: z.string().optional(),
    kind: z.enum(['text', 'password', 'number', 'choice', 'lines', 'switch']),
    choices: z
      .array(z.object({ value: z.string(), label: z.string(), keeps: z.enum(['all', 'matching']).optional() }))
      .optional(),
    optional: z.boolean().optional(),
    initial: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).optional(),
    folded: z.boolean().optional(),
    when: z.enum(['signing-in', 'typing']).optional(),
  })
  .openapi('Field')
/** What a connector declares of itself. */
export const ConnectorView = z
  .object({
    name: z.string(),
    label: z.string(),
    about: z.string(),
    group: z.enum(['feeds', 'networks', 'forums', 'code', 'messages', 'own', 'files']),
    network: z.string(),
    listens: z.enum(['stream', 'poll', 'push', 'once', 'no']),
    answers: z.boolean(),
    keeps: z.enum(['all', 'matching']),
    rules: z.array(z.string()),
    /** What its forms ask for, in order. */
    asks: z.object({ source: z.array(FieldView), account: z.array(FieldView) }),
    listensThrough: z.enum(['account', 'account-or-nothing']).nullable(),
    /** It sends someone who connects an account to its own page. */
    signsInElsewhere: z.boolean(),
    /** It has accounts of ours, from which one answers or listens. */
    hasAccounts: z.boolean(),
    /** It looks at a place before it is opened, and may find several. */
    prepares: z.boolean(),
    /** Networks push to an address of ours: who makes the key, and where both are pasted. */
    push: z.object({ key: z.enum(['ours', 'theirs']), setup: z.string() }).nullable(),
    can: z.object({
      reply: z.boolean(),
      quote: z.boolean(),
      like: z.boolean(),
      boost: z.boolean(),
      editOwn: z.boolean(),
      retract: z.boolean(),
      opensPage: z.boolean(),
    }),
    maxLength: z.object({ value: z.number(), unit: z.enum(['graphemes', 'characters', 'bytes']) }).nullable(),
  })
  .openapi('Connector')
/** A place, and how it is. */
export const SourceView = z
  .object({
    id: z.string(),
    connector: z.string(),
    network: z.string(),
    label: z.string(),
    settings: z.record(z.string(), z.unknown()),
    keeps: z.enum(['all', 'matching']),
    /** The connected account that it listens through. */
    accountId: z.string().nullable(),
    health: z.object({
      state: z.enum(['hears', 'beginning', 'quiet', 'failing', 'stopped', 'resting', 'finished']),
      words: z.string(),
    }),
    openedAt: z.date(),
    lastSuccessAt: z.date().nullable(),
    lastItemAt: z.date().nullable(),
    lagMs: z.number().nullable(),
    nextTryAt: z.date().nullable(),
    failingSince: z.date().nullable(),
    failures: z.number().int(),
    heardCount: z.number().int(),
    progress: z.object({ done: z.number(), total: z.number().optional() }).nullable(),
    changedAt: z.date().nullable(),
    /** Where the company’s own systems push to. */
    hookUrl: z.string().nullable(),
  })
  .openapi('Source')
/** An account of ours. */
export const AccountView = z
  .object({
    id: z.string(),
    connector: z.string(),
    network: z.string(),
    handle: z.string(),
    name: z.string().nullable(),
    avatarUrl: z.string().nullable(),
    url: z.string().nullable(),
    connectedAt: z.date(),
    signedOutAt: z.date().nullable(),
    failure: z.string().nullable(),
    /** Whose own it is; the company’s where nobody’s. */
    ownerId: z.string().nullable(),
    ownerName: z.string().nullable(),
    /** The company’s own voice speaks from it; nobody answers from it. */
    isOfficial: z.boolean(),
  })
  .openapi('Account')
