/** What stands in an address for a title: readable, and never what it is found by. */
export function slugOf(title: string): string {
  // A page asks for its own many times.
  if (title !== last.title) last = { title, slug: madeOf(title) }
  return last.slug
}

let last = { title: '', slug: 'topic' }

function madeOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
  return words.slice(0, 60).replace(/-+$/, '') || 'topic'
}

/** The pages of what is said on one site; `base` as for `sitePaths`. */
export function topicPaths(base: string) {
  const id = encodeURIComponent
  const topic = (topicId: string, title: string) => `${base}/topics/${id(topicId)}/${id(slugOf(title))}`
  return {
    topic,
    /** Where a post stands: its page, and it on that page. */
    post: (topicId: string, title: string, number: number, page: number) =>
      `${topic(topicId, title)}${page > 1 ? `?page=${page}` : ''}#p${number}`,
    page: (topicId: string, title: string, page: number) =>
      `${topic(topicId, title)}${page > 1 ? `?page=${page}` : ''}`,
    do: (topicId: string, what: string) => `${base}/topics/${id(topicId)}/do/${what}`,
    tags: (topicId: string) => `${base}/topics/${id(topicId)}/change/tags`,
    write: (kind?: string, spaceSlug?: string) =>
      `${base}/write${kind ? `?kind=${id(kind)}` : ''}${spaceSlug ? `${kind ? '&' : '?'}space=${id(spaceSlug)}` : ''}`,
    related: () => `${base}/related`,
    draft: () => `${base}/drafts`,
    edit: (postId: string) => `${base}/posts/${id(postId)}/edit`,
    picture: (pictureId: string) => `${base}/posts/pictures/${id(pictureId)}`,
    history: (postId: string) => `${base}/posts/${id(postId)}/history`,
    remove: (postId: string) => `${base}/posts/${id(postId)}/remove`,
    topics: (kind?: string) => (kind ? `${base}/topics?kind=${id(kind)}` : `${base}/topics`),
    waiting: () => `${base}/topics?waiting=1`,
    space: (slug: string) => `${base}/spaces/${id(slug)}`,
    tag: (name: string) => `${base}/tags/${id(name)}`,
    search: (words?: string) => (words ? `${base}/search?q=${id(words)}` : `${base}/search`),
    postsBy: (handle: string) => `${base}/members/${id(handle)}/posts`,
    atom: (of = '') => `${base}${of}/feed.atom`,
    json: (of = '') => `${base}${of}/feed.json`,
    calendar: () => `${base}/calendar.ics`,
    calendarOf: (topicId: string) => `${base}/topics/${id(topicId)}/event.ics`,
  }
}
export type TopicPaths = ReturnType<typeof topicPaths>
