import { setImmediate as breathe } from 'node:timers/promises'
import type { Post } from '#core/channels'
import type { Context } from '#platform/context'
import { detectLanguage } from '#text/language'
import { createPercolator, type Percolator } from '#text/percolator'
import { nameKey, parseQuery, type Query, type SavedQueries } from '#text/query'
import type { Matchable } from '#text/tokens'
import { namesUnder } from './saved-queries.ts'
import { type ChangedQuery, queriesRevision, queriesSince } from './store.ts'

export interface Match {
  queryId: string
  /** Pairs of start and end in the text; those in the title follow after a -1. */
  spans: number[]
}

/** All saved queries, ready to be asked about a post. */
export interface Listener {
  match(post: Post): Match[]
  /** Queries that must be looked at for every post. */
  costly(): Set<string>
}

interface Kept {
  name: string
  text: string
  /** Keys of the names that it stands on. */
  names: Set<string>
}

/** The queries as they were at a revision. */
interface State {
  database: string
  revision: number
  percolator: Percolator
  kept: Map<string, Kept>
  byName: Map<string, string>
  /** By the key of a name: who stands on it. */
  standingOn: Map<string, Set<string>>
  /** Who can’t be read as things are: names what is not there. */
  broken: Set<string>
  /** Who listens for a language, which is then worked out where the network did not say. */
  askForLanguage: Set<string>
  listener: Listener
}

let current: State | undefined
let following: Promise<unknown> = Promise.resolve()

/**
 * The listener for the queries as they are now. Of a change, only what it touches is read again, in small pieces:
 * with a hundred thousand queries, posts go on being heard while one is changed.
 */
export async function listener(ctx: Context): Promise<Listener> {
  const followed = following.then(() => follow(ctx))
  following = followed.catch(() => {})
  return followed
}

async function follow(ctx: Context): Promise<Listener> {
  const database = ctx.config.databaseUrl ?? ctx.config.dataDir
  const revision = await queriesRevision(ctx)
  const known = current?.database === database ? current : undefined
  if (known && revision <= known.revision) return known.listener
  const changes = await queriesSince(ctx, known?.revision)
  // What this very transaction changed may be taken back: it is heard with, and not remembered.
  if (changes.some(change => change.isOurs)) {
    const all = await queriesSince(ctx, undefined)
    return (await begin(database, revision, all)).listener
  }
  if (known === undefined) current = await begin(database, revision, changes)
  else {
    await change(known, changes)
    known.revision = revision
  }
  return (current ?? (await begin(database, revision, changes))).listener
}

async function begin(database: string, revision: number, queries: ChangedQuery[]): Promise<State> {
  const kept = new Map<string, Kept>(queries.map(({ id, name, text }) => [id, { name, text, names: new Set() }]))
  const percolator = createPercolator([])
  const state: State = {
    database,
    revision,
    percolator,
    kept,
    byName: new Map(queries.map(({ id, name }) => [nameKey(name), id])),
    standingOn: new Map(),
    broken: new Set(),
    askForLanguage: new Set(),
    listener: { match: () => [], costly: () => new Set() },
  }
  const ready: { id: string; query: Query }[] = []
  const breath = newBreath()
  for (const id of kept.keys()) {
    const query = read(state, id)
    if (query !== undefined) ready.push({ id, query })
    await breath()
  }
  state.percolator = createPercolator(ready)
  state.listener = listenerOf(state)
  return state
}

/** Brings changes in: first who is there under which name, then every query that a change touches. */
async function change(state: State, changes: ChangedQuery[]): Promise<void> {
  const names = new Set<string>()
  const dirty = new Set<string>()
  for (const { id } of changes) {
    const before = state.kept.get(id)
    if (before === undefined) continue
    const key = nameKey(before.name)
    names.add(key)
    if (state.byName.get(key) === id) state.byName.delete(key)
  }
  for (const { id, name, text, retired } of changes) {
    if (retired) {
      forget(state, id)
      state.kept.delete(id)
      state.percolator.remove(id)
      continue
    }
    names.add(nameKey(name))
    state.byName.set(nameKey(name), id)
    state.kept.set(id, { name, text, names: state.kept.get(id)?.names ?? new Set() })
    dirty.add(id)
  }
  for (const name of names) for (const id of state.standingOn.get(name) ?? []) dirty.add(id)
  for (const id of state.broken) dirty.add(id)
  const breath = newBreath()
  for (const id of dirty) {
    if (!state.kept.has(id)) continue
    const query = read(state, id)
    if (query === undefined) state.percolator.remove(id)
    else state.percolator.add(id, query)
    await breath()
  }
}

/** Reads a query as things are, and remembers what it stands on. */
function read(state: State, id: string): Query | undefined {
  forget(state, id)
  const kept = state.kept.get(id)
  if (kept === undefined) return undefined
  const saved: SavedQueries = {
    own: kept.name,
    resolve: name => state.kept.get(state.byName.get(nameKey(name)) ?? '')?.text,
  }
  const parsed = parseQuery(kept.text, saved)
  if (!parsed.ok) {
    state.broken.add(id)
    return undefined
  }
  kept.names = namesUnder(parsed.query)
  for (const name of kept.names) {
    const standing = state.standingOn.get(name) ?? new Set()
    state.standingOn.set(name, standing.add(id))
  }
  if (asksForLanguage(parsed.query)) state.askForLanguage.add(id)
  return parsed.query
}

function forget(state: State, id: string): void {
  for (const name of state.kept.get(id)?.names ?? []) {
    const standing = state.standingOn.get(name)
    standing?.delete(id)
    if (standing?.size === 0) state.standingOn.delete(name)
  }
  state.broken.delete(id)
  state.askForLanguage.delete(id)
}

function asksForLanguage(query: Query): boolean {
  if (query.is === 'field') return query.field === 'lang'
  if (query.is === 'all' || query.is === 'any') return query.of.some(asksForLanguage)
  return (query.is === 'not' || query.is === 'query') && asksForLanguage(query.of)
}

const firstTuningAfter = 5_000
const nextTuningTimes = 8
const tunesEvery = 8
const worthTuning = 1_000

function listenerOf(state: State): Listener {
  const { percolator } = state
  let seen = 0
  let tuneAt = firstTuningAfter
  let tuning = false
  // The words on which queries wait are chosen anew once enough was heard to know which are rare, a little with each post.
  const keepTuned = () => {
    if (++seen === tuneAt) {
      tuneAt *= nextTuningTimes
      tuning = percolator.size >= worthTuning
    }
    if (tuning && seen % tunesEvery === 0) tuning = percolator.tuneSome()
  }
  return {
    match(post) {
      keepTuned()
      const needsLanguage = post.language === undefined && state.askForLanguage.size > 0
      const language = needsLanguage ? readLanguage(post) : post.language
      return percolator.match(matchable({ ...post, language })).map(hit => {
        const spans = hit.spans()
        const inText = spans.filter(span => span.field === 'text').flatMap(span => [span.start, span.end])
        const inTitle = spans.filter(span => span.field === 'title').flatMap(span => [span.start, span.end])
        return { queryId: hit.id, spans: inTitle.length > 0 ? [...inText, -1, ...inTitle] : inText }
      })
    },
    costly: () => new Set(percolator.expensive),
  }
}

/** As understanding reads it and listening stores it. */
function readLanguage({ title, text }: Post): string {
  return detectLanguage(title ? `${title}\n${text}` : text).language
}

const mostWithoutBreathMs = 2

/** Gives way when called after two milliseconds of work. */
function newBreath(): () => Promise<void> {
  let breathedAt = performance.now()
  return async () => {
    if (performance.now() - breathedAt < mostWithoutBreathMs) return
    await breathe()
    breathedAt = performance.now()
  }
}

/** A post as the listening language sees it. */
export function matchable(
  post: Pick<Post, 'text' | 'title' | 'language' | 'network' | 'author' | 'links' | 'tags'>,
): Matchable {
  return {
    text: post.text,
    ...(post.title && { title: post.title }),
    ...(post.language && { language: post.language }),
    network: post.network,
    author: {
      handle: post.author.handle,
      ...(post.author.name && { name: post.author.name }),
      ...(post.author.followers !== undefined && { followers: post.author.followers }),
    },
    links: post.links,
    tags: post.tags,
  }
}
