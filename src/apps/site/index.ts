export { openSite, type PublicSite } from './open-site.ts'
export { avatar, colleagueTag, field, mark, notice, when } from './pieces.ts'
