import { z } from '#platform/http'
import { kinds } from './model.ts'

/** An article as its author and whoever reads it first see it. */
export const ArticleView = z
  .object({
    id: z.string(),
    kind: z.enum(kinds),
    authorId: z.string(),
    authorName: z.string(),
    title: z.string(),
    summary: z.string(),
    text: z.string(),
    transcript: z.string(),
    language: z.string(),
    tags: z.array(z.string()),
    seriesId: z.string().nullable(),
    step: z.enum(['draft', 'in-review', 'returned', 'approved', 'scheduled', 'published', 'withdrawn']),
    version: z.number().int(),
    embargoUntil: z.date().nullable(),
    goesOutAt: z.date().nullable(),
    releasedAt: z.date().nullable(),
    /** Why it did not go out at its time. */
    waitsBecause: z.string().nullable(),
    madeAt: z.date(),
    changedAt: z.date(),
    /** Its place outside, once it went out. */
    slug: z.string().nullable(),
    publishedAt: z.date().nullable(),
    withdrawnWhy: z.string().nullable(),
  })
  .openapi('Article')

export const MediaView = z
  .object({
    id: z.string(),
    kind: z.enum(['picture', 'audio', 'video']),
    mediaType: z.string(),
    alt: z.string(),
    bytes: z.number().int(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    captions: z.string().nullable(),
    captionsLanguage: z.string().nullable(),
  })
  .openapi('ArticleMedia')

export const RevisionView = z
  .object({
    number: z.number().int(),
    what: z.enum(['written', 'handed-in', 'changed', 'published', 'corrected', 'restored']),
    title: z.string(),
    summary: z.string(),
    text: z.string(),
    transcript: z.string(),
    byName: z.string(),
    at: z.date(),
  })
  .openapi('ArticleRevision')

export const SeriesView = z
  .object({ id: z.string(), slug: z.string(), title: z.string(), about: z.string() })
  .openapi('ArticleSeries')
