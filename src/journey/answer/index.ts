export { postedByHand } from './after-delivery.ts'
export { changeAnswer, retractAnswer } from './change-answer.ts'
export { closeConversation } from './close-conversation.ts'
export { giveAnswer, theAnswer } from './give-answer.ts'
export { type Answer, findingsForTheRecord, reviewReasons, type Step } from './model.ts'
export { openConversation } from './open-conversation.ts'
export { saveDraft, showDraft } from './save-draft.ts'
export { sendApproved, sendApprovedChange, theAmendment } from './send-approved.ts'
export {
  type ChoiceNotTo,
  choicesNotTo,
  countChoicesNotTo,
  forgetAnswers,
  forgetClosingNotes,
  insertSampleAnswers,
  insertSampleClosings,
  sampleAnswerIds,
  upsertDraft as saveSampleDraft,
  whysNotTo,
} from './store.ts'
export { AmendmentView, AnswerView } from './views.ts'
export { giveWay, withdrawAnswer, withdrawChange } from './withdraw-answer.ts'
