export { askForReview } from './ask-for-review.ts'
export { Decide, decideReview, reviewQueue, theReview, withdrawReview } from './decide.ts'
export { atStep, type Colleague, type Decision, mayDecide, type Review, type SubjectKind } from './model.ts'
export { type Addressed, reasonsFor } from './plan.ts'
export { needsRow as reviewNeeds } from './plan-store.ts'
export {
  colleagues as reviewColleagues,
  decideRow as decideSampleReview,
  deleteReviewsOf,
  insertReview as insertSampleReview,
  recordsOf,
  reviewsOf,
} from './store.ts'
export { ReviewView } from './views.ts'
