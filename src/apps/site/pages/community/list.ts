import { html } from 'hono/html'
import { Problem } from '#lib/problem'
import { type TopicPaths, topicPaths } from '#lib/topic-paths'
import {
  type Kind,
  kinds,
  type Listed,
  linesPerPage,
  type PostShown,
  pageOf,
  postsBy,
  type Space,
  spaceNamed,
  spacesOf,
  type TopicLine,
  tagNamed,
  toPlain,
  topicLines,
} from '#places/community'
import { theMember } from '#places/members'
import { avatar, when } from '../../pieces.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import { feedsOf } from './feeds.ts'

export const kindWords: Record<Kind, { one: string; many: string; open: string }> = {
  question: { one: 'Question', many: 'Questions', open: 'Ask a question' },
  discussion: { one: 'Discussion', many: 'Discussions', open: 'Start a discussion' },
  idea: { one: 'Idea', many: 'Ideas', open: 'Share an idea' },
  poll: { one: 'Poll', many: 'Polls', open: 'Ask everybody in a poll' },
  event: { one: 'Event', many: 'Events', open: 'Announce an event' },
}

/** One topic in a list: what it is, who opened it, how far it is. */
export function topicRow(visit: Pick<Visit, 'site' | 'paths'>, at: TopicPaths, line: TopicLine, words?: string): Html {
  const { author, kind, replyCount } = line
  return html`<li class="topic-row">${avatar(author.name || '?', 36)}<div class="grow"><a class="row-title" href="${at.topic(line.id, line.title)}">${line.title}</a>${words ? html`<p class="second">${words}</p>` : ''}
<p class="third small">${kind === 'question' ? '' : html`<b>${kindWords[kind].one}</b> `}${author.name || 'Somebody who left'} ${kind === 'question' ? 'asks' : ''} in <a href="${at.space(line.spaceSlug)}">${line.spaceName}</a>, ${when(line.startsAt ?? line.lastPostAt, visit.site.language)}${line.tags.map(tag => html` <a class="tag" href="${at.tag(tag)}">${tag}</a>`)}</p></div>
<p class="count small">${kind === 'idea' ? html`<b>${line.votes}</b> ${line.votes === 1 ? 'wants it' : 'want it'}` : line.acceptedPostId ? html`<b class="solved">Answered</b>` : replyCount === 0 ? 'No reply yet' : `${replyCount} ${replyCount === 1 ? 'reply' : 'replies'}`}</p></li>`
}

/** Topics, and the way on to older ones. */
function listOf(visit: Visit, lines: TopicLine[], by: 'openedAt' | 'lastPostAt', empty: string): Html {
  const at = topicPaths(visit.base)
  if (lines.length === 0) return html`<p class="empty second">${empty}</p>`
  const shown = lines.slice(0, linesPerPage)
  const last = shown.at(-1)
  return html`<ul class="rows">${shown.map(line => topicRow(visit, at, line))}</ul>${lines.length > linesPerPage && last ? older(visit, last[by]) : ''}`
}

function older({ url }: Visit, before: Date): Html {
  const query = new URLSearchParams(url.search)
  query.set('before', before.toISOString())
  return html`<p class="more"><a class="button" href="?${query.toString()}" rel="next">Older ones</a></p>`
}

/** Where a page of a list begins, as its address says. */
export function beforeOf({ query }: Visit): Date | undefined {
  const before = new Date(query.get('before') ?? '')
  return Number.isNaN(before.getTime()) ? undefined : before
}

const idsOf = (lines: TopicLine[]) => lines.slice(0, linesPerPage).map(line => line.id)

/** All topics of a site, or those of one kind, or the questions that wait. */
export async function topicsPage(visit: Visit): Promise<Page> {
  const { ctx, query, site } = visit
  const at = topicPaths(visit.base)
  const kind = kinds.find(each => each === query.get('kind'))
  const waiting = query.has('waiting')
  const byVotes = kind === 'idea' && query.get('order') !== 'new'
  const listed: Listed = {
    siteId: site.id,
    kind,
    waiting,
    before: beforeOf(visit),
    ...(byVotes && { order: 'votes' as const }),
  }
  const lines = await topicLines(ctx, listed)
  const title = waiting ? 'Waiting for an answer' : kind ? kindWords[kind].many : 'All topics'
  return {
    title,
    about: `${title} in ${site.name}`,
    canonical: waiting ? at.waiting() : at.topics(kind),
    place: kind ?? 'question',
    shows: [site.id, ...idsOf(lines)],
    feeds: feedsOf(visit, '', site.name),
    body: html`<div class="opening"><h1>${title}</h1>${tabs(visit, kind, waiting)}</div>${listOf(visit, lines, waiting ? 'openedAt' : 'lastPostAt', waiting ? 'Every question here has an answer.' : 'Nothing is here yet. Be the first.')}`,
  }
}

function tabs({ base }: Visit, kind: Kind | undefined, waiting: boolean): Html {
  const at = topicPaths(base)
  return html`<p class="row"><a class="button primary" href="${at.write(kind)}">${kindWords[kind ?? 'question'].open}</a>${
    kind === 'event'
      ? html`<a class="button" href="${at.calendar()}">Take them to your calendar</a>`
      : !kind || kind === 'question'
        ? html`<a class="button" href="${waiting ? at.topics() : at.waiting()}">${waiting ? 'All topics' : 'Waiting for an answer'}</a>`
        : ''
  }<a class="button" href="${at.search()}">Search</a></p>`
}

export async function spacePage(visit: Visit): Promise<Page> {
  const { ctx, params, site } = visit
  const at = topicPaths(visit.base)
  const space = await spaceNamed(ctx, site.id, params.slug ?? '')
  if (!space) throw new Problem('not-found', 'There is no such space here.')
  const lines = await topicLines(ctx, { siteId: site.id, spaceId: space.id, before: beforeOf(visit) })
  const [kind] = space.kinds
  return {
    title: space.name,
    about: space.about || `${space.name} in ${site.name}`,
    canonical: at.space(space.slug),
    place: 'question',
    shows: [site.id, space.id, ...idsOf(lines)],
    feeds: feedsOf(visit, `/spaces/${space.slug}`, space.name),
    body: html`<div class="opening"><h1>${space.name}</h1>${space.about && html`<p class="about">${space.about}</p>`}<p class="row"><a class="button primary" href="${at.write(kind, space.slug)}">${kindWords[kind ?? 'question'].open}</a></p></div>${listOf(visit, lines, 'lastPostAt', 'Nothing is here yet. Be the first.')}`,
  }
}

export async function tagPage(visit: Visit): Promise<Page> {
  const { ctx, params, site } = visit
  const at = topicPaths(visit.base)
  const tag = await tagNamed(ctx, site.id, params.name ?? '')
  if (!tag) throw new Problem('not-found', 'Nothing here has this tag.')
  const lines = await topicLines(ctx, { siteId: site.id, tagId: tag.id, before: beforeOf(visit) })
  return {
    title: `About ${tag.name}`,
    canonical: at.tag(tag.name),
    place: 'question',
    shows: [site.id, tag.id, ...idsOf(lines)],
    feeds: feedsOf(visit, `/tags/${encodeURIComponent(tag.name)}`, tag.name),
    body: html`<div class="opening"><p class="crumb"><a href="${at.topics()}">All topics</a></p><h1>About ${tag.name}</h1></div>${listOf(visit, lines, 'openedAt', 'Nothing has this tag any more.')}`,
  }
}

/** What a member wrote. */
export async function postsByPage(visit: Visit): Promise<Page> {
  const { ctx, params, paths, site } = visit
  const at = topicPaths(visit.base)
  const who = await theMember(ctx, { handle: params.handle ?? '' })
  const posts = await postsBy(ctx, { memberId: who.id, before: beforeOf(visit), most: linesPerPage + 1 })
  const shown = posts.filter(post => post.siteId === site.id).slice(0, linesPerPage)
  const last = posts[linesPerPage - 1]
  return {
    title: `What ${who.name} wrote`,
    canonical: at.postsBy(who.handle),
    shows: [site.id, who.id],
    body: html`<div class="opening"><p class="crumb"><a href="${paths.member(who.handle)}">${who.name}</a></p><h1>What ${who.name} wrote</h1></div>
${shown.length === 0 ? html`<p class="empty second">Nothing here yet.</p>` : html`<ul class="rows">${shown.map(post => postRow(visit, at, post))}</ul>`}${posts.length > linesPerPage && last ? older(visit, last.writtenAt) : ''}`,
  }
}

function postRow({ site }: Visit, at: TopicPaths, post: PostShown & { title: string }): Html {
  return html`<li><div class="grow"><a class="row-title" href="${at.post(post.topicId, post.title, post.number, pageOf(post.number))}">${post.title}</a><p class="second">${shortened(toPlain(post.html))}</p><p class="third small">${post.number === 1 ? 'Opened' : 'Replied'} ${when(post.writtenAt, site.language)}</p></div></li>`
}

/** What goes on: for the home of a site. */
export async function latest(visit: Visit): Promise<{ body: Html; shows: string[] }> {
  const { ctx, site } = visit
  const at = topicPaths(visit.base)
  const [lines, spaces] = await Promise.all([topicLines(ctx, { siteId: site.id, most: 15 }), spacesOf(ctx, site.id)])
  if (spaces.length === 0) return { body: html``, shows: [site.id] }
  return {
    shows: [site.id, ...lines.map(line => line.id)],
    body: html`<section class="lay-home"><div><div class="row list-title"><h2 class="grow">What people talk about</h2><a class="small" href="${at.topics()}">All topics</a></div>${
      lines.length === 0
        ? html`<div class="empty"><p class="said">Nobody has asked anything yet.</p><p class="second">The first question is the hardest. <a href="${at.write()}">Ask it</a>, and somebody who knows will see it.</p></div>`
        : html`<ul class="rows">${lines.map(line => topicRow(visit, at, line))}</ul>`
    }</div>
<aside class="sidec"><form class="search" role="search" action="${at.search()}"><label for="q" class="hidden-words">Search ${site.name}</label><input class="box" id="q" name="q" type="search" placeholder="Has someone asked before?" maxlength="200"><button class="button">Search</button></form><p><a class="button primary" href="${at.write()}">Ask a question</a></p>
${spaces.length > 1 ? html`<section><h2 class="list-title">Spaces</h2><ul class="rows plain">${spaces.map(space => spaceRow(at, space))}</ul></section>` : ''}</aside></section>`,
  }
}

function spaceRow(at: TopicPaths, { about, name, slug }: Space): Html {
  return html`<li><div><a class="row-title" href="${at.space(slug)}">${name}</a>${about && html`<p class="second small">${about}</p>`}</div></li>`
}

/** What somebody did here, for their page. */
export async function onMember(visit: Visit, memberId: string): Promise<{ body: Html; shows: string[] }> {
  const { ctx, site } = visit
  const at = topicPaths(visit.base)
  const posts = (await postsBy(ctx, { memberId, most: 10 })).filter(post => post.siteId === site.id)
  const handle = posts[0]?.author.handle
  return {
    shows: [site.id, memberId],
    body: handle
      ? html`<section class="apart"><div class="row list-title"><h2 class="grow">Lately</h2><a class="small" href="${at.postsBy(handle)}">Everything</a></div><ul class="rows">${posts.map(post => postRow(visit, at, post))}</ul></section>`
      : html``,
  }
}

export function shortened(words: string, most = 180): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')}…`
}
