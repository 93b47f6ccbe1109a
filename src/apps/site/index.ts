export { openSite, type PublicSite } from './open-site.ts'
export { feedReader } from './read-feed.ts'
