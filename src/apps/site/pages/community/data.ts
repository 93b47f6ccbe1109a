import { html, raw } from 'hono/html'
import { topicPaths } from '#lib/topic-paths'
import { type Author, type PostOnPage, type TopicShown, toPlain } from '#places/community'
import type { Html, Visit } from '../../visit.ts'

/**
 * What the parts of a topic's page are, for search engines: QAPage or DiscussionForumPosting (schema.org), as marks on the
 * words that people read (microdata), so that nothing is sent twice. Attributes, unless said otherwise.
 */
export interface Marks {
  /** On what holds the topic, on the topic, and on its title. */
  page: Html | ''
  topic: Html | ''
  title: Html | ''
  /** What is true of the topic and stands nowhere on the page: elements. */
  about: Html | ''
  reply: Html | ''
  accepted: Html | ''
  /** An element. */
  upvotes: (isAccepted: boolean) => Html | ''
  author: Html | ''
  name: Html | ''
  /** For whom somebody works, as they say. */
  discloses: Html | ''
  /** An element. */
  job: (title: string) => Html | ''
  url: Html | ''
  text: Html | ''
  written: Html | ''
  changed: Html | ''
  picture: Html | ''
}

const is = (type: string) => `itemscope itemtype="https://schema.org/${type}"`
const marked = (attributes: string) => raw(` ${attributes}`)

const unmarked: Marks = {
  page: '',
  topic: '',
  title: '',
  about: '',
  reply: '',
  accepted: '',
  upvotes: () => '',
  author: '',
  name: '',
  discloses: '',
  job: () => '',
  url: '',
  text: '',
  written: '',
  changed: '',
  picture: '',
}

const ofPosts = {
  author: marked(`itemprop="author" ${is('Person')}`),
  name: marked('itemprop="name"'),
  discloses: marked('itemprop="description"'),
  job: (title: string) => html`<meta itemprop="jobTitle" content="${title}">`,
  url: marked('itemprop="url"'),
  text: marked('itemprop="text"'),
  written: marked('itemprop="datePublished"'),
  changed: marked('itemprop="dateModified"'),
  picture: marked('itemprop="image"'),
}

const ofQuestion = {
  ...ofPosts,
  page: marked(is('QAPage')),
  topic: marked(`itemprop="mainEntity" ${is('Question')}`),
  title: marked('itemprop="name"'),
  reply: marked(`itemprop="suggestedAnswer" ${is('Answer')}`),
  accepted: marked(`itemprop="acceptedAnswer" ${is('Answer')}`),
  upvotes: (isAccepted: boolean) => raw(`<meta itemprop="upvoteCount" content="${isAccepted ? 1 : 0}">`),
}

const ofOthers = {
  ...ofPosts,
  page: '' as const,
  topic: marked(is('DiscussionForumPosting')),
  title: marked('itemprop="headline"'),
  reply: marked(`itemprop="comment" ${is('Comment')}`),
  accepted: marked(`itemprop="comment" ${is('Comment')}`),
  upvotes: () => '' as const,
}

/** The marks of a topic's first page. Later pages have none, and what somebody invites to says itself by `eventData`. */
export function marksOf(topic: TopicShown, first: PostOnPage | undefined): Marks {
  if (!first || topic.event) return unmarked
  const { language, replyCount, title } = topic
  const text = first.removedAt ? html`<meta itemprop="text" content="${title}">` : ''
  return topic.kind === 'question'
    ? {
        ...ofQuestion,
        about: html`<meta itemprop="answerCount" content="${replyCount}"><meta itemprop="inLanguage" content="${language}">${text}`,
      }
    : {
        ...ofOthers,
        about: html`<meta itemprop="inLanguage" content="${language}">${text}<span itemprop="interactionStatistic" ${raw(is('InteractionCounter'))}><meta itemprop="interactionType" content="https://schema.org/CommentAction"><meta itemprop="userInteractionCount" content="${replyCount}"></span>`,
      }
}

/** What somebody invites to, for search engines: an Event (schema.org), with absolute addresses. */
export function eventData(
  { home }: Pick<Visit, 'home'>,
  topic: TopicShown,
  { address, endsAt, place, startsAt, url }: NonNullable<TopicShown['event']>,
  first: PostOnPage | undefined,
): Record<string, unknown> {
  const here = topicPaths(home).topic(topic.id, topic.title)
  const isSomewhere = Boolean(place || address)
  return {
    '@type': 'Event',
    name: topic.title,
    description: first?.number === 1 && !first.removedAt ? toPlain(first.html) : topic.title,
    url: here,
    startDate: startsAt.toISOString(),
    endDate: endsAt.toISOString(),
    eventAttendanceMode: `https://schema.org/${isSomewhere ? 'Offline' : 'Online'}EventAttendanceMode`,
    eventStatus: 'https://schema.org/EventScheduled',
    location: isSomewhere
      ? { '@type': 'Place', name: place || address, address: address || place }
      : { '@type': 'VirtualLocation', url: url ?? here },
    organizer: person(home, topic.author),
  }
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
