import { z } from 'zod'
import { isZone } from './dates.ts'

/** What has a longer name is no column of a person's making. */
export const longestWay = 200
/** A column's name, or a way into a JSON record: `author.name`, `tags.0`. */
const Way = z.string('Choose a column.').trim().min(1, 'Choose a column.').max(longestWay)

/** Where in a record each part of a post is found. */
export const Mapping = z.object({
  text: Way,
  author: Way,
  postedAt: Way,
  id: Way.optional(),
  title: Way.optional(),
  url: Way.optional(),
  replyTo: Way.optional(),
  language: Way.optional(),
  network: Way.optional(),
  tags: Way.optional(),
})
export type Mapping = z.infer<typeof Mapping>

export const NetworkLabel = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Name the network in small letters, digits and hyphens, such as old-forum.')

/** How the records of a source are read, whichever way they come. */
export const Reading = z.object({
  /** The network's name on each post, unless the record names its own. */
  network: NetworkLabel.default('import'),
  /** Times that name no zone are of this one. */
  zone: z.string().refine(isZone, 'Name a time zone, such as Europe/Berlin or UTC.').default('UTC'),
  /** Is 3/4 the third of April? */
  dayFirst: z.boolean().default(true),
  /** Texts are HTML: their markup is taken away. */
  isHtml: z.boolean().default(false),
})
export type Reading = z.infer<typeof Reading>
