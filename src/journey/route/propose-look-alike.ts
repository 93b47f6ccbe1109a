import { fromOutside, messagesOf, theConversation } from '#journey/listen'
import { matchableRow, matchesIn, newestCaught } from '#journey/query'
import { type Context, requireEmployee } from '#platform/context'
import { BESIDE, IN_TITLE, isSub, LONE, type Matchable, PAIR, TAG, tokensOfPost } from '#text/tokens'

/** A word that stands in posts about the other and (nearly) never in posts about us. */
export interface TellingWord {
  /** As a query has it. */
  text: string
  /** In how many of the posts about the other. */
  there: number
  /** In how many of the other posts that were caught and are not set aside. */
  elsewhere: number
}

export interface LookAlikeProposal {
  /** In the listening grammar. */
  text: string
  words: TellingWord[]
  /** Posts about the other that were looked at, this conversation's included. */
  there: number
  /** Posts against which they were held: caught, and not set aside. */
  elsewhere: number
}

const mostLookedAt = 1_000
const mostWords = 8
const mostInText = 4
const enoughWords = 2

/** The words of a post, and whether each is written like a name. */
type Words = Map<string, boolean>

/**
 * "Not us: it is …": the words that tell this conversation, and others set aside for the same, from those we keep.
 *
 * Words are weighed by their log odds between the two, smoothed for the few examples there are, and by how much a word
 * looks like a name: long, or written with a capital where no sentence begins.
 */
export async function proposeLookAlike(
  ctx: Context,
  conversationId: string,
  lookAlikeId?: string,
): Promise<LookAlikeProposal> {
  requireEmployee(ctx)
  await theConversation(ctx, conversationId)
  const here = await fromOutside(ctx, await messagesOf(ctx, conversationId))
  const places = await ourWords(
    ctx,
    here.map(message => message.id),
  )
  const caught = (await newestCaught(ctx, mostLookedAt)).filter(post => post.conversationId !== conversationId)
  const there = [
    ...here.map(({ id, title, text }) => wordsOf({ ...bare, text, ...(title && { title }) }, places.get(id))),
    ...caught
      .filter(post => lookAlikeId !== undefined && post.lookAlikeId === lookAlikeId)
      .map(post => wordsOf(matchableRow(post))),
  ]
  const ours = caught.filter(post => isTakenForOurs(post.standing)).map(post => wordsOf(matchableRow(post)))
  const open = caught.filter(post => post.standing === 'open').map(post => wordsOf(matchableRow(post)))
  const words = tellingWords(there, ours, open)
  return { text: asQuery(words, there), words, there: there.length, elsewhere: ours.length + open.length }
}

const bare: Matchable = { text: '', network: '', author: { handle: '' }, links: [], tags: [] }

/** Where in each text stands what our queries ask for: our name tells nobody apart. */
async function ourWords(ctx: Context, messageIds: string[]): Promise<Map<string, number[]>> {
  const places = new Map<string, number[]>()
  for (const { messageId, spans } of await matchesIn(ctx, messageIds)) {
    const inTitle = spans.indexOf(-1)
    const inText = inTitle < 0 ? spans : spans.slice(0, inTitle)
    places.set(messageId, [...(places.get(messageId) ?? []), ...inText])
  }
  return places
}

/** The words of a post but for those at these places, and whether each is written like a name. */
function wordsOf(post: Matchable, without: number[] = []): Words {
  const words: Words = new Map()
  for (const token of tokensOfPost({ ...post, links: [], tags: [] })) {
    if (isSub(token) || token.field === BESIDE || token.kind === LONE) continue
    if (token.kind !== PAIR && (token.term.length < 3 || !/\p{L}/u.test(token.term))) continue
    if (
      token.field !== IN_TITLE &&
      without.some((start, at) => at % 2 === 0 && token.start < (without[at + 1] ?? 0) && token.end > start)
    )
      continue
    if (!/^#?[\p{L}\p{M}\p{N}]+$/u.test(token.term)) continue
    const source = token.field === IN_TITLE ? (post.title ?? '') : post.text
    const begins = token.start === 0 || /[.!?…\n]\s*$/u.test(source.slice(Math.max(0, token.start - 4), token.start))
    const isName = token.kind === TAG || (!begins && /^\p{Lu}/u.test(source.slice(token.start)))
    words.set(token.term, (words.get(token.term) ?? false) || isName)
  }
  return words
}

function isTakenForOurs(standing: string): boolean {
  return standing === 'claimed' || standing === 'in-review' || standing === 'answered' || standing === 'closed'
}

/**
 * Words that stand in posts about the other, the most telling first. Posts that colleagues took for ours speak against
 * a word loudly; those that only wait may be about the other as well, and speak against it more softly.
 */
export function tellingWords(there: Words[], ours: Words[], open: Words[]): TellingWord[] {
  const counted = countWords(there)
  const inOurs = countWords(ours)
  const inOpen = countWords(open)
  const odds = (count: number, of: number) => (count + 0.5) / (of + 1)
  return [...counted]
    .map(([text, { count, isName }]) => {
      const taken = inOurs.get(text)?.count ?? 0
      const waiting = inOpen.get(text)?.count ?? 0
      const elsewhere = taken + waiting
      const weight = Math.log(odds(count, there.length) / odds(elsewhere, ours.length + open.length))
      const looks = Math.min(1, ([...text].length - 1) / 7) * (isName ? 1.6 : 1)
      // A word of more than one in twenty of ours would take ours along.
      const isFree = taken <= ours.length / 20 && waiting <= open.length / 3
      return { text, there: count, elsewhere, score: isFree ? (weight * looks * count) / there.length : 0 }
    })
    .filter(({ score }) => score > 0.3)
    .sort((one, other) => other.score - one.score || (one.text < other.text ? -1 : 1))
    .slice(0, mostWords)
    .map(({ score: _, ...word }) => word)
}

function countWords(posts: Words[]): Map<string, { count: number; isName: boolean }> {
  const counts = new Map<string, { count: number; isName: boolean }>()
  for (const words of posts)
    for (const [word, isName] of words) {
      const there = counts.get(word)
      counts.set(word, { count: (there?.count ?? 0) + 1, isName: isName || (there?.isName ?? false) })
    }
  return counts
}

/** The fewest best words such that each post about the other says one of them, and some more that agree. */
function asQuery(words: TellingWord[], posts: Words[]): string {
  const chosen: string[] = []
  let open = posts
  for (const { text } of words) {
    if (chosen.length >= mostInText) break
    const isNeeded = open.some(post => post.has(text))
    if (!isNeeded && chosen.length >= enoughWords) continue
    chosen.push(text)
    open = open.filter(post => !post.has(text))
  }
  return chosen.join(' OR ')
}
