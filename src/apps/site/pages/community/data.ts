import { topicPaths } from '#lib/topic-paths'
import { type Author, type PostOnPage, pageOf, type TopicShown, toPlain } from '#places/community'
import type { Visit } from '../../visit.ts'

/** A topic for search engines: QAPage, Event or DiscussionForumPosting (schema.org), with absolute addresses. */
export function structured(
  { home }: Pick<Visit, 'home'>,
  topic: TopicShown,
  posts: PostOnPage[],
): Record<string, unknown>[] {
  const at = topicPaths(home)
  const first = posts.find(post => post.number === 1)
  const replies = posts.filter(post => post.number > 1 && !post.removedAt)
  const url = at.topic(topic.id, topic.title)
  const imagesOf = ({ pictures }: PostOnPage) =>
    pictures.length > 0 ? { image: pictures.map(each => at.picture(each.id)) } : {}
  const said = (post: PostOnPage) => ({
    text: toPlain(post.html),
    url: at.post(topic.id, topic.title, post.number, pageOf(post.number)),
    ...imagesOf(post),
    datePublished: post.writtenAt.toISOString(),
    ...(post.editedAt && { dateModified: post.editedAt.toISOString() }),
    author: person(home, post.author),
  })
  const images = first && !first.removedAt ? imagesOf(first) : {}
  const words = first && !first.removedAt ? toPlain(first.html) : topic.title
  const opened = {
    datePublished: topic.openedAt.toISOString(),
    author: person(home, topic.author),
    url,
    inLanguage: topic.language,
    ...images,
  }
  if (topic.kind === 'question') {
    const accepted = replies.find(post => post.id === topic.acceptedPostId)
    const answer = (post: PostOnPage) => ({ '@type': 'Answer', ...said(post), upvoteCount: post === accepted ? 1 : 0 })
    const suggested = replies.filter(post => post !== accepted).map(answer)
    const question = {
      '@type': 'Question',
      name: topic.title,
      text: words,
      answerCount: topic.replyCount,
      ...opened,
      ...(accepted && { acceptedAnswer: answer(accepted) }),
      ...(suggested.length > 0 && { suggestedAnswer: suggested }),
    }
    return [{ '@type': 'QAPage', mainEntity: question }]
  }
  if (topic.event)
    return [
      {
        '@type': 'Event',
        name: topic.title,
        description: words,
        url,
        startDate: topic.event.startsAt.toISOString(),
        endDate: topic.event.endsAt.toISOString(),
        eventAttendanceMode: `https://schema.org/${topic.event.place || topic.event.address ? 'Offline' : 'Online'}EventAttendanceMode`,
        eventStatus: 'https://schema.org/EventScheduled',
        location:
          topic.event.place || topic.event.address
            ? {
                '@type': 'Place',
                name: topic.event.place || topic.event.address,
                address: topic.event.address || topic.event.place,
              }
            : { '@type': 'VirtualLocation', url: topic.event.url ?? url },
        organizer: person(home, topic.author),
      },
    ]
  return [
    {
      '@type': 'DiscussionForumPosting',
      headline: topic.title,
      text: words,
      ...opened,
      interactionStatistic: {
        '@type': 'InteractionCounter',
        interactionType: 'https://schema.org/CommentAction',
        userInteractionCount: topic.replyCount,
      },
      comment: replies.map(post => ({ '@type': 'Comment', ...said(post) })),
    },
  ]
}

function person(home: string, { disclosure, handle, name, title }: Author): Record<string, unknown> {
  return {
    '@type': 'Person',
    name: name || 'Somebody who left',
    ...(handle && { url: `${home}/members/${handle}` }),
    ...(title && { jobTitle: title }),
    ...(disclosure && { description: disclosure }),
  }
}
