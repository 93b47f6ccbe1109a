import { addressesIn, at, idOf, listOf, readHtml, secondsOf, textOf } from '#connectors/web'
import type { Post, PostAuthor } from '#core/channels'

export const network = 'stack-exchange'

export type Kind = 'q' | 'a' | 'c'

/** Ids of the network hold for one site and one kind of post. */
export function externalIdOf(site: string, kind: Kind, id: string): string {
  return `${site}/${kind}/${id}`
}

export function partsOf(externalId: string): { site: string; kind: Kind; id: string } | undefined {
  const found = /^([a-z0-9.-]+)\/([qac])\/(\d+)$/.exec(externalId)
  return found ? { site: found[1] ?? '', kind: found[2] as Kind, id: found[3] ?? '' } : undefined
}

/** The host of a site: those with a domain of their own are named by it, the others live under stackexchange.com. */
const ownDomains: Record<string, string> = {
  stackoverflow: 'stackoverflow.com',
  serverfault: 'serverfault.com',
  superuser: 'superuser.com',
  askubuntu: 'askubuntu.com',
  stackapps: 'stackapps.com',
  mathoverflow: 'mathoverflow.net',
  'mathoverflow.net': 'mathoverflow.net',
}

export function addressOf(externalId: string): string {
  const parts = partsOf(externalId)
  if (!parts) return 'https://stackexchange.com'
  const { site, kind, id } = parts
  const localised = /^([a-z]{2})\.(stackoverflow)$/.exec(site)
  const host = localised ? `${localised[1]}.stackoverflow.com` : (ownDomains[site] ?? `${site}.stackexchange.com`)
  return `https://${host}/${kind === 'c' ? `posts/comments/${id}` : `${kind}/${id}`}`
}

/** The post that stands at an address, if the address tells which: as the site itself shares it, or as its page names it. */
export function idAt(address: string): string | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  const site = url && siteOf(url.hostname)
  if (!site) return undefined
  const shared = /^\/([qa])\/(\d+)/.exec(url.pathname)
  if (shared) return externalIdOf(site, shared[1] as Kind, shared[2] ?? '')
  const comment = /^#comment(\d+)_/.exec(url.hash)?.[1]
  if (comment) return externalIdOf(site, 'c', comment)
  const page = /^\/questions\/(\d+)(?:\/[^/]*)?(?:\/(\d+))?/.exec(url.pathname)
  const answer = /^#(\d+)$/.exec(url.hash)?.[1] ?? page?.[2]
  if (answer) return externalIdOf(site, 'a', answer)
  return page ? externalIdOf(site, 'q', page[1] ?? '') : undefined
}

function siteOf(host: string): string | undefined {
  const localised = /^([a-z]{2}\.stackoverflow)\.com$/.exec(host)?.[1]
  const own = Object.entries(ownDomains).find(([, domain]) => domain === host)?.[0]
  return localised ?? own ?? /^([a-z0-9.-]+)\.stackexchange\.com$/.exec(host)?.[1]
}

/** A question, an answer or a comment as we know posts; `root` is the question it stands under. */
export function readPost(item: unknown, kind: Kind, site: string, root?: string): Post | undefined {
  const id = idOf(at(item, { q: 'question_id', a: 'answer_id', c: 'comment_id' }[kind]))
  const atS = secondsOf(at(item, 'creation_date'))
  if (!id || atS === undefined) return undefined
  const externalId = externalIdOf(site, kind, id)
  const { text, links } = readHtml(textOf(at(item, 'body')) ?? '')
  const title = kind === 'q' ? readHtml(textOf(at(item, 'title')) ?? '').text : ''
  const editedS = secondsOf(at(item, 'last_edit_date'))
  const replyTo = parentOf(item, kind, site)
  return {
    network,
    externalId,
    url: addressOf(externalId),
    author: authorOf(at(item, 'owner'), site),
    text: text || title,
    ...(title && { title }),
    postedAt: new Date(atS * 1000),
    ...(editedS !== undefined && { editedAt: new Date(editedS * 1000) }),
    ...(replyTo && { replyTo }),
    ...(root && kind !== 'q' && { threadRoot: root }),
    links: [...new Set([...links, ...addressesIn(text)])],
    tags: listOf(at(item, 'tags')).flatMap(tag => textOf(tag) ?? []),
    mentions: [...text.matchAll(/(?:^|\s)@([\p{L}\p{N}_-]{2,40})/gu)].map(found => found[1] ?? ''),
    media: [],
  }
}

function parentOf(item: unknown, kind: Kind, site: string): string | undefined {
  if (kind === 'q') return undefined
  if (kind === 'a') {
    const question = idOf(at(item, 'question_id'))
    return question && externalIdOf(site, 'q', question)
  }
  const post = idOf(at(item, 'post_id'))
  return post && externalIdOf(site, at(item, 'post_type') === 'answer' ? 'a' : 'q', post)
}

/** Whoever deleted their account is left with a name at most. */
function authorOf(owner: unknown, site: string): PostAuthor {
  const name = readHtml(textOf(at(owner, 'display_name')) ?? '').text || 'Somebody who left'
  const id = idOf(at(owner, 'user_id'))
  const avatarUrl = textOf(at(owner, 'profile_image'))
  const url = textOf(at(owner, 'link'))
  return {
    externalId: id ? `${site}/${id}` : `${site}/left:${name}`,
    handle: name,
    name,
    ...(avatarUrl && { avatarUrl }),
    ...(url && { url }),
  }
}
