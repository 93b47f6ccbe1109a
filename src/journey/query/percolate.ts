import type { Post } from '#core/channels'
import type { Context } from '#platform/context'
import { detectLanguage } from '#text/language'
import { createPercolator } from '#text/percolator'
import { parseQuery } from '#text/query'
import type { Matchable } from '#text/tokens'
import { queriesSignature, queryRows } from './store.ts'

export interface Match {
  queryId: string
  /** Pairs of start and end in the text; those in the title follow after a -1. */
  spans: number[]
}

/** All saved queries, ready to be asked about a post. */
export interface Listener {
  match(post: Post): Match[]
}

let current: { signature: string; listener: Listener } | undefined

/** The listener for the queries as they are now; built again only when one was changed. */
export async function listener(ctx: Context): Promise<Listener> {
  const signature = `${ctx.config.databaseUrl ?? ctx.config.dataDir} ${await queriesSignature(ctx)}`
  if (current?.signature === signature) return current.listener
  const parsed = (await queryRows(ctx)).flatMap(row => {
    const result = parseQuery(row.text)
    return result.ok ? [{ id: row.id, query: result.query, text: row.text }] : []
  })
  const percolator = createPercolator(parsed)
  // A language is worked out only where somebody listens for one and the network did not say.
  const usesLanguage = parsed.some(each => /\blang:/.test(each.text))
  const languageOf = (post: Post) => post.language ?? (usesLanguage ? detectLanguage(post.text).language : undefined)
  const built: Listener = {
    match: post =>
      percolator.match(matchable({ ...post, language: languageOf(post) })).map(hit => {
        const spans = hit.spans()
        const inText = spans.filter(span => span.field === 'text').flatMap(span => [span.start, span.end])
        const inTitle = spans.filter(span => span.field === 'title').flatMap(span => [span.start, span.end])
        return { queryId: hit.id, spans: inTitle.length > 0 ? [...inText, -1, ...inTitle] : inText }
      }),
  }
  current = { signature, listener: built }
  return built
}

/** A post as the listening language sees it. */
export function matchable(
  post: Pick<Post, 'text' | 'title' | 'language' | 'network' | 'author' | 'links' | 'tags'>,
): Matchable {
  return {
    text: post.text,
    ...(post.title && { title: post.title }),
    ...(post.language && { language: post.language }),
    network: post.network,
    author: {
      handle: post.author.handle,
      ...(post.author.name && { name: post.author.name }),
      ...(post.author.followers !== undefined && { followers: post.author.followers }),
    },
    links: post.links,
    tags: post.tags,
  }
}
