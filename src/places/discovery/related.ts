import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { dictionaryOf, groundById, languageOf, linesById } from '#places/community'
import type { Context } from '#platform/context'
import { samePost } from '#text/similar'
import { alikeTopics } from './store.ts'

export const Related = z.object({
  siteId: z.uuid(),
  title: z.string().trim().max(300),
  text: z.string().max(20_000).default(''),
  /** The topic itself, where it is there already. */
  except: z.uuid().nullable().default(null),
  most: z.number().int().min(1).max(10).default(5),
})
export type Related = z.input<typeof Related>

export interface RelatedTopic {
  topicId: string
  title: string
  hasAnswer: boolean
  replyCount: number
  /** Why it looks like the same question; nothing where it is only near. */
  sameBecause: string | null
}

/** Of the title’s words, this share stands in the other title as well: the same question in other words. */
const sameShare = 0.75

/**
 * Topics near to what is being written. The index of words brings the likeliest forty, which costs some milliseconds
 * however much is stored; `samePost` then tells which of them say the same, and why: comparing all would not end.
 */
export async function related(ctx: Context, input: Related): Promise<RelatedTopic[]> {
  const { siteId, title, text, except, most } = check(Related, input)
  const ground = await groundById(ctx, siteId)
  if (!ground) throw new Problem('not-found', 'There is no such place, or it was closed.')
  const words = `${title} ${text.slice(0, 400)}`
  if (!/\p{L}{3}/u.test(words)) return []
  const dictionary = dictionaryOf(languageOf(words, ground.language))
  const alike = await alikeTopics(ctx, { siteId, dictionary, words })
  const lines = new Map(
    (
      await linesById(
        ctx,
        alike.map(each => each.topicId),
      )
    ).map(line => [line.id, line]),
  )
  return alike
    .flatMap(({ topicId, text: theirs }) => {
      const line = lines.get(topicId)
      if (!line || topicId === except) return []
      const { acceptedPostId, replyCount } = line
      const sameBecause = sameAs({ title, text }, { title: line.title, text: theirs })
      return [{ topicId, title: line.title, hasAnswer: acceptedPostId !== null, replyCount, sameBecause }]
    })
    .sort((one, other) => Number(other.sameBecause !== null) - Number(one.sameBecause !== null))
    .slice(0, most)
}

interface Asked {
  title: string
  text: string
}

function sameAs(one: Asked, other: Asked): string | null {
  const share = sharedWords(one.title, other.title)
  if (share >= sameShare) return 'The titles say nearly the same.'
  if (one.text.length < 40) return null
  return samePost({ text: one.text }, { text: other.text })?.because ?? null
}

/** The share of words of the shorter title that stand in the other; 0 where there are too few to tell. */
export function sharedWords(one: string, other: string): number {
  const [a, b] = [one, other].map(
    title =>
      new Set(
        title
          .normalize('NFKD')
          .replace(/\p{M}/gu, '')
          .toLowerCase()
          .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
      ),
  ) as [Set<string>, Set<string>]
  const least = Math.min(a.size, b.size)
  return least < 3 ? 0 : [...a].filter(word => b.has(word)).length / Math.max(least, Math.max(a.size, b.size) * 0.75)
}
