import type { Matchable } from '#text/tokens'

/** A query in a form from which each engine's own is written. */
export type Ask =
  | { is: 'word' | 'prefix' | 'tag' | 'from' | 'lang'; text: string }
  | { is: 'run' | 'thai'; text: string }
  | { is: 'phrase'; words: [string, string] }
  | { is: 'near'; words: [string, string]; within: number }
  | { is: 'any' | 'all'; of: Ask[] }
  | { is: 'but'; of: Ask; not: Ask }

/** What people post in, how often, and the syllables that its words are made of; the last three write no spaces. */
const SCRIPTS: { name: string; share: number; languages: string[]; words: number; syllables: string[] }[] = [
  script(
    'Latin',
    70,
    'en en en es pt de fr tr nb id',
    150_000,
    'ba ro mi ten gal fin zor lu ke strel quin vo dra pel sun or e i nå ü çã ré ñe öl',
  ),
  script('Cyrillic', 8, 'ru uk', 40_000, 'ба ро ми тен гал фин зор лу ке стрел во дра пел сун ор я'),
  script('Greek', 2, 'el', 10_000, 'βα ρο μι τεν γαλ φιν ζορ λου κε βο δρα πελ σον'),
  script('Arabic', 5, 'ar', 20_000, 'با رو مي تن جل فين زور لو كي دل سن قم'),
  script('Devanagari', 3, 'hi', 10_000, 'का मी लो ने रा सु तो वी पा हि ब न द'),
  script(
    'Han',
    7,
    'ja zh',
    0,
    '東 京 駅 前 自 転 車 充 電 冬 道 港 町 大 阪 名 古 屋 北 海 島 池 会 社 人 間 時 計 空 新 聞 の を で に カ バ イ ク ン',
  ),
  script('Hangul', 3, 'ko', 0, '소 쉬 자 전 거 충 겨 울 배 터 리 도 시 은 는 이 가 하 다 요'),
  script('Thai', 2, 'th', 0, 'กาแฟ จักรยาน ดี มาก ชอบ ฉัน ไทย เมือง ร้อน แบตเตอรี่ โซช'),
]
/** Where each script’s share ends, of a hundred. */
const SHARES = SCRIPTS.map((_, at) => SCRIPTS.slice(0, at + 1).reduce((sum, { share }) => sum + share, 0))
const EMOJI = ['👍', '👍🏽', '🚲', '😀', '🇳🇴', '👩‍🔧']
const AUTHORS = 50_000

function script(name: string, share: number, languages: string, words: number, syllables: string) {
  return { name, share, languages: languages.split(' '), words, syllables: syllables.split(' ') }
}

/** The same numbers on every run, so that figures of two days can be compared. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
  }
}

/** Posts and queries of a seed: the same on every machine. */
export function listening(seed: number) {
  const random = numbers(seed)
  const words = SCRIPTS.map(({ words, syllables }) => vocabulary(random, words, syllables))
  const at = (length: number) => Math.floor(random() * length)
  const pick = <Value>(values: Value[]): Value => values[at(values.length)] as Value
  const scriptAt = () => {
    const chance = random() * 100
    return SHARES.findIndex(upTo => chance < upTo)
  }
  /** Zipf’s law: the word of rank r comes as often as 1/r. */
  const zipf = (of: string[], from: number) => of[Math.floor(from * (of.length / from) ** random()) - 1] ?? of[0] ?? ''
  const author = () => `person${Math.floor(AUTHORS ** random())}`
  const run = (syllables: string[], length: number) => Array.from({ length }, () => pick(syllables)).join('')

  function post(): Matchable {
    const of = scriptAt()
    const { languages, syllables } = SCRIPTS[of] ?? (SCRIPTS[0] as (typeof SCRIPTS)[0])
    const vocabulary = words[of] ?? []
    const tags: string[] = []
    const length = vocabulary.length === 0 ? 3 + at(8) : 8 + at(26)
    const parts = Array.from({ length }, () => {
      const chance = random()
      if (chance < 0.01) return pick(EMOJI)
      if (chance < 0.02) return `@${author()}`
      if (chance < 0.03) return `https://${zipf(words[0] ?? [], 100)}.example/${at(1000)}`
      if (vocabulary.length === 0) return run(syllables, 2 + at(9))
      const word = zipf(vocabulary, 1)
      if (chance < 0.06) tags.push(word)
      if (chance < 0.06) return `#${word}`
      return chance < 0.12 ? `${word},` : chance < 0.18 ? `${word[0]?.toUpperCase()}${word.slice(1)}` : word
    })
    return {
      text: `${parts.join(' ')}.`,
      network: 'bluesky',
      language: pick(languages),
      author: { handle: author(), followers: at(5000) },
      links: [],
      tags,
    }
  }

  /** The mixture of real accounts: rare words, phrases, ANDs with exceptions, NEAR, beginnings, lists of brands, authors. */
  function query(posts: Matchable[]): Ask {
    const ask = body(posts)
    return random() < 0.25 ? { is: 'all', of: [ask, { is: 'lang', text: pick(pick(SCRIPTS).languages) }] } : ask
  }

  function body(posts: Matchable[]): Ask {
    const chosen = scriptAt()
    const vocabulary = words[chosen]?.length ? (words[chosen] ?? []) : (words[0] ?? [])
    const rareFrom = Math.floor(vocabulary.length / 60)
    const rare = () => zipf(vocabulary, rareFrom)
    const word = (text: string): Ask => ({ is: 'word', text })
    const some = (least: number, most: number): Ask => ({
      is: 'any',
      of: Array.from({ length: least + at(most - least + 1) }, () => word(rare())),
    })
    const chance = random()
    if (words[chosen]?.length === 0 && chance < 0.5) {
      const { name, syllables } = SCRIPTS[chosen] ?? { name: '', syllables: [] }
      return name === 'Thai' ? { is: 'thai', text: run(syllables, 3) } : { is: 'run', text: run(syllables, 3) }
    }
    if (chance < 0.15) return word(rare())
    if (chance < 0.33) return { is: 'phrase', words: together(posts, 1) }
    if (chance < 0.53) return { is: 'but', of: { is: 'all', of: [word(rare()), some(2, 7)] }, not: some(2, 3) }
    if (chance < 0.55) return { is: 'tag', text: rare() }
    if (chance < 0.7) return { is: 'near', words: together(posts, 1 + at(5)), within: 5 }
    if (chance < 0.8) return prefix(rare())
    if (chance < 0.9) return { is: 'any', of: [some(5, 20), { is: 'phrase', words: together(posts, 1) }] }
    if (chance < 0.95) return { is: 'all', of: [{ is: 'from', text: author() }, some(2, 5)] }
    const common = () => word(zipf(vocabulary, 25))
    return { is: 'all', of: [common(), common(), common()] }
  }

  function prefix(text: string): Ask {
    const start = text.slice(0, -2)
    return start.length < 5 ? { is: 'word', text } : { is: 'prefix', text: start }
  }

  /** Two words that someone wrote `apart` words from each other, one of them long: people listen for what is said. */
  function together(posts: Matchable[], apart: number): [string, string] {
    for (;;) {
      const words = pick(posts).text.toLowerCase().split(' ')
      const first = words[at(words.length - apart)]
      const second = words[words.indexOf(first ?? '') + apart]
      if (first !== undefined && second !== undefined && first !== second && isPlain(first, 3) && isPlain(second, 6))
        return [first, second]
    }
  }

  return {
    posts: (count: number) => Array.from({ length: count }, post),
    queries: (count: number, posts: Matchable[]) => Array.from({ length: count }, () => query(posts)),
  }
}

function isPlain(word: string, least: number): boolean {
  return (
    word.length >= least &&
    /^[\p{L}\p{M}]+$/u.test(word) &&
    !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u.test(word)
  )
}

/** So many different words, the commonest the shortest. */
function vocabulary(random: () => number, count: number, syllables: string[]): string[] {
  const words = new Set<string>()
  for (let tries = 0; words.size < count; tries++) {
    const rank = words.size
    const length =
      (rank < 40 ? 1 : rank < 600 ? 2 : rank < 8_000 ? 3 : 4) + (random() < 0.3 ? 1 : 0) + (tries > count * 3 ? 1 : 0)
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''))
  }
  return [...words]
}

/** A query in our own language. */
export function asOurs(ask: Ask): string {
  switch (ask.is) {
    case 'word':
    case 'run':
    case 'thai':
      return ask.text
    case 'prefix':
      return `${ask.text}*`
    case 'tag':
      return `#${ask.text}`
    case 'from':
    case 'lang':
      return `${ask.is}:${ask.text}`
    case 'phrase':
      return `"${ask.words.join(' ')}"`
    case 'near':
      return ask.words.join(` NEAR/${ask.within} `)
    case 'any':
      return `(${ask.of.map(asOurs).join(' OR ')})`
    case 'all':
      return `(${ask.of.map(asOurs).join(' ')})`
    case 'but':
      return `(${asOurs(ask.of)} NOT ${asOurs(ask.not)})`
  }
}
