import type { Span } from './model.ts'

const amount =
  /(?:[$€£¥]|\b(?:usd|eur|gbp|chf)\b)\s?\d[\d.,]{0,14}(?:\s?(?:k|m|bn|million|billion|mio|mrd)\b)?|\d[\d.,]{0,14}\s?(?:%|percent\b|prozent\b|pour cent\b|por ciento\b|por cento\b|per cento\b|procent\b|(?:million(?:en|s|es|i)?|billions?|milliarden?|milliards?|millones|milhões|milioni|miljoen|mio\.?|mrd\.?|bn|k|m)?\s?(?:€|£|\$|usd\b|eur\b|euros?\b|dollars?\b)|(?:million(?:en|s|es|i)?|billions?|milliarden?|milliards?|millones|milhões|milioni|miljoen)\b)/gi
const figure =
  /(?<!\p{L})(?:revenues?|turnover|(?:gross |operating |net |profit )?margins?|profits?|earnings|ebitda?|net income|operating income|cash ?flow|run ?rate|arr|mrr|we (?:grew|grow|are growing|will grow|have grown)|wir (?:wachsen|sind gewachsen|wuchsen)|nous avons grandi|hemos crecido|siamo cresciuti|units sold|unit sales|order intake|burn rate|valuation|share price|dividend|absatz|bewertung|dividende|bookings|backlog|churn|headcount|layoffs?|umsatz(?:es|zahlen)?|umsätze|marge|rohmarge|gewinn(?:e|s)?|ergebnis|auftragseingang|chiffre d['’]affaires|bénéfices?|résultat|ingresos|facturación|beneficios?|margen|ganancias|fatturato|ricavi|utile|margine|receitas?|faturamento|lucros?|margem|omzet|winst)(?!\p{L})/giu
const guidance =
  /(?<!\p{L})(?:guidance|forecast|outlook|we(?:['’]ll| will) (?:beat|miss|exceed)|prognose|jahresprognose|gewinnwarnung|prévisions?|previsión|previsiones|previsioni|previsão|profit warning|earnings call)(?!\p{L})/giu
const unreleased =
  /(?<!\p{L})(?:this (?:quarter|year|month)|next (?:quarter|year|month)|current quarter|q[1-4]|fy ?\d{2,4}|will|won['’]t|going to|expect(?:s|ing|ed)?|so far|internal(?:ly)?|not (?:yet )?(?:public|announced|published)|unreleased|before (?:the )?(?:earnings|announcement)|our|we|dieses (?:quartal|jahr)|nächstes (?:quartal|jahr)|im laufenden quartal|wird|werden|erwarten|intern|unser(?:e|en|er|em)?|wir|ce trimestre|cette année|trimestre prochain|sera|nos|notre|nous|este (?:trimestre|año)|próximo (?:trimestre|año)|será|nuestr[oa]s?|questo trimestre|quest['’]anno|prossimo trimestre|sarà|nostr[oaie]|este ano|noss[oa]s?|dit (?:kwartaal|jaar)|volgend (?:kwartaal|jaar)|onze?|wij)(?!\p{L})/giu
const released =
  /(?<!\p{L})(?:published|press release|annual report|as (?:announced|reported|published)|(?:reported|announced) (?:last|on|in)|publicly|veröffentlicht|geschäftsbericht|pressemitteilung|publiés?|rapport annuel|communiqué|publicad[oa]s?|comunicado|informe anual|pubblicat[oiae]|comunicato|relatório anual|gepubliceerd|jaarverslag)(?!\p{L})/iu

/** A figure that is published, as somebody wrote it down: “14 %”, “€ 12.4 million”. */
export interface PublicFigure {
  amount: string
  /** What it measures, if the amount alone could be another: “revenue”. One of them must stand in the sentence. */
  about?: readonly string[]
}

/**
 * Figures of the company that nobody outside may know yet: an amount, what it measures and a word of ours or of the
 * future in one sentence; or guidance with what it is about. Sentences that point to a publication stay, and so do
 * amounts that are all on the list of published ones.
 */
export function findFigures(text: string, published: readonly PublicFigure[] = []): Span[] {
  const known = published.map(({ amount: written, about }) => ({ plain: plainAmount(written), about }))
  const spans: Span[] = []
  for (const { start, end } of sentences(text)) {
    const sentence = text.slice(start, end)
    const figures = spansOf(sentence, figure)
    const outlook = spansOf(sentence, guidance)
    if (figures.length + outlook.length === 0 || released.test(sentence)) continue
    const amounts = spansOf(sentence, amount)
    const timing = spansOf(sentence, unreleased)
    const tells =
      (amounts.length > 0 && timing.length > 0) || (outlook.length > 0 && figures.length > 0 && timing.length > 0)
    if (!tells) continue
    const isPublic = (span: Span) => {
      const plain = plainAmount(sentence.slice(span.start, span.end))
      return known.some(each => each.plain === plain && says(sentence, each.about))
    }
    if (amounts.length > 0 && amounts.every(isPublic)) continue
    const cues = [...figures, ...outlook, ...amounts]
    spans.push({
      start: start + Math.min(...cues.map(cue => cue.start)),
      end: start + Math.max(...cues.map(cue => cue.end)),
    })
  }
  return spans
}

function says(sentence: string, about: readonly string[] | undefined): boolean {
  if (!about?.length) return true
  const low = sentence.toLowerCase()
  return about.some(word => low.includes(word.toLowerCase()))
}

const currencies: [RegExp, string][] = [
  [/€|eur/i, 'EUR'],
  [/£|gbp|pound/i, 'GBP'],
  [/\$|usd|dollar/i, 'USD'],
  [/¥|jpy|yen/i, 'JPY'],
  [/chf|franken|francs?/i, 'CHF'],
  [/%|percent|prozent|pour cent|por ciento|por cento|per cento|procent/i, '%'],
]

/** `€ 12.4 million`, `12,4 Mio. Euro` and `12400000 EUR` are one amount. */
export function plainAmount(written: string): string {
  const digits = /\d[\d.,]*/.exec(written)?.[0].replace(/[.,]$/, '') ?? ''
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const isThousands = last >= 0 && digits.length - last - 1 === 3
  const plain =
    last < 0 || isThousands
      ? digits.replace(/[.,]/g, '')
      : `${digits.slice(0, last).replace(/[.,]/g, '')}.${digits.slice(last + 1)}`
  const rest = written.replace(digits, ' ')
  const times = /bn|billion|mrd|milliard/i.test(rest)
    ? 1e9
    : /mio|million|millon|milh|milion|miljoen|\bm\b/i.test(rest)
      ? 1e6
      : /\bk\b/i.test(rest)
        ? 1e3
        : 1
  const unit = currencies.find(([pattern]) => pattern.test(rest))?.[1] ?? ''
  return `${unit} ${Math.round(Number(plain) * times * 1_000) / 1_000}`
}

function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map(match => ({ start: match.index, end: match.index + match[0].length }))
}

function sentences(text: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (const stop of text.matchAll(/(?<!\b(?:mio|mrd|ca|approx|inkl|incl|bzw|vs|no|nr))[.!?…]["'”’)]?\s|\n/gi)) {
    const end = stop.index + 1
    spans.push({ start, end })
    start = end
  }
  spans.push({ start, end: text.length })
  return spans
}
