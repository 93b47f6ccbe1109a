export { htmlToText } from './html-text.ts'
export type { FeedEntry, FeedInfo, FeedText, ParsedFeed } from './model.ts'
export { type FeedOptions, parseFeed } from './parse-feed.ts'
