export { asHeard, network } from './as-heard.ts'
export { openSite } from './open-site.ts'
export { answeredBy, ownPlace } from './own-place.ts'
