export { commentOnOffer, threadOf } from './comment-on-offer.ts'
