import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface OldForum {
  url: string
  /** Paths that were asked for, with their query. */
  asked: string[]
  /** Answers with this status instead, as long as it says so. */
  trouble: (path: string) => number | undefined
  close(): Promise<void>
}

type Answer = (asked: { path: string; query: URLSearchParams; headers: IncomingMessage['headers'] }) => unknown

/** A server of this machine that answers as a forum’s API does; `undefined` is a 404, a number a status of its own. */
async function serve(answer: Answer): Promise<OldForum> {
  const forum: OldForum = { url: '', asked: [], trouble: () => undefined, close: async () => {} }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://forum')
    forum.asked.push(`${url.pathname}${url.search}`)
    const trouble = forum.trouble(url.pathname)
    const said = trouble ?? answer({ path: url.pathname, query: url.searchParams, headers: request.headers })
    const status = typeof said === 'number' ? said : said === undefined ? 404 : 200
    response.writeHead(status, { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '7' }) })
    response.end(JSON.stringify(status === 200 ? said : { errors: [`It is ${status}.`], error_type: 'not_found' }))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  forum.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  forum.close = () => new Promise<void>(resolve => server.close(() => resolve()))
  return forum
}

export const discourseKey = 'key of an administrator'

/** One post as Discourse 3 shows it (https://docs.discourse.org, “Get a single topic”), with what matters said. */
export function discoursePost(said: Record<string, unknown>): Record<string, unknown> {
  return {
    name: '',
    avatar_template: '/user_avatar/forum/{size}/2_1.png',
    post_type: 1,
    updated_at: said.created_at,
    reply_count: 0,
    reply_to_post_number: null,
    quote_count: 0,
    incoming_link_count: 0,
    reads: 3,
    score: 0.6,
    yours: false,
    version: 1,
    can_edit: false,
    can_delete: false,
    user_title: null,
    actions_summary: [],
    moderator: false,
    admin: false,
    staff: false,
    hidden: false,
    trust_level: 1,
    deleted_at: null,
    user_deleted: false,
    edit_reason: null,
    wiki: false,
    ...said,
  }
}

export interface DiscourseTopic {
  id: number
  title: string
  created_at: string
  last_posted_at: string
  posts: Record<string, unknown>[]
  more?: Record<string, unknown>
}

/** A Discourse forum, by what its API documents: site, latest, a topic, some posts of it, who liked, users for administrators. */
export function discourseForum(said: {
  categories: Record<string, unknown>[]
  users: Record<string, unknown>[]
  topics: () => DiscourseTopic[]
  likes: Record<string, Record<string, unknown>[]>
  voters: Record<string, Record<string, unknown>[]>
}): Promise<OldForum> {
  const chunk = 20
  return serve(({ path, query, headers }) => {
    const topics = said.topics()
    if (path === '/site.json') return { categories: said.categories, post_action_types: [], groups: [] }
    if (path === '/admin/users/list/active.json') {
      if (headers['api-key'] !== discourseKey || headers['api-username'] !== 'ada') return 404
      return query.get('page') === '1' && query.get('show_emails') === 'true' ? said.users : []
    }
    if (path === '/latest.json') {
      const page = Number(query.get('page'))
      const shown = topics
        .slice(page * 2, page * 2 + 2)
        .map(({ posts, more, ...line }) => ({ ...line, ...more, posters: [] }))
      return { users: [], topic_list: { can_create_topic: false, per_page: 2, topics: shown } }
    }
    if (path === '/post_action_users.json')
      return query.get('post_action_type_id') === '2'
        ? { post_action_users: said.likes[query.get('id') ?? ''] ?? [], total_rows_post_action_users: 1 }
        : undefined
    if (path === '/voting/who.json') return said.voters[query.get('topic_id') ?? ''] ?? []
    const [, id, isPosts] = /^\/t\/(\d+)(\/posts)?\.json$/.exec(path) ?? []
    const topic = topics.find(each => `${each.id}` === id)
    if (!topic) return undefined
    const { posts, more, last_posted_at, ...rest } = topic
    const wanted = query.getAll('post_ids[]')
    if (isPosts) return { post_stream: { posts: posts.filter(each => wanted.includes(`${each.id}`)) }, id: topic.id }
    return {
      post_stream: { posts: posts.slice(0, chunk), stream: posts.map(each => each.id) },
      timeline_lookup: [[1, 0]],
      tags: [],
      posts_count: posts.length,
      visible: true,
      closed: false,
      archived: false,
      archetype: 'regular',
      slug: 'a-slug',
      chunk_size: chunk,
      user_id: posts[0]?.user_id,
      ...rest,
      ...more,
    }
  })
}

export const nodebbToken = 'token of an administrator'

/** A NodeBB forum, by its read API (https://docs.nodebb.org/api/read/) and the voters of its write API. */
export function nodebbForum(said: {
  categories: Record<string, unknown>[]
  users: Record<string, unknown>[]
  topics: Record<string, unknown>[]
  posts: Record<string, Record<string, unknown>[]>
  voters: Record<string, Record<string, unknown>[]>
}): Promise<OldForum> {
  const pages = <Item>(all: Item[], query: URLSearchParams, perPage: number) => {
    const page = Number(query.get('page') ?? 1)
    const pageCount = Math.max(1, Math.ceil(all.length / perPage))
    return { shown: all.slice((page - 1) * perPage, page * perPage), pagination: { currentPage: page, pageCount } }
  }
  return serve(({ path, query, headers }) => {
    const isAdmin = headers.authorization === `Bearer ${nodebbToken}`
    if (path === '/api/categories') {
      const shown = said.categories.filter(each => isAdmin || !each.isForStaff)
      return { categories: shown, pagination: { currentPage: 1, pageCount: 1 } }
    }
    if (path === '/api/admin/manage/users') {
      if (!isAdmin) return 403
      const { shown, pagination } = pages(said.users, query, 2)
      return { users: shown, page: pagination.currentPage, pagination }
    }
    const [, cid] = /^\/api\/category\/(\d+)\//.exec(path) ?? []
    if (cid) {
      const { shown, pagination } = pages(
        said.topics.filter(each => `${each.cid}` === cid),
        query,
        1,
      )
      return { cid: Number(cid), topics: shown, pagination }
    }
    const [, tid = ''] = /^\/api\/topic\/(\d+)\//.exec(path) ?? []
    const topic = said.topics.find(each => `${each.tid}` === tid)
    if (topic) {
      const { shown, pagination } = pages(said.posts[tid] ?? [], query, 2)
      return { ...topic, posts: shown, pagination }
    }
    const [, pid = ''] = /^\/api\/v3\/posts\/(\d+)\/voters$/.exec(path) ?? []
    if (!isAdmin || !pid) return undefined
    const upvoters = said.voters[pid] ?? []
    return {
      status: { code: 'ok' },
      response: { upvoteCount: upvoters.length, downvoteCount: 0, upvoters, downvoters: [] },
    }
  })
}
