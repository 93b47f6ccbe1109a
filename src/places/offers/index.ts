export { sweepOffers } from './after-release.ts'
export { countStock } from './change-stock.ts'
export {
  editionByCode,
  editionById,
  editionBySlug,
  editionRows as offersOutside,
  editionsBetween as offersBetween,
} from './edition-store.ts'
export { theOffer } from './make-offer.ts'
export {
  type Edition,
  metresBetween,
  nearestInTime,
  type Offer,
  type Place,
  type Point,
  pointsOf,
  priceInWords,
  standingOf,
  wordsOfOffer,
} from './model.ts'
export { postsOf } from './store.ts'
export { withdrawOffer } from './withdraw-offer.ts'
export { OfferView } from './words.ts'
