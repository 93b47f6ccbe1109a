export { type Card, layCards, layNotes, type PersonCard } from './cards.ts'
export { sweepRetention } from './keep-only-so-long.ts'
export { proveLinks, proveLinksJob } from './prove-links.ts'
export { standingCard } from './standing-card.ts'
