import { isObject, listOf, textOf } from '#connectors/web'
import type { Post, PostAuthor, PostMedia, Visibility } from '#core/channels'
import { readHtml } from './html-text.ts'

export const network = 'mastodon'

/** Where a status was read: ids are the server's own, and names without a server are of its people. */
export interface At {
  /** As it stands in an address, with the port where there is one. */
  host: string
  /** As it stands in people's names; often the same. */
  domain: string
}

/** Our name of a status: its server's own id can only be told together with the server. */
export function idAt(host: string, id: string): string {
  return `${host}/${id}`
}

/** Whether this can be a server's id: they stand in addresses. */
export function isId(id: string): boolean {
  return /^[\w-][\w.-]*$/.test(id)
}

/** The parts of such a name, and the gesture that it names, if it does. */
export function partsOf(externalId: string): { host: string; id: string; gesture?: 'like' | 'boost' } | undefined {
  const [, host = '', id = '', gesture] = externalId.match(/^([^/\s]+)\/([\w-][\w.-]*)(?:#(like|boost))?$/) ?? []
  if (host === '' || id === '') return undefined
  return { host, id, ...(gesture && { gesture: gesture === 'like' ? 'like' : 'boost' }) }
}

/** Turns a status into a `Post`, or says in words why it can't be read; `undefined` where it is only a boost. */
export function postOf(status: unknown, at: At, now: Date): Post | string | undefined {
  if (!isObject(status)) return 'It is no status.'
  if (isObject(status.reblog)) return undefined
  const id = textOf(status.id)
  if (id === undefined || !isId(id)) return 'The status has no id.'
  if (typeof status.content !== 'string') return 'The status has no content.'
  const author = authorOf(status.account, at)
  if (author === undefined) return 'The status has no author.'
  const mentions = listOf(status.mentions).filter(isObject)
  const named = new Map(mentions.map(one => [textOf(one.url) ?? '', `@${textOf(one.acct) ?? ''}`]))
  const { text, links } = readHtml(status.content, named)
  const replyTo = textOf(status.in_reply_to_id)
  const warning = textOf(status.spoiler_text)?.trim()
  const editedAt = dateOf(status.edited_at, now)
  return {
    network,
    externalId: idAt(at.host, id),
    url: urlIn(status.url) ?? urlIn(status.uri),
    author,
    text: [withoutAddress(text, status, mentions), ...choicesOf(status.poll)].filter(Boolean).join('\n'),
    ...(warning && { title: readHtml(warning).text, contentWarning: readHtml(warning).text }),
    visibility: visibilityIn(status.visibility),
    language: languageOf(status.language),
    postedAt: dateOf(status.created_at, now) ?? now,
    ...(editedAt && { editedAt }),
    ...(replyTo && { replyTo: idAt(at.host, replyTo) }),
    ...quoteOf(status, at),
    links: [...new Set([...links, ...listOf([isObject(status.card) && urlIn(status.card.url)]).filter(isText)])],
    tags: unique(listOf(status.tags).flatMap(tag => (isObject(tag) ? (textOf(tag.name) ?? []) : []))),
    mentions: unique(mentions.flatMap(one => fullName(one.acct, at) ?? [])),
    media: listOf(status.media_attachments).flatMap(mediaOf),
  }
}

/** Who sees it; a kind of privacy that we don't know is taken for the strictest. */
function visibilityIn(value: unknown): Visibility | undefined {
  if (value === undefined || value === null) return undefined
  if (value === 'public' || value === 'unlisted') return value
  return value === 'private' ? 'followers' : 'direct'
}

/** Somebody's account; known by the whole name, which all servers agree on and nobody can change. */
export function authorOf(account: unknown, at: At): PostAuthor | undefined {
  if (!isObject(account)) return undefined
  const name = fullName(account.acct, at)
  if (name === undefined) return undefined
  const { followers_count: followers } = account
  return {
    externalId: name,
    handle: name,
    name: textOf(textOf(account.display_name)?.trim()),
    avatarUrl: urlIn(account.avatar),
    url: urlIn(account.url),
    ...(typeof followers === 'number' && followers >= 0 && { followers }),
  }
}

export function fullName(acct: unknown, at: At): string | undefined {
  if (typeof acct !== 'string' || !/^[^\s@/]+(@[^\s@/]+)?$/.test(acct)) return undefined
  return (acct.includes('@') ? acct : `${acct}@${at.domain}`).toLowerCase()
}

/**
 * A reply begins by naming whom it answers: that is how this network addresses, and no part of what is said.
 * Who is named stays in `mentions`.
 */
function withoutAddress(text: string, status: Record<string, unknown>, mentions: Record<string, unknown>[]): string {
  const answered = mentions.find(one => one.id === status.in_reply_to_account_id)
  if (!textOf(status.in_reply_to_id) || !answered) return text
  const begins = `@${textOf(answered.acct) ?? ''}`
  if (!text.toLowerCase().startsWith(begins.toLowerCase()) || !/^\s/.test(text.slice(begins.length))) return text
  return text.slice(begins.length).trim() || text
}

function choicesOf(poll: unknown): string[] {
  const options = isObject(poll) ? listOf(poll.options) : []
  return options.flatMap(option => {
    const title = isObject(option) ? textOf(option.title) : undefined
    return title === undefined ? [] : [`- ${title}`]
  })
}

/** Mastodon names the quoted status or only its id; others put it beside. */
function quoteOf(status: Record<string, unknown>, at: At): { quotes?: string } {
  const quote = isObject(status.quote) ? status.quote : {}
  const whole = isObject(quote.quoted_status) ? quote.quoted_status.id : undefined
  const id = textOf(whole) ?? textOf(quote.quoted_status_id) ?? textOf(quote.id) ?? textOf(status.quote_id)
  return id === undefined ? {} : { quotes: idAt(at.host, id) }
}

function mediaOf(attachment: unknown): PostMedia[] {
  if (!isObject(attachment)) return []
  const url = urlIn(attachment.url) ?? urlIn(attachment.remote_url)
  if (url === undefined) return []
  const type = textOf(attachment.type)
  const kind = type === 'image' || type === 'audio' ? type : type === 'video' || type === 'gifv' ? 'video' : 'file'
  const alt = textOf(textOf(attachment.description)?.trim())
  return [{ kind, url, ...(alt && { alt }) }]
}

function languageOf(language: unknown): string | undefined {
  return typeof language === 'string' && /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(language)
    ? language.replaceAll('_', '-')
    : undefined
}

const firstPlausibleMs = Date.UTC(1990, 0, 1)

/** Clocks of other servers may be wrong: nobody has written before the Web or later than we heard it. */
function dateOf(value: unknown, now: Date): Date | undefined {
  const ms = typeof value === 'string' ? Date.parse(value) : Number.NaN
  if (Number.isNaN(ms)) return undefined
  return ms < firstPlausibleMs || ms > now.getTime() ? now : new Date(ms)
}

function urlIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^https?:\/\//i.test(value) && URL.canParse(value) ? value : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function unique(texts: string[]): string[] {
  return [...new Set(texts)]
}
