import { DomHandler, DomUtils } from 'htmlparser2'
import { parseHtml } from '#connectors/markup'
import { addressesIn, failureToConnect, readHtml, retryAt } from '#connectors/web'
import { NetworkError, type Post } from '#core/channels'
import { network } from './post.ts'
import type { Session } from './token.ts'

const { findAll, findOne, textContent } = DomUtils
type Element = NonNullable<ReturnType<typeof findOne>>

const timeoutMs = 20_000
const mostBytes = 4 * 2 ** 20

/** The Atom feeds that Reddit offers to everybody without a key. They name no parents of comments, and nothing deleted. */
export async function readPublicFeed({ settings, tools, signal }: Session, path: string): Promise<Post[]> {
  const url = new URL(`${settings.site}${path}`)
  const patience = AbortSignal.timeout(timeoutMs)
  let text: string
  try {
    const response = await tools.fetch(url, {
      headers: { accept: 'application/atom+xml' },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    })
    if (!response.ok) throw refusalOf(response, tools.now())
    text = (await response.text()).slice(0, mostBytes)
  } catch (error) {
    if (error instanceof NetworkError || signal?.aborted) throw error
    throw failureToConnect(url, error)
  }
  const document = new DomHandler()
  parseHtml(text, document, { xmlMode: true })
  if (!findOne(node => node.name === 'feed', document.dom))
    throw new NetworkError('later', 'What Reddit answers is no feed at the moment.')
  return findAll(node => node.name === 'entry', document.dom).flatMap(entry => postOf(entry) ?? [])
}

function refusalOf(response: Response, now: Date): NetworkError {
  if (response.status === 429)
    return new NetworkError('later', 'Reddit asks us to slow down.', { retryAt: retryAt(response.headers, now) })
  if (response.status === 404) return new NetworkError('refused', 'Reddit has no such community, or it is closed.')
  const inAnHour = new Date(now.getTime() + 3_600_000)
  return new NetworkError(
    'later',
    response.status === 403
      ? 'Reddit lets this machine read only with an application of your own: add its id and secret.'
      : `Reddit answered ${response.status}.`,
    { retryAt: inAnHour },
  )
}

function postOf(entry: Element): Post | undefined {
  const id = wordsOf(entry, 'id')
  const href = findOne(node => node.name === 'link', entry.children)?.attribs.href
  const by = wordsOf(
    findOne(node => node.name === 'author', entry.children),
    'name',
  ).replace(/^\/?u\//, '')
  const postedAt = new Date(wordsOf(entry, 'published') || wordsOf(entry, 'updated'))
  if (!/^t[13]_\w+$/.test(id) || !by || Number.isNaN(postedAt.getTime())) return undefined
  const { text, links } = readHtml(contentOf(wordsOf(entry, 'content')), 'https://www.reddit.com/')
  const isPost = id.startsWith('t3_')
  const title = isPost ? wordsOf(entry, 'title') : undefined
  const root = /\/comments\/(\w+)\//.exec(href ?? '')?.[1]
  const subreddit = findOne(node => node.name === 'category', entry.children)?.attribs.term
  return {
    network,
    externalId: id,
    ...(href && { url: href }),
    author: { externalId: `u/${by}`, handle: by, url: `https://www.reddit.com/user/${encodeURIComponent(by)}` },
    text: text || (title ?? ''),
    ...(title && { title }),
    postedAt,
    ...(!isPost && root && { replyTo: `t3_${root}`, threadRoot: `t3_${root}` }),
    links: [...new Set([...links, ...addressesIn(text)])].filter(link => !link.startsWith('https://www.reddit.com/')),
    tags: subreddit ? [subreddit] : [],
    mentions: [],
    media: [],
  }
}

/** Of a post's content, what its author wrote: around it Reddit puts a table, and links of its own after it. */
function contentOf(html: string): string {
  return /<!-- SC_OFF -->([\s\S]*?)<!-- SC_ON -->/.exec(html)?.[1] ?? html.replace(/submitted by[\s\S]*$/, '')
}

function wordsOf(element: Element | null, name: string): string {
  const found = element && findOne(node => node.name === name, element.children)
  return found ? textContent(found).trim() : ''
}
