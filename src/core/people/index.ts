export { beginErasing } from './erasure-store.ts'
export { type Erasures, erasedOf, erasures, forgetPeople, takeUpErasures, unknownErasures } from './forget-people.ts'
export { keepApart, linkByProof, MergePeople, mergePeople, previewMerge } from './merge-people.ts'
export { holdPeople, mergesOf } from './merge-store.ts'
export {
  authorKey,
  type Group,
  type HowKnown,
  type Known,
  type Merge,
  nameKey,
  type PersonAccount,
  type Proof,
  purposes,
  type SeenAuthor,
  type Whole,
  waysToKnow,
} from './model.ts'
export {
  NotePerson,
  notePerson,
  PlacePerson,
  placePerson,
  removeNote,
  SayConsent,
  sayConsent,
  TagPerson,
  tagPerson,
  unplacePerson,
} from './note-person.ts'
export {
  forgetNotes,
  groupsOf,
  isAlone,
  knownOf,
  type Naming,
  naming,
  notTheirs,
  peopleOf,
  quotable,
  says,
  unnamed,
} from './note-store.ts'
export {
  accountRows as accountsOf,
  deleteSamplePeople,
  knownSince,
  markAccountGone,
  namelessAccounts,
  profilesNamed,
  rememberAuthors,
} from './store.ts'
export { type Suggested, suggestSame } from './suggest-same.ts'
export { previewUnmerge, UnmergePeople, unmergePeople } from './unmerge-people.ts'
export { wholePerson } from './whole-person.ts'
