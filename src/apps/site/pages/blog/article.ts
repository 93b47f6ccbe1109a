import { html, raw } from 'hono/html'
import { theCompany } from '#core/company'
import { Problem } from '#lib/problem'
import { commentsOn, writeComment } from '#places/comments'
import { atRoot, toPlain } from '#places/community'
import { bytesOf, type Edition, editionBySlug, minutesToRead, partsOfSeries } from '#places/publish'
import { atMedia, canBeSet, makePaper, pictureIdsIn, plainOf } from '#places/rich-text'
import { goTo } from '../../forms.ts'
import { avatar, colleagueTag, dayWords, field, notice, when } from '../../pieces.ts'
import { refusedIn } from '../../refused.ts'
import type { Html, Page, Visit } from '../../visit.ts'
import { feedsAt } from './lists.ts'
import type { EditionMedia } from './media.ts'
import { addressesOf } from './which.ts'

type Comments = Awaited<ReturnType<typeof commentsOn>>

/** One article: who wrote it and for whom they work, its words, pictures and recordings, and what readers say. */
export async function articlePage(visit: Visit, failed?: { problem: Problem; text: string }): Promise<Page> {
  const { ctx, site } = visit
  const { shown } = visit.words
  const { paths, absolute } = addressesOf(visit)
  const edition = await theEdition(visit)
  if (edition.withdrawnAt) return gap(visit, edition)
  const { name: company } = await theCompany(ctx)
  const parts = edition.seriesId ? await partsOfSeries(ctx, edition.seriesId) : []
  const comments = await commentsOn(ctx, edition.articleId)
  const words = plainOf(edition.html)
  const cover = edition.media.find(({ kind }) => kind === 'picture')
  const here = paths.article(edition.slug)
  const about = edition.summary || shortened(words)
  return {
    title: edition.title,
    about,
    canonical: here,
    place: 'blog',
    isArticle: true,
    ...(failed && { status: 400 }),
    shows: [
      site.id,
      edition.articleId,
      edition.authorId,
      ...(edition.seriesId ? [edition.seriesId] : []),
      ...(comments ? [comments.topic.id] : []),
    ],
    ...(cover && { picture: absolute.media(cover.id) }),
    feeds: feedsAt(visit, paths.home(), shown.blog),
    data: [structured(visit, edition, { company, about, comments })],
    body: html`<article class="reading post" lang="${edition.language}">
<header><p class="crumb" lang="${site.language}"><a href="${paths.home()}">${shown.blog}</a>${edition.seriesSlug ? html` · <a href="${paths.series(edition.seriesSlug)}">${edition.seriesTitle}</a>` : ''}</p>
<h1>${edition.title}</h1>${edition.summary ? html`<p class="lede">${edition.summary}</p>` : ''}
<div class="byline" lang="${site.language}">${avatar(edition.authorName, 36)}<p><a href="${paths.author(edition.authorSlug)}" rel="author">${edition.authorName}</a> ${colleagueTag(visit.words, company, edition.authorTitle)}<br><span class="third">${when(edition.publishedAt, site.language)}${edition.kind === 'article' || edition.kind === 'paper' ? html` · ${shown.minutesToRead(minutesToRead(words))}` : ''}</span></p></div>
${edition.correction && edition.correctedAt ? html`<p class="notice corrected" lang="${site.language}"><b>${shown.putRightOn(dayWords(site.language, edition.correctedAt))}</b> ${edition.correction}</p>` : ''}</header>
${players(visit, edition)}
${edition.html ? html`<div class="body">${raw(atMedia(edition.html, paths.media))}</div>` : ''}
${gallery(visit, edition)}
${edition.transcriptHtml ? html`<section class="transcript" aria-labelledby="said"><h2 id="said" lang="${site.language}">${shown.whatIsSaid}</h2><div class="body">${raw(edition.transcriptHtml)}</div></section>` : ''}
<footer lang="${site.language}">${edition.tags.length > 0 ? html`<ul class="tags" aria-label="${shown.tags}">${edition.tags.map(tag => html`<li><a href="${paths.tag(tag)}" rel="tag">#${tag}</a></li>`)}</ul>` : ''}
${hasPaper(edition) ? html`<p><a class="button" href="${paths.paper(edition.slug)}">${shown.asAPdf}</a></p>` : ''}<p class="third">${edition.disclosure}</p>${series(visit, edition, parts)}</footer>
</article>
${below(visit, edition, comments, failed)}`,
  }
}

/** What a member says below it. */
export async function commentOnArticle(visit: Visit): Promise<Page | Response> {
  const { paths } = addressesOf(visit)
  const slug = visit.params.slug ?? ''
  const { text = '', replyTo = '' } = await visit.form()
  try {
    const { said: post } = await writeComment(visit.ctx, {
      slug,
      text,
      ...(/^\d{1,6}$/.test(replyTo) && { replyTo: Number(replyTo) }),
    })
    // Kept from others until somebody has read it: there it says why.
    return goTo(post ? `${paths.article(slug)}#comment-${post.number}` : visit.paths.told())
  } catch (problem) {
    if (!(problem instanceof Problem) || !['invalid', 'refused', 'conflict'].includes(problem.kind)) throw problem
    return articlePage(visit, { problem: refusedIn(visit, problem), text })
  }
}

/** The article as a PDF, made when it is first asked for. */
export async function paperOf(visit: Visit): Promise<Response> {
  const edition = await theEdition(visit)
  if (edition.withdrawnAt || !hasPaper(edition)) throw new Problem('not-found', visit.words.shown.noPaper)
  const key = `${edition.articleId} ${edition.changedAt.getTime()}`
  const pdf = papers.get(key) ?? (await setOnPaper(visit, edition))
  papers.delete(key)
  papers.set(key, pdf)
  for (const [oldest] of papers) if (papers.size > mostPapers) papers.delete(oldest)
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="${edition.slug}.pdf"`,
      'cache-control': 'public, max-age=300',
    },
  })
}

const papers = new Map<string, Buffer>()
const mostPapers = 16
const mostPictureBytes = 12 * 1024 * 1024

async function setOnPaper({ ctx, home }: Visit, edition: Edition): Promise<Buffer> {
  const { name: company } = await theCompany(ctx)
  const pictures = new Map<string, { alt: string; mediaType: string; bytes: Buffer }>()
  const shown = new Set(pictureIdsIn(edition.text))
  let left = mostPictureBytes
  for (const media of edition.media) {
    if (!shown.has(media.id) || media.bytes > left) continue
    left -= media.bytes
    const pieces: Buffer[] = []
    for await (const piece of bytesOf(ctx, media)) pieces.push(piece)
    pictures.set(media.id, { alt: media.alt, mediaType: media.mediaType, bytes: Buffer.concat(pieces) })
  }
  const { title, summary, authorName: author, disclosure, publishedAt, language, text } = edition
  const url = `${home}/blog/${edition.slug}`
  return makePaper({ title, summary, author, disclosure, company, url, publishedAt, language, text, pictures })
}

const hasPaper = ({ kind, title, summary, text, authorName }: Edition) =>
  kind === 'paper' && canBeSet(`${title}${summary}${text}${authorName}`)

async function theEdition({ ctx, params, words }: Visit): Promise<Edition> {
  const edition = await editionBySlug(ctx, params.slug ?? '')
  if (!edition) throw new Problem('not-found', words.shown.noSuchArticle)
  return edition
}

/** Where an article was withdrawn: that it was, when and why. */
function gap(visit: Visit, edition: Edition): Page {
  const { paths } = addressesOf(visit)
  const { site } = visit
  const { shown } = visit.words
  return {
    title: shown.withdrawn,
    status: 410,
    isPrivate: true,
    place: 'blog',
    body: html`<section class="alone"><p class="crumb"><a href="${paths.home()}">${shown.blog}</a></p><h1>${shown.articleWithdrawn}</h1>
<p>${shown.publishedAndWithdrawn(edition.authorName, dayWords(site.language, edition.publishedAt), dayWords(site.language, edition.withdrawnAt ?? edition.changedAt))}</p>
<blockquote class="said"><p>${edition.withdrawnWhy}</p></blockquote></section>`,
  }
}

function players(visit: Visit, { media, language, title }: Edition): Html {
  const { fetchRecording, fetchVideo } = visit.words.shown
  const { paths } = addressesOf(visit)
  const track = ({ id, captions, captionsLanguage }: EditionMedia) =>
    captions
      ? html`<track kind="captions" src="${paths.captions(id)}" srclang="${captionsLanguage ?? language}" label="${captionsLanguage ?? language}" default>`
      : ''
  return html`${media.map(each => {
    const name = each.alt || title
    if (each.kind === 'video')
      return html`<figure class="player"><video controls preload="metadata" aria-label="${name}"><source src="${paths.media(each.id)}" type="${each.mediaType}">${track(each)}<a href="${paths.media(each.id)}">${fetchVideo}</a></video></figure>`
    if (each.kind === 'audio')
      return html`<figure class="player"><audio controls preload="metadata" aria-label="${name}"><source src="${paths.media(each.id)}" type="${each.mediaType}">${track(each)}<a href="${paths.media(each.id)}">${fetchRecording}</a></audio></figure>`
    return ''
  })}`
}

/** The pictures of a gallery, those aside that stand in its words. */
function gallery(visit: Visit, { kind, media, text }: Edition): Html {
  const { paths } = addressesOf(visit)
  if (kind !== 'gallery') return html``
  const inWords = new Set(pictureIdsIn(text))
  const pictures = media.filter(each => each.kind === 'picture' && !inWords.has(each.id))
  return html`<ul class="gallery">${pictures.map(
    ({ id, alt, width, height }) =>
      html`<li><figure><a href="${paths.media(id)}"><img src="${paths.media(id)}" alt="${alt}"${width && height ? html` width="${width}" height="${height}"` : ''} loading="lazy" decoding="async"></a></figure></li>`,
  )}</ul>`
}

function series(visit: Visit, edition: Edition, parts: Awaited<ReturnType<typeof partsOfSeries>>): Html {
  const { paths } = addressesOf(visit)
  const { shown } = visit.words
  const at = parts.findIndex(({ slug }) => slug === edition.slug)
  if (at === -1 || !edition.seriesSlug) return html``
  const [before, after] = [parts[at - 1], parts[at + 1]]
  return html`<nav class="apart" aria-label="${shown.series}"><p>${shown.partOf(at + 1, parts.length)} <a href="${paths.series(edition.seriesSlug)}">${edition.seriesTitle}</a></p>
${before ? html`<p>${shown.beforeIt} <a href="${paths.article(before.slug)}" rel="prev">${before.title}</a></p>` : ''}${after ? html`<p>${shown.afterIt} <a href="${paths.article(after.slug)}" rel="next">${after.title}</a></p>` : ''}</nav>`
}

function below(visit: Visit, edition: Edition, comments: Comments, failed?: { problem: Problem; text: string }): Html {
  const { paths } = addressesOf(visit)
  const { site, visitor, base, words } = visit
  const { shown } = words
  const posts = comments?.posts ?? []
  const said = posts.map(post => {
    const { author } = post
    const who = author.handle ? html`<a href="${visit.paths.member(author.handle)}">${author.name}</a>` : author.name
    const tag = author.disclosure ? html` <span class="works-here">${author.disclosure}</span>` : ''
    const to =
      post.replyTo && post.replyTo > 1
        ? html` <a class="third" href="#comment-${post.replyTo}">${shown.inAnswerTo}</a>`
        : ''
    return html`<li id="comment-${post.number}">${avatar(author.name, 36)}<div><p class="row"><b>${who}</b>${tag}<span class="third">${when(post.writtenAt, site.language, 'moment')}</span>${to}</p>${
      post.removedAt
        ? html`<p class="second">${shown.takenAwayBecause} ${post.removedWhy}</p>`
        : html`<div class="body" lang="${post.language}">${raw(atRoot(post.html, base))}</div>`
    }</div></li>`
  })
  return html`<section class="comments reading" id="comments" aria-labelledby="comments-head"><h2 id="comments-head" class="list-title">${posts.length === 0 ? shown.whatDoYouSay : shown.comments(posts.length)}</h2>
${said.length > 0 ? html`<ol class="said-below">${said}</ol>` : ''}${comments && comments.more > 0 ? html`<p class="second">${shown.moreStandThere(comments.more)}</p>` : ''}
${commentForm()}</section>`

  function commentForm(): Html {
    if (comments?.topic.closedAt) return html`<p class="second">${comments.topic.closedWhy ?? shown.noMoreComments}</p>`
    if (visitor.actor.kind === 'nobody')
      return html`<p class="row"><a class="button" href="${visit.paths.signIn(paths.article(edition.slug))}">${shown.signInToSay}</a><span class="second">${words.readingNeedsNoAccount}</span></p>`
    if (visitor.actor.employeeId) return html`<p class="second">${shown.youWorkHere}</p>`
    return html`<form class="form" method="post" action="${paths.comment(edition.slug)}">${failed ? notice(failed.problem.message, 'wrong') : ''}${field({ name: 'text', label: shown.yourComment, rows: 5, maxLength: 20_000, ...(failed && { value: failed.text }) }, failed?.problem.reasons)}<p class="row"><button class="button primary">${words.sayIt}</button><span class="third">${shown.aPersonReads(edition.authorName)}</span></p></form>`
  }
}

function structured(
  visit: Visit,
  edition: Edition,
  { company, about, comments }: { company: string; about: string; comments: Comments },
): Record<string, unknown> {
  const { absolute } = addressesOf(visit)
  const url = absolute.article(edition.slug)
  const pictures = edition.media.filter(({ kind }) => kind === 'picture').map(({ id }) => absolute.media(id))
  const recorded = (kind: 'audio' | 'video') =>
    edition.media
      .filter(each => each.kind === kind)
      .map(each => ({
        '@type': kind === 'video' ? 'VideoObject' : 'AudioObject',
        name: edition.title,
        description: about,
        uploadDate: edition.publishedAt.toISOString(),
        contentUrl: absolute.media(each.id),
        encodingFormat: each.mediaType,
        transcript: plainOf(edition.transcriptHtml),
      }))
  const posts = comments?.posts.filter(({ removedAt }) => !removedAt) ?? []
  return {
    '@type': edition.kind === 'paper' ? 'Article' : 'BlogPosting',
    headline: edition.title,
    description: about,
    url,
    mainEntityOfPage: url,
    inLanguage: edition.language,
    datePublished: edition.publishedAt.toISOString(),
    dateModified: edition.changedAt.toISOString(),
    author: {
      '@type': 'Person',
      name: edition.authorName,
      jobTitle: edition.authorTitle,
      url: absolute.author(edition.authorSlug),
      worksFor: { '@type': 'Organization', name: company },
    },
    publisher: { '@type': 'Organization', name: company },
    isPartOf: edition.seriesSlug
      ? { '@type': 'CreativeWorkSeries', name: edition.seriesTitle, url: absolute.series(edition.seriesSlug) }
      : { '@type': 'Blog', url: absolute.home() },
    ...(edition.tags.length > 0 && { keywords: edition.tags.join(', ') }),
    ...(pictures.length > 0 && { image: pictures }),
    ...(edition.kind === 'video' && { video: recorded('video') }),
    ...(edition.kind === 'audio' && { audio: recorded('audio') }),
    ...(edition.correction && {
      correction: {
        '@type': 'CorrectionComment',
        text: edition.correction,
        datePublished: edition.correctedAt?.toISOString(),
      },
    }),
    commentCount: posts.length,
    comment: posts.slice(0, 20).map(post => ({
      '@type': 'Comment',
      text: toPlain(post.html),
      dateCreated: post.writtenAt.toISOString(),
      author: { '@type': 'Person', name: post.author.name },
    })),
  }
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ')
  return line.length <= 160 ? line : `${line.slice(0, 159).replace(/\s+\S*$/, '')}…`
}
