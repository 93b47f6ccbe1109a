/** What a token is. Bits, so that `SUB` can be added: a reading of a part of the token before it. */
export const WORD = 0
/** Two neighbouring letters of a script without spaces. */
export const PAIR = 1
/** One such letter that has no neighbour to its right. */
export const LONE = 2
export const EMOJI = 3
export const TAG = 4
export const CASHTAG = 5
export const MENTION = 6
/** Part of an address: `.host.suffix` or `/word`. */
export const URL_PART = 7
/** A fact about the post, not in its words: `:from:`, `:lang:`, `:network:`, `:has:`. The colon before it keeps it apart from words. */
export const FACT = 8
/** Set on words read out of a tag or mention, and on the last letter of a run: queries skip them, posts offer them. */
export const SUB = 16

/** Where a token was read. */
export const IN_TITLE = 0
export const IN_TEXT = 1
/** Beside the words: declared tags, links, facts. There is nothing to highlight. */
export const BESIDE = 2

/** Terms are cut here, in code units: longer ones are no words but encoded data. */
export const MAX_TERM = 100
/** Positions between two fields, so that no phrase and no NEAR reaches from one into the other. */
export const FIELD_GAP = 1000

/** Int32s of a token in `marks`, and what each holds. */
export const MARKS = 8
/** The kind, the field above its bits, and `PLAIN` where the word is one whose beginnings are hashed. */
export const KIND = 0
export const KIND_MASK = 0xff
export const FIELD_BITS = 8
export const FIELD_MASK = 3
export const PLAIN = 1 << 16
/** `HASH` of the first four letters only; of no meaning where there are fewer. */
export const OPENING = 1
/** Span in the field's source, UTF-16, end exclusive. */
export const START = 2
export const END = 3
/** Never decreases along the stream. */
export const POSITION = 4
/** Range of the term in `folded`; ranges may overlap. */
export const FOLD_START = 5
export const FOLD_END = 6
/** 32-bit FNV-1a over these code units. */
export const HASH = 7
