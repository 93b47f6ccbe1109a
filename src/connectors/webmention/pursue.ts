import { htmlToText } from '#connectors/markup'
import {
  type Batch,
  type ConnectorTools,
  NetworkError,
  type OpenSource,
  type Post,
  type PostAuthor,
} from '#core/channels'
import { linkTo, namesIn } from './links.ts'
import { type Entry, entryOn, type Kind, type Writer, writerOn } from './microformats.ts'
import { type Page, readPage, troubleOf } from './read-page.ts'
import { Claim } from './receive.ts'
import { pageOf, type Settings } from './settings.ts'

export const network = 'webmention'

const signs: Partial<Record<Kind, string>> = { like: '♥', repost: '🔁', bookmark: '🔖' }

/**
 * Looks into a claim: reads the page and hears it where it really links to ours. The same page again is an edit; a page
 * that is gone, or links to us no more, is heard as taken down.
 */
export async function pursue(source: OpenSource<Settings>, later: unknown): Promise<Batch> {
  const claim = Claim.parse(later)
  const { settings, tools } = source
  const page = await readPage(tools, claim.source)
  const gone: Batch = { news: [{ kind: 'delete', network, externalId: claim.source }] }
  if (page.status === 410) return gone
  if (page.status < 200 || page.status >= 300) throw troubleOf(page)
  const isHtml = /html|^text\/xml/.test(page.type)
  const link = isHtml ? linkTo(page.text, page.url, claim.target) : plainLink(page, claim.target)
  if (!link) return gone
  const entry = isHtml ? entryOn(page.text, page.url, claim.target) : undefined
  if (entry && signs[entry.kind] && !settings.gestures) return { news: [] }
  const post = await postOf(claim, page, entry, link.paragraph, tools)
  return { news: [{ kind: 'edit', post }], lagMs: Math.max(0, tools.now().getTime() - post.postedAt.getTime()) }
}

function plainLink(page: Page, target: string): { paragraph: string } | undefined {
  if (/json/.test(page.type)) return namesIn(page.text, target) ? { paragraph: '' } : undefined
  if (!page.type.startsWith('text/'))
    throw new NetworkError('refused', `What ${new URL(page.url).host} has there is no page.`)
  const line = page.text.split('\n').find(one => one.includes(target))
  return line === undefined ? undefined : { paragraph: line.trim().slice(0, 2_000) }
}

async function postOf(
  claim: Claim,
  page: Page,
  entry: Entry | undefined,
  paragraph: string,
  tools: ConnectorTools,
): Promise<Post> {
  const now = tools.now()
  const title = entry ? entry.title : titleOf(page.text)
  const sign = entry && signs[entry.kind]
  const words = entry?.text ?? (entry?.rsvp ? `RSVP: ${entry.rsvp}` : sign ? undefined : paragraph)
  const text = [sign ? `${sign} ${claim.target}` : title, words].filter(Boolean).join('\n\n') || claim.target
  const posted = entry?.published ?? now
  const isReply = entry?.kind === 'reply' || entry?.kind === 'rsvp'
  return {
    network,
    externalId: claim.source,
    url: sameSite(entry?.url, page.url) ?? claim.source,
    author: await authorOf(entry?.author, page, tools),
    text: text.slice(0, 100_000),
    title,
    postedAt: posted > now ? now : posted,
    editedAt: entry?.updated && entry.updated > posted && entry.updated <= now ? entry.updated : now,
    ...((isReply || sign) && { replyTo: claim.target, threadRoot: claim.target }),
    links: [...new Set([claim.target, ...(entry?.links ?? [])])].slice(0, 200),
    tags: entry?.tags ?? [],
    mentions: [],
    media: (entry?.photos ?? []).slice(0, 20).map(({ url, alt }) => ({ kind: 'image', url, alt })),
  }
}

function titleOf(html: string): string | undefined {
  const inside = /<title\b[^>]*>([^<]{0,1000})/i.exec(html)?.[1]
  return inside ? htmlToText(inside).text.replace(/\s+/g, ' ').trim() || undefined : undefined
}

/** A page may give another address as its own only on its own site. */
function sameSite(url: string | undefined, page: string): string | undefined {
  return url !== undefined && URL.parse(url)?.host === new URL(page).host ? url : undefined
}

/** Where only a link to the author's page is given, that page says who they are. */
async function authorOf(writer: Writer | undefined, page: Page, tools: ConnectorTools): Promise<PostAuthor> {
  const known = writer?.url && !writer.name ? { ...writer, ...(await lookedUp(writer.url, tools)) } : writer
  const home = known?.url ? URL.parse(known.url, page.url) : null
  const { host, pathname, href } = home ?? new URL('/', page.url)
  const handle = `${host}${pathname.replace(/\/$/, '')}`
  // Several may write on one site: without addresses of their own, their names tell them apart.
  const id = home || !known?.name ? handle : `${handle}#${known.name}`
  return {
    externalId: id.toLowerCase().slice(0, 500),
    handle,
    name: known?.name?.slice(0, 200) ?? host,
    url: pageOf(href),
    avatarUrl: known?.photo,
  }
}

async function lookedUp(url: string, tools: ConnectorTools): Promise<Writer> {
  try {
    const page = await readPage(tools, url)
    return page.status === 200 ? (writerOn(page.text, page.url) ?? {}) : {}
  } catch (error) {
    // Who wrote it is told by the address as well.
    if (error instanceof NetworkError) return {}
    throw error
  }
}

const mostAncestors = 10

/** Reads a page and what it answers, up to where the thread began. */
export async function fetchThread(
  ref: { externalId: string },
  tools: ConnectorTools,
): Promise<{ posts: Post[]; incomplete?: string }> {
  const posts: Post[] = []
  const seen = new Set<string>()
  for (let url: string | undefined = ref.externalId; url !== undefined && !seen.has(url); ) {
    if (posts.length === mostAncestors)
      return { posts: threaded(posts), incomplete: 'The thread goes further back than we read.' }
    seen.add(url)
    const page = await readPage(tools, url)
    if (page.status !== 200) {
      if (posts.length === 0) throw troubleOf(page)
      return { posts: threaded(posts), incomplete: `What it answers at ${new URL(url).host} can’t be read.` }
    }
    const entry = entryOn(page.text, page.url)
    const parent: string | undefined = entry?.inReplyTo[0] && pageOf(entry.inReplyTo[0])
    const claim: Claim = { source: url, target: parent ?? url, by: 'webmention' }
    const { editedAt: _, ...post } = await postOf(claim, page, entry, '', tools)
    posts.unshift({ ...post, links: entry?.links ?? [], replyTo: parent })
    url = parent
  }
  return { posts: threaded(posts) }
}

function threaded(posts: Post[]): Post[] {
  const root = posts[0]?.externalId
  return posts.map((post, index) => (index === 0 ? { ...post, replyTo: undefined } : { ...post, threadRoot: root }))
}
