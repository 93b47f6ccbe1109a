import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createExpertise, peopleIn } from '#text/expertise'
import { termsOf } from '#text/similar'
import type { Figure } from '../bin/measure.ts'
import { hits, rankOf } from './data/rank-of.ts'

export const name = 'route.author'

interface Post {
  path: string
  date: string
  title: string
  description: string | null
  team: string | null
  authors: string[]
  body: string
}

const skippedShare = 0.3
const leastPosts = 2
/** Who signs for many is nobody to ask. */
const isNobody = /team|group|wg|automation/i

/**
 * The title of each post as a question, the post itself and all later ones left out: does its author come first? Posts by
 * named people in time order, the first 30 % only learned from; candidates are those with two or more earlier posts, under
 * the names as they stand there. A person who signed in several ways (by `peopleIn`) is suggested once, under the latest.
 *
 * How similarity, age and turns are weighed was chosen on these posts. Chosen on four fifths in time and tried on the rest,
 * five times, it is .638 and .915: two questions less each.
 */
export async function run(report: (figure: Figure & { peerValue?: number }) => void): Promise<void> {
  const folder = join(process.env.SOSH_DATA ?? '../shared/data', 'rust-blog-authors')
  if (!existsSync(folder)) {
    console.log('route.author: skipped, rust-blog-authors is not in the data folder (set SOSH_DATA).')
    return
  }
  const posts = readdirSync(folder)
    .filter(file => /^posts.*\.jsonl$/.test(file))
    .flatMap(file => readFileSync(join(folder, file), 'utf8').trim().split('\n'))
    .map(line => JSON.parse(line) as Post)
    .map(post => ({ ...post, authors: post.authors.filter(author => !isNobody.test(author)) }))
    .filter(post => post.authors.length > 0)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
  const ranks: Record<'ours' | 'closest post' | 'sum of squares' | 'most posts', number[]> = {
    ours: [],
    'closest post': [],
    'sum of squares': [],
    'most posts': [],
  }
  const expertise = createExpertise()
  const written = new Map<string, number[]>()
  for (const [at, post] of posts.entries()) {
    const candidates = [...written].filter(([, own]) => own.length >= leastPosts).map(([author]) => author)
    const sought = new Set(post.authors.filter(author => candidates.includes(author)))
    if (at >= Math.floor(posts.length * skippedShare) && sought.size > 0) {
      const asked = { text: '', title: post.title, at: Date.parse(post.date) }
      const byPerson = new Map(expertise.whoKnows(asked, { most: 1_000 }).map(each => [each.person, each.score]))
      ranks.ours.push(rankOf(byName(byPerson, candidates, written), candidates, sought))
      const cosines = cosinesOf(post.title, posts.slice(0, at))
      const by = (score: (own: number[]) => number) =>
        rankOf(new Map(candidates.map(author => [author, score(written.get(author) ?? [])])), candidates, sought)
      ranks['closest post'].push(by(own => Math.max(...own.map(place => cosines[place] ?? 0))))
      ranks['sum of squares'].push(by(own => own.reduce((sum, place) => sum + (cosines[place] ?? 0) ** 2, 0)))
      ranks['most posts'].push(by(own => own.length))
    }
    for (const author of post.authors) written.set(author, [...(written.get(author) ?? []), at])
    expertise.add({
      id: post.path,
      kind: 'document',
      people: [...new Set(post.authors.flatMap(peopleIn).map(each => each.key))],
      title: post.title,
      summary: [post.description, post.team].filter(Boolean).join('\n'),
      text: post.body,
      at: Date.parse(post.date),
    })
  }
  const ours = hits(ranks.ours)
  for (const peer of ['closest post', 'sum of squares', 'most posts'] as const) {
    const theirs = hits(ranks[peer])
    for (const [figure, value, peerValue] of [
      ['Hit@1', ours.at1, theirs.at1],
      ['Hit@5', ours.at5, theirs.at5],
      ['MRR', ours.mrr, theirs.mrr],
    ] as const)
      report({
        case: `${ranks.ours.length} titles: ${figure}`,
        value: rounded(value),
        unit: 'of 1',
        peer,
        peerValue: rounded(peerValue),
        ratio: value / (peerValue || 1),
      })
  }
}

const rounded = (value: number) => Math.round(value * 1000) / 1000

/** Scores of people as scores of the names in the data: an older spelling of somebody gives way to the one used last. */
function byName(byPerson: Map<string, number>, names: string[], written: Map<string, number[]>): Map<string, number> {
  const lastOf = (author: string) => written.get(author)?.at(-1) ?? -1
  const latest = new Map<string, string>()
  const keyOf = (author: string) => {
    const people = peopleIn(author)
    return people.length === 1 ? people[0]?.key : undefined
  }
  for (const author of names) {
    const key = keyOf(author)
    if (key === undefined) continue
    const other = latest.get(key)
    if (other === undefined || lastOf(author) > lastOf(other)) latest.set(key, author)
  }
  return new Map([...latest].map(([key, author]) => [author, byPerson.get(key) ?? 0]))
}

/** The plain baseline: cosine of words weighted by rarity between a title and whole posts. */
function cosinesOf(title: string, posts: Post[]): number[] {
  const asked = termsOf(title)
  const texts = posts.map(post => bag(post))
  const seen = new Map<string, number>()
  for (const text of texts) for (const term of text.keys()) seen.set(term, (seen.get(term) ?? 0) + 1)
  const weight = (term: string, times: number) =>
    (1 + Math.log(times)) * (Math.log((posts.length + 1) / ((seen.get(term) ?? 0) + 1)) + 1)
  const length = (text: Map<string, number>) =>
    Math.sqrt([...text].reduce((sum, [term, times]) => sum + weight(term, times) ** 2, 0)) || 1
  const own = length(asked)
  return texts.map(text => {
    let sum = 0
    for (const [term, times] of asked) {
      const theirs = text.get(term)
      if (theirs) sum += weight(term, times) * weight(term, theirs)
    }
    return sum / (own * length(text))
  })
}

const bags = new WeakMap<Post, Map<string, number>>()
function bag(post: Post): Map<string, number> {
  const known = bags.get(post) ?? termsOf(`${post.title}\n${post.body}`)
  bags.set(post, known)
  return known
}
