import type { Span } from './model.ts'
import { spansOf } from './personal.ts'

const amount =
  /(?:[$€£¥]|\b(?:usd|eur|gbp|chf)\b)\s?\d[\d.,]{0,14}(?:\s?(?:k|m|bn|million|billion|mio|mrd)\b)?|\d[\d.,]{0,14}\s?(?:%|percent\b|prozent\b|pour cent\b|por ciento\b|por cento\b|per cento\b|procent\b|(?:million(?:en|s|es|i)?|billions?|milliarden?|milliards?|millones|milhões|milioni|miljoen|mio\.?|mrd\.?|bn|k|m)?\s?(?:€|£|\$|usd\b|eur\b|euros?\b|dollars?\b)|(?:million(?:en|s|es|i)?|billions?|milliarden?|milliards?|millones|milhões|milioni|miljoen)\b)/gi
const figure =
  /(?<!\p{L})(?:revenues?|turnover|(?:gross |operating |net |profit )?margins?|profits?|earnings|ebitda?|net income|operating income|cash ?flow|run ?rate|arr|mrr|bookings|backlog|churn|headcount|layoffs?|umsatz(?:es|zahlen)?|umsätze|marge|rohmarge|gewinn(?:e|s)?|ergebnis|auftragseingang|chiffre d['’]affaires|bénéfices?|résultat|ingresos|facturación|beneficios?|margen|ganancias|fatturato|ricavi|utile|margine|receitas?|faturamento|lucros?|margem|omzet|winst)(?!\p{L})/giu
const guidance =
  /(?<!\p{L})(?:guidance|forecast|outlook|we(?:['’]ll| will) (?:beat|miss|exceed)|prognose|jahresprognose|gewinnwarnung|prévisions?|previsión|previsiones|previsioni|previsão|profit warning|earnings call)(?!\p{L})/giu
const unreleased =
  /(?<!\p{L})(?:this (?:quarter|year|month)|next (?:quarter|year|month)|current quarter|q[1-4]|fy ?\d{2,4}|will|won['’]t|going to|expect(?:s|ing|ed)?|so far|internal(?:ly)?|not (?:yet )?(?:public|announced|published)|unreleased|before (?:the )?(?:earnings|announcement)|our|we|dieses (?:quartal|jahr)|nächstes (?:quartal|jahr)|im laufenden quartal|wird|werden|erwarten|intern|unser(?:e|en|er|em)?|wir|ce trimestre|cette année|trimestre prochain|sera|nos|notre|nous|este (?:trimestre|año)|próximo (?:trimestre|año)|será|nuestr[oa]s?|questo trimestre|quest['’]anno|prossimo trimestre|sarà|nostr[oaie]|este ano|noss[oa]s?|dit (?:kwartaal|jaar)|volgend (?:kwartaal|jaar)|onze?|wij)(?!\p{L})/giu
const released =
  /(?<!\p{L})(?:published|press release|annual report|as (?:announced|reported|published)|(?:reported|announced) (?:last|on|in)|publicly|veröffentlicht|geschäftsbericht|pressemitteilung|publiés?|rapport annuel|communiqué|publicad[oa]s?|comunicado|informe anual|pubblicat[oiae]|comunicato|relatório anual|gepubliceerd|jaarverslag)(?!\p{L})/iu

/**
 * Figures of the company that nobody outside may know yet: an amount, what it measures and a word of ours or of the
 * future in one sentence; or guidance with what it is about. Sentences that point to a publication stay.
 */
export function findFigures(text: string): Span[] {
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
    const cues = [...figures, ...outlook, ...amounts]
    spans.push({
      start: start + Math.min(...cues.map(cue => cue.start)),
      end: start + Math.max(...cues.map(cue => cue.end)),
    })
  }
  return spans
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
