/** By code unit: 1 parts words, others are their small letter. */
const smalls = new Uint16Array(0x10000)
const parting = 1
const seed = 0x811c9dc5
const prime = 0x01000193

/**
 * A first look for words: whether a run of letters or figures of a text may be one of them, in any capitals. Says yes
 * too often by a few in a billion, and never no where one is: a pattern that looks for them can be spared.
 */
export function createGlance(words: readonly string[]): (text: string) => boolean {
  const hashes = new Set<number>()
  for (const word of words) {
    let hash = seed
    for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ smallOf(word.charCodeAt(at)), prime)
    hashes.add(hash)
  }
  return text => {
    let hash = seed
    for (let at = 0; at < text.length; at++) {
      const small = smallOf(text.charCodeAt(at))
      if (small !== parting) hash = Math.imul(hash ^ small, prime)
      else if (hash !== seed) {
        if (hashes.has(hash)) return true
        hash = seed
      }
    }
    return hash !== seed && hashes.has(hash)
  }
}

function smallOf(unit: number): number {
  return (smalls[unit] as number) || learnSmall(unit)
}

function learnSmall(unit: number): number {
  const character = String.fromCharCode(unit)
  // Patterns without regard to capitals take the long s and the sign of Kelvin for letters, too.
  const small = unit === 0x17f ? 's' : character.toLowerCase()
  smalls[unit] = !/[\p{L}\p{N}]/u.test(character) ? parting : small.length === 1 ? small.charCodeAt(0) : unit
  return smalls[unit] as number
}
