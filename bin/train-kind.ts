import { join } from 'node:path'
import { type LabelledPost, ownPosts, samplePosts, seenFiles } from '../eval/data/kind-posts.ts'
import { look, wordValue } from '../src/text/kind/look.ts'
import { kinds } from '../src/text/kind/model.ts'
import { signNames } from '../src/text/kind/signs.ts'
import { writeOrCheck } from './write-or-check.ts'

/** A post as the learner sees it: the signs that are not zero, what it should say, and how much it counts. */
interface Lesson {
  signs: [number, number][]
  /** With the language in front. */
  words: string[]
  /** By class: the kinds in their order, then none. */
  wanted: number[]
  main: number
  counts: number
  file: string | undefined
}

const classes = [...kinds, 'unknown'] as const
/** Pulls each weight towards zero: there are few posts, and they should not be learned by heart. */
const restraint = { sign: 2, word: 1 }
/** A word is learned when this many posts of its language have it. */
const leastPosts = 3
/** Added to "none of these": a label too few is kinder than a label too many. */
const caution = 0.5
/** How far a rare class is lifted: 0 not at all, 1 until all weigh the same. */
const lift = 0.4
const rounds = 300

/**
 * Learns the weights of `src/text/kind/learned.json`: multinomial logistic regression by plain gradient descent (Adam;
 * Kingma and Ba 2015) with an L2 penalty. No chance is involved: the same posts give the same weights.
 *
 * `--measure` leaves one file of the sample company out at a time, learns from all else, and prints how the left out are
 * read; it writes nothing. `--check` fails when the committed weights are not those of the posts.
 */
async function trainKind(args: string[]): Promise<void> {
  const sample = await samplePosts(seenFiles)
  const lessons = [
    ...sample.filter(post => !post.isLookAlike).map(post => lessonOf(post, 1.5)),
    ...ownPosts('kinds').map(post => lessonOf(post, 0.7)),
    ...ownPosts('practice').map(post => lessonOf(post, 1)),
  ]
  if (args.includes('--measure')) {
    leaveOneOut(lessons, args.includes('--errors'))
    return
  }
  const { vocabulary, weights } = learn(lessons)
  const size = signNames.length + vocabulary.length
  const column = (at: number, more = 0) =>
    `[${weights.map((ofClass, index) => round((ofClass[at] ?? 0) + (index === kinds.length ? more : 0))).join(', ')}]`
  const signs = signNames.map((name, at) => `    ${JSON.stringify(name)}: ${column(at)}`)
  const byLanguage = Map.groupBy(vocabulary.entries(), ([, word]) => word.slice(0, 2))
  const words = [...byLanguage].sort().map(([language, entries]) => {
    const lines = entries.map(
      ([at, word]) => `      ${JSON.stringify(word.slice(3))}: ${column(signNames.length + at)}`,
    )
    return `    ${JSON.stringify(language)}: {\n${lines.join(',\n')}\n    }`
  })
  const names = classes.map(name => JSON.stringify(name)).join(', ')
  writeOrCheck(
    join(import.meta.dirname, '../src/text/kind/learned.json'),
    `{\n  "classes": [${names}],\n  "bias": ${column(size, caution)},\n  "signs": {\n${signs.join(',\n')}\n  },\n  "words": {\n${words.join(',\n')}\n  }\n}\n`,
  )
  console.log(`Learned from ${lessons.length} posts: ${signNames.length} signs, ${vocabulary.length} words.`)
}

const round = (value: number): number => Math.round(value * 100) / 100

function lessonOf(post: LabelledPost, counts: number): Lesson {
  const seen = look(post)
  const signs: Lesson['signs'] = []
  for (const [sign, value] of seen.signs.values.entries()) if (value !== 0) signs.push([sign, value])
  const language = post.language.slice(0, 2).toLowerCase()
  // The sample company's own name and numbers would be learned by heart.
  const words = [...new Set(seen.posts.flatMap(({ post }) => post.words))].filter(
    word => word !== 'halden' && !/\d/.test(word),
  )
  const main = classes.indexOf(post.main)
  const others = post.kinds.filter(kind => kind !== post.main)
  const wanted = classes.map((kind, at) => {
    if (at === main) return others.length > 0 ? 0.6 : 1
    return others.includes(kind as (typeof others)[number]) ? 0.4 / others.length : 0
  })
  return { signs, words: words.map(word => `${language} ${word}`), wanted, main, counts, file: post.file }
}

interface Model {
  vocabulary: string[]
  /** By class: the signs, the words, and last the bias, which is not held back. */
  weights: Float64Array[]
}

function learn(lessons: Lesson[]): Model {
  const posts = new Map<string, number>()
  for (const { words } of lessons) for (const word of words) posts.set(word, (posts.get(word) ?? 0) + 1)
  const vocabulary = [...posts].flatMap(([word, count]) => (count >= leastPosts ? [word] : [])).sort()
  const numbers = new Map(vocabulary.map((word, at) => [word, signNames.length + at]))
  const size = signNames.length + vocabulary.length
  const seen = lessons.map(lesson => inputOf(lesson, numbers))

  const make = () => classes.map(() => new Float64Array(size + 1))
  const [weights, slow, rough] = [make(), make(), make()]
  const total = lessons.reduce((sum, { counts }) => sum + counts, 0)
  const shares = classes.map((_, at) => lessons.reduce((sum, one) => sum + (one.main === at ? one.counts : 0), 0))
  const boosts = shares.map(share => (total / classes.length / Math.max(share, 1)) ** lift)
  for (let step = 1; step <= rounds; step++) {
    const gradient = make()
    for (const [index, lesson] of lessons.entries()) {
      const input = seen[index] ?? []
      const chances = chancesOf(weights, input)
      for (const [at, ofClass] of gradient.entries()) {
        const miss = ((chances[at] ?? 0) - (lesson.wanted[at] ?? 0)) * lesson.counts * (boosts[lesson.main] ?? 1)
        for (const [number, value] of input) ofClass[number] = (ofClass[number] ?? 0) + miss * value
        ofClass[size] = (ofClass[size] ?? 0) + miss
      }
    }
    for (const at of classes.keys()) descend(weights[at], gradient[at], slow[at], rough[at], step)
  }
  return { vocabulary, weights }
}

function inputOf({ signs, words }: Lesson, numbers: Map<string, number>): [number, number][] {
  const known = words.flatMap(word => numbers.get(word) ?? [])
  return [...signs, ...known.map((number): [number, number] => [number, wordValue])]
}

function descend(
  weights = new Float64Array(),
  gradient = new Float64Array(),
  slow = new Float64Array(),
  rough = new Float64Array(),
  step = 1,
): void {
  const last = weights.length - 1
  for (let at = 0; at <= last; at++) {
    const hold = at === last ? 0 : at < signNames.length ? restraint.sign : restraint.word
    const pull = (gradient[at] ?? 0) + hold * (weights[at] ?? 0)
    slow[at] = 0.9 * (slow[at] ?? 0) + 0.1 * pull
    rough[at] = 0.99 * (rough[at] ?? 0) + 0.01 * pull * pull
    const mean = (slow[at] ?? 0) / (1 - 0.9 ** step)
    const scale = Math.sqrt((rough[at] ?? 0) / (1 - 0.99 ** step)) + 1e-6
    weights[at] = (weights[at] ?? 0) - (0.05 * mean) / scale
  }
}

function chancesOf(weights: Float64Array[], input: [number, number][], more = 0): number[] {
  const sums = weights.map((ofClass, index) => {
    let sum = (ofClass.at(-1) ?? 0) + (index === kinds.length ? more : 0)
    for (const [sign, value] of input) sum += value * (ofClass[sign] ?? 0)
    return sum
  })
  const top = Math.max(...sums)
  const raised = sums.map(sum => Math.exp(sum - top))
  const all = raised.reduce((sum, one) => sum + one, 0)
  return raised.map(one => one / all)
}

function leaveOneOut(lessons: Lesson[], showsMore: boolean): void {
  const table = new Map<string, number>()
  let right = 0
  let all = 0
  for (const file of seenFiles) {
    const { vocabulary, weights } = learn(lessons.filter(lesson => lesson.file !== file))
    const numbers = new Map(vocabulary.map((word, at) => [word, signNames.length + at]))
    for (const lesson of lessons) {
      if (lesson.file !== file) continue
      const chances = chancesOf(weights, inputOf(lesson, numbers), caution)
      const said = chances.indexOf(Math.max(...chances))
      const key = `${classes[lesson.main]} → ${classes[said]}`
      table.set(key, (table.get(key) ?? 0) + 1)
      all++
      if (said === lesson.main) right++
    }
  }
  const present = kinds.filter(kind => lessons.some(({ file, main }) => file !== undefined && classes[main] === kind))
  const f1 = present.map(kind => {
    const count = (keep: (from: string, to: string) => boolean) =>
      [...table].reduce((sum, [key, n]) => {
        const [from = '', to = ''] = key.split(' → ')
        return keep(from, to) ? sum + n : sum
      }, 0)
    const hit = count((from, to) => from === kind && to === kind)
    return (2 * hit) / (count(from => from === kind) + count((_, to) => to === kind))
  })
  console.log(`${right} of ${all} right, macro-F1 ${round(f1.reduce((a, b) => a + b, 0) / f1.length)}`)
  for (const [at, kind] of present.entries()) console.log(`  ${kind} ${round(f1[at] ?? 0)}`)
  if (showsMore) for (const [key, n] of [...table].sort((a, b) => b[1] - a[1])) console.log(`  ${key}: ${n}`)
}

await trainKind(process.argv.slice(2))
