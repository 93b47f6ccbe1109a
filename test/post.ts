import type { News, Post } from '#core/channels'
import { insertSampleSource, theSource } from '#core/channels'
import { hear } from '#journey/listen'
import { understanding } from '#journey/understand'
import { newId } from '#lib/id'
import { as, type Context } from '#platform/context'

/** A post as a network would tell of it; only what matters to a story needs to be said. */
export function post(said: Partial<Post> & { text: string; by?: string }): Post {
  const { by = 'kathrin', ...given } = said
  const externalId = given.externalId ?? `at://did:plc:${by}/app.bsky.feed.post/${newId()}`
  return {
    network: 'bluesky',
    externalId,
    author: { externalId: `did:plc:${by}`, handle: `${by}.test`, name: by.charAt(0).toUpperCase() + by.slice(1) },
    postedAt: new Date(),
    links: [],
    tags: [],
    mentions: [],
    media: [],
    ...given,
  }
}

/** A source that exists in the database and is fed by the test itself. */
export async function quietSource(ctx: Context, keeps: 'all' | 'matching' = 'all'): Promise<string> {
  const id = newId()
  await insertSampleSource(
    ctx,
    { id, connector: 'bluesky', network: 'bluesky', label: 'The stream', settings: {}, secretId: null, keeps },
    null,
  )
  return id
}

/** Lets the house hear these posts, as if the source had just told of them. */
export async function heard(ctx: Context, sourceId: string, ...posts: (Post | News)[]): Promise<number> {
  const news = posts.map((each): News => ('kind' in each ? each : { kind: 'post', post: each }))
  const source = await theSource(ctx, sourceId)
  return hear(as(ctx, { kind: 'connector', name: source.connector, sourceId }), source, { news }, understanding)
}
