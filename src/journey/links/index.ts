export { type Asked, followLinks, type Led, type LinkDoor } from './follow-links.ts'
export { addressOf, linkByCode, makeLink } from './make-link.ts'
export { codesIn, newCode, type TrackedLink, wordsFor } from './model.ts'
export {
  deleteSampleLinks,
  insertClicks as insertSampleClicks,
  insertLink as insertSampleLink,
  linkRow as linkById,
  linksByCode,
  markFollowed as markSampleFollowed,
} from './store.ts'
