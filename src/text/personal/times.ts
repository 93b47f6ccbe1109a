import { type Span, spansOf } from './model.ts'

const month =
  'jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?|dez(?:ember)?|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno|luglio|settembre|ottobre|dicembre'
const dates = new RegExp(
  String.raw`(?<![\p{L}\d./-])(?:\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?Z?)?|(?:0?[1-9]|[12]\d|3[01])[./-](?:0?[1-9]|[12]\d|3[01])[./-](?:19|20)?\d{2}|(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|\.)? (?:de |of )?(?:${month})(?:\.?,? (?:de |del )?(?:19|20)\d{2})?|(?:${month})\.? (?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:,? (?:19|20)\d{2})?)(?![\p{L}\d]|[./-]\d)`,
  'giu',
)
const weekdays =
  /(?<![\p{L}\d-])(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![\p{L}\d])|(?<![\p{L}\d-])(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|miércoles|jueves|viernes|sábado|lunedì|martedì|mercoledì|giovedì|venerdì|sabato)(?![\p{L}\d])/giu
const birth =
  /(?:born|birth(?:day|date)?|d\.?o\.?b\.?|geboren|geburtstag|geburtsdatum|née? le|naissance|nací|nacid[oa]|nacimiento|nat[oa] il|nascita|nasci|nascid[oa]|nascimento|geboorte(?:datum)?)\W{0,4}(?:[\p{L}’']+\W{1,3}){0,5}$/iu
const age =
  /(?<![\p{L}\d.,])(1[0-1]\d|[1-9]?\d)(?=[ -]?(?:years?[ -]old|year[ -]old|y\/o|yo\b|yrs? old|jahre? alt|ans\b(?! [cd]e)|años\b(?! [cd]e)|anni\b(?! [fd]))|-jährig)|(?<=(?:aged|age(?:d| is|:)?|im alter von|i['’]?m|i am|is|turned|turning) )(1[0-1]\d|[1-9]\d)(?= ?(?:and|,|\.|$|years old))/giu

/** Days and moments as they are written; of days of the week only their names. */
export function findDates(text: string): { span: Span; isBirth: boolean }[] {
  const found = spansOf(text, dates).map(span => ({
    span,
    isBirth: birth.test(text.slice(Math.max(0, span.start - 60), span.start)),
  }))
  return [...found, ...spansOf(text, weekdays).map(span => ({ span, isBirth: false }))]
}

/** How old somebody is: the number alone. */
export function findAges(text: string): Span[] {
  if (!/\d/.test(text)) return []
  return spansOf(text, age)
}
