const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** One or two letters for a person; empty where the name has none (a telephone number). */
export function initialsOf(name: string): string {
  const words = name.split(/[\s_.-]+/u).filter(word => /^\p{L}/u.test(word))
  const first = words[0]
  if (!first) return ''
  const last = words.length > 1 ? words[words.length - 1] : undefined
  return [first, last].map(word => (word ? firstLetter(word) : '')).join('')
}

/** A quiet background for somebody without a picture, the same one each time: 1 to 6. */
export function hueOf(name: string): number {
  let sum = 0
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return (sum % 6) + 1
}

function firstLetter(word: string): string {
  for (const { segment } of segmenter.segment(word)) return segment.toLocaleUpperCase()
  return ''
}
