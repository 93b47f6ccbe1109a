import { z } from 'zod'

export const Settings = z.object({
  url: z.string().trim().min(1).max(2000),
  /** Where it stood in the list that it came from (OPML), outermost first. */
  folders: z.array(z.string().trim().min(1).max(200)).max(10).optional(),
  /** The page for people, as a list named it. */
  site: z.string().trim().max(2000).optional(),
  /** Comment feeds of the articles are left alone. */
  withoutComments: z.boolean().optional(),
})
export type Settings = z.infer<typeof Settings>
