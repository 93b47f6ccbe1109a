import { html } from 'hono/html'
import { Problem, type Reason } from '#lib/problem'
import { topicPaths } from '#lib/topic-paths'
import type { PostShown } from '#places/community'
import { keepPicture, openPicture, pictureLimits } from '#places/pictures'
import { readSent } from '../../forms.ts'
import { toldIn } from '../../refused.ts'
import type { Html, Visit } from '../../visit.ts'
import { asWhoLooksAfter } from '../moderation/who.ts'
import type { Marks } from './data.ts'

/** A picture that is being added, with what is said of it so far. */
export interface Added {
  id: string
  alt: string
}

export interface Filled {
  form: Record<string, string>
  pictures: Added[]
  /** Why one was not taken, in words. */
  wrong?: string
  /** What one shows is still to be said: the form is shown once more, and asks for it. */
  asks: boolean
}

const mostMb = pictureLimits.bytes / 1024 / 1024
const ofPicture = /^alt-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Whether a field of a form is about a picture. */
export const isOfPicture = (name: string): boolean => name.startsWith('alt-') || name.startsWith('without-')

/** Keeps a picture that was chosen, as its author’s. */
export type Keeps = (bytes: Buffer) => Promise<{ id: string }>

/** Reads a form with pictures. Those chosen now are kept; those from before come with what is said of them. */
export async function readFilled(
  visit: Visit,
  keep: Keeps = bytes => keepPicture(visit.ctx, { siteId: visit.site.id, bytes }),
): Promise<Filled> {
  const { files, form } = await readSent(visit, { most: pictureLimits.perPost, bytes: pictureLimits.bytes })
  const pictures = Object.entries(form).flatMap(([name, alt]) => {
    const id = ofPicture.exec(name)?.[1]
    return id && !form[`without-${id}`] ? [{ id, alt: alt.trim() }] : []
  })
  const room = Math.max(0, pictureLimits.perPost - pictures.length)
  const wrongs: string[] = files.length > room ? [visit.words.writing.tooManyPictures(pictureLimits.perPost)] : []
  for (const bytes of files.slice(0, room))
    try {
      pictures.push({ id: (await keep(bytes)).id, alt: '' })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      wrongs.push(toldIn(visit, error.message))
    }
  const wrong = [...new Set(wrongs)].join(' ')
  return { form, pictures, ...(wrong && { wrong }), asks: pictures.some(({ alt }) => alt === '') }
}

/** The part of a form in which pictures are chosen, and said what they show. */
export function pictureFields({ base, words }: Visit, pictures: Added[], reasons: Reason[] = []): Html {
  const at = topicPaths(base)
  const wrong = reasons.filter(each => each.at === 'pictures' || each.at?.startsWith('pictures.'))
  const rows = pictures.map(({ alt, id }, n) => {
    const why = wrong.find(each => each.at?.startsWith(`pictures.${n}.`))
    return html`<li><img src="${at.picture(id)}" alt="" width="96" height="96" loading="lazy"><div class="field"><label for="alt-${id}">${words.whatPictureShows(n + 1)}</label><input class="box" id="alt-${id}" name="alt-${id}" value="${alt}" maxlength="${pictureLimits.alt}" autocomplete="off" dir="auto"${why ? html` aria-invalid="true" aria-describedby="alt-${id}-wrong"` : ''}>${why ? html`<p class="wrong" id="alt-${id}-wrong">${why.message}</p>` : ''}<p class="check"><input type="checkbox" id="without-${id}" name="without-${id}" value="yes"><label for="without-${id}">${words.leavePictureOut(n + 1)}</label></p></div></li>`
  })
  return html`${
    pictures.length > 0
      ? html`<fieldset class="asked"><legend>${words.whatPicturesShow}</legend><p class="third small">${words.whatPicturesShowFor}</p><ul>${rows}</ul></fieldset>`
      : ''
  }${
    pictures.length < pictureLimits.perPost
      ? html`<div class="field"><label for="pictures">${words.addPictures}</label><input class="box" type="file" id="pictures" name="pictures" accept="image/png,image/jpeg,image/webp" multiple aria-describedby="pictures-hint"><p class="hint" id="pictures-hint">${words.addPicturesHint(pictureLimits.perPost, mostMb)}</p></div>`
      : ''
  }`
}

/** The pictures of a post, below its words; loaded when they come near, each with the room it needs. */
export function picturesOf({ base }: Visit, { pictures }: Pick<PostShown, 'pictures'>, marks: Marks): Html {
  if (pictures.length === 0) return html``
  const at = topicPaths(base)
  return html`<ul class="pictures">${pictures.map(({ alt, height, id, width }) => html`<li><a href="${at.picture(id)}"><img src="${at.picture(id)}" alt="${alt}" width="${width}" height="${height}"${marks.picture} loading="lazy" decoding="async"></a></li>`)}</ul>`
}

/** The picture itself. It may be kept for a while, and is asked about again, since it may be taken away. */
export async function pictureOf(visit: Visit): Promise<Response> {
  const id = visit.params.id ?? ''
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id))
    throw new Problem('not-found', 'There is no such picture.')
  const { bytes, isPublic, picture } = await openPicture(await asWhoLooksAfter(visit), id)
  // A colleague’s stands on no site before it leaves.
  if (picture.siteId !== visit.site.id && (picture.siteId !== null || isPublic))
    throw new Problem('not-found', 'There is no such picture here.')
  const etag = `"${id}"`
  const headers = {
    etag,
    'content-type': picture.mediaType,
    'cache-control': isPublic ? 'public, max-age=600, must-revalidate' : 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    // Feeds and other servers show what everybody may see.
    ...(isPublic && { 'cross-origin-resource-policy': 'cross-origin' }),
  }
  if (isPublic && visit.request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(bytes), { headers: { ...headers, 'content-length': String(bytes.length) } })
}
