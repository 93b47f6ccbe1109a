import { topicPaths } from '#lib/topic-paths'
import { postsBy } from '#places/community'
import type { SiteRoom } from '../../visit.ts'
import { doIt } from './acts.ts'
import { calendar, eventFile } from './calendar.ts'
import { feed, sitemap } from './feeds.ts'
import { latest, onMember, postsByPage, spacePage, tagPage, topicsPage } from './list.ts'
import { edit, editPage, historyPage, remove, removePage } from './own-post.ts'
import { pictureOf } from './pictures.ts'
import { searchPage } from './search.ts'
import { changeTags, tagsPage } from './tags.ts'
import { topicPage } from './topic.ts'
import { keepDraft, relatedPiece, write, writePage } from './write.ts'

/** What people ask, answer and talk about. */
export const community: SiteRoom = {
  routes: [
    { method: 'get', path: '/feed.atom', answer: visit => feed(visit, 'site', 'atom') },
    { method: 'get', path: '/feed.json', answer: visit => feed(visit, 'site', 'json') },
    { method: 'get', path: '/calendar.ics', answer: calendar },
    { method: 'get', path: '/sitemap-topics.xml', answer: sitemap },
    { method: 'get', path: '/topics', answer: topicsPage },
    { method: 'get', path: '/topics/:id/feed.atom', answer: visit => feed(visit, 'topic', 'atom') },
    { method: 'get', path: '/topics/:id/feed.json', answer: visit => feed(visit, 'topic', 'json') },
    { method: 'get', path: '/topics/:id/event.ics', answer: eventFile },
    { method: 'get', path: '/topics/:id/:slug', answer: visit => topicPage(visit) },
    { method: 'get', path: '/topics/:id', answer: visit => topicPage(visit) },
    { method: 'post', path: '/topics/:id/do/:what', answer: doIt },
    { method: 'get', path: '/spaces/:slug/feed.atom', answer: visit => feed(visit, 'space', 'atom') },
    { method: 'get', path: '/spaces/:slug/feed.json', answer: visit => feed(visit, 'space', 'json') },
    { method: 'get', path: '/spaces/:slug', answer: spacePage },
    { method: 'get', path: '/tags/:name/feed.atom', answer: visit => feed(visit, 'tag', 'atom') },
    { method: 'get', path: '/tags/:name/feed.json', answer: visit => feed(visit, 'tag', 'json') },
    { method: 'get', path: '/tags/:name', answer: tagPage },
    { method: 'get', path: '/members/:handle/posts', answer: postsByPage },
    { method: 'get', path: '/search', answer: searchPage },
    { method: 'get', path: '/related', answer: relatedPiece },
    { method: 'get', path: '/write', answer: visit => writePage(visit) },
    { method: 'post', path: '/write', answer: write },
    { method: 'post', path: '/drafts', answer: keepDraft },
    { method: 'get', path: '/topics/:id/change/tags', answer: visit => tagsPage(visit) },
    { method: 'post', path: '/topics/:id/change/tags', answer: changeTags },
    { method: 'get', path: '/posts/:id/edit', answer: visit => editPage(visit) },
    { method: 'post', path: '/posts/:id/edit', answer: edit },
    { method: 'get', path: '/posts/pictures/:id', answer: pictureOf },
    { method: 'get', path: '/posts/:id/history', answer: historyPage },
    { method: 'get', path: '/posts/:id/remove', answer: visit => removePage(visit) },
    { method: 'post', path: '/posts/:id/remove', answer: remove },
  ],
  navigation: ({ base, words }) => {
    const at = topicPaths(base)
    return [
      { id: 'question', label: words.questions, href: at.topics() },
      { id: 'idea', label: words.ideas, href: at.topics('idea') },
      { id: 'event', label: words.events, href: at.topics('event') },
    ]
  },
  onHome: latest,
  onMember,
  sitemaps: ({ home }) => [`${home}/sitemap-topics.xml`],
  dataOf: async ({ ctx }, memberId) => ({
    posts: (await postsBy(ctx, { memberId, most: 10_000 })).map(({ html: _, author: __, ...post }) => post),
  }),
  style: new URL('./community.css', import.meta.url),
}
