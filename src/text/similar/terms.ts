/** A term of a report and how often it stands there. */
export type Terms = Map<string, number>

const pattern = /[\p{L}\p{N}_$]+(?:[.\-'’][\p{L}\p{N}_$]+)*/gu
const spaceless = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u
const common = new Set(
  `the a an and or of to in on for is are was be been it its this that with as at by from not no do does did we i you he they our can could should would will have has had if when then there which who what so but
  der die das und ist nicht ein eine zu mit von für auf im le la les de des et est un une pas pour que qui dans el los las en es y por para con il di che non per una een het van niet met o os as em não`.split(
    /\s+/,
  ),
)
const readAtMost = 4_000

/**
 * The terms of a text: words without their endings, and identifiers both whole and in their parts
 * (`LocalFileSystem.getPos` is also getpos, local, file, system, pos); scripts without spaces in pairs of letters.
 */
export function termsOf(text: string): Terms {
  const terms: Terms = new Map()
  const add = (term: string) => terms.set(term, (terms.get(term) ?? 0) + 1)
  for (const match of text.slice(0, readAtMost).matchAll(pattern)) {
    const written = match[0]
    if (written.length > 120) continue
    const low = fold(written)
    if (spaceless.test(low)) {
      for (let at = 0; at + 1 < low.length; at++) add(low.slice(at, at + 2))
      continue
    }
    const parts = partsOf(written)
    if (parts.length > 1) {
      add(low)
      const last = low.slice(low.lastIndexOf('.') + 1)
      if (last !== low && last.length > 3) add(last)
    }
    for (const part of parts) {
      if (part.length < 2 || common.has(part)) continue
      add(stemOf(part))
    }
  }
  return terms
}

function fold(written: string): string {
  const low = written.toLowerCase()
  return /[^\0-\x7f]/.test(low) ? low.normalize('NFKD').replace(/\p{M}/gu, '') : low
}

function partsOf(written: string): string[] {
  if (!/[._\-$'’\d\p{Lu}]/u.test(written.slice(1))) return [fold(written)]
  return written
    .split(/[._\-$'’]|(?<=[\p{Ll}\d])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)
    .filter(part => part !== '')
    .map(fold)
}

/** Enough to bring fail, fails, failed, failing and failure together; no grammar. */
function stemOf(word: string): string {
  if (word.length < 5) return word.endsWith('s') && word.length > 3 && !word.endsWith('ss') ? word.slice(0, -1) : word
  const stem = word.replace(
    /(?:ations?|ations|ingly|ures?|ings?|edly|ments?|ness|ies|ied|ers?|ors?|ion|ions|ing|ed|es|ly|s)$/,
    '',
  )
  return stem.length >= 3 ? stem.replace(/(.)\1$/, '$1') : word
}
