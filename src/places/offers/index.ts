export { sweepOffers } from './after-release.ts'
export { countStock } from './change-stock.ts'
export {
  deleteSampleEditions,
  editionByCode,
  editionById,
  editionBySlug,
  editionRows as offersOutside,
  editionsBetween as offersBetween,
  setSoldOut as sellOutSample,
  takenSlugs as takenOfferSlugs,
  updateStock as countSample,
  upsertEdition as insertSampleOfferEdition,
  upsertLocation as tellSamplePlace,
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
  slugFrom as offerSlugFrom,
  standingOf,
  wordsOfOffer,
} from './model.ts'
export {
  deleteSampleOffers,
  insertOffer as insertSampleOffer,
  keepDeed as keepSampleDeed,
  moveOffer as moveSampleOffer,
  postsOf,
} from './store.ts'
export { withdrawOffer } from './withdraw-offer.ts'
export { OfferInput, OfferView } from './words.ts'
