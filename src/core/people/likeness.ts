/** What two accounts can share, as they show it themselves. Nothing else is looked at: no guess at age, origin, health or belief. */
export const signs = ['handle', 'name', 'handle-and-name', 'picture', 'site', 'order'] as const
export type Sign = (typeof signs)[number]

/** Something shared, and how many accounts have it (both included). */
export interface Shared {
  sign: Sign
  value: string
  count: number
}

/** One shared thing, weighed: `points` are bits of evidence, `words` say why. */
export interface Weighed extends Shared {
  points: number
  words: string
}

export interface Likeness {
  /** 0 to 1: how sure it is that they are one, if what is shared came by chance as often as it does among those we know. */
  probability: number
  because: Weighed[]
}

/**
 * Of a hundred accounts that are one person's, so many share it. Set by judgement, not learned; what is rare weighs more in any
 * case, since it is held against how many have it here.
 */
const sharedByOne: Record<Sign, number> = {
  handle: 0.5,
  name: 0.5,
  'handle-and-name': 0.3,
  picture: 0.3,
  site: 0.3,
  order: 0.2,
}

/** What one says of several: a name says little once the handle that spells it is the same. */
const sameSource: Sign[][] = [['handle', 'name', 'handle-and-name']]
const andAgain = 0.4

/** Of those who talk with a company, one in so many is met by a second account. Judged, like the above. */
const oneIn = 3

/** A young house knows few: what is shared is held against so many at the least, or the first two Marias would be one. */
const fewest = 10_000

/**
 * How sure two accounts are one person's, by what they share (Fellegi and Sunter, "A theory for record linkage", JASA 64, 1969;
 * weights by how rare a value is after Winkler, 1989). Each shared thing adds log2(m / u) bits: `m` how often one person's accounts
 * share it, `u` how often two of different people do, which is how common the value is here
 * among the others. They are added to the odds before anything was looked at, one in three times `accounts`. What says nearly
 * the same counts by four tenths.
 *
 * @param accounts how many accounts are known; fewer than ten thousand count as so many.
 */
export function weigh(shared: Shared[], accounts: number): Likeness {
  const all = Math.max(accounts, fewest)
  const weighed = shared
    .map(each => ({
      ...each,
      points: Math.log2(sharedByOne[each.sign] / ((each.count - 1) / all)),
      words: wordsOf(each),
    }))
    .filter(each => each.points > 0)
    .sort((a, b) => b.points - a.points)
  const because = weighed.map((each, at) => {
    const group = sameSource.find(signs => signs.includes(each.sign))
    const isAgain = group && weighed.slice(0, at).some(other => group.includes(other.sign))
    return isAgain ? { ...each, points: each.points * andAgain } : each
  })
  const before = Math.log2(1 / (all * oneIn))
  const bits = before + because.reduce((sum, each) => sum + each.points, 0)
  return { probability: 1 / (1 + 2 ** -bits), because }
}

function wordsOf({ count, sign, value }: Shared): string {
  const others = count - 2
  const also =
    others <= 0 ? 'nobody else here has it' : `${others === 1 ? 'one other has' : `${others} others have`} it`
  switch (sign) {
    case 'handle':
      return `The same handle, “${value}”: ${also}.`
    case 'name':
      return `The same name: ${also}.`
    case 'handle-and-name':
      return `The handle of one, “${value}”, spells the name of the other: ${also}.`
    case 'picture':
      return `The very same picture, at the same address: ${also}.`
    case 'site':
      return `The same page, ${value}: ${also}.`
    case 'order':
      return `Both wrote of order ${value}: ${also}.`
  }
}

const orderWords =
  /\b(?:order|bestell(?:ung|nummer)?|auftrag(?:snummer)?|pedido|commande|ordine|encomenda|tilaus|ordre|bestilling|beställning)s?(?:[\s-]?(?:number|nummer|numero|número|numéro|no|nr|id)\b\.?)?[\s:#№º°]{0,4}((?=[\w-]*\d)[A-Z0-9][A-Z0-9-]{4,23})\b/giu

/** Order numbers that somebody wrote, in capitals: `Order no. HT-48213` gives `HT-48213`. */
export function orderNumbersIn(text: string): string[] {
  return [...new Set([...text.matchAll(orderWords)].map(([, number = '']) => number.toUpperCase()))]
}
