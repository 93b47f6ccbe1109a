import { HASH_PRIME, HASH_SEED, tokensOfText } from '#text/tokens'

/** Words that turn what follows around, as people write them; apostrophes are dropped as the tokens drop them. */
const written = [
  "not no never none nothing cannot can't cant don't dont doesn't didn't won't wouldn't isn't aren't wasn't weren't ain't",
  "couldn't shouldn't haven't hasn't hadn't without neither nor hardly barely",
  'nicht kein keine keinen keiner keinem nie niemals ohne',
  'pas jamais aucun aucune sans rien',
  'nunca jamas ningun ninguna sin nada',
  'non mai nessun nessuna senza',
  'não nunca nenhum nenhuma sem',
  'niet geen nooit zonder',
  'inte ingen inget aldrig utan ikke ingen aldri uten nie bez',
].join(' ')

const negations = new Set(tokensOfText(written).map(({ term }) => hashOf(term)))

/** Whether the token of this hash is a negation in one of the languages that we know the negations of. */
export function isNegation(hash: number): boolean {
  return negations.has(hash)
}

function hashOf(term: string): number {
  let hash = HASH_SEED
  for (let at = 0; at < term.length; at++) hash = Math.imul(hash ^ term.charCodeAt(at), HASH_PRIME)
  return hash
}
