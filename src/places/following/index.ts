export { whomOf } from './model.ts'
export {
  acceptedBy,
  followersOf,
  followingRow,
  followingRows,
  forgetFollowing,
  setFound,
  setWhyNot,
} from './store.ts'
