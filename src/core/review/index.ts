export { askForReview, Decide, decideReview, reviewQueue, theReview, withdrawReview } from './decide.ts'
export { type Decision, mayDecide, type Review } from './model.ts'
export {
  decideRow as decideSampleReview,
  deleteReviewsOf,
  insertReview as insertSampleReview,
  reviewsOf,
} from './store.ts'
