import type { Sign } from './model.ts'

type Worded = Exclude<Sign, 'asks' | 'followed-link' | `read-${string}` | 'returns' | 'bought'>

/** Words that are a sign, in the languages that we know them in. A word ends where its letters end. */
const words: Record<Exclude<Worded, 'wants'>, string[]> = {
  compares: [
    'compared? (?:to|with)|versus|vs\\.?|(?:better|worse|cheaper|faster) than|alternatives? to|differences? between|which (?:one )?is better',
    'comparad[oa]s? con|frente a|(?:mejor|peor|más barat[oa]) que|alternativas? a|diferencias? entre|cuál es mejor',
    'im vergleich|verglichen mit|(?:besser|schlechter|günstiger|billiger) als|alternativen? zu|unterschied zwischen|was ist besser',
    'comparée?s? (?:à|avec)|par rapport à|(?:meilleure?|mieux|moins chère?) que|alternatives? à|différences? entre',
    'comparad[oa] com|em relação a|melhor (?:do )?que|diferença entre',
  ],
  price: [
    'prices?|pricing|how much (?:is|are|does|do|would)|what does .{1,40} cost|costs?|quote|discounts?|per (?:seat|month|year)',
    'precios?|cuánto (?:cuesta|vale|sale)|cuestan?|presupuesto|descuentos?|tarifas?',
    'preise?|was kostet|wie ?viel kostet|kosten|angebot|rabatte?',
    'prix|combien (?:coûte|ça coûte)|coûte|devis|remises?|tarifs?',
    'preços?|quanto custa|orçamento|descontos?',
  ],
  moves: [
    '(?:migrate|switch|move|change|import)(?:ing)? (?:over )?(?:from|away from)|trade[- ]in|coming from',
    'migrar (?:de|desde)|cambiar(?:me|nos)? (?:de|desde)|pasar(?:me|nos)? de',
    'umsteigen|umstieg|wechseln? von|umziehen von|migrieren',
    'migrer (?:de|depuis)|passer de|changer de',
    'migrar de|mudar de|trocar de',
  ],
  ready: [
    '(?:where|how) (?:can|do) (?:i|we) (?:buy|order|get one)|ready to (?:buy|order)|in stock|delivery times?|about to (?:buy|order)|test ride|free trial',
    '(?:dónde|cómo) (?:puedo |podemos )?(?:compr(?:ar|o|amos)|pedir)|en stock|plazo de entrega|prueba gratuita',
    'wo (?:kann|bekomme|kaufe) ich|wo (?:kann|könnte) man .{0,20}(?:kaufen|bestellen)|lieferbar|lieferzeit|probefahrt|auf lager',
    'où (?:puis-je |peut-on )?(?:acheter|commander)|en stock|délais? de livraison|essai gratuit',
    'onde (?:posso )?comprar|em estoque|prazo de entrega',
  ],
  has: [
    "(?:i|we) (?:bought|own|ordered)|(?:i|we)(?:’ve|'ve| have) (?:bought|owned|had (?:my|our|mine|it))|my order|our subscription|my (?:new )?bike|since (?:the|my) (?:last )?update|after the update",
    '(?:compré|compramos|he comprado|tengo (?:mi|el|la) )|mi pedido|desde la actualización',
    '(?:ich|wir) habe?n? .{1,40}(?:gekauft|bestellt)|meine bestellung|seit dem update|nach dem update',
    "j[’']ai (?:acheté|commandé)|nous avons acheté|ma commande|depuis la mise à jour",
    'comprei|meu pedido|desde a atualização',
  ],
}

const patterns = Object.entries(words).map(([sign, parts]) => ({
  sign: sign as Worded,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'iu'),
}))

const mostLetters = 5_000
const surely = 0.5

/** What a post and its reading say of where somebody stands, each sign once, with the words that say so. */
export function findSigns(
  text: string,
  reading: { kind: string; kinds: readonly { kind: string; score: number; because: readonly { words: string }[] }[] },
): { sign: Sign; words: string }[] {
  if (reading.kind === 'static' || reading.kind === 'news') return []
  const found: { sign: Sign; words: string }[] = []
  const said = text.slice(0, mostLetters)
  for (const { sign, pattern } of patterns) {
    const match = pattern.exec(said)
    if (match) found.push({ sign, words: match[0] })
  }
  const is = (kind: string) => reading.kinds.find(each => each.kind === kind && each.score >= surely)
  const wants = is('purchase-interest')
  if (wants) found.push({ sign: 'wants', words: wants.because[0]?.words ?? '' })
  const trouble = is('issue')
  if (trouble && !found.some(({ sign }) => sign === 'has'))
    found.push({ sign: 'has', words: trouble.because[0]?.words ?? '' })
  const asks = is('question')
  if (asks && found.length === 0) found.push({ sign: 'asks', words: asks.because[0]?.words ?? '' })
  return found
}
