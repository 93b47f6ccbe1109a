import { gather } from './gather.ts'
import type { Group } from './lexicon.ts'
import type { ReadInput } from './model.ts'
import type { Shape } from './shape.ts'
import { addFaces, type Evidence, type Signs, signsOf } from './signs.ts'
import type { Split } from './split.ts'

/** How much it says that a word is there, when a sign says 1. */
export const wordValue = 0.5

/** The signs by which a post is read: what `bin/train-kind.ts` learns from. */
export function look(input: ReadInput): {
  signs: Signs
  /** The words of the text, and of the title. */
  posts: { post: Split; in?: 'title' }[]
  evidence: Map<Group, Evidence>
  feeling: Evidence
  shape: Shape
} {
  const evidence = new Map<Group, Evidence>()
  const body = gather(input.text, evidence, undefined, input)
  const { feeling, good, bad } = body
  const posts: { post: Split; in?: 'title' }[] = [{ post: body.post }]
  // A title is written to be read alone: it counts like the text.
  const hasTitle = input.title !== undefined && input.title !== '' && input.title !== input.text
  if (hasTitle) {
    const title = gather(input.title ?? '', evidence, 'title', input)
    posts.push({ post: title.post, in: 'title' })
    feeling.sum += title.feeling.sum
    feeling.because.push(...title.feeling.because)
    good.push(...title.good)
    bad.push(...title.bad)
  }
  const signs = signsOf(evidence, input.text, body.post, hasTitle)
  addFaces(signs, good, bad)
  return { signs, posts, evidence, feeling, shape: body.shape }
}
