import { at, idOf, listOf, numberOf, textOf } from '#connectors/web'
import { ask, askIfThere, type Where } from './ask.ts'
import { type PersonRead, type Piece, plain, type Reading, reasons, type SpaceRead } from './model.ts'
import { toMarkdown } from './to-markdown.ts'

/** Where reading goes on. */
export interface NodebbCursor {
  stage: 'spaces' | 'people' | 'topics'
  /** From 1. */
  page: number
  /** Categories that are not read yet, as their addresses name them. */
  spaces?: string[]
  /** Topics of this page of the first of them that are not read yet. */
  topics?: string[]
}

/**
 * Reads a NodeBB forum by its read API (https://docs.nodebb.org/api/read/): categories, people with their confirmed addresses
 * where the token is an administrator’s, then category after category, topic after topic. Ends when all is read.
 */
export async function* readNodebb(
  where: Where,
  asked: { hasKey: boolean },
  from?: NodebbCursor,
): AsyncGenerator<Reading<NodebbCursor>> {
  let cursor: NodebbCursor = from ?? { stage: 'spaces', page: 1 }
  if (cursor.stage === 'spaces') {
    const { pieces, slugs } = await spaces(where)
    cursor = { stage: 'people', page: 1, spaces: slugs }
    yield { pieces, cursor }
  }
  while (cursor.stage === 'people') {
    const { pieces, isLast } = await peopleOn(where, cursor.page, asked.hasKey)
    const next: NodebbCursor = isLast ? { ...cursor, stage: 'topics', page: 1 } : { ...cursor, page: cursor.page + 1 }
    cursor = next
    yield { pieces, cursor }
  }
  for (let all = cursor.spaces ?? []; all[0]; all = cursor.spaces ?? []) {
    const list = cursor.topics ? undefined : await topicsOn(where, all[0], cursor.page)
    const queue = cursor.topics ?? list?.topics ?? []
    for (const [n, slug] of queue.entries()) {
      const pieces = await topic(where, slug)
      cursor = { ...cursor, topics: queue.slice(n + 1) }
      yield { pieces, cursor }
    }
    // Read again after a halt in the middle of a page: only whether there is another page.
    const isLast = list ? list.isLast : (await topicsOn(where, all[0], cursor.page)).isLast
    cursor = isLast
      ? { stage: 'topics', page: 1, spaces: all.slice(1) }
      : { stage: 'topics', page: cursor.page + 1, spaces: all }
  }
}

/** The categories that whoever comes by may read; those that only a key sees into are named and left alone. */
async function spaces(where: Where): Promise<{ pieces: Piece[]; slugs: string[] }> {
  const open = await categories({ ...where, headers: {}, query: {} })
  const all = Object.keys(where.headers).length > 0 ? await categories(where) : open
  const isOpen = new Set(open.map(each => each.space.id))
  const closed = all.filter(({ space }) => !isOpen.has(space.id))
  return {
    pieces: [
      ...open.map(each => each.space),
      ...closed.map(({ space: { id, path } }): Piece => {
        return { kind: 'left-out', what: 'space', id, why: reasons.closedPart, ...(path && { path }) }
      }),
    ],
    slugs: open.map(each => each.slug),
  }
}

async function categories(where: Where): Promise<{ space: SpaceRead; slug: string }[]> {
  const found: { space: SpaceRead; slug: string }[] = []
  const walk = (list: unknown[]) => {
    for (const category of list) {
      const id = idOf(at(category, 'cid'))
      const name = plain(textOf(at(category, 'name')) ?? '', 60)
      const isLink = Boolean(textOf(at(category, 'link')))
      if (!id || !name) continue
      if (numberOf(at(category, 'disabled')) !== 1 && !isLink) {
        const about = plain((textOf(at(category, 'description')) ?? '').replace(/<[^>]*>/g, ''), 200)
        const space: SpaceRead = { kind: 'space', id, name, about, path: `/category/${id}` }
        found.push({ space, slug: textOf(at(category, 'slug')) ?? id })
      }
      walk(listOf(at(category, 'children')))
    }
  }
  for (let page = 1; ; page++) {
    const data = await ask(where, '/api/categories', { page })
    walk(listOf(at(data, 'categories')))
    if (page >= pagesOf(data)) return found
  }
}

const pagesOf = (data: unknown) => numberOf(at(data, 'pagination', 'pageCount')) ?? 1

async function peopleOn(where: Where, page: number, hasKey: boolean): Promise<{ pieces: Piece[]; isLast: boolean }> {
  const data = hasKey ? await askIfThere(where, '/api/admin/manage/users', { page }) : undefined
  if (data === undefined)
    return { isLast: true, pieces: [{ kind: 'left-out', what: 'person', id: 'mail', why: reasons.noAddresses }] }
  const pieces = listOf(at(data, 'users')).flatMap((user): Piece[] => {
    const person = personIn(user)
    const mail = textOf(at(user, 'email'))
    const confirmed = at(user, 'email:confirmed')
    const isTheirs = confirmed === true || numberOf(confirmed) === 1
    return person ? [{ ...person, ...(mail?.includes('@') && isTheirs && { mail }) }] : []
  })
  return { pieces, isLast: page >= pagesOf(data) }
}

function personIn(user: unknown): PersonRead | undefined {
  const id = numberOf(at(user, 'uid'))
  const username = textOf(at(user, 'username'))
  if (id === undefined || id <= 0 || !username || username.startsWith('[[')) return undefined
  const name = plain(textOf(at(user, 'displayname')) || textOf(at(user, 'fullname')) || username, 60)
  const slug = textOf(at(user, 'userslug'))
  return { kind: 'person', id: `${id}`, username, name, ...(slug && { path: `/user/${slug.toLowerCase()}` }) }
}

async function topicsOn(where: Where, slug: string, page: number): Promise<{ topics: string[]; isLast: boolean }> {
  const data = await askIfThere(where, `/api/category/${addressOf(slug)}`, { page, sort: 'oldest_to_newest' })
  return {
    topics: listOf(at(data, 'topics')).flatMap(each => textOf(at(each, 'slug')) ?? idOf(at(each, 'tid')) ?? []),
    isLast: page >= pagesOf(data),
  }
}

async function topic(where: Where, slug: string): Promise<Piece[]> {
  const pieces: Piece[] = []
  for (let page = 1, number = 0; ; page++) {
    const data = await askIfThere(where, `/api/topic/${addressOf(slug)}`, { page })
    const id = idOf(at(data, 'tid')) ?? slug.split('/')[0] ?? slug
    const path = `/topic/${id}`
    const leftOut = (why: string): Piece[] => [{ kind: 'left-out', what: 'topic', id, why, path }]
    if (data === undefined) return leftOut(reasons.closedPart)
    if (numberOf(at(data, 'deleted')) === 1) return leftOut(reasons.hidden)
    if (page === 1) {
      const at_ = timeOf(data)
      if (!at_) return leftOut(reasons.wordless)
      const space = idOf(at(data, 'cid'))
      const title = textOf(at(data, 'titleRaw')) ?? textOf(at(data, 'title')) ?? ''
      const solved = idOf(at(data, 'solvedPid'))
      pieces.push({
        ...{ kind: 'topic', id, title: plain(title, 150), by: writerOf(data), at: at_, path },
        ...(space && { space }),
        tags: listOf(at(data, 'tags')).flatMap(tag => textOf(at(tag, 'value')) ?? []),
        ...(isYes(at(data, 'isQuestion')) && { isQuestion: true }),
        ...(numberOf(at(data, 'locked')) === 1 && { isClosed: true }),
        ...(isYes(at(data, 'isSolved')) && solved && solved !== '0' && { accepted: solved }),
      })
    }
    for (const post of listOf(at(data, 'posts')))
      pieces.push(...(await postAndLikes(where, id, post, ++number, idOf(at(data, 'mainPid')))))
    if (page >= pagesOf(data)) return pieces
  }
}

async function postAndLikes(
  where: Where,
  topicId: string,
  post: unknown,
  number: number,
  mainPid: string | undefined,
): Promise<Piece[]> {
  const id = idOf(at(post, 'pid'))
  const written = timeOf(post)
  if (!id || !written) return []
  const path = `/post/${id}`
  const isGone = at(post, 'deleted') === true || numberOf(at(post, 'deleted')) === 1
  if (isGone) return [{ kind: 'left-out', what: 'post', id, why: reasons.hidden, path }]
  const text = toMarkdown(textOf(at(post, 'content')) ?? '', `${where.url}/topic/${topicId}`)
  if (!text) return [{ kind: 'left-out', what: 'post', id, why: reasons.wordless, path }]
  const person = personIn(at(post, 'user'))
  const replyTo = idOf(at(post, 'toPid'))
  const edited = (numberOf(at(post, 'edited')) ?? 0) > 0 ? textOf(at(post, 'editedISO')) : undefined
  const pieces: Piece[] = [
    ...(person ? [person] : []),
    {
      ...{ kind: 'post', id, topic: topicId, number, by: person?.id ?? '', at: written, text, path },
      ...(edited && { editedAt: edited }),
      ...(replyTo && { replyTo }),
    },
  ]
  const count = numberOf(at(post, 'upvotes')) ?? 0
  if (count === 0 || id === mainPid || number === 1) return pieces
  const voters = await askIfThere(where, `/api/v3/posts/${id}/voters`)
  const likers = listOf(at(voters, 'response', 'upvoters')).flatMap(user => personIn(user) ?? [])
  for (const liker of likers) pieces.push(liker, { kind: 'like', topic: topicId, post: id, by: liker.id, at: written })
  if (likers.length < count)
    pieces.push({ kind: 'left-out', what: 'like', id: `of ${id}`, why: reasons.unknownLikes, path })
  return pieces
}

const isYes = (value: unknown) => value === true || numberOf(value) === 1

const writerOf = (said: unknown) => {
  const uid = numberOf(at(said, 'uid')) ?? 0
  return uid > 0 ? `${uid}` : ''
}

function timeOf(said: unknown): string | undefined {
  const ms = numberOf(at(said, 'timestamp'))
  return textOf(at(said, 'timestampISO')) ?? (ms === undefined ? undefined : new Date(ms).toISOString())
}

/** `7/how-to-ride` stays two parts, and nothing else gets into the address. */
const addressOf = (slug: string) => slug.split('/').slice(0, 2).map(encodeURIComponent).join('/')
