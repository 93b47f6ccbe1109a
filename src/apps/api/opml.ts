import { readOpml, writeOpml } from '#connectors/opml'
import { openManySources, sources } from '#core/channels'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, requireReader, requireRole } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'

const Url = z.string().trim().min(1).max(2000)
const Listed = z
  .object({
    url: Url,
    title: z.string().trim().max(200),
    site: Url.optional(),
    folders: z.array(z.string().trim().min(1).max(200)).max(10),
  })
  .openapi('ListedFeed')
const Preview = z.object({
  title: z.string().optional(),
  feeds: z.array(Listed.extend({ isOpen: z.boolean() })),
  bad: z.array(z.object({ at: z.string(), why: z.string() })),
})
const Opened = z.object({
  opened: z.number().int(),
  alreadyOpen: z.number().int(),
  refused: z.array(z.object({ label: z.string(), why: z.string() })),
})
const FeedsToOpen = z.object({
  feeds: z.array(Listed).min(1).max(5_000),
  keeps: z.enum(['all', 'matching']).optional(),
})
const tag = 'Channels'

/** Lists of feeds, from other readers and for them (OPML). */
export const opmlApi = rooms()

opmlApi.post('/sources/opml/preview', async http => {
  const ctx = http.get('ctx')
  requireRole(ctx, 'coordinator', 'administrator')
  const bytes = new Uint8Array(await http.req.arrayBuffer())
  if (bytes.length === 0) throw new Problem('invalid', 'There was no file in this request.')
  const list = readOpml(bytes)
  const open = new Set((await openFeeds(ctx)).map(feed => keyOf(feed)))
  const feeds = list.feeds.map(feed => ({ ...feed, isOpen: open.has(keyOf(feed)) }))
  return http.json({ ...list, feeds } satisfies z.input<typeof Preview>)
})
opmlApi.openAPIRegistry.registerPath({
  method: 'post',
  path: '/sources/opml/preview',
  summary: 'Look into a list of feeds (OPML); none is opened yet',
  tags: [tag],
  request: { body: { content: { 'application/octet-stream': { schema: z.any() } } } },
  responses: { 200: { description: 'What is in it', content: { 'application/json': { schema: Preview } } } },
})

endpoint(
  opmlApi,
  'post',
  '/sources/opml',
  {
    tag,
    summary: 'Open the feeds of a list',
    body: FeedsToOpen,
    output: Opened,
  },
  async (ctx, { body }) => {
    requireRole(ctx, 'coordinator', 'administrator')
    const { feeds, keeps } = check(FeedsToOpen, body)
    return openManySources(
      ctx,
      {
        connector: 'feed',
        keeps,
        sources: feeds.map(({ url, title, site, folders }) => ({
          label: title,
          settings: { url, ...(site && { site }), ...(folders.length > 0 && { folders }) },
        })),
      },
      keyOf,
    )
  },
)

opmlApi.get('/sources/opml', async http => {
  const ctx = http.get('ctx')
  requireReader(ctx)
  const feeds = (await openFeeds(ctx)).map(({ label, url, site, folders }) => ({
    title: label,
    url,
    site,
    folders: folders ?? [],
  }))
  const body = writeOpml({ title: 'Feeds heard by Sosh', feeds, now: ctx.now() })
  return http.body(body, 200, {
    'content-type': 'text/x-opml; charset=utf-8',
    'content-disposition': 'attachment; filename="feeds.opml"',
  })
})
opmlApi.openAPIRegistry.registerPath({
  method: 'get',
  path: '/sources/opml',
  summary: 'The feeds that are open, for another reader (OPML)',
  tags: [tag],
  responses: { 200: { description: 'The list', content: { 'text/x-opml': { schema: z.string() } } } },
})

const Settings = z.object({ url: z.string(), site: z.string().optional(), folders: z.array(z.string()).optional() })

async function openFeeds(ctx: Context) {
  return (await sources(ctx)).flatMap(({ connector, label, settings }) => {
    const read = connector === 'feed' ? Settings.safeParse(settings).data : undefined
    return read ? [{ label, ...read }] : []
  })
}

/** Two addresses are one feed when only their scheme or last slash differ. */
function keyOf(settings: unknown): string {
  const url = Settings.safeParse(settings).data?.url ?? ''
  return url
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/#.*$/, '')
    .replace(/\/$/, '')
}
