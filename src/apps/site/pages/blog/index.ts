import { blogPaths } from '#lib/paths'
import type { SiteRoom, Visit } from '../../visit.ts'
import { articlePage, commentOnArticle, paperOf } from './article.ts'
import { feedOf, sitemapOf } from './feeds.ts'
import { authorPage, blogPage, newestOnHome, seriesPage, tagPage } from './lists.ts'
import { captionsOf, mediaOf } from './media.ts'

/** What colleagues publish under their own names: the master’s blog, its authors, series and tags, with feeds of each. */
export const blog: SiteRoom = {
  routes: [
    { method: 'get', path: '/blog', answer: blogPage },
    { method: 'get', path: '/blog/:file{feed\\.(?:atom|json)}', answer: visit => feedOf(visit, 'blog') },
    { method: 'get', path: '/blog/sitemap.xml', answer: sitemapOf },
    { method: 'get', path: '/blog/authors/:author', answer: authorPage },
    {
      method: 'get',
      path: '/blog/authors/:author/:file{feed\\.(?:atom|json)}',
      answer: visit => feedOf(visit, 'author'),
    },
    { method: 'get', path: '/blog/series/:series', answer: seriesPage },
    {
      method: 'get',
      path: '/blog/series/:series/:file{feed\\.(?:atom|json)}',
      answer: visit => feedOf(visit, 'series'),
    },
    { method: 'get', path: '/blog/tags/:tag', answer: tagPage },
    { method: 'get', path: '/blog/tags/:tag/:file{feed\\.(?:atom|json)}', answer: visit => feedOf(visit, 'tag') },
    { method: 'get', path: '/blog/media/:id', answer: mediaOf },
    { method: 'get', path: '/blog/media/:id/captions.vtt', answer: captionsOf },
    { method: 'get', path: '/blog/:slug', answer: visit => articlePage(visit) },
    { method: 'get', path: '/blog/:slug/paper.pdf', answer: paperOf },
    { method: 'post', path: '/blog/:slug/comments', answer: commentOnArticle },
  ],
  navigation: ({ site, base, words }: Visit) =>
    site.parentId === null ? [{ id: 'blog', label: words.shown.blog, href: blogPaths(base).home() }] : [],
  onHome: newestOnHome,
  sitemaps: ({ site, home }) => (site.parentId === null ? [`${home}${blogPaths('').sitemap()}`] : []),
  clearedBy: ['article.published', 'article.withdrawn', 'article.corrected'],
  style: new URL('./blog.css', import.meta.url),
}
