export { type Asked, followLinks, type Led, type LinkDoor } from './follow-links.ts'
export { addressOf, linkByCode, makeLink } from './make-link.ts'
export { codesIn, type TrackedLink } from './model.ts'
export { linkRow as linkById, linksByCode } from './store.ts'
