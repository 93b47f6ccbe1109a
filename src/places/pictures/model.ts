import { z } from 'zod'

/** A picture that stands in somebody’s post, with what it shows for whoever does not see it. */
export interface PostPicture {
  id: string
  alt: string
  mediaType: string
  bytes: number
  width: number
  height: number
}

/** A picture as it is kept, without its bytes. */
export interface KeptPicture extends Omit<PostPicture, 'alt'> {
  /** None yet: a colleague’s, before it stands anywhere. */
  siteId: string | null
  memberId: string | null
  /** A colleague’s: whose it is, and the answer or share whose words name it. */
  employeeId: string | null
  subjectId: string | null
  /** Where it stands; none while it waits for its words, or is held back with them. */
  postId: string | null
}

export const limits = {
  perPost: 4,
  bytes: 4 * 1024 * 1024,
  perDay: 40,
  /** Added and not sent: of one person at once, and for how long. */
  waiting: 12,
  waitsMs: 86_400_000,
  alt: 500,
}

/** Pictures of a post, in their order, each with what it shows. */
export const Pictures = z
  .array(
    z.object({
      id: z.uuid(),
      alt: z
        .string()
        .trim()
        .min(3, 'Say what the picture shows, for people who don’t see it.')
        .max(limits.alt, `Say in ${limits.alt} letters what the picture shows.`),
    }),
  )
  .max(limits.perPost, `A post has ${limits.perPost} pictures at most.`)
export type Pictures = z.output<typeof Pictures>

/** What pictures show, as it is read, searched and told where they can’t be shown. */
export function altsOf(pictures: Pick<PostPicture, 'alt'>[]): string {
  return pictures.map(({ alt }) => `[${alt}]`).join('\n')
}
