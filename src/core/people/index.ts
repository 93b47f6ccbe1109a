export { authorKey, type PersonAccount, type SeenAuthor } from './model.ts'
export {
  accountRows as accountsOf,
  deleteSamplePeople,
  knownSince,
  markAccountGone,
  namelessAccounts,
  rememberAuthors,
} from './store.ts'
