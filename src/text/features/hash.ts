/** Joins a hash and a number to a hash: one round of Murmur3 (Appleby), which is quick and spreads every bit. */
export function mix(hash: number, value: number): number {
  let part = Math.imul(value, 0xcc9e2d51)
  part = (part << 15) | (part >>> 17)
  part = Math.imul(part, 0x1b873593)
  const joined = hash ^ part
  return (Math.imul((joined << 13) | (joined >>> 19), 5) + 0xe6546b64) | 0
}

/** The hash of a name that we give: for groups of features and for signs. */
export function hashName(name: string): number {
  let hash = 0x9747b28c | 0
  for (let at = 0; at < name.length; at++) hash = mix(hash, name.charCodeAt(at))
  return hash
}
