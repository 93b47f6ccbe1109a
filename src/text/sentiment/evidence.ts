import type { Felt, Hit } from './feel.ts'
import type { Piece } from './tokens.ts'

/** Less than this says nothing toward a thing: about one plain word of feeling, in the unit of the lexicons (up to 5). */
export const leastEvidence = 1.5

/** Said from politeness, or in another sense more often than not: it tells the tone of a post, not how one feels toward a thing. */
const courtesies = new Set(
  `thank thanks thankful thx tnx ty please pls dear regards greetings welcome sorry help helps hello hi sure okay ok kind special free like
  likes no yes grand top cut cuts lies loose damage damages lost cool credit ready share want wants interest interested interesting care
  respect friend friends birthday refuse fire chance hand sun security secure safe safety
  danke bitte grüße gruß freund freunde verloren verwirrt langsam komisch haha okay leider gefährlich
  merci bonjour cher chère ami amis perdu perdue attends panne ridicule bien
  gracias hola estimado estimados ayuda seguridad bueno buenas buenos amigo ruido perdido
  grazie prego caro cara gentile amico perso perduto
  bedankt dank beste geachte vriend helaas verloren kapotte
  dziękuję dzięki proszę drogi pozdrawiam pomoc
  obrigado obrigada caro ajuda amigo`.split(/\s+/),
)
/** Who begins so wonders, and says what they think all the same: "Why is the app so awful?" */
const whys = new Set('why how warum wieso pourquoi porque perché waarom dlaczego porquê'.split(' '))
/** What follows is thought of, not felt. */
const conditions = new Set(
  'if whether before unless when wenn falls ob bevor si avant se cuando quando als voordat jeśli czy zanim'.split(' '),
)
/** Was so, and is not. */
const past = new Set('used früher avant antes prima vroeger dawniej formerly'.split(' '))
/** "Dear colleagues". */
const salutations = new Set(
  'liebe lieber liebes dear chère cher querida querido cara caro beste lieve droga drogi'.split(' '),
)
const comparative =
  /^(?:better|nicer|happier|easier|besser|schöner|\p{L}{3,}er|meilleure?|mieux|mejor|meglio|migliore|melhor|beter|lepszy|lepiej)$/u
/** "I wouldn't say the app is good." */
const sayings = new Set('say call claim think sagen behaupten dire decir dizer zeggen powiedzieć'.split(' '))
/** Somebody else's feeling. */
const ofOthers = new Set(
  'hates loves likes dislikes hasst liebt déteste adore odia ama haat zoekt nienawidzi'.split(' '),
)
const offers =
  /\b(?:for sale|wtb|wts|zu verkaufen|verkaufe|à vendre|vends|se vende|vendo|te koop|sprzedam|deals?|reviewed|check (?:prices|here)|replica)\b|!!.*\bclick\b|-\d{1,2} ?%/iu

/** A verdict of a few words behind a thing ("Worth every penny.") is about it, though it does not say so. */
const mostOfVerdict = 5

/** Whether a post offers things: its praise is an advertisement's. */
export function isOffer(text: string): boolean {
  return offers.test(text)
}

/**
 * How far a word of feeling is evidence for a thing that its clause names: 1 a plain word, 0.5 a face or a
 * weak word, 0 courtesies, names, questions, conditions, what was once, what one would not say, and what others feel.
 */
export function weightOf({ pieces: { list } }: Felt, hit: Hit, text: string): number {
  const { low, start, isShouted } = list[hit.last] as Piece
  if (courtesies.has(low) || ofOthers.has(low)) return 0
  const [from, to] = sentenceAround(list, hit)
  if (list[to]?.kind === 'ask' && !whys.has(list[from]?.low ?? '')) return 0
  if (!hit.isFace && !isShouted && isNameAmong(list, from, hit, text, start)) return 0
  if ((text[start - 1] === '/' && !hit.isFace) || (hit.first === from && salutations.has(low))) return 0
  for (let at = hit.first - 1; at >= from && list[at]?.kind !== 'pause'; at--)
    if (conditions.has(list[at]?.low ?? '')) return 0
  // "Nobody ever sat more comfortably" praises; what is denied and compared at once is left alone.
  if (hit.isTurned && comparative.test(low)) return 0
  for (let at = Math.max(from, hit.first - 6); at < hit.first; at++) {
    if (past.has(list[at]?.low ?? '')) return 0
    if (sayings.has(list[at]?.low ?? '') && isDenied(list[at - 1]?.low ?? '')) return 0
  }
  if (hit.isFace) return 0.5
  return hit.first === hit.last && Math.abs(hit.plain) < 1.2 ? 0.5 : 1
}

/** "Kind regards, Grace": capitals inside a sentence that has none otherwise. German nouns have them all. */
function isNameAmong(list: readonly Piece[], from: number, hit: Hit, text: string, start: number): boolean {
  if (hit.first !== hit.last || hit.first === from || !/\p{Lu}/u.test(text[start] ?? '')) return false
  let before = hit.first - 1
  while (before > from && list[before]?.kind !== 'word') before--
  return !/\p{Lu}/u.test(text[list[before]?.start ?? 0] ?? '')
}

const isDenied = (low: string) => /^(?:not|never|nicht|nie|no|non|pas|niet|nooit|nie|não)$|n['’]t$/.test(low)

/** A sentence, from its first piece on, of nothing but a few words. */
export function isVerdict(list: readonly Piece[], first: number): boolean {
  let words = 0
  for (let at = first; at < list.length; at++) {
    const kind = list[at]?.kind ?? ''
    if (kind === 'ask') return false
    if (ends.has(kind)) break
    if (kind === 'word') words++
  }
  return words <= mostOfVerdict
}

const ends = new Set(['end', 'bang', 'ask', 'dots'])

function sentenceAround(list: readonly Piece[], hit: Hit): [from: number, to: number] {
  let from = hit.first
  while (from > 0 && !ends.has(list[from - 1]?.kind ?? '')) from--
  let to = hit.last
  while (to < list.length - 1 && !ends.has(list[to]?.kind ?? '')) to++
  return [from, to]
}
