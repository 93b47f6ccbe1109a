import { at, idOf, listOf, numberOf, textOf } from '#connectors/web'
import { ask, askIfThere, type Where } from './ask.ts'
import { type Piece, plain, type Reading, reasons } from './model.ts'
import { toMarkdown } from './to-markdown.ts'

/** Where reading goes on. */
export interface DiscourseCursor {
  stage: 'spaces' | 'people' | 'topics'
  /** Of people from 1, of topics from 0. */
  page: number
  /** Topics of this page that are not read yet. */
  topics?: string[]
  /** Categories that are closed to the public: a key sees into them, and nothing of them is read. */
  closed?: string[]
}

export interface DiscourseAsked {
  /** Whether a key was given that may see addresses. */
  hasKey: boolean
  /** Topics in which nothing was said since then are known already. */
  since?: Date
}

const atOnce = 20
const likeAction = 2

/**
 * Reads a Discourse forum by its API (https://docs.discourse.org): its categories, its people with their addresses where the
 * key may see them, then topic after topic in the order in which they were opened. Ends when all is read.
 */
export async function* readDiscourse(
  where: Where,
  asked: DiscourseAsked,
  from?: DiscourseCursor,
): AsyncGenerator<Reading<DiscourseCursor>> {
  let cursor: DiscourseCursor = from ?? { stage: 'spaces', page: 0 }
  if (cursor.stage === 'spaces') {
    const site = await ask(where, '/site.json')
    cursor = { stage: 'people', page: 1, closed: closedIn(site) }
    yield { pieces: spacesIn(site), cursor }
  }
  const { closed = [] } = cursor
  while (cursor.stage === 'people') {
    const { pieces, isLast } = await peopleOn(where, cursor.page, asked.hasKey)
    cursor = isLast ? { stage: 'topics', page: 0, closed } : { stage: 'people', page: cursor.page + 1, closed }
    yield { pieces, cursor }
  }
  for (;;) {
    const page: number = cursor.page
    let queue: string[] | undefined = cursor.topics
    if (!queue) {
      const found = await topicsOn(where, page, closed, asked.since)
      if (!found) return
      queue = found.ids
      cursor = { stage: 'topics', page, topics: queue, closed }
      yield { pieces: found.leftOut, cursor }
    }
    for (const [n, id] of queue.entries()) {
      const pieces = await topic(where, id)
      cursor = { stage: 'topics', page, topics: queue.slice(n + 1), closed }
      yield { pieces, cursor }
    }
    cursor = { stage: 'topics', page: page + 1, closed }
  }
}

const closedIn = (site: unknown) =>
  listOf(at(site, 'categories')).flatMap(each =>
    at(each, 'read_restricted') === true ? (idOf(at(each, 'id')) ?? []) : [],
  )

function spacesIn(site: unknown): Piece[] {
  const all = listOf(at(site, 'categories'))
  return all.flatMap((category): Piece[] => {
    const id = idOf(at(category, 'id'))
    const name = plain(textOf(at(category, 'name')) ?? '', 60)
    if (!id || !name) return []
    const path = `/c/${id}`
    if (at(category, 'read_restricted') === true)
      return [{ kind: 'left-out', what: 'space', id, why: reasons.closedPart, path }]
    const about = plain(textOf(at(category, 'description_text')) ?? textOf(at(category, 'description')) ?? '', 200)
    return [{ kind: 'space', id, name, about: about.replace(/<[^>]*>/g, ''), path }]
  })
}

/** Those who have an account, a hundred a page: an administrator’s key only. */
async function peopleOn(where: Where, page: number, hasKey: boolean): Promise<{ pieces: Piece[]; isLast: boolean }> {
  const data = hasKey
    ? await askIfThere(where, '/admin/users/list/active.json', { show_emails: true, page })
    : undefined
  if (data === undefined)
    return { isLast: true, pieces: [{ kind: 'left-out', what: 'person', id: 'mail', why: reasons.noAddresses }] }
  const people = listOf(data)
  const pieces = people.flatMap((user): Piece[] => {
    const person = personIn(user, 'id')
    const mail = textOf(at(user, 'email'))
    return person ? [{ ...person, ...(mail?.includes('@') && { mail }) }] : []
  })
  return { pieces, isLast: people.length === 0 }
}

function personIn(user: unknown, idAt: string): (Piece & { kind: 'person' }) | undefined {
  const id = numberOf(at(user, idAt))
  const username = textOf(at(user, 'username'))
  if (id === undefined || id <= 0 || !username) return undefined
  const name = plain(textOf(at(user, 'name')) || textOf(at(user, 'display_username')) || username, 60)
  return { kind: 'person', id: `${id}`, username, name, path: `/u/${username.toLowerCase()}` }
}

/** The topics of a page that may hold something new, the oldest first; nothing where there is no such page. */
async function topicsOn(
  where: Where,
  page: number,
  closed: string[],
  since: Date | undefined,
): Promise<{ ids: string[]; leftOut: Piece[] } | undefined> {
  const data = await ask(where, '/latest.json', { order: 'created', ascending: true, no_definitions: true, page })
  const topics = listOf(at(data, 'topic_list', 'topics'))
  if (topics.length === 0) return undefined
  const ids: string[] = []
  const leftOut: Piece[] = []
  for (const each of topics) {
    const id = idOf(at(each, 'id'))
    const last = Date.parse(textOf(at(each, 'last_posted_at')) ?? textOf(at(each, 'bumped_at')) ?? '')
    if (!id) continue
    if (closed.includes(idOf(at(each, 'category_id')) ?? ''))
      leftOut.push({ kind: 'left-out', what: 'topic', id, why: reasons.closedPart, path: `/t/${id}` })
    else if (!since || !(last < since.getTime())) ids.push(id)
  }
  return { ids, leftOut }
}

async function topic(where: Where, id: string): Promise<Piece[]> {
  const data = await askIfThere(where, `/t/${id}.json`)
  const path = `/t/${id}`
  const leftOut = (why: string): Piece[] => [{ kind: 'left-out', what: 'topic', id, why, path }]
  if (data === undefined) return leftOut(reasons.closedPart)
  if (at(data, 'archetype') !== 'regular') return leftOut(reasons.private)
  if (at(data, 'visible') === false || at(data, 'deleted_at')) return leftOut(reasons.hidden)
  const first = listOf(at(data, 'post_stream', 'posts'))
  const by = idOf(at(data, 'user_id')) ?? idOf(at(data, 'details', 'created_by', 'id')) ?? idOf(at(first[0], 'user_id'))
  const opened = textOf(at(data, 'created_at'))
  if (!by || !opened) return leftOut(reasons.wordless)
  if (Number(by) <= 0) return leftOut(reasons.machine)
  const accepted = numberOf(at(data, 'accepted_answer', 'post_number'))
  const space = idOf(at(data, 'category_id'))
  const pieces: Piece[] = [
    {
      ...{ kind: 'topic', id, title: plain(textOf(at(data, 'title')) ?? '', 150), by, at: opened, path },
      ...(space && { space }),
      tags: listOf(at(data, 'tags')).flatMap(tag => textOf(tag) ?? textOf(at(tag, 'name')) ?? []),
      ...((accepted !== undefined || at(data, 'has_accepted_answer') === true) && { isQuestion: true }),
      ...(at(data, 'can_vote') === true && { isIdea: true }),
      ...((at(data, 'closed') === true || at(data, 'archived') === true) && { isClosed: true }),
      ...(accepted !== undefined && { accepted: `${path}/${accepted}` }),
    },
  ]
  const posts = [...first]
  const shown = new Set(first.map(post => idOf(at(post, 'id'))))
  const rest = listOf(at(data, 'post_stream', 'stream'))
    .flatMap(each => idOf(each) ?? [])
    .filter(each => !shown.has(each))
  for (let n = 0; n < rest.length; n += atOnce) {
    const query = new URLSearchParams(rest.slice(n, n + atOnce).map(each => ['post_ids[]', each]))
    posts.push(...listOf(at(await ask(where, `/t/${id}/posts.json?${query}`), 'post_stream', 'posts')))
  }
  for (const post of posts) pieces.push(...(await postAndLikes(where, id, post)))
  if (at(data, 'can_vote') === true && (numberOf(at(data, 'vote_count')) ?? 0) > 0)
    for (const voter of listOf(await askIfThere(where, '/voting/who.json', { topic_id: id }))) {
      const person = personIn(voter, 'id')
      if (person) pieces.push(person, { kind: 'vote', topic: id, by: person.id })
    }
  return pieces
}

async function postAndLikes(where: Where, topicId: string, post: unknown): Promise<Piece[]> {
  const id = idOf(at(post, 'id'))
  const number = numberOf(at(post, 'post_number'))
  const opened = textOf(at(post, 'created_at'))
  if (!id || number === undefined || !opened) return []
  const path = `/t/${topicId}/${number}`
  const why = whyNot(post)
  if (why) return [{ kind: 'left-out', what: 'post', id, why, path }]
  const person = personIn(post, 'user_id')
  const text = toMarkdown(textOf(at(post, 'cooked')) ?? '', `${where.url}${path}`)
  if (!text) return [{ kind: 'left-out', what: 'post', id, why: reasons.wordless, path }]
  const replyTo = numberOf(at(post, 'reply_to_post_number'))
  const edited = (numberOf(at(post, 'version')) ?? 1) > 1 ? textOf(at(post, 'updated_at')) : undefined
  const pieces: Piece[] = [
    ...(person ? [person] : []),
    {
      ...{ kind: 'post', id, topic: topicId, number, by: person?.id ?? '', at: opened, text, path },
      ...(edited && { editedAt: edited }),
      ...(replyTo !== undefined && { replyTo: `/t/${topicId}/${replyTo}` }),
      ...(at(post, 'accepted_answer') === true && { isAccepted: true }),
    },
  ]
  const liked = listOf(at(post, 'actions_summary')).find(each => at(each, 'id') === likeAction)
  const count = numberOf(at(liked, 'count')) ?? 0
  // The first of a topic is what is asked: those who thank, thank for an answer.
  if (count === 0 || number === 1) return pieces
  const who = await askIfThere(where, '/post_action_users.json', { id, post_action_type_id: likeAction, limit: 200 })
  const likers = listOf(at(who, 'post_action_users')).flatMap(user => personIn(user, 'id') ?? [])
  for (const liker of likers) pieces.push(liker, { kind: 'like', topic: topicId, post: id, by: liker.id, at: opened })
  if (likers.length < count)
    pieces.push({ kind: 'left-out', what: 'like', id: `of ${id}`, why: reasons.unknownLikes, path })
  return pieces
}

function whyNot(post: unknown): string | undefined {
  if (at(post, 'deleted_at') || at(post, 'user_deleted') === true || at(post, 'hidden') === true) return reasons.hidden
  if ((numberOf(at(post, 'user_id')) ?? 1) <= 0) return reasons.machine
  return (numberOf(at(post, 'post_type')) ?? 1) === 1 ? undefined : reasons.notice
}
