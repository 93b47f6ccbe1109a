/** A text in two short forms: one for equal texts, one for nearly equal ones. */
export interface Fingerprint {
  /** 16 hexadecimal digits; the same for texts that differ in case, accents, punctuation, addresses or spacing only. */
  exact: string
  /** 64-bit simhash; two texts with most of their words in common differ in few bits. 0 for a text without letters. */
  near: bigint
}

const letter = new Uint8Array(0x10000)
const folded = new Uint16Array(0x10000)
const known = new Uint8Array(0x10000)
const dense =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const isLetter = /[\p{L}\p{N}]/u
const isMark = /\p{M}|\p{Default_Ignorable_Code_Point}/u

/** 0 gap, 1 letter or digit, 2 a letter that is a word of its own, 3 belongs to the letter before. */
function learn(unit: number): void {
  known[unit] = 1
  const character = String.fromCharCode(unit)
  const base = character.normalize('NFKD').toLowerCase()
  folded[unit] = base.charCodeAt(0)
  letter[unit] = dense.test(character)
    ? 2
    : isLetter.test(character) || (unit >= 0xd800 && unit < 0xe000)
      ? 1
      : isMark.test(character)
        ? 3
        : 0
}

const seed = 0x811c9dc5
const prime = 0x01000193

/** Spreads every bit of 32 over all of them (the last step of MurmurHash3): FNV alone leaves short words too alike. */
function mix(hash: number): number {
  let mixed = hash ^ (hash >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const votes = new Int32Array(64)

/**
 * Takes the fingerprints of a post, to find the same words again elsewhere: copies, syndication, mass mailing.
 *
 * Addresses are left out, since each copy carries its own tracking link. Words are folded (case, accents), hashed with
 * FNV-1a, and three neighbouring words vote together on the 64 bits (Charikar 2002; shingles as in Manku et al. 2007).
 * Pure, without cryptography: not for secrets, and somebody could make two texts collide on purpose.
 */
export function fingerprint(text: string): Fingerprint {
  votes.fill(0)
  let exactLow = seed
  let exactHigh = 0x9747b28c
  let before = 0
  let beforeThat = 0
  let count = 0

  const take = (word: number) => {
    count++
    exactLow = Math.imul(exactLow ^ word, prime)
    exactHigh = mix(Math.imul(exactHigh, 31) + word)
    if (count >= 3) vote(Math.imul(Math.imul(beforeThat, 31) + before, 31) + word)
    beforeThat = before
    before = word
  }

  let hash = seed
  let open = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (known[unit] === 0) learn(unit)
    const kind = letter[unit]
    if (kind === 1) {
      if (!open && unit === 104 && isAddress(text, at)) {
        while (at + 1 < text.length && text.charCodeAt(at + 1) > 32) at++
        continue
      }
      hash = Math.imul(hash ^ (folded[unit] ?? 0), prime)
      open = true
    } else if (kind === 3) {
      // Accents and hidden characters are no difference.
    } else {
      if (open) take(mix(hash))
      hash = seed
      open = false
      if (kind === 2) take(mix(Math.imul(seed ^ (folded[unit] ?? 0), prime)))
    }
  }
  if (open) take(mix(hash))
  if (count === 0) return { exact: '0000000000000000', near: 0n }
  if (count < 3) vote(Math.imul(beforeThat, 31) + before)

  let low = 0
  let high = 0
  for (let bit = 0; bit < 32; bit++) {
    if ((votes[bit] ?? 0) > 0) low |= 1 << bit
    if ((votes[bit + 32] ?? 0) > 0) high |= 1 << bit
  }
  return {
    exact: hex(exactHigh) + hex(mix(exactLow)),
    near: (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0),
  }
}

function vote(shingle: number): void {
  const low = mix(shingle)
  const high = mix(shingle ^ 0x5bd1e995)
  for (let bit = 0; bit < 32; bit++) {
    votes[bit] = (votes[bit] ?? 0) + ((low >>> bit) & 1) * 2 - 1
    votes[bit + 32] = (votes[bit + 32] ?? 0) + ((high >>> bit) & 1) * 2 - 1
  }
}

function isAddress(text: string, at: number): boolean {
  return text.startsWith('https://', at) || text.startsWith('http://', at)
}

const hex = (value: number): string => (value >>> 0).toString(16).padStart(8, '0')

/**
 * How alike two texts are, 0..1: the share of equal bits, stretched so that unrelated texts are near 0.
 *
 * From about 0.8 on they are copies with small changes; a text without words is like nothing but itself.
 */
export function similarity(a: Fingerprint, b: Fingerprint): number {
  if (a.exact === b.exact) return 1
  if (a.near === 0n || b.near === 0n) return 0
  const different = a.near ^ b.near
  const bits = ones(Number(different & 0xffffffffn)) + ones(Number(different >> 32n))
  // Unrelated texts agree on half of the bits by chance.
  return Math.max(0, 1 - bits / 32)
}

function ones(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
