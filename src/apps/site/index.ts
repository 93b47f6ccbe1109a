export { openSite, type PublicSite } from './open-site.ts'
export { feedReader } from './read-feed.ts'
export type { Asked } from './send.ts'
