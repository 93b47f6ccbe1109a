import type { Post as HeardPost } from '#core/channels'
import { topicPaths } from '#lib/topic-paths'
import { linksIn, type PostShown, pageOf, type Topic, toPlain } from '#places/community'

/** What our own place is called among the networks. */
export const network = 'community'

/** The account from which colleagues answer in all of it. */
export const house = 'house'

/** A post of ours in the one shape that every network is brought into. `home` is where its site is at home. */
export function asHeard(post: PostShown, topic: Topic, rootId: string, home: string, tags: string[] = []): HeardPost {
  const at = topicPaths(home)
  const isFirst = post.number === 1
  // What colleagues said there is said from our own account.
  const who = post.memberId ?? house
  return {
    network,
    externalId: post.id,
    url: at.post(topic.id, topic.title, post.number, pageOf(post.number)),
    author: {
      externalId: who,
      handle: post.author.handle ?? who,
      name: post.author.name,
      ...(post.author.handle && { url: `${home}/members/${post.author.handle}` }),
    },
    // Signed, as what leaves from the desk is.
    text: post.disclosure ? `${toPlain(post.html)}\n\n— ${post.disclosure}` : toPlain(post.html),
    ...(post.employeeId && { colleagueId: post.employeeId }),
    ...(isFirst && { title: topic.title }),
    language: post.language,
    postedAt: post.writtenAt,
    ...(post.editedAt && { editedAt: post.editedAt }),
    ...(!isFirst && { threadRoot: rootId }),
    links: linksIn(post.html),
    tags: isFirst ? tags : [],
    mentions: [],
    media: post.pictures.map(({ alt, id }) => ({ kind: 'image' as const, url: at.picture(id), alt })),
    visibility: 'public',
  }
}
