import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type WebSocket, WebSocketServer } from 'ws'

/**
 * A server that speaks the part of Mastodon's API that Sosh uses, as https://docs.joinmastodon.org documents it:
 * statuses and their context, media, timelines, notifications, streaming by WebSocket and by server-sent events, apps and
 * OAuth. It keeps everything in memory, for as long as a test lasts. Its options are the ways in which servers differ.
 */
export interface MastodonOptions {
  /** Which ways of streaming there are; a server without any answers 404, as GoToSocial behind some proxies and Pixelfed do. */
  streaming?: ('websocket' | 'http')[]
  /** The token must be in the address of a WebSocket, as Pleroma has it. */
  tokenInAddress?: boolean
  /** A server that does not know `min_id` answers with the newest page instead. */
  knowsMinId?: boolean
  /** Tells of each mention twice. */
  doubles?: boolean
  /** Hashtags are shown only to those who are signed in. */
  closed?: boolean
  maxCharacters?: number
  /** What it publishes of pictures, and keeps to (`/api/v2/instance`, configuration.media_attachments). */
  media?: { types?: string[]; bytes?: number; pixels?: number; perStatus?: number; description?: number }
  /** A picture is worked on until it was asked for so many times: 202, then 206 (media v2). */
  workedOn?: number
  /** Scopes of every token; one that lacks a scope is told so (403). */
  scopes?: string
  /** Calls granted to each token before 429; without it, nothing is counted and no header says so. */
  rateLimit?: number
  /** Access tokens are good for so many calls and then renewed by their refresh token, once. */
  callsPerToken?: number
  pkce?: boolean
  /** Nobody has a picture: the desk shows those of https only, and this server speaks plain http. */
  withoutPictures?: boolean
  /** How long a call that changes something takes: half of it before it is done, half before the word of it is out. */
  slowMs?: () => number
}

export interface MastodonServer extends AsyncDisposable {
  url: string
  host: string
  account(name: string): Person
  statuses(): Status[]
  /** What was brought and not attached yet, or attached. */
  media(): Media[]
  /** What was called, as “GET /api/v1/…”. */
  calls: string[]
  /** Streams that are open now. */
  listeners(): number
  /** Ends all streams without a word, as a restart does. */
  breakStreams(): void
  close(): Promise<void>
}

export interface Person {
  id: string
  name: string
  token: string
  post(text: string, more?: Partial<Status>): Status
  edit(id: string, text: string): void
  remove(id: string): void
}

export interface Status {
  id: string
  by: string
  text: string
  replyTo: string | null
  visibility: string
  warning: string
  language: string | null
  quotes: string | null
  createdAt: string
  editedAt: string | null
  favouritedBy: Set<string>
  boostedBy: Set<string>
  /** Ids of its pictures, in their order. */
  media: string[]
}

/** A file as it came, with what it shows. */
export interface Media {
  id: string
  by: string
  description: string
  type: string
  bytes: Uint8Array
  /** So often it will be asked for before it is done. */
  worksFor: number
  statusId: string | null
}

interface Account {
  id: string
  name: string
}

interface Listener {
  account: Account | undefined
  stream: string
  tag: string | undefined
  send: (event: string, payload: unknown) => void
  end: () => void
}

type Answer = { status?: number; json: unknown; headers?: Record<string, string> }

export async function startMastodon(options: MastodonOptions = {}): Promise<MastodonServer> {
  const { streaming = ['websocket', 'http'], knowsMinId = true, doubles = false } = options
  const accounts = new Map<string, Account>()
  const tokens = new Map<string, { account: Account; calls: number }>()
  const refreshTokens = new Map<string, Account>()
  const codes = new Map<string, { account: Account; challenge: string | null; redirectUri: string; clientId: string }>()
  const apps = new Map<string, { secret: string; redirectUri: string }>()
  const statuses = new Map<string, Status>()
  const media = new Map<string, Media>()
  const notifications: { id: string; to: string; type: string; statusId: string; by: string }[] = []
  const idempotent = new Map<string, string>()
  const listeners = new Set<Listener>()
  const calls: string[] = []
  let lastId = 0n

  /** As Mastodon's: milliseconds since 1970 and sixteen bits, always growing. */
  function newId(): string {
    const id = BigInt(Date.now()) << 16n
    lastId = id > lastId ? id : lastId + 1n
    return String(lastId)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end('{"error":"Something broke"}'))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = `http://${host}`

  function accountOf(name: string): Account {
    const known = [...accounts.values()].find(account => account.name === name)
    if (known) return known
    const account = { id: newId(), name }
    accounts.set(account.id, account)
    return account
  }

  function accountJson({ id, name }: Account) {
    return {
      id,
      username: name,
      acct: name,
      display_name: name[0]?.toUpperCase() + name.slice(1),
      url: `${url}/@${name}`,
      uri: `${url}/users/${name}`,
      avatar: options.withoutPictures ? '' : `${url}/avatars/missing.png`,
      followers_count: 12,
      statuses_count: 1,
      bot: false,
      locked: false,
    }
  }

  function namedIn(text: string): Account[] {
    const names = [...text.matchAll(/(?:^|\s)@(\w+)/g)].map(([, name]) => name)
    return [...accounts.values()].filter(account => names.includes(account.name))
  }

  /** As Mastodon writes it: addresses in visible and hidden parts, people by their first name. */
  function htmlOf(text: string): string {
    const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
    return `<p>${escaped
      .replace(
        /https?:\/\/([^\s]+)/g,
        (whole, rest: string) =>
          `<a href="${whole}" target="_blank" rel="nofollow noopener"><span class="invisible">https://</span><span class="ellipsis">${rest.slice(0, 20)}</span><span class="invisible">${rest.slice(20)}</span></a>`,
      )
      .replace(/(^|\s)@(\w+)/g, (_, before: string, name: string) =>
        [...accounts.values()].some(account => account.name === name)
          ? `${before}<span class="h-card" translate="no"><a href="${url}/@${name}" class="u-url mention">@<span>${name}</span></a></span>`
          : `${before}@${name}`,
      )
      .replace(
        /(^|\s)#([\p{L}\p{N}_]+)/gu,
        (_, before: string, tag: string) =>
          `${before}<a href="${url}/tags/${tag}" class="mention hashtag" rel="tag">#<span>${tag}</span></a>`,
      )
      .replace(/\n\n/g, '</p><p>')
      .replace(/\n/g, '<br />')}</p>`
  }

  function tagsIn(text: string): string[] {
    return [...text.matchAll(/(?:^|\s)#([\p{L}\p{N}_]+)/gu)].map(([, tag = '']) => tag.toLowerCase())
  }

  function statusJson(status: Status, us?: Account): Record<string, unknown> {
    const account = accounts.get(status.by) as Account
    const answered = status.replyTo ? statuses.get(status.replyTo) : undefined
    return {
      id: status.id,
      uri: `${url}/users/${account.name}/statuses/${status.id}`,
      url: `${url}/@${account.name}/${status.id}`,
      created_at: status.createdAt,
      edited_at: status.editedAt,
      in_reply_to_id: status.replyTo,
      in_reply_to_account_id: answered?.by ?? null,
      content: htmlOf(status.text),
      spoiler_text: status.warning,
      sensitive: status.warning !== '',
      visibility: status.visibility,
      language: status.language,
      account: accountJson(account),
      mentions: namedIn(status.text).map(({ id, name }) => ({
        id,
        username: name,
        acct: name,
        url: `${url}/@${name}`,
      })),
      tags: tagsIn(status.text).map(name => ({ name, url: `${url}/tags/${name}` })),
      media_attachments: status.media.map(id => mediaJson(media.get(id) as Media)),
      reblog: null,
      poll: null,
      card: null,
      quote: status.quotes ? { state: 'accepted', quoted_status: { id: status.quotes } } : null,
      replies_count: [...statuses.values()].filter(one => one.replyTo === status.id).length,
      favourites_count: status.favouritedBy.size,
      reblogs_count: status.boostedBy.size,
      favourited: us ? status.favouritedBy.has(us.id) : false,
      reblogged: us ? status.boostedBy.has(us.id) : false,
    }
  }

  function isSeenBy(status: Status, us: Account | undefined): boolean {
    if (status.visibility === 'public' || status.visibility === 'unlisted') return true
    return us !== undefined && (status.by === us.id || namedIn(status.text).some(({ id }) => id === us.id))
  }

  function tell(event: string, status: Status, payload: unknown): void {
    for (const listener of listeners) {
      const { stream, tag } = listener
      const onTimeline =
        stream.startsWith('public') || (stream === 'hashtag' && tagsIn(status.text).includes(tag?.toLowerCase() ?? ''))
      if (stream === 'user' && event !== 'delete' && !isSeenBy(status, listener.account)) continue
      if (stream === 'user' || (onTimeline && status.visibility === 'public')) listener.send(event, payload)
    }
  }

  function post(account: Account, text: string, more: Partial<Status> = {}): Status {
    const status: Status = {
      id: newId(),
      by: account.id,
      text,
      replyTo: null,
      visibility: 'public',
      warning: '',
      language: 'en',
      quotes: null,
      createdAt: new Date().toISOString(),
      editedAt: null,
      favouritedBy: new Set(),
      boostedBy: new Set(),
      media: [],
      ...more,
    }
    statuses.set(status.id, status)
    tell('update', status, statusJson(status))
    for (const named of namedIn(text).filter(({ id }) => id !== account.id))
      for (let times = 0; times < (doubles ? 2 : 1); times++) {
        const note = { id: newId(), to: named.id, type: 'mention', statusId: status.id, by: account.id }
        notifications.push(note)
        for (const listener of listeners)
          if (listener.stream === 'user' && listener.account?.id === named.id)
            listener.send('notification', notificationJson(note))
      }
    return status
  }

  function notificationJson(note: (typeof notifications)[number]) {
    return {
      id: note.id,
      type: note.type,
      created_at: new Date().toISOString(),
      account: accountJson(accounts.get(note.by) as Account),
      status: statusJson(statuses.get(note.statusId) as Status),
    }
  }

  function change(id: string, changes: Partial<Status>): Status | undefined {
    const status = statuses.get(id)
    if (!status) return undefined
    Object.assign(status, changes, { editedAt: new Date().toISOString() })
    tell('status.update', status, statusJson(status))
    return status
  }

  function remove(id: string): void {
    const status = statuses.get(id)
    if (!status) return
    statuses.delete(id)
    for (const note of notifications.filter(note => note.statusId === id))
      notifications.splice(notifications.indexOf(note), 1)
    tell('delete', status, id)
  }

  /** As documented for timelines: `max_id` below, `since_id` above and the newest, `min_id` above and the nearest. */
  function paged(rows: { id: string }[], query: URLSearchParams, path: string, json: (id: string) => unknown): Answer {
    const limit = Math.min(40, Number(query.get('limit') ?? 20))
    const big = (name: string) => (query.get(name) === null ? undefined : BigInt(query.get(name) ?? 0))
    const [max, since, min] = [big('max_id'), big('since_id'), knowsMinId ? big('min_id') : undefined]
    const sorted = rows
      .filter(({ id }) => (max === undefined || BigInt(id) < max) && (since === undefined || BigInt(id) > since))
      .filter(({ id }) => min === undefined || BigInt(id) > min)
      .toSorted((one, other) => (BigInt(one.id) < BigInt(other.id) ? 1 : -1))
    const page = min === undefined ? sorted.slice(0, limit) : sorted.slice(-limit)
    const [first, last] = [page[0], page.at(-1)]
    const link = `<${url}${path}?max_id=${last?.id}>; rel="next", <${url}${path}?min_id=${first?.id}>; rel="prev"`
    return { json: page.map(({ id }) => json(id)), headers: page.length > 0 ? { link } : {} }
  }

  function whoCalls(request: IncomingMessage, query: URLSearchParams): Account | undefined | 'refused' {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? query.get('access_token') ?? undefined
    if (token === undefined) return undefined
    const known = tokens.get(token)
    if (!known) return 'refused'
    if (options.callsPerToken !== undefined && ++known.calls > options.callsPerToken) {
      tokens.delete(token)
      return 'refused'
    }
    return known.account
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', url)
    const { pathname: path, searchParams: query } = address
    calls.push(`${request.method} ${path}`)
    const parts: Buffer[] = []
    for await (const chunk of request) parts.push(chunk as Buffer)
    const bytes = Buffer.concat(parts)
    const contentType = request.headers['content-type'] ?? ''
    const form = contentType.startsWith('multipart/form-data')
      ? await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
      : undefined
    const text = form ? '' : String(bytes)
    const body: Record<string, string | undefined> = text.startsWith('{')
      ? JSON.parse(text)
      : Object.fromEntries(new URLSearchParams(text))
    const slowMs = request.method === 'GET' ? 0 : (options.slowMs?.() ?? 0)
    if (slowMs > 0) {
      await pause(slowMs / 2)
      const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse
      response.end = ((...given: unknown[]) => {
        setTimeout(() => end(...given), slowMs / 2)
        return response
      }) as typeof response.end
    }
    const us = whoCalls(request, query)
    if (us === 'refused') return send(response, { status: 401, json: { error: 'The access token is invalid' } })
    if (path.startsWith('/api/v1/streaming/')) return streamOverHttp(path, query, us, response)
    const used = calls.length
    const headers: Record<string, string> =
      options.rateLimit === undefined
        ? {}
        : {
            'x-ratelimit-limit': String(options.rateLimit),
            'x-ratelimit-remaining': String(Math.max(0, options.rateLimit - used)),
            'x-ratelimit-reset': new Date(Date.now() + 90_000).toISOString(),
          }
    if (options.rateLimit !== undefined && used > options.rateLimit)
      return send(response, { status: 429, json: { error: 'Too many requests' }, headers })
    const given = form ? await newMedia(path, form, us) : respond(request, path, query, body, us)
    send(response, { ...given, headers: { ...headers, ...given.headers } })
  }

  function send(response: ServerResponse, { status = 200, json, headers = {} }: Answer): void {
    if (headers.location) return void response.writeHead(302, headers).end()
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
      .end(JSON.stringify(json))
  }

  const notFound: Answer = { status: 404, json: { error: 'Record not found' } }
  const signInFirst: Answer = { status: 401, json: { error: 'The access token is invalid' } }

  function respond(
    request: IncomingMessage,
    path: string,
    query: URLSearchParams,
    body: Record<string, string | undefined>,
    us: Account | undefined,
  ): Answer {
    const method = request.method ?? 'GET'
    const seen = (id = '') => {
      const status = statuses.get(id)
      return status && isSeenBy(status, us) ? status : undefined
    }
    const shown = (id: string) => statusJson(statuses.get(id) as Status, us)
    const [, id = '', verb = ''] = path.match(/^\/api\/v1\/statuses\/(\d+)(?:\/(\w+))?$/) ?? []
    if (path === '/api/v2/instance') return { json: instanceJson() }
    if (path === '/.well-known/oauth-authorization-server')
      return options.pkce === false
        ? notFound
        : { json: { issuer: url, code_challenge_methods_supported: ['S256'], token_endpoint: `${url}/oauth/token` } }
    if (path === '/api/v1/apps') {
      const app = { id: randomUUID(), secret: randomUUID(), redirectUri: String(body.redirect_uris) }
      apps.set(app.id, app)
      return { json: { id: '1', name: body.client_name, client_id: app.id, client_secret: app.secret } }
    }
    if (path === '/oauth/authorize') return authorize(query)
    if (path === '/oauth/token') return token(body)
    if (path === '/api/v1/timelines/public')
      return paged(
        publicOnes(() => true),
        query,
        path,
        shown,
      )
    if (path.startsWith('/api/v1/timelines/tag/')) {
      if (options.closed && !us) return { status: 422, json: { error: 'This method requires an authenticated user' } }
      const tag = decodeURIComponent(path.split('/').at(-1) ?? '').toLowerCase()
      return paged(
        publicOnes(status => tagsIn(status.text).includes(tag)),
        query,
        path,
        shown,
      )
    }
    if (method === 'GET' && id && !verb) return seen(id) ? { json: shown(id) } : notFound
    if (method === 'GET' && verb === 'context') return seen(id) ? { json: context(id, us) } : notFound
    if (!us) return signInFirst
    if (path === '/api/v1/accounts/verify_credentials') return { json: accountJson(us) }
    if (path === '/api/v1/timelines/home')
      return paged(
        publicOnes(() => true),
        query,
        path,
        shown,
      )
    if (path === '/api/v1/notifications') {
      const mine = notifications.filter(note => note.to === us.id)
      return paged(mine, query, path, id =>
        notificationJson(mine.find(note => note.id === id) as (typeof mine)[number]),
      )
    }
    if (path.match(/^\/api\/v1\/accounts\/\d+\/statuses$/)) {
      const by = path.split('/')[4]
      return paged(
        [...statuses.values()].filter(status => status.by === by),
        query,
        path,
        shown,
      )
    }
    if (path === '/api/v2/search') {
      const found = [...statuses.values()].filter(status => shown(status.id).url === query.get('q'))
      return { json: { accounts: [], hashtags: [], statuses: found.map(({ id }) => shown(id)) } }
    }
    const [, mediaId = ''] = path.match(/^\/api\/v1\/media\/(\d+)$/) ?? []
    if (mediaId && method === 'GET') return mediaOf(mediaId, us)
    if (path === '/api/v1/statuses' && method === 'POST') return newStatus(request, body, us)
    const status = seen(id)
    if (!status) return notFound
    if (verb === 'favourite') status.favouritedBy.add(us.id)
    if (verb === 'unfavourite') status.favouritedBy.delete(us.id)
    if (verb === 'reblog') status.boostedBy.add(us.id)
    if (verb === 'unreblog') status.boostedBy.delete(us.id)
    if (verb) return { json: shown(id) }
    if (status.by !== us.id) return notFound
    if (method === 'DELETE') remove(id)
    if (method === 'PUT') {
      // What the call does not name is taken away, as Mastodon's UpdateStatusService has it.
      const attached = attach(body.media_ids, us, id)
      if (!('ids' in attached)) return attached
      for (const each of status.media) if (!attached.ids.includes(each)) media.delete(each)
      change(id, { text: String(body.status), warning: String(body.spoiler_text ?? ''), media: attached.ids })
    }
    return { json: statusJson(status, us) }
  }

  function publicOnes(wanted: (status: Status) => boolean): Status[] {
    return [...statuses.values()].filter(status => status.visibility === 'public' && wanted(status))
  }

  function context(id: string, us: Account | undefined) {
    const ancestors: Status[] = []
    for (let up = statuses.get(id)?.replyTo; up; up = statuses.get(up)?.replyTo) {
      const status = statuses.get(up)
      if (status) ancestors.unshift(status)
    }
    const below = (of: string): Status[] =>
      [...statuses.values()].filter(({ replyTo }) => replyTo === of).flatMap(one => [one, ...below(one.id)])
    const json = (all: Status[]) => all.filter(one => isSeenBy(one, us)).map(one => statusJson(one, us))
    return { ancestors: json(ancestors), descendants: json(below(id)) }
  }

  function newStatus(request: IncomingMessage, body: Record<string, string | undefined>, us: Account): Answer {
    const key = request.headers['idempotency-key']
    const before = key && idempotent.get(`${us.id} ${String(key)}`)
    if (before && statuses.has(before)) return { json: statusJson(statuses.get(before) as Status, us) }
    const text = String(body.status ?? '')
    const most = options.maxCharacters ?? 500
    if ([...text].length > most)
      return { status: 422, json: { error: `Validation failed: Text character limit of ${most} exceeded` } }
    if (body.in_reply_to_id && !statuses.has(body.in_reply_to_id))
      return { status: 404, json: { error: 'The post you are trying to reply to does not appear to exist.' } }
    const attached = attach(body.media_ids, us, null)
    if (!('ids' in attached)) return attached
    const status = post(us, text, {
      media: attached.ids,
      replyTo: body.in_reply_to_id ?? null,
      visibility: body.visibility ?? 'public',
      warning: body.spoiler_text ?? '',
      language: body.language ?? null,
      quotes: body.quoted_status_id ?? null,
    })
    for (const each of attached.ids) Object.assign(media.get(each) as Media, { statusId: status.id })
    if (key) idempotent.set(`${us.id} ${String(key)}`, status.id)
    return { json: statusJson(status, us) }
  }

  function mediaJson({ id, description, worksFor }: Media) {
    const at = worksFor > 0 ? null : `${url}/media/${id}.png`
    return { id, type: 'image', url: at, preview_url: at, remote_url: null, meta: {}, description, blurhash: null }
  }

  async function newMedia(path: string, form: FormData, us: Account | undefined): Promise<Answer> {
    if (path !== '/api/v2/media') return notFound
    if (!us) return signInFirst
    if (options.scopes !== undefined && !/(^| )write(:media)?( |$)/.test(options.scopes))
      return { status: 403, json: { error: 'This action is outside the authorized scopes' } }
    const file = form.get('file')
    if (!(file instanceof File)) return { status: 422, json: { error: 'Validation failed: File can’t be blank' } }
    const { types, bytes: most = 16_777_216, description: mostWords = 1_500 } = options.media ?? {}
    const description = String(form.get('description') ?? '')
    if (types && !types.includes(file.type))
      return { status: 422, json: { error: `Validation failed: File content type ${file.type} is not allowed` } }
    if (file.size > most) return { status: 422, json: { error: 'Validation failed: File file size is too big' } }
    if ([...description].length > mostWords)
      return { status: 422, json: { error: 'Validation failed: Description is too long' } }
    const made: Media = {
      id: newId(),
      by: us.id,
      description,
      type: file.type,
      bytes: new Uint8Array(await file.arrayBuffer()),
      worksFor: options.workedOn ?? 0,
      statusId: null,
    }
    media.set(made.id, made)
    return { status: made.worksFor > 0 ? 202 : 200, json: mediaJson(made) }
  }

  /** Only its owner's, and only before it stands in a status. */
  function mediaOf(id: string, us: Account): Answer {
    const found = media.get(id)
    if (found?.by !== us.id || found.statusId !== null) return notFound
    if (found.worksFor > 0) found.worksFor--
    return { status: found.worksFor > 0 ? 206 : 200, json: mediaJson(found) }
  }

  /** Attaches what is done, the caller's own, and free or this status's already. */
  function attach(named: unknown, us: Account, to: string | null): Answer | { ids: string[] } {
    const ids = Array.isArray(named) ? named.map(String) : []
    if (ids.length > (options.media?.perStatus ?? 4))
      return { status: 422, json: { error: 'Validation failed: Cannot attach more than 4 files' } }
    const found = ids.map(id => media.get(id))
    if (found.some(each => each?.by !== us.id || (each.statusId !== null && each.statusId !== to)))
      return { status: 422, json: { error: 'Validation failed: Media not found' } }
    if (found.some(each => (each?.worksFor ?? 0) > 0))
      return {
        status: 422,
        json: { error: 'Cannot attach files that have not finished processing. Try again in a moment!' },
      }
    if (to !== null) for (const each of found) if (each) each.statusId = to
    return { ids }
  }

  function instanceJson() {
    return {
      domain: host,
      title: 'Test',
      version: '4.5.0',
      configuration: {
        urls: { streaming: url.replace('http', 'ws') },
        statuses: {
          max_characters: options.maxCharacters ?? 500,
          max_media_attachments: options.media?.perStatus ?? 4,
          characters_reserved_per_url: 23,
        },
        media_attachments: {
          supported_mime_types: options.media?.types ?? ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
          description_limit: options.media?.description ?? 1_500,
          image_size_limit: options.media?.bytes ?? 16_777_216,
          image_matrix_limit: options.media?.pixels ?? 33_177_600,
        },
      },
    }
  }

  /** The page on which a person would press “Authorize”: this one presses it. */
  function authorize(query: URLSearchParams): Answer {
    const clientId = query.get('client_id') ?? ''
    const redirectUri = query.get('redirect_uri') ?? ''
    if (apps.get(clientId)?.redirectUri !== redirectUri) return { status: 400, json: { error: 'invalid_client' } }
    const code = randomUUID()
    codes.set(code, { account: accountOf('acme'), challenge: query.get('code_challenge'), redirectUri, clientId })
    const back = new URL(redirectUri)
    back.searchParams.set('code', code)
    back.searchParams.set('state', query.get('state') ?? '')
    return { json: {}, headers: { location: back.href } }
  }

  function token(body: Record<string, string | undefined>): Answer {
    const refused: Answer = {
      status: 400,
      json: { error: 'invalid_grant', error_description: 'The grant is invalid.' },
    }
    if (apps.get(body.client_id ?? '')?.secret !== body.client_secret)
      return { status: 401, json: { error: 'invalid_client', error_description: 'Client authentication failed.' } }
    if (body.grant_type === 'refresh_token') {
      const account = refreshTokens.get(body.refresh_token ?? '')
      refreshTokens.delete(body.refresh_token ?? '')
      return account ? { json: newTokens(account) } : refused
    }
    const code = codes.get(body.code ?? '')
    codes.delete(body.code ?? '')
    const challenge = createHash('sha256')
      .update(body.code_verifier ?? '')
      .digest('base64url')
    if (!code || code.redirectUri !== body.redirect_uri || code.clientId !== body.client_id) return refused
    if (code.challenge !== null && code.challenge !== challenge) return refused
    return { json: newTokens(code.account) }
  }

  function newTokens(account: Account) {
    const access = randomUUID()
    tokens.set(access, { account, calls: 0 })
    if (options.callsPerToken === undefined) return { access_token: access, token_type: 'Bearer' }
    const refresh = randomUUID()
    refreshTokens.set(refresh, account)
    return { access_token: access, refresh_token: refresh, token_type: 'Bearer' }
  }

  function streamOverHttp(
    path: string,
    query: URLSearchParams,
    us: Account | undefined,
    response: ServerResponse,
  ): void {
    if (!streaming.includes('http') || !us) {
      send(response, us ? notFound : { status: 401, json: { error: 'Missing access token' } })
      return
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(':)\n')
    const listener: Listener = {
      account: us,
      stream: path.slice('/api/v1/streaming/'.length).replace('/', ':'),
      tag: query.get('tag') ?? undefined,
      send: (event, payload) =>
        void response.write(
          `event: ${event}\ndata: ${typeof payload === 'string' ? payload : JSON.stringify(payload)}\n\n:thump\n`,
        ),
      end: () => response.destroy(),
    }
    listeners.add(listener)
    response.on('close', () => listeners.delete(listener))
  }

  const sockets = new WebSocketServer({ noServer: true })
  server.on('upgrade', (request, socket, head) => {
    const address = new URL(request.url ?? '/', url)
    const query = address.searchParams
    calls.push(`SOCKET ${address.pathname}`)
    const refuse = (status: string) => socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
    if (!streaming.includes('websocket')) return void refuse(streaming.length > 0 ? '400 Bad Request' : '404 Not Found')
    if (options.tokenInAddress && !query.has('access_token')) return void refuse('401 Unauthorized')
    const us = whoCalls(request, query)
    if (us === undefined || us === 'refused') return void refuse('401 Unauthorized')
    sockets.handleUpgrade(request, socket, head, (open: WebSocket) => {
      const stream = query.get('stream') ?? ''
      const listener: Listener = {
        account: us,
        stream,
        tag: query.get('tag') ?? undefined,
        send: (event, payload) => {
          const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
          open.send(JSON.stringify({ stream: [stream], event, payload: text }))
        },
        end: () => open.terminate(),
      }
      listeners.add(listener)
      open.on('close', () => listeners.delete(listener))
    })
  })

  const breakStreams = () => {
    for (const listener of listeners) listener.end()
  }
  const close = async () => {
    breakStreams()
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  }
  return {
    url,
    host,
    calls,
    statuses: () => [...statuses.values()],
    media: () => [...media.values()],
    listeners: () => listeners.size,
    breakStreams,
    account(name) {
      const account = accountOf(name)
      const { access_token: token } = newTokens(account)
      return {
        id: account.id,
        name,
        token,
        post: (text, more) => post(account, text, more),
        edit: (id, text) => void change(id, { text }),
        remove,
      }
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}
