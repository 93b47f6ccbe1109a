import { type Statement, statements } from '#journey/official'
import { offersBetween } from '#places/offers'
import { type Article, articlesBetween } from '#places/publish'
import { type Context, requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'

const Entry = z
  .object({
    kind: z.enum(['article', 'statement', 'offer']),
    id: z.string(),
    title: z.string(),
    at: z.date(),
    /** It went out, or it will. */
    isOut: z.boolean(),
    byName: z.string(),
    isMine: z.boolean(),
  })
  .openapi('CalendarEntry')

const mostDays = 100

/** Everything that went out and that will, whoever lets it go. */
export const calendarApi = rooms()

endpoint(
  calendarApi,
  'get',
  '/calendar',
  {
    tag: 'Articles',
    summary: 'What goes out when: articles, offers, and for communications what the company says',
    query: z.object({ since: z.coerce.date(), until: z.coerce.date() }),
    output: z.object({ entries: z.array(Entry) }),
  },
  async (ctx, { query: { since, until } }) => {
    requireEmployee(ctx)
    const latest = new Date(Math.min(until.getTime(), since.getTime() + mostDays * 86_400_000))
    const entries = [
      ...(await articles(ctx, since, latest)),
      ...(await offers(ctx, since, latest)),
      ...(await official(ctx, since, latest)),
    ]
    return { entries: entries.sort((a, b) => a.at.getTime() - b.at.getTime()) }
  },
)

async function articles(ctx: Context, since: Date, until: Date): Promise<z.input<typeof Entry>[]> {
  const me = requireEmployee(ctx)
  const knows = me.roles.some(role => role === 'reviewer' || role === 'communications')
  // What an embargo keeps is no news for colleagues either.
  const mayTell = ({ embargoUntil, authorId }: Article) =>
    knows || authorId === me.employeeId || !embargoUntil || embargoUntil <= ctx.now()
  return (await articlesBetween(ctx, since, until)).filter(mayTell).flatMap(article => {
    const isOut = article.step !== 'scheduled'
    const at = isOut ? article.publishedAt : article.goesOutAt
    const { id, title, authorName: byName, authorId } = article
    return at ? [{ kind: 'article' as const, id, title, at, isOut, byName, isMine: authorId === me.employeeId }] : []
  })
}

/** Offers, at the moment from which they can be had. */
async function offers(ctx: Context, since: Date, until: Date): Promise<z.input<typeof Entry>[]> {
  const me = requireEmployee(ctx)
  return (await offersBetween(ctx, since, until)).map(
    ({ offerId: id, words, startsAt, publishedAt, authorName: byName, authorId }) => {
      const at = startsAt ?? publishedAt
      const isMine = authorId === me.employeeId
      return { kind: 'offer' as const, id, title: words.title, at, isOut: at <= ctx.now(), byName, isMine }
    },
  )
}

/** What the company says is for communications, who write and read it. */
async function official(ctx: Context, since: Date, until: Date): Promise<z.input<typeof Entry>[]> {
  const me = requireEmployee(ctx)
  if (!me.roles.includes('communications')) return []
  return (await statements(ctx)).flatMap(statement => {
    const at = momentOf(statement)
    if (!at || at < since || at >= until) return []
    const { id, title, authorName: byName, authorId } = statement
    const isOut = statement.places.some(({ sentAt }) => sentAt !== null)
    return [{ kind: 'statement' as const, id, title, at, isOut, byName, isMine: authorId === me.employeeId }]
  })
}

/** When it was said, or at the end of which embargo it may be. */
function momentOf({ step, places, embargoUntil, releasedAt }: Statement): Date | null {
  if (step === 'withdrawn') return null
  const [first] = places.flatMap(({ sentAt }) => sentAt ?? []).sort((a, b) => a.getTime() - b.getTime())
  return first ?? embargoUntil ?? releasedAt
}
