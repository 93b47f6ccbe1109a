import type { components } from '../api-types.ts'
import { paths } from '../paths.ts'
import type { ShareReadView } from '../screens/share-read.tsx'
import type { ShareAboutView, SharePreviewView, ShareTyped } from '../screens/share-typed.ts'
import type { ShareRowView } from '../screens/shares.tsx'
import { placeOf } from './say.ts'

export type Share = components['schemas']['Share']
export type SharePost = components['schemas']['SharePost']
type About = NonNullable<components['schemas']['ShareAbout']>

const standings: Record<Share['step'], { standing: string; tone?: ShareRowView['tone'] }> = {
  draft: { standing: 'being written' },
  'in-review': { standing: 'with a colleague, to be read' },
  returned: { standing: 'came back', tone: 'care' },
  approved: { standing: 'to be sent by you', tone: 'yours' },
  released: { standing: 'sent' },
  withdrawn: { standing: 'taken down' },
}

/** How a post for networks stands, in a few words. */
export function shareStanding(
  { step, waitsBecause, releasedAt, stands }: Pick<Share, 'step' | 'waitsBecause' | 'releasedAt' | 'stands'>,
  posts: Pick<SharePost, 'step'>[] = [],
): { standing: string; tone?: ShareRowView['tone'] } {
  if (stands && step === 'draft' && !waitsBecause) return { standing: 'stands there, other words are being written' }
  if (step === 'draft' && waitsBecause) return { standing: 'did not leave', tone: 'stop' }
  if (step === 'withdrawn' && !releasedAt) return { standing: 'given up' }
  if (step === 'released' && posts.some(post => post.step === 'held')) return { standing: 'leaves with its article' }
  return standings[step]
}

export function shareRow(share: Share): ShareRowView {
  const { id, text, topic, posts, language, changedAt, waitsBecause } = share
  const words = topic?.title || text || posts.find(post => post.words)?.words || 'Without words yet'
  return {
    ...{ id, language, changedAt, words: words.length > 120 ? `${words.slice(0, 118)}…` : words },
    ...shareStanding(share),
    ...(waitsBecause && { waits: waitsBecause }),
  }
}

const abouts: Record<About['standing'], (at: string) => string> = {
  out: () => '',
  scheduled: at => `It goes out ${at}, and your posts leave with it.`,
  nowhere: () => 'It is not published yet: publish it, or give it a time, and this can leave with it.',
  withdrawn: () => 'It was withdrawn: nothing can lead to it any more.',
}

export function aboutView(about: About | null | undefined): ShareAboutView | undefined {
  if (!about) return undefined
  const { articleId, title, authorName, card, standing, goesOutAt } = about
  const at = goesOutAt
    ? new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(goesOutAt))
    : 'at its time'
  const words = abouts[standing](at)
  return {
    ...{ title, author: authorName, href: paths.article(articleId) },
    ...(words && { standing: words }),
    ...(card && { url: card.url }),
  }
}

export function previewViews(previews: components['schemas']['SharePreview'][]): SharePreviewView[] {
  return previews.map(
    ({
      accountId,
      handle,
      network,
      label,
      said,
      pictures,
      leavesPicturesOut,
      topic,
      card,
      length,
      most,
      lengthWords,
      problem,
      alike,
    }) => ({
      ...{ accountId, network, said, pictures, leavesPicturesOut, length, name: `@${handle} on ${label}` },
      ...(topic && { topic }),
      ...(card && { card }),
      ...(most !== null && { most }),
      ...(lengthWords && { lengthWords }),
      ...(problem && { problem }),
      ...(alike && { alike: { who: alike.byName, words: alike.words.slice(0, 400) } }),
    }),
  )
}

const postStandings: Record<SharePost['step'], string> = {
  held: 'leaves with the article',
  waiting: 'on its way',
  sent: 'stands there',
  refused: 'not taken',
  doubtful: 'may have arrived',
  cancelled: 'did not leave',
  changing: 'stands there, other words are on their way',
  retracting: 'being taken down',
  retracted: 'taken down',
}

export function postViews(posts: SharePost[]): ShareReadView['posts'] {
  return posts.map(({ id, handle, network, said, pictures, topic, step, url, failure, sentAt }) => ({
    ...{ id, network, said, pictures, standing: postStandings[step] },
    name: `@${handle} on ${placeOf(network).label}`,
    ...(topic && { title: topic.title }),
    ...(url && (step === 'sent' || step === 'changing') && { url }),
    ...(failure && { failure }),
    isRefused: step === 'refused',
    ...(sentAt && { sentAt }),
  }))
}

const echoStandings: Record<components['schemas']['Echo']['standing'], string> = {
  open: 'waits for an answer',
  claimed: 'somebody is at it',
  'in-review': 'being reviewed',
  answered: 'answered',
  closed: 'closed',
  aside: 'not for us',
  gone: 'gone',
}

export function echoViews(conversations: components['schemas']['Echo'][]): ShareReadView['answers'] {
  return conversations.map(({ conversationId: id, words, byName, network, standing }) => ({
    id,
    words: words.length > 200 ? `${words.slice(0, 198)}…` : words,
    by: `${byName} on ${placeOf(network).label}`,
    standing: echoStandings[standing],
  }))
}

export function typedShare({ text, language, isForColleagues, pictures, topic, posts }: Share): ShareTyped {
  const words = Object.fromEntries(posts.map(post => [post.accountId, post.words]))
  return { text, language, isForColleagues, pictures, topic, posts: words }
}

export function givenShare({ posts, ...typed }: ShareTyped) {
  return { ...typed, posts: Object.entries(posts).map(([accountId, words]) => ({ accountId, words })) }
}
