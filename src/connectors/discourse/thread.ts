import { at, listOf, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError, type ThreadFetch } from '#core/channels'
import { read, type Where } from './ask.ts'
import { partsOf, readPost } from './post.ts'
import { postsById } from './send.ts'
import { Settings } from './settings.ts'

const mostPosts = 400
const atOnce = 100

/** A topic from its first post on; of a very long one the first posts and the newest. */
export async function fetchThread(
  ref: { externalId: string },
  tools: ConnectorTools,
  settings: unknown,
): Promise<ThreadFetch> {
  const parts = partsOf(ref.externalId)
  const forum = Settings.parse(settings)
  if (!parts) throw new NetworkError('refused', 'This is no post of a forum.')
  const where: Where = { settings: forum, secret: undefined, tools }
  const topic = await read(where, `/t/${parts.topicId}.json`)
  const title = textOf(at(topic, 'title'))
  const shown = listOf(at(topic, 'post_stream', 'posts'))
  const missing = listOf(at(topic, 'post_stream', 'stream')).filter(id => !shown.some(post => at(post, 'id') === id))
  const wanted = missing.slice(-(mostPosts - shown.length))
  const told = [...shown]
  for (let from = 0; from < wanted.length; from += atOnce)
    told.push(...(await postsById(where, parts.topicId, wanted.slice(from, from + atOnce))))
  const posts = told.flatMap(
    post => readPost(title ? { ...(post as object), topic_title: title } : post, forum.url) ?? [],
  )
  return {
    posts: posts.sort((a, b) => (partsOf(a.externalId)?.number ?? 0) - (partsOf(b.externalId)?.number ?? 0)),
    ...(wanted.length < missing.length && {
      incomplete: `${missing.length - wanted.length} posts in the middle are left out.`,
    }),
  }
}
