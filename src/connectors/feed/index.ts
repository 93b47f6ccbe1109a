import type { Connector } from '#core/channels'
import { prepareFeed } from './discover.ts'
import { pollFeed } from './poll.ts'
import { receiveFromHub } from './receive.ts'
import { Settings } from './settings.ts'
import { Secret, unsubscribe } from './websub.ts'

export type { FeedEntry, FeedInfo, FeedText, ParsedFeed } from './model.ts'
export { type FeedOptions, parseFeed } from './parse-feed.ts'

/** Blogs, news and podcasts: every place that publishes RSS, Atom or JSON Feed. */
export const feed: Connector<Settings, Secret | undefined> = {
  name: 'feed',
  label: 'Blog or news feed',
  about: 'Any site that publishes RSS, Atom or JSON Feed. Its address is enough: we find the feed.',
  network: 'feed',
  settings: Settings,
  // Nothing is asked of anybody: the subscription at the feed's hub is kept here.
  secret: Secret,
  pushKey: 'itself',
  capabilities: {
    listen: 'poll',
    reply: false,
    retract: false,
    fetchThread: false,
    exactlyOnce: 'no',
    edits: true,
    deletes: false,
    opensPage: true,
  },
  limits: {
    rules: [
      'A feed can only be read. To answer, open the post and answer where it was published, or on a page of your own that links to it: that page of theirs is then told, where it takes such words.',
      'We come as seldom as its publisher asks, at most every five minutes, one feed of a site at a time; a site that asks us to wait is left alone.',
      'Where a feed names a hub (WebSub), it is asked to push; as long as it does, we come every six hours.',
      'Only addresses that people here entered are read, as by any feed reader: robots.txt, which speaks to crawlers, is not asked for.',
    ],
  },
  keeps: 'all',
  prepare: prepareFeed,
  poll: pollFeed,
  receive: receiveFromHub,
  close: unsubscribe,
  replyPage: ({ externalId, url }) => ({
    url: url ?? `https://${externalId.split('#')[0]}`,
    note: 'Answer where it was published, or on a page of your own that links to it, and say here where it stands.',
  }),
}
