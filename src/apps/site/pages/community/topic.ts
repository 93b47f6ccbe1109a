import { html, raw } from 'hono/html'
import { Problem, type Reason } from '#lib/problem'
import { type TopicPaths, topicPaths } from '#lib/topic-paths'
import {
  type Author,
  atRoot,
  myDraft,
  type PostOnPage,
  pageOf,
  postsOnPage,
  postsPerPage,
  type TopicShown,
  toPlain,
  topicShown,
} from '#places/community'
import { mayModerate } from '#places/sites'
import { type Mine, mineOf } from '#places/taking-part'
import { usesWords } from '#places/verified'
import type { Context } from '#platform/context'
import { avatar, notice, usesMark, when } from '../../pieces.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import { structured } from './data.ts'
import { feedsOf } from './feeds.ts'
import { kindWords, shortened } from './list.ts'
import { type Added, pictureFields, picturesOf } from './pictures.ts'

/** What somebody tried on the page and could not. */
export interface Tried {
  wrong?: string
  /** Kept from others until somebody has read it; why. */
  held?: string
  reasons?: Reason[]
  text?: string
  pictures?: Added[]
  status: number
}

/** Who looks, and what they may do here. */
interface Looking {
  mine: Mine | undefined
  memberId: string | null
  isColleague: boolean
  looksAfter: boolean
  draft: string
}

// Larger numbers are no numbers of posts.
const mostPages = 1_000_000
const isId = /^[0-9a-f-]{36}$/

const noticeWords: Record<string, string> = {
  'in-review': 'Kept. A colleague reads it first; then you send it from your desk.',
  sending: 'It is on its way: it stands here in a moment.',
  asked: 'Somebody who helped with something like it was asked.',
  nobody: 'Everybody who fits was asked already.',
  thanked: 'Your thanks stand there in a moment, with your name.',
}

/** A topic with twenty of its posts; the accepted answer stands first. */
export async function topicPage(visit: Visit, tried?: Tried): Promise<Page> {
  const { ctx, params, query, site } = visit
  const at = topicPaths(visit.base)
  const id = params.id ?? ''
  const page = Math.min(mostPages, Math.max(1, Math.floor(Number(query.get('page') ?? 1)) || 1))
  const from = (page - 1) * postsPerPage + 1
  const [topic, there] = isId.test(id)
    ? await Promise.all([topicShown(ctx, id), postsOnPage(ctx, id, { from, to: from + postsPerPage - 1 })])
    : []
  if (topic?.siteId !== site.id) throw new Problem('not-found', 'There is no such topic, or it was taken away.')
  const pages = Math.max(1, pageOf(topic.lastNumber))
  if (page > pages) throw new Problem('not-found', 'This topic is not as long as that.')
  const [posts, looking] = await Promise.all([
    page === 1 ? withAccepted(ctx, topic, there ?? []) : (there ?? []),
    lookingAt(visit, topic),
  ])
  const [first] = posts
  const said = first?.number === 1 && !first.removedAt ? shortened(toPlain(first.html)) : ''
  const picture = first?.number === 1 && !first.removedAt ? first.pictures[0] : undefined
  return {
    title: topic.title,
    ...(tried && { status: tried.status }),
    ...(said && { about: said }),
    ...(picture && { picture: topicPaths(visit.home).picture(picture.id) }),
    canonical: at.page(topic.id, topic.title, page),
    place: topic.kind,
    isArticle: true,
    shows: [topic.id, ...posts.flatMap(post => [post.memberId, post.employeeId].filter(each => each !== null))],
    data: page === 1 && first ? structured(visit, topic, posts) : [],
    feeds: feedsOf(visit, `/topics/${topic.id}`, topic.title),
    body: html`<div class="lay"><article class="topic">
<p class="crumb"><a href="${at.topics(topic.kind)}">${kindWords(visit.words)[topic.kind].many}</a> in <a href="${at.space(topic.spaceSlug)}">${topic.spaceName}</a>${topic.tags.map(tag => html` <a class="tag" href="${at.tag(tag)}">${tag}</a>`)}</p>
<h1>${topic.title}</h1>${query.has('done') ? notice(noticeWords[query.get('done') ?? ''] ?? 'Done.') : ''}${tried?.wrong && !tried.pictures?.length ? notice(tried.wrong, 'wrong') : ''}${tried?.held ? notice(tried.held) : ''}
${opening(visit, at, topic, first, looking)}
${inOrder(posts, topic).map(post => reply(visit, at, topic, post, looking))}
${pages > 1 ? pager(at, topic, page, pages) : ''}
${answerForm(visit, at, topic, looking, tried)}
</article>
<aside class="sidec"><section data-near="${at.related()}?topic=${topic.id}"><h2 class="list-title">Near to this</h2><p><a href="${at.search(topic.title.slice(0, 100))}">Look for topics like it</a></p></section>
${topic.kind === 'question' && looking.mine && (looking.memberId === topic.memberId || looking.looksAfter) && !topic.acceptedPostId ? html`<section><h2 class="list-title">Does nobody know?</h2><p class="second small">Somebody who helped with something like it can be asked, once. They may pass.</p>${act(at, topic.id, 'ask', 'Ask a peer')}</section>` : ''}</aside></div>`,
  }
}

/** The first page shows the accepted answer, on whichever it stands. */
async function withAccepted(
  ctx: Context,
  { acceptedPostId: id, id: topicId }: TopicShown,
  posts: PostOnPage[],
): Promise<PostOnPage[]> {
  if (!id || posts.some(post => post.id === id)) return posts
  return [...posts, ...(await postsOnPage(ctx, topicId, { id }))]
}

async function lookingAt(visit: Visit, topic: TopicShown): Promise<Looking> {
  const { actor } = visit.visitor
  if (actor.kind !== 'member')
    return { mine: undefined, memberId: null, isColleague: false, looksAfter: false, draft: '' }
  const { memberId } = actor
  const isColleague = actor.employeeId !== null
  const [mine, looksAfter, draft] = await Promise.all([
    mineOf(visit.ctx, topic.id, memberId),
    mayModerate(visit.ctx, topic.siteId),
    myDraft(visit.ctx, { siteId: topic.siteId, topicId: topic.id }),
  ])
  return { mine, memberId, isColleague, looksAfter, draft: draft?.text ?? '' }
}

/** The accepted answer first, then as they were written. */
function inOrder(posts: PostOnPage[], { acceptedPostId }: TopicShown): PostOnPage[] {
  const replies = posts.filter(post => post.number > 1)
  return [...replies.filter(post => post.id === acceptedPostId), ...replies.filter(post => post.id !== acceptedPostId)]
}

function opening(
  visit: Visit,
  at: TopicPaths,
  topic: TopicShown,
  first: PostOnPage | undefined,
  looking: Looking,
): Html {
  if (first?.number !== 1)
    return html`<p class="second"><a href="${at.topic(topic.id, topic.title)}">How it began</a></p>`
  const { mine } = looking
  return html`<div id="p1" class="first">${byline(visit, first, topic.kind === 'question' ? 'asks' : 'wrote')}${wordsOf(visit, first)}
${topic.event ? eventPart(visit, at, topic, topic.event, mine) : ''}${topic.poll ? pollPart(visit, at, topic, topic.poll, mine) : ''}
<div class="acts">${topic.closedAt ? html`<span>${topic.closedWhy ?? 'Closed: nobody replies any more.'}</span>` : html`<a class="button small" href="#reply">${topic.kind === 'question' ? 'Answer' : 'Reply'}</a>`}${
    topic.kind === 'idea'
      ? mine
        ? act(
            at,
            topic.id,
            mine.voted ? 'unvote' : 'vote',
            mine.voted ? `You want it (${topic.votes})` : `I want it (${topic.votes})`,
            { pressed: mine.voted },
          )
        : html`<span>${topic.votes} ${topic.votes === 1 ? 'person wants it' : 'people want it'}</span>`
      : ''
  }${mine ? act(at, topic.id, mine.follows ? 'unfollow' : 'follow', mine.follows ? 'You follow' : 'Follow', { pressed: mine.follows }) : ''}${ownActs(visit, at, first, looking)}</div>
${mine?.asked ? html`<div class="notice"><p>You are asked whether you would answer. ${mine.asked}</p>${act(at, topic.id, 'pass', 'Leave it to others')}</div>` : ''}</div>`
}

function reply(visit: Visit, at: TopicPaths, topic: TopicShown, post: PostOnPage, looking: Looking): Html {
  const isAccepted = post.id === topic.acceptedPostId
  if (post.removedAt)
    return html`<section class="reply gone" id="p${post.number}"><p class="third small">A reply stood here. ${post.removedWhy}</p></section>`
  const mayAccept =
    topic.kind === 'question' &&
    ((looking.memberId !== null && topic.memberId === looking.memberId) || looking.looksAfter)
  const { press, said } = thanksPart(visit, post, looking)
  return html`<section class="reply${isAccepted ? ' yes' : ''}" id="p${post.number}"${isAccepted ? raw(' aria-label="Accepted answer"') : ''}>${isAccepted ? html`<p class="yes-tag"><svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="m16 9-5.5 5.5L8 12"/></svg>Accepted${topic.author.name ? ` by ${topic.author.name}` : ''}</p>` : ''}
${byline(visit, post, '')}${post.replyTo ? html`<p class="third small"><a href="#p${post.replyTo}">To number ${post.replyTo}</a></p>` : ''}${wordsOf(visit, post)}${said}
<div class="acts">${mayAccept ? act(at, topic.id, isAccepted ? 'unaccept' : 'accept', isAccepted ? 'Not the answer after all' : 'This helped', { postId: post.id }) : ''}${press}${looking.memberId && !topic.closedAt ? html`<a class="quiet" href="?${pageQuery(visit)}to=${post.number}#reply">Reply to this</a>` : ''}${ownActs(visit, at, post, looking)}</div></section>`
}

function pageQuery({ query }: Visit): string {
  const page = query.get('page')
  return page ? `page=${encodeURIComponent(page)}&` : ''
}

/** Who thanked, and one press to do so: a member for themselves, a colleague for the company by their name. */
function thanksPart(
  { paths }: Visit,
  post: PostOnPage,
  { isColleague, memberId }: Looking,
): { said: Html; press: Html } {
  const { colleagues = [], memberIds = [] } = post.thanks ?? {}
  const members = memberIds.length
  const from = [...colleagues, ...(members > 0 ? [members === 1 ? 'one member' : `${members} members`] : [])]
  const did = memberId !== null && memberIds.includes(memberId)
  const mayThank = memberId !== null && post.memberId !== null && post.memberId !== memberId
  return {
    said:
      from.length > 0
        ? html`<p class="thanks">Thanked by <b>${new Intl.ListFormat('en-GB').format(from)}</b></p>`
        : html``,
    press: mayThank
      ? html`<form method="post" action="${paths.thank(post.id)}" class="act">${did ? html`<input type="hidden" name="wants" value="no">` : ''}<button class="button small"${isColleague ? '' : raw(` aria-pressed="${did}"`)}>${isColleague ? 'Thank for the company' : did ? 'You thanked' : 'Thank'}</button></form>`
      : html``,
  }
}

function ownActs({ paths }: Visit, at: TopicPaths, post: PostOnPage, { looksAfter, memberId }: Looking): Html {
  const isOwn = memberId !== null && post.memberId === memberId
  return html`${isOwn ? html`<a class="quiet" href="${at.edit(post.id)}">Change</a>` : ''}${isOwn || (looksAfter && !post.employeeId) ? html`<a class="quiet" href="${at.remove(post.id)}">Take away</a>` : ''}${looksAfter && !isOwn && post.pictures.length > 0 && !post.removedAt ? html`<a class="quiet" href="${paths.picturesOf(post.id)}">Take a picture away</a>` : ''}${memberId && !isOwn && post.memberId && !post.removedAt ? html`<a class="quiet" href="${paths.report(post.id)}">Report</a>` : ''}`
}

/** Who says it, for whom they work, when, and whether it was changed. */
function byline({ base, ctx, paths, site }: Visit, post: PostOnPage, verb: string): Html {
  const { author, uses } = post
  return html`<p class="by">${avatar(author.name || '?', 36)}<span><b>${nameOf(paths, author)}</b>${author.disclosure ? html` <span class="works-here">${author.disclosure}</span>` : ''}${uses ? html` ${usesMark(usesWords(uses, ctx.now()))}` : ''} ${verb} <a class="quiet" href="#p${post.number}">${when(post.writtenAt, site.language)}</a>${post.revision > 0 && post.editedAt ? html` <a class="quiet" href="${topicPaths(base).history(post.id)}">changed ${when(post.editedAt, site.language)}</a>` : ''}</span></p>`
}

function nameOf(paths: Visit['paths'], { handle, name }: Author): Html | string {
  if (!name) return 'Somebody who left'
  return handle ? html`<a href="${paths.member(handle)}">${name}</a>` : name
}

function wordsOf(visit: Visit, post: PostOnPage): Html {
  const { base, site } = visit
  if (post.removedAt) return html`<p class="third small">This was taken away. ${post.removedWhy}</p>`
  return html`<div class="body"${post.language === site.language ? '' : html` lang="${post.language}"`} dir="auto">${raw(atRoot(post.html, base))}</div>${picturesOf(visit, post)}`
}

function eventPart(
  { site }: Visit,
  at: TopicPaths,
  topic: TopicShown,
  event: NonNullable<TopicShown['event']>,
  mine: Mine | undefined,
): Html {
  const time = new Intl.DateTimeFormat(site.language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: event.timezone,
  })
  return html`<dl class="facts"><dt>When</dt><dd><time datetime="${event.startsAt.toISOString()}">${time.formatRange(event.startsAt, event.endsAt)}</time> <span class="third">(${event.timezone})</span></dd>${event.place || event.address ? html`<dt>Where</dt><dd>${event.place}${event.place && event.address ? ', ' : ''}${event.address}</dd>` : ''}${event.url ? html`<dt>More</dt><dd><a href="${event.url}" rel="nofollow ugc noopener">${new URL(event.url).host}</a></dd>` : ''}<dt>Who comes</dt><dd>${event.going}${event.roomFor ? ` of ${event.roomFor}` : ''} going${event.maybe ? `, ${event.maybe} maybe` : ''}</dd></dl>
<div class="acts">${mine ? (['going', 'maybe', 'not-going'] as const).map(says => act(at, topic.id, 'attend', { going: 'I come', maybe: 'Maybe', 'not-going': 'I can’t' }[says], { value: says, pressed: mine.attends === says })) : ''}<a class="button small" href="${at.calendarOf(topic.id)}">Into your calendar</a></div>`
}

function pollPart(
  { ctx }: Visit,
  at: TopicPaths,
  topic: TopicShown,
  poll: NonNullable<TopicShown['poll']>,
  mine: Mine | undefined,
): Html {
  const isOver = poll.closesAt !== null && poll.closesAt <= ctx.now()
  const share = (votes: number) => (poll.voters === 0 ? 0 : Math.round((votes / poll.voters) * 100))
  const total = html`<p class="third small">${poll.voters} ${poll.voters === 1 ? 'person' : 'people'} answered${isOver ? '; it is over' : ''}.</p>`
  const choices = poll.choices.map(
    choice =>
      html`<li>${mine && !isOver ? html`<label class="check"><input type="${poll.takesMany ? 'checkbox' : 'radio'}" name="choice${poll.takesMany ? choice.position : ''}" value="${choice.id}"${mine.chose.includes(choice.id) ? raw(' checked') : ''}> <span>${choice.words}</span></label>` : html`<span>${choice.words}</span>`}<meter min="0" max="100" value="${share(choice.votes)}" aria-label="${choice.words}: ${choice.votes}"></meter><span class="third small">${choice.votes}</span></li>`,
  )
  return mine && !isOver
    ? html`<form method="post" action="${at.do(topic.id, 'choose')}" class="poll"><fieldset><legend class="hidden-words">${topic.title}</legend><ul>${choices}</ul></fieldset><p><button class="button">Say it</button></p>${total}</form>`
    : html`<div class="poll"><ul>${choices}</ul>${total}</div>`
}

/** One press: a form of its own, which works without scripts. */
function act(
  at: TopicPaths,
  topicId: string,
  what: string,
  words: string,
  more: { postId?: string; value?: string; pressed?: boolean } = {},
): Html {
  return html`<form method="post" action="${at.do(topicId, what)}" class="act">${more.postId ? html`<input type="hidden" name="postId" value="${more.postId}">` : ''}${more.value ? html`<input type="hidden" name="value" value="${more.value}">` : ''}<button class="button small"${more.pressed === undefined ? '' : raw(` aria-pressed="${more.pressed}"`)}>${words}</button></form>`
}

function pager(at: TopicPaths, topic: TopicShown, page: number, pages: number): Html {
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter(each => each >= 1 && each <= pages)
  return html`<nav class="pager" aria-label="Pages">${near.map(each => (each === page ? html`<span aria-current="page">${each}</span>` : html`<a href="${at.page(topic.id, topic.title, each)}"${each === page + 1 ? raw(' rel="next"') : ''}>${each}</a>`))}<span class="third small">of ${pages}</span></nav>`
}

function answerForm(visit: Visit, at: TopicPaths, topic: TopicShown, looking: Looking, tried: Tried | undefined): Html {
  if (topic.closedAt) return html``
  const { paths, query, site, url } = visit
  const title = topic.kind === 'question' ? 'Your answer' : 'Your reply'
  if (!looking.memberId)
    return html`<section id="reply" class="reply-form"><h2>${title}</h2><p class="row"><a class="button primary" href="${paths.signIn(url.pathname)}">Sign in to ${topic.kind === 'question' ? 'answer' : 'reply'}</a><a class="button" href="${paths.signUp(url.pathname)}">Join</a></p></section>`
  const to = Math.floor(Number(query.get('to') ?? 0)) || 0
  const wrong = tried?.reasons
    ?.filter(reason => !reason.at?.startsWith('pictures'))
    .map(reason => reason.message)
    .join(' ')
  return html`<section id="reply" class="reply-form"><h2>${title}</h2>${tried?.pictures?.length && tried.wrong ? notice(tried.wrong, 'wrong') : ''}<form method="post" action="${at.do(topic.id, looking.isColleague ? 'answer' : 'reply')}#reply" enctype="multipart/form-data" class="form"${looking.isColleague ? '' : html` data-draft="${at.draft()}" data-topic="${topic.id}"`}>
${to > 1 ? html`<p class="second small">To number ${to}. <a href="?">To everybody instead</a></p>` : ''}<input type="hidden" name="to" value="${to}">
<div class="field"><label for="text" class="hidden-words">${title}</label><textarea class="box" id="text" name="text" rows="7" maxlength="20000" required aria-describedby="text-hint${wrong ? ' text-wrong' : ''}"${wrong ? raw(' aria-invalid="true"') : ''} dir="auto">${tried?.text ?? looking.draft}</textarea><p class="hint" id="text-hint">${looking.isColleague ? html`You answer as yourself and for whom you work; the words pass the guard as from your desk, and a colleague reads them first where that is needed.` : html`Lists, **bold**, \`code\` and links work as in Markdown.`}</p>${wrong ? html`<p class="wrong" id="text-wrong">${wrong}</p>` : ''}</div>${looking.isColleague ? '' : pictureFields(visit, tried?.pictures ?? [], tried?.reasons)}
<p class="row"><button class="button primary">${looking.isColleague ? 'Send' : topic.kind === 'question' ? 'Answer' : 'Reply'}</button><span class="third small">Everybody can read it, in ${site.name} and elsewhere.</span></p></form></section>`
}
