import { at, listOf, numberOf } from '#connectors/web'
import { type ConnectorTools, NetworkError, type Post, type ThreadFetch } from '#core/channels'
import { readItem } from './item.ts'
import { readItems } from './poll.ts'
import { Settings } from './settings.ts'

const deepest = 60
const mostPosts = 300

/** From a post up to the story that it stands under, and all that was said below that story, as far as it fits. */
export async function fetchThread(
  ref: { externalId: string },
  tools: ConnectorTools,
  settings: unknown,
): Promise<ThreadFetch> {
  const { api } = Settings.parse(settings ?? {})
  const where = { api, tools }
  const way = await wayUp(where, Number(ref.externalId))
  const posts: Post[] = []
  const threadRoot = `${at(way[0], 'id')}`
  const told = new Set<number>()
  let cut = false
  const tell = (item: unknown) => {
    const id = numberOf(at(item, 'id'))
    const post = readItem(item)
    if (id === undefined || told.has(id)) return
    told.add(id)
    if (post && post !== 'gone') posts.push(post.externalId === threadRoot ? post : { ...post, threadRoot })
  }
  // The way that leads to the post is told first, so that a long thread is cut elsewhere.
  for (const item of way) tell(item)
  let level = way
  while (level.length > 0 && !cut) {
    const ids = level.flatMap(item => listOf(at(item, 'kids'))).filter((id): id is number => typeof id === 'number')
    const room = mostPosts - told.size
    const wanted = ids.filter(id => !told.has(id))
    cut = wanted.length > room
    const below = await readItems(where, wanted.slice(0, Math.max(0, room)))
    for (const item of below) tell(item)
    level = [...below, ...way.filter(item => ids.includes(numberOf(at(item, 'id')) ?? -1))].filter(
      item => !level.includes(item),
    )
  }
  const [root, ...replies] = posts
  const inOrder = replies.sort((a, b) => a.postedAt.getTime() - b.postedAt.getTime())
  return {
    posts: root ? [root, ...inOrder] : inOrder,
    ...(cut && { incomplete: `Of this long thread, ${mostPosts} posts are shown.` }),
  }
}

/** The story first, then each post on the way to the one that was asked for. */
async function wayUp(where: { api: string; tools: ConnectorTools }, id: number): Promise<unknown[]> {
  const way: unknown[] = []
  for (let next: number | undefined = id; next !== undefined && way.length < deepest; ) {
    const [item] = await readItems(where, [next])
    if (item === null || item === undefined) break
    way.unshift(item)
    next = numberOf(at(item, 'parent'))
  }
  if (way.length === 0) throw new NetworkError('refused', 'Hacker News has no such post any more.')
  return way
}
