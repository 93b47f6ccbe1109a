/** One person of a byline: as written, and the key under which spellings of one name meet. */
export interface Named {
  name: string
  key: string
}

const between = /\s*(?:[,;&+/|]|\b(?:and|und|et|y|e|en|og|och|with|mit|avec)\b)\s*/iu
const notPeople =
  /\b(?:teams?|groups?|wg|staff|editors?|redaktion|newsroom|automation|bot|admin|the|our|project|on behalf|director|inc|gmbh|ltd|llc|foundation|company|press)\b/iu
const honours = /^(?:dr|prof|mr|mrs|ms|mx|herr|frau|ir|dipl|ing|jr|sr|ii|iii|iv|phd|msc)\.?$/iu
const mostPeople = 12

/**
 * The people whom a byline names: "By Inés Navarro & Tomás K. Berg" is two. Teams, roles and companies are nobody.
 * `Navarro, Inés` is one.
 * Accepts `Name <mail>` as in the records of a repository.
 */
export function peopleIn(byline: string): Named[] {
  const plain = byline
    .slice(0, 400)
    .replace(/<[^>]*>|\([^)]*\)|\S+@\S+/g, ' ')
    .replace(/^\s*(?:written |posted )?(?:by|von|par|por|di|door)\b[:\s]/iu, '')
  const turned = /^\s*(\p{L}[\p{L}'’-]+),\s*(\p{L}[\p{L}'’-]+)\s*$/u.exec(plain)
  if (turned) return namesOf([`${turned[2]} ${turned[1]}`])
  return namesOf(plain.split(between).map(part => part.replace(/\s+/g, ' ').trim()))
}

function namesOf(parts: string[]): Named[] {
  const people = parts.filter(part => isName(part, parts.length)).map(name => ({ name, key: nameKey(name) }))
  return [...new Map(people.filter(each => each.key !== '').map(each => [each.key, each])).values()].slice(
    0,
    mostPeople,
  )
}

/**
 * Under one key: `Inés Navarro`, `ines navarro`, `Inés M. Navarro`, `Dr. Inés Navarro`.
 * First and last word, folded, without initials, titles and the marks of letters.
 */
export function nameKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[\s_]+/u)
    .map(word => word.replace(/[^\p{L}\p{N}.'’-]/gu, ''))
    .filter(word => word !== '' && !honours.test(word) && !/^\p{L}\.?$/u.test(word))
  return words.length > 2 ? `${words[0]} ${words.at(-1)}` : words.join(' ')
}

function isName(part: string, parts: number): boolean {
  if (part === '' || part.length > 60 || notPeople.test(part) || !/\p{L}/u.test(part)) return false
  const words = part.split(' ').length
  // A single word is a name only where it stands alone, as handles do.
  return words <= 4 && (words > 1 || parts === 1)
}
