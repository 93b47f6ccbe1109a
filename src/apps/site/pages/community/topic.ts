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
import { type FilesAs, mayTag } from '#places/standing'
import { type Mine, mineOf } from '#places/taking-part'
import type { Context } from '#platform/context'
import { avatar, notice, usesMark, when } from '../../pieces.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import type { Words } from '../../words/index.ts'
import { asWhoLooksAfter } from '../moderation/who.ts'
import { usesWords } from '../peers/uses-words.ts'
import { eventData, type Marks, marksOf } from './data.ts'
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
  /** As what they may say where it stands. */
  files: FilesAs | undefined
  draft: string
}

// Larger numbers are no numbers of posts.
const mostPages = 1_000_000
const isId = /^[0-9a-f-]{36}$/

/** What was done, as the address that it led to says. */
function noticeOf(words: Words, done: string | null): string {
  const known = new Map([
    ['in-review', words.keptForReview],
    ['sending', words.onItsWay],
    ['asked', words.somebodyWasAsked],
    ['nobody', words.everybodyWasAsked],
    ['thanked', words.thanksStandThere],
  ])
  return known.get(done ?? '') ?? words.done
}

/** A topic with twenty of its posts; the accepted answer stands first. */
export async function topicPage(visit: Visit, tried?: Tried): Promise<Page> {
  const { ctx, params, query, site, words } = visit
  const at = topicPaths(visit.base)
  const id = params.id ?? ''
  const page = Math.min(mostPages, Math.max(1, Math.floor(Number(query.get('page') ?? 1)) || 1))
  const from = (page - 1) * postsPerPage + 1
  const [topic, there] = isId.test(id)
    ? await Promise.all([topicShown(ctx, id), postsOnPage(ctx, id, { from, to: from + postsPerPage - 1 })])
    : []
  if (topic?.siteId !== site.id) throw new Problem('not-found', words.noSuchTopic)
  const pages = Math.max(1, pageOf(topic.lastNumber))
  if (page > pages) throw new Problem('not-found', words.notThatLong)
  const [posts, looking] = await Promise.all([
    page === 1 ? withAccepted(ctx, topic, there ?? []) : (there ?? []),
    lookingAt(visit, topic),
  ])
  const [first] = posts
  const said = first?.number === 1 && !first.removedAt ? shortened(toPlain(first.html)) : ''
  const picture = first?.number === 1 && !first.removedAt ? first.pictures[0] : undefined
  const marks = marksOf(topic, page === 1 && first?.number === 1 ? first : undefined)
  return {
    title: topic.title,
    ...(tried && { status: tried.status }),
    ...(said && { about: said }),
    ...(picture && { picture: topicPaths(visit.home).picture(picture.id) }),
    canonical: at.page(topic.id, topic.title, page),
    place: topic.kind,
    isArticle: true,
    shows: [topic.id, ...posts.flatMap(post => [post.memberId, post.employeeId].filter(each => each !== null))],
    data: page === 1 && topic.event ? [eventData(visit, topic, topic.event, first)] : [],
    feeds: feedsOf(visit, `/topics/${topic.id}`, topic.title),
    body: html`<div class="lay"${marks.page}><article class="topic"${marks.topic}>
<p class="crumb"><a href="${at.topics(topic.kind)}">${kindWords(words)[topic.kind].many}</a> ${words.inSpace} <a href="${at.space(topic.spaceSlug)}">${topic.spaceName}</a>${topic.tags.map(tag => html` <a class="tag" href="${at.tag(tag)}">${tag}</a>`)}${looking.files ? html` <a class="small" href="${at.tags(topic.id)}">${looking.files === 'helper' ? words.changeTags : words.writing.changeWhereItStands}</a>` : ''}</p>
<h1${marks.title}>${topic.title}</h1>${marks.about}${query.has('done') ? notice(noticeOf(words, query.get('done'))) : ''}${tried?.wrong && !tried.pictures?.length ? notice(tried.wrong, 'wrong') : ''}${tried?.held ? notice(tried.held) : ''}
${opening(visit, at, topic, first, looking, marks)}
${inOrder(posts, topic).map(post => reply(visit, at, topic, post, looking, marks))}
${pages > 1 ? pager(at, topic, page, pages, words) : ''}
${answerForm(visit, at, topic, looking, tried)}
</article>
<aside class="sidec"><section data-near="${at.related()}?topic=${topic.id}"><h2 class="list-title">${words.near}</h2><p><a href="${at.search(topic.title.slice(0, 100))}">${words.lookForLike}</a></p></section>
${topic.kind === 'question' && looking.mine && (looking.memberId === topic.memberId || looking.looksAfter) && !topic.acceptedPostId ? html`<section><h2 class="list-title">${words.doesNobodyKnow}</h2><p class="second small">${words.aPeerCanBeAsked}</p>${act(at, topic.id, 'ask', words.askAPeer)}</section>` : ''}</aside></div>`,
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
    return { mine: undefined, memberId: null, isColleague: false, looksAfter: false, files: undefined, draft: '' }
  const { memberId } = actor
  const isColleague = actor.employeeId !== null
  const [mine, looksAfter, files, draft] = await Promise.all([
    mineOf(visit.ctx, topic.id, memberId),
    mayModerate(visit.ctx, topic.siteId),
    asWhoLooksAfter(visit).then(ctx => mayTag(ctx, topic)),
    myDraft(visit.ctx, { siteId: topic.siteId, topicId: topic.id }),
  ])
  return { mine, memberId, isColleague, looksAfter, files, draft: draft?.text ?? '' }
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
  marks: Marks,
): Html {
  if (first?.number !== 1)
    return html`<p class="second"><a href="${at.topic(topic.id, topic.title)}">${visit.words.howItBegan}</a></p>`
  const { mine } = looking
  const { words } = visit
  return html`<div id="p1" class="first">${byline(visit, first, topic.kind === 'question' ? words.asks : words.wrote, marks)}${wordsOf(visit, first, marks)}
${topic.event ? eventPart(visit, at, topic, topic.event, mine) : ''}${topic.poll ? pollPart(visit, at, topic, topic.poll, mine) : ''}
<div class="acts">${topic.closedAt ? html`<span>${topic.closedWhy ?? words.closedForReplies}</span>` : html`<a class="button small" href="#reply">${topic.kind === 'question' ? words.answer : words.reply}</a>`}${
    topic.kind === 'idea'
      ? mine
        ? act(
            at,
            topic.id,
            mine.voted ? 'unvote' : 'vote',
            mine.voted ? words.youWantIt(topic.votes) : words.iWantIt(topic.votes),
            { pressed: mine.voted },
          )
        : html`<span>${words.peopleWantIt(topic.votes)}</span>`
      : ''
  }${mine ? act(at, topic.id, mine.follows ? 'unfollow' : 'follow', mine.follows ? words.youFollow : words.follow, { pressed: mine.follows }) : ''}${ownActs(visit, at, first, looking)}</div>
${mine?.asked ? html`<div class="notice"><p>${words.youAreAsked} ${mine.asked}</p>${act(at, topic.id, 'pass', words.leaveItToOthers)}</div>` : ''}</div>`
}

function reply(
  visit: Visit,
  at: TopicPaths,
  topic: TopicShown,
  post: PostOnPage,
  looking: Looking,
  marks: Marks,
): Html {
  const { words } = visit
  const isAccepted = post.id === topic.acceptedPostId
  if (post.removedAt)
    return html`<section class="reply gone" id="p${post.number}"><p class="third small">${words.aReplyStoodHere} ${post.removedWhy}</p></section>`
  const mayAccept =
    topic.kind === 'question' &&
    ((looking.memberId !== null && topic.memberId === looking.memberId) || looking.looksAfter)
  const { press, said } = thanksPart(visit, post, looking)
  return html`<section class="reply${isAccepted ? ' yes' : ''}" id="p${post.number}"${isAccepted ? html`${marks.accepted} aria-label="${words.acceptedAnswer}"` : marks.reply}>${isAccepted ? html`<p class="yes-tag"><svg width="18" height="18" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="m16 9-5.5 5.5L8 12"/></svg>${topic.author.name ? words.acceptedBy(topic.author.name) : words.accepted}</p>` : ''}
${byline(visit, post, '', marks)}${marks.upvotes(isAccepted)}${post.replyTo ? html`<p class="third small"><a href="#p${post.replyTo}">${words.toNumber(post.replyTo)}</a></p>` : ''}${wordsOf(visit, post, marks)}${said}
<div class="acts">${mayAccept ? act(at, topic.id, isAccepted ? 'unaccept' : 'accept', isAccepted ? words.notTheAnswer : words.thisHelped, { postId: post.id }) : ''}${press}${looking.memberId && !topic.closedAt ? html`<a class="quiet" href="?${pageQuery(visit)}to=${post.number}#reply">${words.replyToThis}</a>` : ''}${ownActs(visit, at, post, looking)}</div></section>`
}

function pageQuery({ query }: Visit): string {
  const page = query.get('page')
  return page ? `page=${encodeURIComponent(page)}&` : ''
}

/** Who thanked, and one press to do so: a member for themselves, a colleague for the company by their name. */
function thanksPart(
  { paths, site, words }: Visit,
  post: PostOnPage,
  { isColleague, memberId }: Looking,
): { said: Html; press: Html } {
  const { colleagues = [], memberIds = [] } = post.thanks ?? {}
  const members = memberIds.length
  const from = [...colleagues, ...(members > 0 ? [words.members(members)] : [])]
  const did = memberId !== null && memberIds.includes(memberId)
  const mayThank = memberId !== null && post.memberId !== null && post.memberId !== memberId
  return {
    said:
      from.length > 0
        ? html`<p class="thanks">${words.thankedBy} <b>${new Intl.ListFormat(site.language === 'en' ? 'en-GB' : site.language).format(from)}</b></p>`
        : html``,
    press: mayThank
      ? html`<form method="post" action="${paths.thank(post.id)}" class="act">${did ? html`<input type="hidden" name="wants" value="no">` : ''}<button class="button small"${isColleague ? '' : raw(` aria-pressed="${did}"`)}>${isColleague ? words.thankForCompany : did ? words.youThanked : words.thank}</button></form>`
      : html``,
  }
}

function ownActs({ paths, words }: Visit, at: TopicPaths, post: PostOnPage, { looksAfter, memberId }: Looking): Html {
  const isOwn = memberId !== null && post.memberId === memberId
  return html`${isOwn ? html`<a class="quiet" href="${at.edit(post.id)}">${words.change}</a>` : ''}${isOwn || (looksAfter && !post.employeeId) ? html`<a class="quiet" href="${at.remove(post.id)}">${words.takeAway}</a>` : ''}${looksAfter && !isOwn && post.pictures.length > 0 && !post.removedAt ? html`<a class="quiet" href="${paths.picturesOf(post.id)}">${words.takeAPictureAway}</a>` : ''}${memberId && !isOwn && post.memberId && !post.removedAt ? html`<a class="quiet" href="${paths.report(post.id)}">${words.report}</a>` : ''}`
}

/** Who says it, for whom they work, when, and whether it was changed. */
function byline({ base, ctx, paths, site, words }: Visit, post: PostOnPage, verb: string, marks: Marks): Html {
  const { author, uses } = post
  return html`<p class="by">${avatar(author.name || '?', 36)}<span><span${marks.author}><b>${nameOf(paths, author, words, marks)}</b>${author.disclosure ? html` <span class="works-here"${marks.discloses}>${author.disclosure}</span>` : ''}${author.title ? marks.job(author.title) : ''}</span>${uses ? html` ${usesMark(usesWords(words, uses, ctx.now()))}` : ''} ${verb} <a class="quiet" href="#p${post.number}"${marks.url}>${when(post.writtenAt, site.language, 'day', marks.written)}</a>${post.revision > 0 && post.editedAt ? html` <a class="quiet" href="${topicPaths(base).history(post.id)}">${words.changed} ${when(post.editedAt, site.language, 'day', marks.changed)}</a>` : ''}</span></p>`
}

function nameOf(paths: Visit['paths'], { handle, name }: Author, words: Words, marks: Marks): Html {
  const said = html`<span${marks.name}>${name || words.somebodyWhoLeft}</span>`
  return name && handle ? html`<a href="${paths.member(handle)}"${marks.url}>${said}</a>` : said
}

function wordsOf(visit: Visit, post: PostOnPage, marks: Marks): Html {
  const { base, site, words } = visit
  if (post.removedAt) return html`<p class="third small">${words.takenAway} ${post.removedWhy}</p>`
  return html`<div class="body"${marks.text}${post.language === site.language ? '' : html` lang="${post.language}"`} dir="auto">${raw(atRoot(post.html, base))}</div>${picturesOf(visit, post, marks)}`
}

function eventPart(
  { site, words }: Visit,
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
  return html`<dl class="facts"><dt>${words.when}</dt><dd><time datetime="${event.startsAt.toISOString()}">${time.formatRange(event.startsAt, event.endsAt)}</time> <span class="third">(${event.timezone})</span></dd>${event.place || event.address ? html`<dt>${words.where}</dt><dd>${event.place}${event.place && event.address ? ', ' : ''}${event.address}</dd>` : ''}${event.url ? html`<dt>${words.more}</dt><dd><a href="${event.url}" rel="nofollow ugc noopener">${new URL(event.url).host}</a></dd>` : ''}<dt>${words.whoComes}</dt><dd>${words.going(event.going)}${event.roomFor ? ` ${words.goingOf(event.roomFor)}` : ''}${event.maybe ? `, ${words.maybe(event.maybe)}` : ''}</dd></dl>
<div class="acts">${mine ? (['going', 'maybe', 'not-going'] as const).map(says => act(at, topic.id, 'attend', { going: words.iCome, maybe: words.perhaps, 'not-going': words.iCant }[says], { value: says, pressed: mine.attends === says })) : ''}<a class="button small" href="${at.calendarOf(topic.id)}">${words.intoYourCalendar}</a></div>`
}

function pollPart(
  { ctx, words }: Visit,
  at: TopicPaths,
  topic: TopicShown,
  poll: NonNullable<TopicShown['poll']>,
  mine: Mine | undefined,
): Html {
  const isOver = poll.closesAt !== null && poll.closesAt <= ctx.now()
  const share = (votes: number) => (poll.voters === 0 ? 0 : Math.round((votes / poll.voters) * 100))
  const total = html`<p class="third small">${words.peopleAnswered(poll.voters)}${isOver ? `; ${words.pollIsOver}` : ''}.</p>`
  const choices = poll.choices.map(
    choice =>
      html`<li>${mine && !isOver ? html`<label class="check"><input type="${poll.takesMany ? 'checkbox' : 'radio'}" name="choice${poll.takesMany ? choice.position : ''}" value="${choice.id}"${mine.chose.includes(choice.id) ? raw(' checked') : ''}> <span>${choice.words}</span></label>` : html`<span>${choice.words}</span>`}<meter min="0" max="100" value="${share(choice.votes)}" aria-label="${choice.words}: ${choice.votes}"></meter><span class="third small">${choice.votes}</span></li>`,
  )
  return mine && !isOver
    ? html`<form method="post" action="${at.do(topic.id, 'choose')}" class="poll"><fieldset><legend class="hidden-words">${topic.title}</legend><ul>${choices}</ul></fieldset><p><button class="button">${words.sayIt}</button></p>${total}</form>`
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

function pager(at: TopicPaths, topic: TopicShown, page: number, pages: number, words: Words): Html {
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter(each => each >= 1 && each <= pages)
  return html`<nav class="pager" aria-label="${words.pages}">${near.map(each => (each === page ? html`<span aria-current="page">${each}</span>` : html`<a href="${at.page(topic.id, topic.title, each)}"${each === page + 1 ? raw(' rel="next"') : ''}>${each}</a>`))}<span class="third small">${words.ofPages(pages)}</span></nav>`
}

function answerForm(visit: Visit, at: TopicPaths, topic: TopicShown, looking: Looking, tried: Tried | undefined): Html {
  if (topic.closedAt) return html``
  const { paths, query, site, url, words } = visit
  const title = topic.kind === 'question' ? words.yourAnswer : words.yourReply
  if (!looking.memberId)
    return html`<section id="reply" class="reply-form"><h2>${title}</h2><p class="row"><a class="button primary" href="${paths.signIn(url.pathname)}">${topic.kind === 'question' ? words.signInToAnswer : words.signInToReply}</a><a class="button" href="${paths.signUp(url.pathname)}">${words.join}</a></p></section>`
  const to = Math.floor(Number(query.get('to') ?? 0)) || 0
  const wrong = tried?.reasons
    ?.filter(reason => !reason.at?.startsWith('pictures'))
    .map(reason => reason.message)
    .join(' ')
  return html`<section id="reply" class="reply-form"><h2>${title}</h2>${tried?.pictures?.length && tried.wrong ? notice(tried.wrong, tried.status === 200 ? undefined : 'wrong') : ''}<form method="post" action="${at.do(topic.id, looking.isColleague ? 'answer' : 'reply')}#reply" enctype="multipart/form-data" class="form"${looking.isColleague ? '' : html` data-draft="${at.draft()}" data-topic="${topic.id}"`}>
${to > 1 ? html`<p class="second small">${words.toNumber(to)}. <a href="?">${words.toEverybodyInstead}</a></p>` : ''}<input type="hidden" name="to" value="${to}">
<div class="field"><label for="text" class="hidden-words">${title}</label><textarea class="box" id="text" name="text" rows="7" maxlength="20000" required aria-describedby="text-hint${wrong ? ' text-wrong' : ''}"${wrong ? raw(' aria-invalid="true"') : ''} dir="auto">${tried?.text ?? looking.draft}</textarea><p class="hint" id="text-hint">${looking.isColleague ? words.answerAsYourself : words.markdownWorks}</p>${wrong ? html`<p class="wrong" id="text-wrong">${wrong}</p>` : ''}</div>${pictureFields(visit, tried?.pictures ?? [], tried?.reasons)}
<p class="row"><button class="button primary">${looking.isColleague ? words.send : topic.kind === 'question' ? words.answer : words.reply}</button><span class="third small">${words.everybodyCanRead(site.name)}</span></p></form></section>`
}
