import { type BlogPaths, blogPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { type AuthorPage, authorBySlug, type Series, seriesBySlug } from '#places/publish'
import type { Visit } from '../../visit.ts'

/** The addresses of the blog on this host, and beyond it. */
export function addressesOf(visit: Visit): { paths: BlogPaths; absolute: BlogPaths } {
  if (visit.site.parentId !== null) throw new Problem('not-found', visit.words.shown.blogIsAt(visit.master.name))
  return { paths: blogPaths(visit.base), absolute: blogPaths(visit.home) }
}

export async function theAuthor({ ctx, params, words }: Visit): Promise<AuthorPage> {
  const author = await authorBySlug(ctx, params.author ?? '')
  if (!author) throw new Problem('not-found', words.shown.noSuchAuthor)
  return author
}

export async function theSeries({ ctx, params, words }: Visit): Promise<Series> {
  const series = await seriesBySlug(ctx, params.series ?? '')
  if (!series) throw new Problem('not-found', words.shown.noSuchSeries)
  return series
}

/** A moment in an address: before it, older ones stand. */
export function beforeIn({ query }: Visit): Date | undefined {
  const at = new Date(query.get('before') ?? '')
  return Number.isNaN(at.getTime()) ? undefined : at
}

/** So many stand on a page, and in a feed. */
export const perPage = 20
