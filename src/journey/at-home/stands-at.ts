import { theConversation } from '#journey/listen'
import { type Kind, kinds, postById, type Space, spacesOf, tagsOfTopic, topicById } from '#places/community'
import { network } from '#places/own-place'
import { theSite } from '#places/sites'
import { kindsOfWords, mayTag } from '#places/standing'
import { type Context, requireEmployee } from '#platform/context'

/** Where the topic of a conversation stands on ground of our own, and what whoever looks may change of that. */
export interface StandsAt {
  topicId: string
  siteName: string
  spaceId: string
  spaceName: string
  kind: Kind
  tags: string[]
  mayChange: boolean
  /** As what it could stand; one: it stays what it is. */
  kinds: Kind[]
  /** Where it could stand, as what it is or could be. */
  spaces: Pick<Space, 'id' | 'name' | 'kinds'>[]
}

/** Nothing for a conversation that is held elsewhere, and for a topic that was taken away. */
export async function standsAt(ctx: Context, conversationId: string): Promise<StandsAt | null> {
  requireEmployee(ctx)
  const conversation = await theConversation(ctx, conversationId)
  if (conversation.network !== network) return null
  const root = await postById(ctx, conversation.rootExternalId)
  const topic = root && (await topicById(ctx, root.topicId))
  if (!topic || topic.removedAt) return null
  const { acceptedPostId, id, kind, siteId, spaceId } = topic
  const possible = kindsOfWords.includes(kind) && !acceptedPostId ? [...kindsOfWords] : [kind]
  const spaces = await spacesOf(ctx, siteId)
  const takes = (space: Space) => space.kinds.length === 0 || space.kinds.some(each => possible.includes(each))
  const offered = spaces.filter(space => space.id === spaceId || takes(space))
  return {
    topicId: id,
    siteName: (await theSite(ctx, siteId)).name,
    spaceId,
    spaceName: spaces.find(space => space.id === spaceId)?.name ?? '',
    kind,
    tags: await tagsOfTopic(ctx, id),
    mayChange: (await mayTag(ctx, topic)) !== undefined,
    kinds: kinds.filter(each => possible.includes(each)),
    spaces: offered.map(({ id, name, kinds }) => ({ id, name, kinds })),
  }
}
