import { z } from 'zod'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { dictionaryOf, groundById, languageOf, linesById, searchWords, type TopicLine } from '#places/community'
import type { Context } from '#platform/context'
import { type Hit, hits } from './store.ts'

export const Search = z.object({
  siteId: z.uuid(),
  words: z.string().trim().max(200, 'A few words find more than a long sentence.'),
})
export type Search = z.input<typeof Search>

export interface Found {
  topic: TopicLine
  /** The post with the words, where it is not the first. */
  number: number
  text: string
}

const mostShown = 30

/**
 * Topics with these words, in titles above all. Words are found as they are and by their stems in the language of the
 * place and in the one that is searched in; where nothing has all of them, what has some. Anybody may search.
 */
export async function search(ctx: Context, input: Search): Promise<{ found: Found[]; some: boolean }> {
  const { siteId, words } = check(Search, input)
  const ground = await groundById(ctx, siteId)
  if (!ground) throw new Problem('not-found', 'There is no such place, or it was closed.')
  if (!words) return { found: [], some: false }
  const languages = [ground.language, languageOf(words, ground.language)]
  const dictionaries = [...new Set(languages.map(dictionaryOf))]
  const asked = { siteId, dictionaries, words, plain: searchWords(words) }
  const all = await hits(ctx, { ...asked, any: false })
  const some = all.length === 0 && /\s/.test(words)
  return { found: await shown(ctx, some ? await hits(ctx, { ...asked, any: true }) : all), some }
}

/** One line for each topic, by its best post. */
async function shown(ctx: Context, found: Hit[]): Promise<Found[]> {
  const best = new Map<string, Hit>()
  for (const hit of found) if (!best.has(hit.topicId)) best.set(hit.topicId, hit)
  const first = [...best.values()].slice(0, mostShown)
  const lines = new Map(
    (
      await linesById(
        ctx,
        first.map(hit => hit.topicId),
      )
    ).map(line => [line.id, line]),
  )
  return first.flatMap(({ topicId, number, text }) => {
    const topic = lines.get(topicId)
    return topic ? [{ topic, number, text }] : []
  })
}
