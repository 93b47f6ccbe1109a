import { z } from '#platform/http'
import { limits, type OfferWords, type Place, usualLines } from './model.ts'

const Latitude = z
  .number()
  .min(-90, 'A latitude lies between -90 and 90.')
  .max(90, 'A latitude lies between -90 and 90.')
const Longitude = z
  .number()
  .min(-180, 'A longitude lies between -180 and 180.')
  .max(180, 'A longitude lies between -180 and 180.')
export const PointInput = z.object({ latitude: Latitude, longitude: Longitude })

const Clock = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write the time as 11:00.')

export const PlaceInput = z.object({
  kind: z.enum(['none', 'point', 'address', 'route']),
  label: z.string().trim().max(limits.label).default(''),
  address: z.string().trim().max(400).default(''),
  point: PointInput.nullable().default(null),
  opening: z
    .array(z.object({ days: z.array(z.int().min(1).max(7)).min(1).max(7), opens: Clock, closes: Clock }))
    .max(14)
    .default([]),
  stops: z
    .array(
      PointInput.extend({
        label: z.string().trim().min(1, 'Say of each stop where it is.').max(limits.label),
        from: z.coerce.date(),
        until: z.coerce.date(),
      }),
    )
    .max(limits.stops, `A route has at most ${limits.stops} stops.`)
    .default([]),
})

const Price = z
  .string()
  .trim()
  .regex(/^(?:\d{1,9}(?:\.\d{1,2})?)?$/, 'Write the price as 2390 or 2390.50.')
  .default('')
const Line = z.string().trim().min(1, 'Say it in a few words.').max(limits.line)

export const OfferInput = z.object({
  title: z.string().trim().max(limits.title).default(''),
  /** Markdown. */
  about: z.string().max(limits.about).default(''),
  price: Price,
  priceBefore: Price,
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^(?:[A-Z]{3})?$/, 'Write the currency as EUR.')
    .default('EUR'),
  stock: z.int().min(0).max(1_000_000).nullable().default(null),
  startsAt: z.coerce.date().nullable().default(null),
  endsAt: z.coerce.date().nullable().default(null),
  place: PlaceInput.default({ kind: 'none', label: '', address: '', point: null, opening: [], stops: [] }),
  conditions: z.string().trim().max(limits.conditions).default(''),
  code: z
    .string()
    .trim()
    .regex(/^[\w.-]{0,40}$/, 'A code has letters, digits, dots and hyphens.')
    .default(''),
  link: z
    .union([z.literal(''), z.url({ protocol: /^https?$/, error: 'This is not the address of a page.' }).max(2000)])
    .default(''),
  lines: z.object({ soldOut: Line, moved: Line, over: Line }).default(usualLines),
  language: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'Say the language as “en” or “de”.')
    .default('en'),
})

/** As it is kept in a row: JSON has no instants. */
export function readWords(stored: unknown): OfferWords {
  return OfferInput.parse(stored)
}

export function readPlace(stored: unknown): Place {
  const place = PlaceInput.parse(stored)
  return { ...place, stops: place.stops.toSorted((a, b) => a.from.getTime() - b.from.getTime()) }
}

// ── as the desk is told ──

const PointView = z.object({ latitude: z.number(), longitude: z.number() })
const PlaceView = z
  .object({
    kind: z.enum(['none', 'point', 'address', 'route']),
    label: z.string(),
    address: z.string(),
    point: PointView.nullable(),
    opening: z.array(z.object({ days: z.array(z.number()), opens: z.string(), closes: z.string() })),
    stops: z.array(PointView.extend({ label: z.string(), from: z.date(), until: z.date() })),
  })
  .openapi('OfferPlace')

/** An offer as its author and whoever reads it first see it. */
export const OfferView = z
  .object({
    id: z.string(),
    siteId: z.string(),
    authorId: z.string(),
    authorName: z.string(),
    step: z.enum(['draft', 'in-review', 'returned', 'approved', 'released', 'withdrawn']),
    version: z.number().int(),
    words: z.object({
      title: z.string(),
      about: z.string(),
      price: z.string(),
      priceBefore: z.string(),
      currency: z.string(),
      stock: z.number().int().nullable(),
      startsAt: z.date().nullable(),
      endsAt: z.date().nullable(),
      place: PlaceView,
      conditions: z.string(),
      code: z.string(),
      link: z.string(),
      lines: z.object({ soldOut: z.string(), moved: z.string(), over: z.string() }),
      language: z.string(),
    }),
    posts: z.array(z.object({ accountId: z.string(), words: z.string() })),
    changedAt: z.date(),
    releasedAt: z.date().nullable(),
  })
  .openapi('Offer')

/** How it stands before the public. */
export const OutsideView = z
  .object({
    standing: z.enum(['coming', 'here', 'sold-out', 'over', 'withdrawn']),
    /** How many are left; null where nobody counts. */
    stock: z.number().int().nullable(),
    countedAt: z.date().nullable(),
    /** A person said so, whatever is counted. */
    isSaidSoldOut: z.boolean(),
    place: PlaceView,
    here: PointView.extend({ seenAt: z.date(), endsAt: z.date() }).nullable(),
    withdrawnWhy: z.string().nullable(),
    url: z.string(),
  })
  .openapi('OfferOutside')

export const PostView = z
  .object({
    id: z.string(),
    accountId: z.string(),
    network: z.string(),
    handle: z.string(),
    step: z.enum(['waiting', 'sent', 'refused', 'doubtful', 'cancelled', 'taken-down']),
    says: z.enum(['as-it-was', 'sold-out', 'moved', 'over']),
    becomes: z.enum(['as-it-was', 'sold-out', 'moved', 'over']).nullable(),
    url: z.string().nullable(),
    failure: z.string().nullable(),
  })
  .openapi('OfferPost')

export const DeedView = z
  .object({
    what: z.enum([
      ...['made', 'written', 'handed-in', 'changed', 'released', 'counted', 'sold-out', 'back', 'moved', 'shared'],
      ...['withdrawn', 'ended'],
    ] as [string, ...string[]]),
    stockBefore: z.number().int().nullable(),
    stockAfter: z.number().int().nullable(),
    byName: z.string().nullable(),
    bySource: z.string().nullable(),
    at: z.date(),
  })
  .openapi('OfferDeed')
