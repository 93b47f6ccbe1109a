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
} from './model.ts'
export { OfferView } from './words.ts'
