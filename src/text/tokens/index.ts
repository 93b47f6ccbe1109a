export { classAt, IS_LETTER, sizeAt } from './classes.ts'
export { HASH_PRIME, HASH_SEED, hashRange } from './hash.ts'
export {
  BESIDE,
  END,
  FOLD_END,
  FOLD_START,
  HASH,
  IN_TEXT,
  IN_TITLE,
  LONE,
  MARKS,
  OPENING,
  PAIR,
  POSITION,
  START,
  TAG,
  URL_PART,
} from './marks.ts'
export {
  factTerm,
  isSub,
  type Matchable,
  READ_AUTHOR,
  READ_HAS,
  READ_LANGUAGE,
  READ_LINKS,
  READ_NETWORK,
  READ_TAGS,
  readPost,
  searchTerms,
  type Token,
  tagTerm,
  tokensOfPost,
  tokensOfText,
  tokensOfUrl,
} from './post.ts'
export { isUncut, standsAlone } from './segment.ts'
export { createTokens, fieldOf, hashOfBeginning, lengthOf, type Tokens } from './stream.ts'
