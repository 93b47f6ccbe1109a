export { type RelatedTopic, related } from './related.ts'
export { type Found, search } from './search.ts'
export { type MightKnow, whoMightKnow } from './who-might-know.ts'
