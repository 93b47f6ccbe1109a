export { openSite, type PublicSite } from './open-site.ts'
