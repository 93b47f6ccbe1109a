import type { Item } from '#text/query'

/**
 * The commonest words of the languages most posted in, roughly by rank: a query must never wait on one of these when it
 * names anything rarer. Only the order of magnitude matters, and only until the percolator has counted for itself.
 */
const COMMON = new Set(
  `the be to of and a in that have it for not on with he as you do at this but his by from they we say her she or an will
  my one all would there their what so up out if about who get which go me when make can like time no just him know take
  people into year your good some could them see other than then now look only come its over think also back after use two
  how our work first well way even new want because any these give day most us is are was were been has had did am im dont
  love need really great today going much more very still here too got off right thing did que de la el en y los se del las
  un por con no una su para es al lo como mas pero sus le ya o este si porque esta entre cuando muy sin sobre me hasta hay
  donde quien desde todo nos et les des est dans du une pour qui au pas sur ne ce plus par je avec tout faire son mais nous
  vous der die und das von den mit ist des sich auf fur im dem nicht ein eine als auch es an werden aus er hat dass sie nach
  wird bei einer um am sind noch wie einem uber so zum war haben nur oder aber vor zur bis mehr durch man e il di che per non
  sono da gli nel piu o os uma em com nao ao mais das dos foi og i jeg det at en til er som pa av med har ikke vi var sig
  om att och i na w z sie nie to jest do я не на что и в с как это по но он`.split(/\s+/),
)

/** How many posts out of a thousand are likely to hold this item, as long as nobody has counted. */
export function guessedFrequency(item: Item): number {
  const { term } = item
  const first = term[0] ?? ''
  if (term.startsWith(':lang:') || term.startsWith(':network:') || term.startsWith(':has:')) return 500
  if (term.startsWith(':from:')) return 0.02
  if (first === '#' || first === '@' || first === '$' || first === '/') return 0.5
  if (first === '.') return term.lastIndexOf('.') === 0 ? 100 : 0.3
  const letters = [...term].length
  if (COMMON.has(term)) return 300 / letters
  const guess = letters < 3 ? 8 : 12 / (letters - 1) ** 1.5
  return item.prefix ? guess * 6 : guess
}
