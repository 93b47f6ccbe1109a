export { authorKey, type PersonAccount, type SeenAuthor } from './model.ts'
export { accountRows as accountsOf, deleteSamplePeople, markAccountGone, rememberAuthors } from './store.ts'
