export { askForReview } from './ask-for-review.ts'
export { Decide, decideReview, reviewQueue, theReview, withdrawReview } from './decide.ts'
export { atStep, type Colleague, type Decision, mayDecide, type Review, type SubjectKind } from './model.ts'
export {
  authorInReview,
  colleagues as reviewColleagues,
  decideRow as decideSampleReview,
  deleteReviewsOf,
  forgetReviewNotes,
  insertReview as insertSampleReview,
  reviewsOf,
} from './store.ts'
export { ReviewView } from './views.ts'
export { whyReadFirst } from './why-read-first.ts'
