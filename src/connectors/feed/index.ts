import { z } from 'zod'
import type { Connector } from '#core/channels'
import { prepareFeed } from './discover.ts'
import { pollFeed } from './poll.ts'

export type { FeedEntry, FeedInfo, FeedText, ParsedFeed } from './model.ts'
export type { FeedOptions } from './parse-feed.ts'

const Settings = z.object({ url: z.string().trim().min(1).max(2000) })

/** Blogs, news and podcasts: every place that publishes RSS, Atom or JSON Feed. */
export const feed: Connector<z.infer<typeof Settings>, undefined> = {
  name: 'feed',
  label: 'Blog or news feed',
  about: 'Any site that publishes RSS, Atom or JSON Feed. Its address is enough: we find the feed.',
  network: 'feed',
  settings: Settings,
  capabilities: {
    listen: 'poll',
    reply: false,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: true,
    deletes: false,
  },
  limits: { rules: ['A feed can only be read. To answer, open the post and answer where it was published.'] },
  keeps: 'all',
  prepare: prepareFeed,
  poll: (source, signal) => pollFeed(source.settings, source.cursor, source.tools, signal),
}
