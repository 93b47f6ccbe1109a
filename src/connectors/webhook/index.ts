import { z } from 'zod'
import { Mapping, Reading, readEntry } from '#connectors/entries'
import { verifySignature } from '#connectors/web'
import type { Batch, Connector, News, OpenSource, PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { type Entry, entriesIn } from './entries.ts'

export { signatureHeader, signPayload, type VerifiedSignature, verifySignature } from '#connectors/web'

const mostBytes = 2 ** 20

const Settings = Reading.extend({
  label: z.string().trim().min(1, 'Give it a name.').max(120),
  network: Reading.shape.network.unwrap().default('webhook'),
  /** Where in the JSON the list of entries lies; absent: the body is the entry, or a list of them. */
  entries: z.string().trim().min(1).max(200).optional(),
  /** Where in an entry each part of a post lies; absent: our own documented shape. */
  mapping: Mapping.optional(),
})
type Settings = z.infer<typeof Settings>

const Secret = z.object({ signingKey: z.string().min(16, 'A signing key has at least 16 letters.').max(200) })
type Secret = z.infer<typeof Secret>

/** The shape that docs/webhooks.md describes. */
const ownMapping: Mapping = {
  text: 'text',
  author: 'author',
  postedAt: 'postedAt',
  id: 'id',
  title: 'title',
  url: 'url',
  replyTo: 'replyTo',
  language: 'language',
  network: 'network',
  tags: 'tags',
}

/** The company's own systems tell us what was said: a help desk, a shop's reviews, a forum without a connector. */
export const webhook: Connector<Settings, Secret> = {
  name: 'webhook',
  label: 'A system of your own',
  about: 'Your own systems send conversations here, signed with a key.',
  network: 'webhook',
  settings: Settings,
  secret: Secret,
  capabilities: {
    listen: 'push',
    reply: false,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: true,
    deletes: true,
  },
  limits: { rules: ['A delivery is at most 1 MiB and 1000 entries.', 'Nothing can be answered there.'] },
  keeps: 'all',
  prepare: async settings => ({ settings, label: settings.label }),
  receive,
}

async function receive(source: OpenSource<Settings, Secret>, { headers, body }: PushRequest): Promise<Batch> {
  const { settings, secret, tools } = source
  const now = tools.now()
  if (body.byteLength > mostBytes) throw new Problem('invalid', 'A delivery is at most 1 MiB. Send it in parts.')
  const { at } = verifySignature(headers, body, secret.signingKey, now)
  const read = entriesIn(body, settings.entries).map(each => newsOf(each, settings, now))
  const unreadable = read.flatMap(each => ('why' in each ? [each] : []))
  return {
    news: read.flatMap(each => ('news' in each ? [each.news] : [])),
    lagMs: Math.max(0, now.getTime() - at.getTime()),
    ...(unreadable.length > 0 && { unreadable }),
  }
}

type EntryNews = { news: News } | { at: string; why: string }

function newsOf(each: Entry, settings: Settings, now: Date): EntryNews {
  if ('why' in each) return each
  const { at, entry } = each
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return { at, why: 'This is no record: it should read {"text": …}.' }
  if (settings.mapping) {
    const read = readEntry(entry, settings.mapping, settings, now)
    return 'post' in read ? { news: { kind: 'post', post: read.post } } : { at, ...read }
  }
  const { kind, id, network } = Kind.safeParse(entry).data ?? {}
  if (kind === undefined) return { at, why: 'The kind of an entry is post, edit or delete.' }
  if (kind !== 'post' && id === undefined) return { at, why: `To ${kind} a post, give its id.` }
  if (kind === 'delete' && id !== undefined) {
    return { news: { kind, network: network ?? settings.network, externalId: id } }
  }
  const read = readEntry(entry, ownMapping, settings, now)
  if ('why' in read) return { at, ...read }
  return { news: kind === 'edit' ? { kind, post: { ...read.post, editedAt: now } } : { kind: 'post', post: read.post } }
}

/** What an entry in our own shape says about itself; a number is as good an id as a word. */
const Kind = z.object({
  kind: z.enum(['post', 'edit', 'delete']).default('post'),
  id: z
    .union([z.string().trim().min(1).max(2000), z.number().transform(String)])
    .optional()
    .catch(undefined),
  network: Reading.shape.network.unwrap().optional().catch(undefined),
})
