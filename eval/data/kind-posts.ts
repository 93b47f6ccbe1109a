import { readFileSync } from 'node:fs'
import type { Kind } from '#text/kind'
import { detectLanguage } from '#text/language'
import type { SampleConversation } from '../../src/apps/sample/shape.ts'
import type { Labelled } from '../../src/text/kind/learn.ts'

/** A post with the label that a careful reader gave it. */
export interface LabelledPost {
  text: string
  title?: string
  language: string
  kinds: Kind[]
  main: Kind | 'unknown'
  links: string[]
  /** Of the kinds.jsonl: its two halves. */
  part?: 'even' | 'odd'
  /** Of the sample company: it is about another of the same name, which no reading of kinds can know. */
  isLookAlike?: boolean
  /** Of the sample company: the file. */
  file?: string
}

/** The conversations of the sample company that the rules and weights were made with, */
export const seenFiles = ['german-winter', 'english-questions', 'spanish', 'dutch', 'letters', 'look-alikes']
/** and those that nobody who made them has opened; only total figures were looked at. */
export const unseenFiles = ['german-everyday', 'english-voices', 'french', 'italian', 'elsewhere', 'blogs']

/** Our own posts beside this file: `kinds.jsonl`, `practice.jsonl`, and `faults-and-facts.jsonl`. */
export function ownPosts(file: 'kinds' | 'practice' | 'faults-and-facts'): LabelledPost[] {
  return readFileSync(new URL(`${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(text => JSON.parse(text) as LabelledPost)
}

/** The opening messages of the sample company's conversations, in the language in which the product reads them. */
export async function samplePosts(files: string[]): Promise<LabelledPost[]> {
  const posts: LabelledPost[] = []
  for (const file of files) {
    const room = (await import(`../../src/apps/sample/${file}.ts`)) as Record<string, SampleConversation[]>
    for (const { messages, kind, closer, language } of Object.values(room).flat()) {
      const opening = messages[0]
      if (opening === undefined) continue
      const { text, title } = opening
      const found = detectLanguage(title === undefined ? text : `${title}\n${text}`).language
      posts.push({
        text,
        ...(title !== undefined && { title }),
        language: found === 'und' ? language : found,
        kinds: kind === 'unknown' ? [] : [kind],
        main: kind,
        links: [],
        isLookAlike: closer === 'look-alike',
        file,
      })
    }
  }
  return posts
}

/**
 * All posts that kinds are learned from, each with how much it counts. The sample company's labels know no faults and
 * wrong facts, so that its posts teach only what leads.
 */
export async function lessonPosts(): Promise<Labelled[]> {
  const counted = (counts: number, isWhole: boolean) => (post: LabelledPost) => ({
    input: post,
    kinds: post.kinds,
    main: post.main,
    counts,
    isWhole,
  })
  const sample = (await samplePosts(seenFiles)).filter(post => !post.isLookAlike)
  return [
    ...sample.map(counted(1.5, false)),
    ...ownPosts('kinds').map(counted(0.7, true)),
    ...ownPosts('practice').map(counted(1, true)),
    ...ownPosts('faults-and-facts').map(counted(1, true)),
  ]
}
