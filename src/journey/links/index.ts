export { type Asked, followLinks, type Led, type LinkDoor } from './follow-links.ts'
export { addressOf, linkByCode, linksIn, makeLink } from './make-link.ts'
export { codesIn, type TrackedLink } from './model.ts'
export { linkRow as linkById, linksByCode, linksOf, sharesOf } from './store.ts'
