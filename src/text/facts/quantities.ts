/** A number with what it counts: "38 to 45 km" is one from 38 to 45. */
export interface Quantity {
  least: number
  most: number
  unit: string
  start: number
  end: number
}

const number = String.raw`\d{1,3}(?:[ \u00a0\u202f.,'’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?`
const range = String.raw`\s?(?:-|–|—|to|bis|a|à|hasta|til|till|tot)\s?`
const pattern = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?<sign>[€$£¥])?\s?(?<from>${number})(?:(?:${range})(?<to>${number}))?\s?(?<unit>%|€|\$|£|¥|°\s?[CF]|\p{L}{1,16})?`,
  'giu',
)

/** Words for the same unit in the languages of most teams. Months and years are left apart: "2 years" is not "24 months" to a lawyer. */
const units = new Map(
  Object.entries({
    km: 'km kilometer kilometers kilometre kilometres kilometern kilómetros kilómetro kilomètres quilómetros chilometri',
    m: 'm meter meters metre metres metern metros metro mètres metri',
    kg: 'kg kilo kilos kilogram kilograms kilogramm kilogrammes',
    h: 'h hour hours stunde stunden hora horas heure heures ore uur timer timmar',
    min: 'min minute minutes minuten minutos minuto minuti',
    day: 'day days tag tage tagen día días jour jours dia dias giorno giorni dag dagen dage dagar',
    week: 'week weeks woche wochen semana semanas semaine semaines settimana settimane weken uge uger vecka veckor',
    month: 'month months monat monate monaten mes meses mois mese mesi maand maanden',
    year: 'year years jahr jahre jahren año años an ans année années ano anos anno anni jaar jaren år',
    '%': '% percent prozent porcentaje pourcent procent',
    '€': '€ euro euros eur',
    $: '$ dollar dollars usd',
    '£': '£ pound pounds gbp',
    wh: 'wh wattstunden watthours',
    kwh: 'kwh',
    w: 'w watt watts',
    v: 'v volt volts',
    '°c': '°c grad degrees degree grados degrés',
  }).flatMap(([unit, words]) => words.split(' ').map(word => [word, unit] as const)),
)

/** The numbers of a text that count something we know a name for. */
export function quantitiesIn(text: string): Quantity[] {
  const found: Quantity[] = []
  for (const match of text.matchAll(pattern)) {
    const { sign, from = '', to, unit } = match.groups ?? {}
    const counted = units.get((sign ?? unit ?? '').toLowerCase().replace(/\s/g, ''))
    if (counted === undefined) continue
    const [least, most] = [numberOf(from), numberOf(to ?? from)]
    const start = match.index + (match[0].length - match[0].trimStart().length)
    found.push({
      least: Math.min(least, most),
      most: Math.max(least, most),
      unit: counted,
      start,
      end: match.index + match[0].trimEnd().length,
    })
  }
  return found
}

/** A point or comma with three digits after it parts thousands; with others it parts the decimals. */
function numberOf(written: string): number {
  const plain = written.replace(/[ \u00a0\u202f'’]/g, '')
  const isThousands = /^\d{1,3}([.,]\d{3})+([.,]\d{1,2})?$/.test(plain)
  if (!isThousands) return Number(plain.replace(',', '.'))
  const decimals = /[.,]\d{1,2}$/.exec(plain)?.[0].slice(1) ?? ''
  const whole = decimals ? plain.slice(0, -decimals.length - 1) : plain
  return Number(`${whole.replace(/[.,]/g, '')}${decimals && `.${decimals}`}`)
}
