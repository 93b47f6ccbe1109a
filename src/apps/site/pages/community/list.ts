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
import type { Words } from '../../words/index.ts'
import { feedsOf } from './feeds.ts'

/** What each kind of topic is called, and how one opens it. */
export function kindWords(words: Words): Record<Kind, { one: string; many: string; open: string }> {
  return {
    question: { one: words.question, many: words.questions, open: words.askAQuestion },
    discussion: { one: words.discussion, many: words.discussions, open: words.startADiscussion },
    idea: { one: words.idea, many: words.ideas, open: words.shareAnIdea },
    poll: { one: words.poll, many: words.polls, open: words.askInAPoll },
    event: { one: words.event, many: words.events, open: words.announceAnEvent },
  }
}

/** One topic in a list: what it is, who opened it, how far it is. */
export function topicRow(
  { site, words }: Pick<Visit, 'site' | 'words'>,
  at: TopicPaths,
  line: TopicLine,
  excerpt?: string,
): Html {
  const { author, kind, replyCount } = line
  return html`<li class="topic-row">${avatar(author.name || '?', 36)}<div class="grow"><a class="row-title" href="${at.topic(line.id, line.title)}">${line.title}</a>${excerpt ? html`<p class="second">${excerpt}</p>` : ''}
<p class="third small">${kind === 'question' ? '' : html`<b>${kindWords(words)[kind].one}</b> `}${author.name || words.somebodyWhoLeft} ${kind === 'question' ? words.asksIn : words.inSpace} <a href="${at.space(line.spaceSlug)}">${line.spaceName}</a>, ${when(line.startsAt ?? line.lastPostAt, site.language)}${line.tags.map(tag => html` <a class="tag" href="${at.tag(tag)}">${tag}</a>`)}</p></div>
<p class="count small">${kind === 'idea' ? words.wantIt(line.votes) : line.acceptedPostId ? html`<b class="solved">${words.answered}</b>` : replyCount === 0 ? words.noReplyYet : words.replies(replyCount)}</p></li>`
}

/** Topics, and the way on to older ones. */
function listOf(visit: Visit, lines: TopicLine[], by: 'openedAt' | 'lastPostAt', empty: string): Html {
  const at = topicPaths(visit.base)
  if (lines.length === 0) return html`<p class="empty second">${empty}</p>`
  const shown = lines.slice(0, linesPerPage)
  const last = shown.at(-1)
  return html`<ul class="rows">${shown.map(line => topicRow(visit, at, line))}</ul>${lines.length > linesPerPage && last ? older(visit, last[by]) : ''}`
}

function older({ url, words }: Visit, before: Date): Html {
  const query = new URLSearchParams(url.search)
  query.set('before', before.toISOString())
  return html`<p class="more"><a class="button" href="?${query.toString()}" rel="next">${words.olderOnes}</a></p>`
}

/** Where a page of a list begins, as its address says. */
export function beforeOf({ query }: Visit): Date | undefined {
  const before = new Date(query.get('before') ?? '')
  return Number.isNaN(before.getTime()) ? undefined : before
}

const idsOf = (lines: TopicLine[]) => lines.slice(0, linesPerPage).map(line => line.id)

/** All topics of a site, or those of one kind, or the questions that wait. */
export async function topicsPage(visit: Visit): Promise<Page> {
  const { ctx, query, site, words } = visit
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
  const title = waiting ? words.waitingForAnAnswer : kind ? kindWords(words)[kind].many : words.allTopics
  return {
    title,
    about: `${title} · ${site.name}`,
    canonical: waiting ? at.waiting() : at.topics(kind),
    place: kind ?? 'question',
    shows: [site.id, ...idsOf(lines)],
    feeds: feedsOf(visit, '', site.name),
    body: html`<div class="opening"><h1>${title}</h1>${tabs(visit, kind, waiting)}</div>${listOf(visit, lines, waiting ? 'openedAt' : 'lastPostAt', waiting ? words.everyQuestionAnswered : words.nothingYet)}`,
  }
}

function tabs({ base, words }: Visit, kind: Kind | undefined, waiting: boolean): Html {
  const at = topicPaths(base)
  return html`<p class="row"><a class="button primary" href="${at.write(kind)}">${kindWords(words)[kind ?? 'question'].open}</a>${
    kind === 'event'
      ? html`<a class="button" href="${at.calendar()}">${words.toYourCalendar}</a>`
      : !kind || kind === 'question'
        ? html`<a class="button" href="${waiting ? at.topics() : at.waiting()}">${waiting ? words.allTopics : words.waitingForAnAnswer}</a>`
        : ''
  }<a class="button" href="${at.search()}">${words.search}</a></p>`
}

export async function spacePage(visit: Visit): Promise<Page> {
  const { ctx, params, site, words } = visit
  const at = topicPaths(visit.base)
  const space = await spaceNamed(ctx, site.id, params.slug ?? '')
  if (!space) throw new Problem('not-found', words.noSuchSpace)
  const lines = await topicLines(ctx, { siteId: site.id, spaceId: space.id, before: beforeOf(visit) })
  const [kind] = space.kinds
  return {
    title: space.name,
    about: space.about || `${space.name} · ${site.name}`,
    canonical: at.space(space.slug),
    place: 'question',
    shows: [site.id, space.id, ...idsOf(lines)],
    feeds: feedsOf(visit, `/spaces/${space.slug}`, space.name),
    body: html`<div class="opening"><h1>${space.name}</h1>${space.about && html`<p class="about">${space.about}</p>`}<p class="row"><a class="button primary" href="${at.write(kind, space.slug)}">${kindWords(words)[kind ?? 'question'].open}</a></p></div>${listOf(visit, lines, 'lastPostAt', words.nothingYet)}`,
  }
}

export async function tagPage(visit: Visit): Promise<Page> {
  const { ctx, params, site, words } = visit
  const at = topicPaths(visit.base)
  const tag = await tagNamed(ctx, site.id, params.name ?? '')
  if (!tag) throw new Problem('not-found', words.noSuchTag)
  const lines = await topicLines(ctx, { siteId: site.id, tagId: tag.id, before: beforeOf(visit) })
  return {
    title: words.about(tag.name),
    canonical: at.tag(tag.name),
    place: 'question',
    shows: [site.id, tag.id, ...idsOf(lines)],
    feeds: feedsOf(visit, `/tags/${encodeURIComponent(tag.name)}`, tag.name),
    body: html`<div class="opening"><p class="crumb"><a href="${at.topics()}">${words.allTopics}</a></p><h1>${words.about(tag.name)}</h1></div>${listOf(visit, lines, 'openedAt', words.nothingHasTag)}`,
  }
}

/** What a member wrote. */
export async function postsByPage(visit: Visit): Promise<Page> {
  const { ctx, params, paths, site, words } = visit
  const at = topicPaths(visit.base)
  const who = await theMember(ctx, { handle: params.handle ?? '' })
  const posts = await postsBy(ctx, { memberId: who.id, before: beforeOf(visit), most: linesPerPage + 1 })
  const shown = posts.filter(post => post.siteId === site.id).slice(0, linesPerPage)
  const last = posts[linesPerPage - 1]
  return {
    title: words.whatWrote(who.name),
    canonical: at.postsBy(who.handle),
    shows: [site.id, who.id],
    body: html`<div class="opening"><p class="crumb"><a href="${paths.member(who.handle)}">${who.name}</a></p><h1>${words.whatWrote(who.name)}</h1></div>
${shown.length === 0 ? html`<p class="empty second">${words.nothingHereYet}</p>` : html`<ul class="rows">${shown.map(post => postRow(visit, at, post))}</ul>`}${posts.length > linesPerPage && last ? older(visit, last.writtenAt) : ''}`,
  }
}

function postRow({ site, words }: Visit, at: TopicPaths, post: PostShown & { title: string }): Html {
  return html`<li><div class="grow"><a class="row-title" href="${at.post(post.topicId, post.title, post.number, pageOf(post.number))}">${post.title}</a><p class="second">${shortened(toPlain(post.html))}</p><p class="third small">${post.number === 1 ? words.opened : words.replied} ${when(post.writtenAt, site.language)}</p></div></li>`
}

/** What goes on: for the home of a site. */
export async function latest(visit: Visit): Promise<{ body: Html; shows: string[] }> {
  const { ctx, site, words } = visit
  const at = topicPaths(visit.base)
  const [lines, spaces] = await Promise.all([topicLines(ctx, { siteId: site.id, most: 15 }), spacesOf(ctx, site.id)])
  if (spaces.length === 0) return { body: html``, shows: [site.id] }
  return {
    shows: [site.id, ...lines.map(line => line.id)],
    body: html`<section class="lay-home"><div><div class="row list-title"><h2 class="grow">${words.whatPeopleTalkAbout}</h2><a class="small" href="${at.topics()}">${words.allTopics}</a></div>${
      lines.length === 0
        ? html`<div class="empty"><p class="said">${words.nobodyAsked}</p><p class="second">${words.firstIsHardest} <a href="${at.write()}">${words.askIt}</a>, ${words.somebodyWillSee}</p></div>`
        : html`<ul class="rows">${lines.map(line => topicRow(visit, at, line))}</ul>`
    }</div>
<aside class="sidec"><form class="search" role="search" action="${at.search()}"><label for="q" class="hidden-words">${words.searchIn(site.name)}</label><input class="box" id="q" name="q" type="search" placeholder="${words.askedBefore}" maxlength="200"><button class="button">${words.search}</button></form><p><a class="button primary" href="${at.write()}">${words.askAQuestion}</a></p>
${spaces.length > 1 ? html`<section><h2 class="list-title">${words.spaces}</h2><ul class="rows plain">${spaces.map(space => spaceRow(at, space))}</ul></section>` : ''}</aside></section>`,
  }
}

function spaceRow(at: TopicPaths, { about, name, slug }: Space): Html {
  return html`<li><div><a class="row-title" href="${at.space(slug)}">${name}</a>${about && html`<p class="second small">${about}</p>`}</div></li>`
}

/** What somebody did here, for their page. */
export async function onMember(visit: Visit, memberId: string): Promise<{ body: Html; shows: string[] }> {
  const { ctx, site, words } = visit
  const at = topicPaths(visit.base)
  const posts = (await postsBy(ctx, { memberId, most: 10 })).filter(post => post.siteId === site.id)
  const handle = posts[0]?.author.handle
  return {
    shows: [site.id, memberId],
    body: handle
      ? html`<section class="apart"><div class="row list-title"><h2 class="grow">${words.lately}</h2><a class="small" href="${at.postsBy(handle)}">${words.everything}</a></div><ul class="rows">${posts.map(post => postRow(visit, at, post))}</ul></section>`
      : html``,
  }
}

export function shortened(words: string, most = 180): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length <= most ? line : `${line.slice(0, most).replace(/\s+\S*$/, '')}…`
}
