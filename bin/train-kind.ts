import { join } from 'node:path'
import { lessonPosts, readReviews, reviewLessons } from '../eval/data/kind-posts.ts'
import { packHead } from '../src/text/heads/index.ts'
import { caution, type LearnedKinds, learnKinds, type SignModel } from '../src/text/kind/learn.ts'
import { beside, kinds, leading } from '../src/text/kind/model.ts'
import { signNames } from '../src/text/kind/signs.ts'
import { none } from '../src/text/kind/weigh.ts'
import { writeOrCheck } from './write-or-check.ts'

/**
 * Learns `src/text/kind/learned.json` (signs and words, for the quick reading) and `blend.json` (the head and how it is
 * put together with the signs, for the reading with time). Learned from posts of ours and from reviews of apps in the data folder (SOSH_DATA). No chance is involved: the same posts give the same files;
 * `--check` fails when the committed ones are not those of the posts. `npm run eval -- understand.kind` measures by folds.
 */
function trainKind(): void {
  const reviews = readReviews()
  if (reviews.length === 0) throw new Error('The reviews of apps are not in the data folder (set SOSH_DATA).')
  const posts = [...lessonPosts(), ...reviewLessons(reviews)]
  const learned = learnKinds(posts)
  const folder = join(import.meta.dirname, '../src/text/kind')
  writeOrCheck(join(folder, 'learned.json'), signsAsJson(learned.model))
  writeOrCheck(join(folder, 'blend.json'), blendAsJson(learned))
  console.log(
    `Learned from ${posts.length} posts: ${signNames.length} signs, ${learned.model.vocabulary.length} words, ${learned.head.vocabulary.size} features.`,
  )
}

const round = (value: number): number => Math.round(value * 100) / 100

function signsAsJson({ vocabulary, weights }: SignModel): string {
  const size = signNames.length + vocabulary.length
  const column = (at: number, more = 0) =>
    `[${weights.map((ofClass, index) => round((ofClass[at] ?? 0) + (index === none ? more : 0))).join(', ')}]`
  const signs = signNames.map((name, at) => `    ${JSON.stringify(name)}: ${column(at)}`)
  const byLanguage = Map.groupBy(vocabulary.entries(), ([, word]) => word.slice(0, 2))
  const words = [...byLanguage].sort().map(([language, entries]) => {
    const lines = entries.map(
      ([at, word]) => `      ${JSON.stringify(word.slice(3))}: ${column(signNames.length + at)}`,
    )
    return `    ${JSON.stringify(language)}: {\n${lines.join(',\n')}\n    }`
  })
  const names = [...leading, 'unknown', ...beside].map(name => JSON.stringify(name)).join(', ')
  return `{\n  "classes": [${names}],\n  "bias": ${column(size, caution)},\n  "signs": {\n${signs.join(',\n')}\n  },\n  "words": {\n${words.join(',\n')}\n  }\n}\n`
}

function blendAsJson({ head, blends, border }: LearnedKinds): string {
  const packed = packHead(head, 0)
  const shares = blends.map(({ signs, head, shift }, at) => [
    kinds[at],
    { signs: round(signs), head: round(head), shift: round(shift) },
  ])
  return `${JSON.stringify({ border: round(border), blends: Object.fromEntries(shares), head: packed }, null, 1)}\n`
}

trainKind()
