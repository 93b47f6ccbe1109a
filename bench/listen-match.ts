import { DatabaseSync } from 'node:sqlite'
import { createPercolator } from '#text/percolator'
import { evaluateHeard, hear, parseQuery, type Query } from '#text/query'
import type { Matchable } from '#text/tokens'

export const name = 'listen.match'

const POSTS = 20_000
const ROUNDS = 5
const LANGUAGES = ['en', 'de', 'nb', 'fr', 'es', 'it', 'ru', 'el', 'ja', 'tr']
const SCRIPTS = [
  'ba ro mi ten gal fin zor lu ke strel quin vo dra pel sun or e i nå ü',
  'ба ро ми тен гал фин зор лу ке стрел во дра пел сун ор я',
  'βα ρο μι τεν γαλ φιν ζορ λου κε βο δρα πελ σον',
].map(syllables => syllables.split(' '))
const HAN = '東京駅前自転車充電冬道港町大阪名古屋北海島電池会社人間時計空港新聞'

/** A query as our language and as FTS5 write it. */
interface Twin {
  ours: string
  theirs: string
}

/** The same numbers on every run, so that figures of two days can be compared. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
  }
}

/**
 * Posts per second and core against 1,000 and 10,000 mixed queries, one post at a time; beside SQLite's FTS5, which
 * indexes 20,000 posts at once and runs every query over them, and beside a plain loop over all queries.
 * All three must find the same before anything is timed. FTS5 gets its text already cut into words of every script.
 */
export async function run(
  report: (line: { case: string; value: number; unit: string; peer: string; ratio: number }) => void,
): Promise<void> {
  const random = numbers(20_261_122)
  const words = vocabulary(random)
  const posts = Array.from({ length: POSTS }, () => postOf(random, words))
  for (const size of [1_000, 10_000])
    measure(
      posts,
      Array.from({ length: size }, () => queryOf(random, words, posts)),
      report,
    )
}

function measure(
  posts: Matchable[],
  twins: Twin[],
  report: (line: { case: string; value: number; unit: string; peer: string; ratio: number }) => void,
): void {
  const queries = twins.map(({ ours }, index) => ({ id: `${index}`, query: read(ours) }))
  const percolator = createPercolator(queries)
  const few = posts.slice(0, Math.max(20, Math.floor(400_000 / twins.length)))
  const percolate = (some: Matchable[]) => {
    let found = 0
    for (const post of some) found += percolator.each(post, () => {})
    return found
  }
  const rows = posts.map(rowOf)
  const expected = percolate(posts)
  percolator.tune()
  same('after tuning', percolate(posts), expected)
  same('SQLite FTS5', searchBatch(rows, twins), expected)
  same('the plain loop', loop(few, queries), percolate(few))
  const ours: number[] = []
  const theirs: number[] = []
  const plain: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    ours.push(perSecond(posts.length, () => percolate(posts)))
    theirs.push(perSecond(posts.length, () => searchBatch(rows, twins)))
    if (round < 3) plain.push(perSecond(few.length, () => loop(few, queries)))
  }
  const value = median(ours)
  const label = `${twins.length.toLocaleString('en')} queries`
  report({
    case: label,
    value,
    unit: 'posts/s',
    peer: 'SQLite FTS5, 20,000 posts at once',
    ratio: value / median(theirs),
  })
  report({ case: label, value, unit: 'posts/s', peer: 'a loop over all queries', ratio: value / median(plain) })
}

function same(who: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`${who} found ${found} matches where ${expected} were expected.`)
}

function perSecond(count: number, work: () => void): number {
  const start = performance.now()
  work()
  return (count * 1000) / (performance.now() - start)
}

function median(values: number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0
}

function read(source: string): Query {
  const parsed = parseQuery(source)
  if (!parsed.ok) throw new Error(`${source}: ${parsed.errors[0]?.message}`)
  return parsed.query
}

function loop(posts: Matchable[], queries: { query: Query }[]): number {
  let found = 0
  for (const post of posts) {
    const heard = hear(post)
    for (const { query } of queries) if (evaluateHeard(query, heard).matched) found++
  }
  return found
}

function searchBatch(rows: string[][], twins: Twin[]): number {
  const db = new DatabaseSync(':memory:')
  db.exec(
    "create virtual table post using fts5(body, tag, lang, author, content='', detail=full, tokenize='unicode61')",
  )
  const insert = db.prepare('insert into post (body, tag, lang, author) values (?, ?, ?, ?)')
  db.exec('begin')
  for (const [body = '', tag = '', lang = '', author = ''] of rows) insert.run(body, tag, lang, author)
  db.exec('commit')
  const search = db.prepare('select count(*) as found from post where post match ?')
  let found = 0
  for (const { theirs } of twins) found += Number(search.get(theirs)?.found)
  db.close()
  return found
}

/** Scripts without spaces are pairs of letters for FTS5, as its own documentation advises to prepare them. */
function rowOf(post: Matchable): string[] {
  const body = post.text.replace(/\p{Script=Han}+/gu, run => pairsOf(run)).replaceAll('#', ' ')
  return [body, post.tags.join(' '), post.language ?? '', post.author.handle]
}

function pairsOf(run: string): string {
  return [...run].map((letter, at) => letter + (run[at + 1] ?? '')).join(' ')
}

/** 30,000 different words, the commonest the shortest, of three alphabets. */
function vocabulary(random: () => number): string[] {
  const words = new Set<string>()
  while (words.size < 30_000) {
    const rank = words.size
    const syllables = SCRIPTS[rank % 10 === 3 ? 1 : rank % 10 === 7 ? 2 : 0] ?? []
    const length = (rank < 40 ? 1 : rank < 600 ? 2 : 3) + (random() < 0.3 ? 1 : 0)
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''))
  }
  return [...words]
}

/** Zipf's law: the word of rank r comes as often as 1/r. */
function zipf(random: () => number, words: string[], fromRank: number): string {
  return words[Math.floor(fromRank * (words.length / fromRank) ** random()) - 1] ?? words[0] ?? ''
}

function runOf(random: () => number, length: number): string {
  return Array.from({ length }, () => HAN[Math.floor(random() * HAN.length)]).join('')
}

function postOf(random: () => number, words: string[]): Matchable {
  const tags: string[] = []
  const parts = Array.from({ length: 8 + Math.floor(random() * 26) }, () => {
    const word = zipf(random, words, 1)
    const chance = random()
    if (chance < 0.02) return runOf(random, 2 + Math.floor(random() * 8))
    if (chance < 0.05) {
      tags.push(word)
      return `#${word}`
    }
    return chance < 0.1 ? `${word},` : chance < 0.15 ? `${word[0]?.toUpperCase()}${word.slice(1)}` : word
  })
  return {
    text: `${parts.join(' ')}.`,
    network: 'bluesky',
    language: LANGUAGES[Math.floor(random() ** 2 * LANGUAGES.length)] ?? 'en',
    author: { handle: authorOf(random) },
    links: [],
    tags,
  }
}

function authorOf(random: () => number): string {
  return `person${Math.floor(50_000 ** random())}`
}

/** The mixture of real listening accounts: rare words, phrases, ANDs with exceptions, NEAR, beginnings, lists of brands, authors. */
function queryOf(random: () => number, words: string[], posts: Matchable[]): Twin {
  const twin = bodyOf(random, words, posts)
  if (random() > 0.25) return twin
  const language = LANGUAGES[Math.floor(random() * LANGUAGES.length)] ?? 'en'
  return { ours: `(${twin.ours}) lang:${language}`, theirs: `(${twin.theirs}) AND lang : ${language}` }
}

function bodyOf(random: () => number, words: string[], posts: Matchable[]): Twin {
  const rare = () => zipf(random, words, 2_500)
  const common = () => zipf(random, words, 25)
  const some = (least: number, most: number) =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, rare)
  const either = (list: string[]): Twin => ({
    ours: `(${list.join(' OR ')})`,
    theirs: `body : (${list.map(quote).join(' OR ')})`,
  })
  const chance = random()
  if (chance < 0.12) return one(rare())
  if (chance < 0.15) {
    const run = runOf(random, 2 + Math.floor(random() * 2))
    return { ours: run, theirs: `body : "${pairsOf(run).split(' ').slice(0, -1).join(' ')}"` }
  }
  if (chance < 0.33) {
    const phrase = together(random, posts, 1).join(' ')
    return { ours: `"${phrase}"`, theirs: `body : "${phrase}"` }
  }
  if (chance < 0.53) {
    const [first, wanted, not] = [one(rare()), either(some(2, 7)), either(some(1, 3))]
    return {
      ours: `${first.ours} ${wanted.ours} NOT ${not.ours}`,
      theirs: `((${first.theirs}) AND (${wanted.theirs})) NOT (${not.theirs})`,
    }
  }
  if (chance < 0.55) {
    const tag = rare()
    return { ours: `#${tag}`, theirs: `tag : "${tag}"` }
  }
  if (chance < 0.7) {
    const [first = '', second = ''] = together(random, posts, 1 + Math.floor(random() * 5))
    return first === second
      ? one(first)
      : { ours: `${first} NEAR/5 ${second}`, theirs: `body : NEAR("${first}" "${second}", 4)` }
  }
  if (chance < 0.8) {
    const start = rare().slice(0, -2)
    return start.length < 5 ? one(rare()) : { ours: `${start}*`, theirs: `body : "${start}" *` }
  }
  if (chance < 0.9) return either(some(5, 20))
  if (chance < 0.95) {
    const [author, list] = [authorOf(random), either(some(2, 5))]
    return { ours: `from:${author} ${list.ours}`, theirs: `author : "${author}" AND (${list.theirs})` }
  }
  const three = [common(), common(), common()]
  return { ours: three.join(' '), theirs: `body : (${three.map(quote).join(' AND ')})` }
}

/** Two words that someone wrote `apart` words from each other: people listen for what is said. */
function together(random: () => number, posts: Matchable[], apart: number): [string, string] {
  for (;;) {
    const post = posts[Math.floor(random() * posts.length)]
    const words = (post?.text ?? '').toLowerCase().split(' ')
    const at = Math.floor(random() * (words.length - apart))
    const [first = '', second = ''] = [words[at], words[at + apart]]
    const areWords =
      /^\p{L}{3,}$/u.test(first) && /^\p{L}{6,}$/u.test(second) && !/\p{Script=Han}/u.test(first + second)
    if (areWords && first !== second) return [first, second]
  }
}

function one(word: string): Twin {
  return { ours: word, theirs: `body : ${quote(word)}` }
}

function quote(word: string): string {
  return `"${word}"`
}
