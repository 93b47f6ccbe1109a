export { type FeedList, type ListedFeed, readOpml } from './read-opml.ts'
export { writeOpml } from './write-opml.ts'
