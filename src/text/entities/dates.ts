import { createGlance } from './glance.ts'
import type { EntityOptions } from './model.ts'

/** Names of the twelve months in our languages, by their beginnings; longest first when matched. */
const months: string[] = [
  'january|januar|jänner|janvier|enero|gennaio|janeiro|januari|stycznia|styczeń|jan',
  'february|februar|février|febrero|febbraio|fevereiro|februari|lutego|luty|feb|févr',
  'march|märz|mars|marzo|março|maart|marca|marzec|mar',
  'april|avril|abril|aprile|kwietnia|kwiecień|apr|avr|abr',
  'may|mai|mayo|maggio|maio|mei|maja|maj',
  'june|juni|juin|junio|giugno|junho|czerwca|czerwiec|jun',
  'july|juli|juillet|julio|luglio|julho|lipca|lipiec|jul',
  'august|août|agosto|augustus|sierpnia|sierpień|aug|ago',
  'september|septembre|septiembre|settembre|setembro|września|wrzesień|sept|sep',
  'october|oktober|octobre|octubre|ottobre|outubro|października|październik|oct|okt|ott',
  'november|novembre|noviembre|novembro|listopada|listopad|nov',
  'december|dezember|décembre|diciembre|dicembre|dezembro|grudnia|grudzień|dec|dez|déc|dic',
]
const monthOf = new Map<string, number>()
for (const [at, names] of months.entries()) for (const name of names.split('|')) monthOf.set(name, at + 1)
const monthNames = [...monthOf.keys()].sort((a, b) => b.length - a.length).join('|')

/** Names of the days, Monday first. */
const days: string[] = [
  'monday|montag|lundi|lunes|lunedì|segunda-feira|maandag|poniedziałek',
  'tuesday|dienstag|mardi|martes|martedì|terça-feira|dinsdag|wtorek',
  'wednesday|mittwoch|mercredi|miércoles|mercoledì|quarta-feira|woensdag|środa|środę',
  'thursday|donnerstag|jeudi|jueves|giovedì|quinta-feira|donderdag|czwartek',
  'friday|freitag|vendredi|viernes|venerdì|sexta-feira|vrijdag|piątek',
  'saturday|samstag|sonnabend|samedi|sábado|sabato|zaterdag|sobota|sobotę',
  'sunday|sonntag|dimanche|domingo|domenica|zondag|niedziela|niedzielę',
]
const dayOf = new Map<string, number>()
for (const [at, names] of days.entries()) for (const name of names.split('|')) dayOf.set(name, at)
const dayNames = [...dayOf.keys()].sort((a, b) => b.length - a.length).join('|')

const near: Record<string, number> = {
  today: 0,
  tonight: 0,
  tomorrow: 1,
  yesterday: -1,
  heute: 0,
  morgen: 1,
  gestern: -1,
  übermorgen: 2,
  vorgestern: -2,
  "aujourd'hui": 0,
  demain: 1,
  hier: -1,
  hoy: 0,
  mañana: 1,
  ayer: -1,
  anteayer: -2,
  oggi: 0,
  domani: 1,
  ieri: -1,
  stasera: 0,
  hoje: 0,
  amanhã: 1,
  ontem: -1,
  vandaag: 0,
  gisteren: -1,
  overmorgen: 2,
  vanavond: 0,
  dziś: 0,
  dzisiaj: 0,
  jutro: 1,
  wczoraj: -1,
  今日: 0,
  明日: 1,
  昨日: -1,
} // prettier-ignore
const spaceless = /[\u3040-\u30ff\u4e00-\u9fff]/
const nearNames = Object.keys(near).sort((a, b) => b.length - a.length)
const spanUnits: Record<string, number> = {
  day: 1,
  days: 1,
  week: 7,
  weeks: 7,
  tag: 1,
  tage: 1,
  tagen: 1,
  woche: 7,
  wochen: 7,
  jour: 1,
  jours: 1,
  semaine: 7,
  semaines: 7,
  día: 1,
  días: 1,
  semana: 7,
  semanas: 7,
  giorno: 1,
  giorni: 1,
  settimana: 7,
  settimane: 7,
  dia: 1,
  dias: 1,
  dag: 1,
  dagen: 1,
  weken: 7,
  dzień: 1,
  dni: 1,
  tydzień: 7,
  tygodnie: 7,
  tygodni: 7,
} // prettier-ignore
const units = Object.keys(spanUnits)
  .sort((a, b) => b.length - a.length)
  .join('|')

const edge = String.raw`(?![\p{L}\p{N}])`
const begin = String.raw`(?<![\p{L}\p{N}.\-/])`
const year = String.raw`(?:[ ,.]{1,2}(?:de |del |do )?(\d{4})|[ ,]+'(\d{2}))?`
const patterns = {
  iso: new RegExp(String.raw`${begin}(\d{4})-(\d{2})-(\d{2})(?!\d)`, 'gu'),
  ideographs: /(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日/gu,
  numbers: new RegExp(
    String.raw`${begin}(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})|\.(?=\s|$))(?![\p{L}\p{N}/]|[.,]\d)`,
    'gu',
  ),
  dayFirst: new RegExp(
    String.raw`${begin}(\d{1,2})(?:st|nd|rd|th|er|º|°|\.)?(?: of| de| d')? ?(${monthNames})\.?${edge}${year}`,
    'giu',
  ),
  monthFirst: new RegExp(
    String.raw`${begin}(${monthNames})\.? (\d{1,2})(?:st|nd|rd|th)?(?![\p{L}\p{N}]|[.:]\d)(?:,? (\d{4}))?`,
    'giu',
  ),
  monthYear: new RegExp(String.raw`${begin}(${monthNames})\.?(?: de| del)? (\d{4})${edge}`, 'giu'),
  near: new RegExp(
    `${begin}(?:${nearNames.filter(name => !spaceless.test(name)).join('|')})${edge}|今日|明日|昨日`,
    'giu',
  ),
  weekday: new RegExp(
    `${begin}(?:(next|last|this|nächsten?|letzten?|kommenden?|diesen?|prochain|dernier|próximo|pasado|último|prossimo|scorso|volgende|vorige|afgelopen) )?(${dayNames})(?: (prochain|dernier|próximo|pasado|passado|prossimo|prossima|scorso|scorsa))?${edge}`,
    'giu',
  ),
  ahead: new RegExp(
    String.raw`${begin}(?:in|dans|en|dentro de|tra|fra|em|daqui a|over|za) (\d{1,3}) (${units})${edge}`,
    'giu',
  ),
  behind: new RegExp(
    String.raw`${begin}(?:(?:vor|il y a|hace|há) (\d{1,3}) (${units})|(\d{1,3}) (${units}) (?:ago|fa|atrás|geleden|temu))${edge}`,
    'giu',
  ),
  time: /(?<![\p{L}\p{N}.:\-/])(?:(\d{1,2})[:h](\d{2})(?::\d{2})?(?: ?([ap])\.?m\.?| ?uhr)?|(\d{1,2}) ?(?:([ap])\.?m\.?|uhr|h))(?![\p{L}\p{N}:]|\.\d)/giu,
}

/** The first runs of letters of all names that need no figure: without one of them there is nothing to look for. */
const hasName = createGlance(
  [...dayOf.keys(), ...nearNames]
    .map(name => name.split(/[^\p{L}]/u, 1)[0] ?? name)
    .filter(name => !spaceless.test(name)),
)
const hasIdeograph = /[今明昨]日/

/** A date or time and where it stands. */
export interface Found {
  kind: 'date' | 'time'
  start: number
  end: number
  value: string
}

/** Finds dates and times, in figures, by names, and as people reckon from today. */
export function findDates(text: string, { now, language = '' }: EntityOptions): Found[] {
  const found: Found[] = []
  const hasDigit = /\d/.test(text)
  const today = now === undefined ? undefined : new Date(now)
  const from = (shift: number): string =>
    today === undefined ? '' : iso(new Date(today.getTime() + shift * 86_400_000))
  const add = (match: RegExpExecArray, value: string | undefined) => {
    if (value !== undefined) found.push({ kind: 'date', start: match.index, end: match.index + match[0].length, value })
  }
  if (hasDigit) {
    for (const match of text.matchAll(patterns.iso)) add(match, dated(match[1], match[2], match[3]))
    for (const match of text.matchAll(patterns.ideographs)) add(match, dated(match[1], match[2], match[3], today))
    for (const match of text.matchAll(patterns.numbers)) add(match, figures(match, language, today))
    for (const match of text.matchAll(patterns.dayFirst))
      add(match, dated(match[3] ?? (match[4] && `20${match[4]}`), monthOf.get(low(match[2])), match[1], today))
    for (const match of text.matchAll(patterns.monthFirst))
      if (isName(match[1])) add(match, dated(match[3], monthOf.get(low(match[1])), match[2], today))
    for (const match of text.matchAll(patterns.monthYear))
      add(match, `${match[2]}-${two(monthOf.get(low(match[1])) ?? 1)}`)
    for (const match of text.matchAll(patterns.ahead))
      add(match, from(Number(match[1]) * (spanUnits[low(match[2])] ?? 1)))
    for (const match of text.matchAll(patterns.behind))
      add(match, from(-Number(match[1] ?? match[3]) * (spanUnits[low(match[2] ?? match[4])] ?? 1)))
    for (const match of text.matchAll(patterns.time)) {
      const value = clock(match[1] ?? match[4], match[2], match[3] ?? match[5])
      if (value !== undefined)
        found.push({ kind: 'time', start: match.index, end: match.index + match[0].length, value })
    }
  }
  if (!hasName(text) && !hasIdeograph.test(text)) return found
  for (const match of text.matchAll(patterns.near)) {
    if (low(match[0]) === 'morgen' && language.startsWith('nl') && /goede ?$/iu.test(text.slice(0, match.index)))
      continue
    if (low(match[0]) === 'mañana' && /la $/iu.test(text.slice(0, match.index))) continue
    if (low(match[0]) === 'morgen' && /guten $/iu.test(text.slice(0, match.index))) continue
    add(match, from(near[low(match[0])] ?? 0))
  }
  for (const match of text.matchAll(patterns.weekday)) add(match, weekday(match, today))
  return found
}

const low = (name: string | undefined): string => (name ?? '').toLowerCase().replace('’', "'")
const two = (value: number | string): string => String(value).padStart(2, '0')
const iso = (date: Date): string => date.toISOString().slice(0, 10)
/** "may 3" may be a verb; names of months are written large in English. */
const isName = (name: string | undefined): boolean => name !== 'may' && name !== 'mar' && name !== 'march'

/** Without a year, the one that brings the day nearest to today; people speak of what was more than of what will be. */
function dated(
  year: string | undefined,
  month: string | number | undefined,
  day: string | undefined,
  today?: Date,
): string | undefined {
  const [m, d] = [Number(month), Number(day)]
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return undefined
  if (year !== undefined) return `${year}-${two(m)}-${two(d)}`
  if (today === undefined) return `--${two(m)}-${two(d)}`
  const years = [-1, 0, 1].map(shift => today.getUTCFullYear() + shift)
  const distance = (one: number) => {
    const ahead = Date.UTC(one, m - 1, d) - today.getTime()
    return ahead > 0 ? ahead : -ahead * 0.6
  }
  const best = years.sort((a, b) => distance(a) - distance(b))[0] ?? today.getUTCFullYear()
  return `${best}-${two(m)}-${two(d)}`
}

/** 3/5 is the fifth of March in the United States and the third of May elsewhere; where neither is known, it has no value. */
function figures(match: RegExpExecArray, language: string, today: Date | undefined): string | undefined {
  const [, first, sign, second, last] = match
  const [a, b] = [Number(first), Number(second)]
  const year = last === undefined ? undefined : last.length === 2 ? `20${last}` : last
  if (sign === '.' && last === undefined && (a > 31 || b > 12)) return undefined
  if (sign === '.' || a > 12) return dated(year, b, first, today)
  if (b > 12 || language === 'en-US') return dated(year, a, second, today)
  if (a < 1 || b < 1) return undefined
  return a === b || (language !== '' && !language.startsWith('en') && language !== 'und') || language === 'en-GB'
    ? dated(year, b, first, today)
    : ''
}

function weekday(match: RegExpExecArray, today: Date | undefined): string {
  if (today === undefined) return ''
  const wanted = dayOf.get(low(match[2])) ?? 0
  const present = (today.getUTCDay() + 6) % 7
  const isPast = /^(?:last|letzte|dernier|pasad|passad|últim|scors|vorige|afgelopen)/iu.test(match[1] ?? match[3] ?? '')
  const shift = isPast
    ? -((present - wanted + 7) % 7 || 7)
    : (wanted - present + 7) % 7 || (match[1] === undefined ? 0 : 7)
  return iso(new Date(today.getTime() + shift * 86_400_000))
}

function clock(hour: string | undefined, minute: string | undefined, half: string | undefined): string | undefined {
  let h = Number(hour)
  const m = Number(minute ?? 0)
  if (half !== undefined) {
    if (h < 1 || h > 12) return undefined
    h = (h % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  return h <= 24 && m <= 59 ? `${two(h)}:${two(m)}` : undefined
}
