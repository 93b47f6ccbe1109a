import { type ChildProcessWithoutNullStreams, execFileSync, spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'
import { isSub, LONE, type Matchable, tagTerm, tokensOfPost, tokensOfText } from '#text/tokens'
import { benchServer } from './house.ts'
import type { Ask } from './listening.ts'

/**
 * Another engine: holds some of the posts against all queries, and says how many matches it found and how long it took:
 * of processor where the work is done in this process or in one thread of another's, on the clock for PostgreSQL.
 */
export interface Peer extends AsyncDisposable {
  name: string
  hold(from: number, to: number): Promise<{ found: number; ms: number }>
}

/** A post as the peers get it: cut into folded words of every script beforehand, at no cost to them. */
interface Row {
  words: string[]
  tags: string[]
  language: string
  author: string
}

/** Whether the peers know how to ask this; Thai words are asked of a dictionary. */
export function isForAll(ask: Ask): boolean {
  if (ask.is === 'any' || ask.is === 'all') return ask.of.every(isForAll)
  return ask.is === 'but' ? isForAll(ask.of) && isForAll(ask.not) : ask.is !== 'thai'
}

/** Posts for the peers. */
export function rowsOf(posts: Matchable[]): Row[] {
  return posts.map(post => {
    const words: string[] = []
    for (const token of tokensOfPost(post)) {
      if (token.field !== 1 || (isSub(token) && (token.kind & 15) !== LONE)) continue
      // An address or emoji takes its place among the words, where no peer would keep one for it.
      while (words.length < token.position) words.push(FILLER)
      const word = token.term.replace(/^[#@$]/, '')
      words[token.position] = /[\p{L}\p{N}]/u.test(word) ? word : FILLER
    }
    return {
      words: words.filter(word => !/^[./]/.test(word)),
      tags: post.tags.map(tag => tagTerm(tag).slice(1)),
      language: post.language ?? '',
      author: post.author.handle,
    }
  })
}

/** Milliseconds of processor that this process has had since. */
export function processorMs(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

const FILLER = 'x0'

function folded(word: string): string {
  return tokensOfText(word)[0]?.term ?? ''
}

function pairs(run: string): string[] {
  return tokensOfText(run).flatMap(token => (isSub(token) ? [] : [token.term]))
}

/** SQLite's FTS5 in memory: a batch of posts is indexed, then every query is run over it. */
export function sqlitePeer(rows: Row[], asks: Ask[]): Peer {
  const queries = asks.map(asFts)
  return {
    name: 'sqlite-fts5',
    async hold(from, to) {
      const batch = rows.slice(from, to).map(row => [row.words.join(' '), row.tags.join(' '), row.language, row.author])
      const since = process.cpuUsage()
      const db = new DatabaseSync(':memory:')
      db.exec(
        `create virtual table post using fts5(body, tag, lang, author, content='', tokenize="unicode61 categories 'L* N* Co M*'")`,
      )
      const insert = db.prepare('insert into post (body, tag, lang, author) values (?, ?, ?, ?)')
      db.exec('begin')
      for (const [body = '', tag = '', lang = '', author = ''] of batch) insert.run(body, tag, lang, author)
      db.exec('commit')
      const search = db.prepare('select count(*) as found from post where post match ?')
      let found = 0
      for (const query of queries) found += Number(search.get(query)?.found)
      db.close()
      return { found, ms: processorMs(since) }
    },
    async [Symbol.asyncDispose]() {},
  }
}

function asFts(ask: Ask): string {
  switch (ask.is) {
    case 'word':
      return `body : "${folded(ask.text)}"`
    case 'run':
    case 'thai':
      return `body : "${pairs(ask.text).join(' ')}"`
    case 'prefix':
      return `body : "${folded(ask.text)}" *`
    case 'tag':
      return `tag : "${folded(ask.text)}"`
    case 'from':
      return `author : "${ask.text}"`
    case 'lang':
      return `lang : "${ask.text}"`
    case 'phrase':
      return `body : "${ask.words.map(folded).join(' ')}"`
    case 'near':
      return `body : NEAR(${ask.words.map(word => `"${folded(word)}"`).join(' ')}, ${ask.within - 1})`
    case 'any':
      return `(${ask.of.map(asFts).join(' OR ')})`
    case 'all':
      return `(${ask.of.map(asFts).join(' AND ')})`
    case 'but':
      return `(${asFts(ask.of)} NOT ${asFts(ask.not)})`
  }
}

/**
 * PostgreSQL with the queries as rows: each post is held against every tsquery (scan), or, in batches of 1,000, joined by
 * the words that a query can't do without, before the tsquery is asked (cover join). Documents come ready-made.
 */
export async function postgresPeers(rows: Row[], asks: Ask[]): Promise<{ scan: Peer; join: Peer } & AsyncDisposable> {
  const server = await benchServer()
  const name = 'listen_match'
  await dropDatabase(server.url, name)
  await createDatabase(server.url, name)
  const client = new pg.Client({ connectionString: urlOfDatabase(server.url, name) })
  await client.connect()
  const frequency = frequencies(rows)
  const covers = asks.map(ask => coverOf(ask, frequency).terms)
  const lengths = [...new Set(covers.flat().flatMap(term => (term.startsWith('^') ? [term.length - 1] : [])))]
  await client.query(`set work_mem = '256MB'; set jit = off;
    create unlogged table query (id int primary key, asked tsquery);
    create unlogged table cover (term text, query int)`)
  for (let from = 0; from < asks.length; from += 5_000) {
    await client.query(
      'insert into query select at + $2, one::tsquery from unnest($1::text[]) with ordinality as t (one, at)',
      [asks.slice(from, from + 5_000).map(asTsQuery), from - 1],
    )
    const pairs = covers.slice(from, from + 5_000).flatMap((terms, at) => terms.map(term => [term, from + at] as const))
    await client.query('insert into cover select distinct * from unnest($1::text[], $2::int[])', [
      pairs.map(([term]) => term),
      pairs.map(([, at]) => at),
    ])
  }
  await client.query('create index on cover (term) include (query)')
  await client.query('vacuum analyze query, cover')
  const documents = rows.map(documentOf)
  const terms = rows.map(row => termsOf(row, lengths))

  const scan = async (at: number) => {
    const sql = {
      name: 'scan',
      text: 'select count(*)::int as found from query where $1::tsvector @@ asked',
      values: [documents[at]],
    }
    return (await client.query(sql)).rows[0].found as number
  }
  const join = async (from: number, to: number) => {
    const owners = terms.slice(from, to).flatMap((of, at) => of.map(() => at + 1))
    const values = [documents.slice(from, to), owners, terms.slice(from, to).flat()]
    const text = `with post as materialized (select at, one::tsvector as document from unnest($1::text[]) with ordinality as t (one, at)),
      pair as materialized (select distinct term.post, cover.query from unnest($2::int[], $3::text[]) as term (post, term) join cover using (term))
      select count(*)::int as found from pair join post on post.at = pair.post join query on query.id = pair.query where post.document @@ query.asked`
    return (await client.query({ name: 'join', text, values })).rows[0].found as number
  }
  const timed = async (work: () => Promise<number>) => {
    const start = performance.now()
    const found = await work()
    return { found, ms: performance.now() - start }
  }
  return {
    scan: {
      name: 'postgresql-scan',
      hold: (from, to) =>
        timed(async () => {
          let found = 0
          for (let at = from; at < to; at++) found += await scan(at)
          return found
        }),
      async [Symbol.asyncDispose]() {},
    },
    join: {
      name: 'postgresql-cover-join',
      hold: (from, to) =>
        timed(async () => {
          let found = 0
          for (let at = from; at < to; at += 1_000) found += await join(at, Math.min(at + 1_000, to))
          return found
        }),
      async [Symbol.asyncDispose]() {},
    },
    async [Symbol.asyncDispose]() {
      await client.end()
      await dropDatabase(server.url, name)
      await server[Symbol.asyncDispose]()
    },
  }
}

function asTsQuery(ask: Ask): string {
  const lexeme = (word: string) => `'${word}'`
  switch (ask.is) {
    case 'word':
      return lexeme(folded(ask.text))
    case 'run':
    case 'thai':
      return `(${pairs(ask.text).map(lexeme).join(' <-> ')})`
    case 'prefix':
      return `${lexeme(folded(ask.text))}:*`
    case 'tag':
      return lexeme(`#${folded(ask.text)}`)
    case 'from':
    case 'lang':
      return lexeme(`${ask.is}:${ask.text}`)
    case 'phrase':
      return `(${ask.words.map(word => lexeme(folded(word))).join(' <-> ')})`
    case 'near': {
      const [one = '', other = ''] = ask.words.map(word => lexeme(folded(word)))
      const ways = Array.from({ length: ask.within }, (_, at) => [
        `${one} <${at + 1}> ${other}`,
        `${other} <${at + 1}> ${one}`,
      ])
      return `(${ways.flat().join(' | ')})`
    }
    case 'any':
      return `(${ask.of.map(asTsQuery).join(' | ')})`
    case 'all':
      return `(${ask.of.map(asTsQuery).join(' & ')})`
    case 'but':
      return `(${asTsQuery(ask.of)} & !${asTsQuery(ask.not)})`
  }
}

function documentOf(row: Row): string {
  const words = row.words.map((word, at) => `'${word}':${at + 1}`)
  return [...words, ...row.tags.map(tag => `'#${tag}'`), `'lang:${row.language}'`, `'from:${row.author}'`].join(' ')
}

/** What the cover table is joined by: words, facts, and beginnings of the lengths that are asked for. */
function termsOf(row: Row, lengths: number[]): string[] {
  const begun = row.words.flatMap(word =>
    lengths.flatMap(length => (word.length < length ? [] : [`^${word.slice(0, length)}`])),
  )
  return [
    ...new Set([
      ...row.words,
      ...begun,
      ...row.tags.map(tag => `#${tag}`),
      `lang:${row.language}`,
      `from:${row.author}`,
    ]),
  ]
}

function frequencies(rows: Row[]): (term: string) => number {
  const counts = new Map<string, number>()
  for (const row of rows) for (const word of new Set(row.words)) counts.set(word, (counts.get(word) ?? 0) + 1)
  return term => {
    if (term.startsWith('lang:')) return rows.length / 8
    return term.startsWith('from:') || term.startsWith('^') ? 2 : (counts.get(term) ?? 0)
  }
}

/** The rarest terms of which a matching post must hold one. */
function coverOf(ask: Ask, frequency: (term: string) => number): { terms: string[]; cost: number } {
  const one = (term: string) => ({ terms: [term], cost: frequency(term) })
  const cheapest = (covers: { terms: string[]; cost: number }[]) =>
    covers.reduce((best, each) => (each.cost < best.cost ? each : best))
  switch (ask.is) {
    case 'word':
      return one(folded(ask.text))
    case 'run':
    case 'thai':
      return cheapest(pairs(ask.text).map(one))
    case 'prefix':
      return one(`^${folded(ask.text)}`)
    case 'tag':
      return one(`#${folded(ask.text)}`)
    case 'from':
    case 'lang':
      return one(`${ask.is}:${ask.text}`)
    case 'phrase':
    case 'near':
      return cheapest(ask.words.map(word => one(folded(word))))
    case 'any': {
      const covers = ask.of.map(part => coverOf(part, frequency))
      return { terms: covers.flatMap(({ terms }) => terms), cost: covers.reduce((sum, { cost }) => sum + cost, 0) }
    }
    case 'all':
      return cheapest(ask.of.map(part => coverOf(part, frequency)))
    case 'but':
      return coverOf(ask.of, frequency)
  }
}

const JARS = ['lucene-core', 'lucene-memory', 'lucene-analyzers-common']

/** Lucene's MemoryIndex, or why it can't be measured here. */
export async function lucenePeer(rows: Row[], asks: Ask[]): Promise<Peer | string> {
  const folder = process.env.LUCENE_JARS ?? '/usr/share/java'
  const files = existsSync(folder) ? readdirSync(folder) : []
  const jars = JARS.map(jar => files.find(file => new RegExp(`^${jar}-8[\\d.]*\\.jar$`).test(file)))
  if (jars.includes(undefined))
    return `there is no Lucene 8 in ${folder} (Debian: apt-get install liblucene8-java; or LUCENE_JARS)`
  const work = await mkdtemp(join(tmpdir(), 'sosh-lucene-'))
  const path = [...jars.map(jar => join(folder, jar ?? '')), work].join(':')
  try {
    execFileSync(
      'javac',
      ['-encoding', 'UTF-8', '-cp', path, '-d', work, join(import.meta.dirname, 'lucene/HoldPosts.java')],
      {
        stdio: 'pipe',
      },
    )
  } catch (error) {
    await rm(work, { recursive: true })
    return `javac is needed and did not run: ${error instanceof Error ? error.message : String(error)}`
  }
  await writeFile(join(work, 'queries'), asks.map(ask => asPostfix(ask).join('\t')).join('\n'))
  await writeFile(
    join(work, 'posts'),
    rows.map(row => [row.words.join(' '), row.tags.join(' '), row.language, row.author].join('\t')).join('\n'),
  )
  const java = spawn('java', [
    '-Xmx2g',
    '-Dfile.encoding=UTF-8',
    '-cp',
    path,
    'HoldPosts',
    join(work, 'queries'),
    join(work, 'posts'),
  ])
  java.stderr.pipe(process.stderr)
  const answers = answersOf(java)
  await answers.next()
  return {
    name: 'lucene-memory-index',
    async hold(from, to) {
      java.stdin.write(`${from} ${to}\n`)
      const [found = '', nanoseconds = ''] = ((await answers.next()).value ?? '').split(' ')
      return { found: Number(found), ms: Number(nanoseconds) / 1e6 }
    },
    async [Symbol.asyncDispose]() {
      java.stdin.end()
      await rm(work, { recursive: true, force: true })
    },
  }
}

function answersOf(java: ChildProcessWithoutNullStreams): AsyncIterator<string> {
  return createInterface({ input: java.stdout })[Symbol.asyncIterator]()
}

function asPostfix(ask: Ask): string[] {
  switch (ask.is) {
    case 'word':
      return [`term body ${folded(ask.text)}`]
    case 'run':
    case 'thai':
      return [`phrase ${pairs(ask.text).join(' ')}`]
    case 'prefix':
      return [`prefix ${folded(ask.text)}`]
    case 'tag':
      return [`term tag ${folded(ask.text)}`]
    case 'from':
    case 'lang':
      return [`term ${ask.is} ${ask.text}`]
    case 'phrase':
      return [`phrase ${ask.words.map(folded).join(' ')}`]
    case 'near':
      return [`near ${ask.within} ${ask.words.map(folded).join(' ')}`]
    case 'any':
    case 'all':
      return [...ask.of.flatMap(asPostfix), `${ask.is} ${ask.of.length}`]
    case 'but':
      return [...asPostfix(ask.of), ...asPostfix(ask.not), 'but']
  }
}
