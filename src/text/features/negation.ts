import { createFeatures, IN_TEXT, resetFeatures } from './buffers.ts'
import { scan } from './scan.ts'

/** Words that turn what follows around, as people write them; apostrophes are dropped. */
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

/** Filled on first use: the words are read by the reader that will meet them. */
const negations = new Set<number>()

/** Whether the word of this hash is a negation in one of the languages whose negations we know. */
export function isNegation(hash: number): boolean {
  if (negations.size === 0) {
    const features = createFeatures()
    resetFeatures(features, written.length)
    scan(features, written, IN_TEXT)
    for (let word = 0; word < features.wordCount; word++) negations.add(features.wordHashes[word] as number)
  }
  return negations.has(hash)
}
