import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
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

/** The conversations of the sample company that were in sight when phrases were written, */
export const seenFiles = ['german-winter', 'english-questions', 'spanish', 'dutch', 'letters', 'look-alikes']
/** and those that nobody who made them has opened; only total figures were looked at. */
export const unseenFiles = ['german-everyday', 'english-voices', 'french', 'italian', 'elsewhere', 'blogs']

/** Our own posts beside this file. All are learned from but `registers.jsonl`: it only measures. */
export function ownPosts(file: 'kinds' | 'practice' | 'faults-and-facts' | 'voices' | 'registers'): LabelledPost[] {
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

/** All posts of ours that kinds are learned from, each with how much it counts. Nothing of the sample company is among them. */
export function lessonPosts(): Labelled[] {
  const counted = (counts: number) => (post: LabelledPost) => ({
    input: post,
    kinds: post.kinds,
    main: post.main,
    counts,
    isWhole: true,
  })
  return [
    ...ownPosts('kinds').map(counted(0.7)),
    ...ownPosts('practice').map(counted(1)),
    ...ownPosts('faults-and-facts').map(counted(1)),
    ...ownPosts('voices').map(counted(1)),
  ]
}

/** A review of an app, with its stars. */
export interface Review {
  text: string
  app: string
  stars: string
  labels: string[]
}

/** What people really write: reviews of apps (MIT, Ciurumelea et al., SANER 2017), no part of the project; none where they are not here. */
export function readReviews(): Review[] {
  const path = join(process.env.SOSH_DATA ?? '../shared/data', 'appreview-urr/reviews.dev.jsonl')
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Review)
}

/**
 * What reviews teach: one or two stars complain, four or five praise, and who tells of an error tells of a fault. Every
 * second praise is left out, so that neither outweighs the other; so is what does not fit (three stars, praise with an
 * error). They teach words only: chances are fitted to the mix of our own posts.
 */
export function reviewLessons(reviews: readonly Review[]): Labelled[] {
  let praises = 0
  return reviews.flatMap(({ text, stars, labels }) => {
    const isFault = labels.includes('ERROR')
    const kind = Number(stars) <= 2 ? 'complaint' : Number(stars) >= 4 && !isFault ? 'praise' : undefined
    if (kind === undefined || (kind === 'praise' && praises++ % 2 === 1)) return []
    const said: Kind[] = isFault ? [kind, 'issue'] : [kind]
    const input = { text, language: 'en', links: [] }
    return [{ input, kinds: said, main: kind, counts: 0.5, isWhole: true, isOfOtherMix: true }]
  })
}
