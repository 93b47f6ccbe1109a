import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { requireEmployee } from '#platform/context'
import { rooms, z } from '#platform/http'
import { keepOurPicture } from './keep-picture.ts'
import { limits } from './model.ts'
import { openOurPicture } from './open-picture.ts'

const tag = 'Pictures'

export const api = rooms()

const PictureView = z
  .object({ id: z.string(), mediaType: z.string(), width: z.number().int(), height: z.number().int() })
  .openapi('OurPicture')

api.post('/our-pictures', async http => {
  const ctx = http.get('ctx')
  requireEmployee(ctx)
  return http.json(PictureView.parse(await keepOurPicture(ctx, await atMost(http.req.raw.body, limits.bytes))))
})
api.openAPIRegistry.registerPath({
  method: 'post',
  path: '/our-pictures',
  summary: 'Add a picture to what you are writing: its bytes are the body',
  tags: [tag],
  request: { body: { content: { 'application/octet-stream': { schema: z.any() } } } },
  responses: { 200: { description: 'As it is kept', content: { 'application/json': { schema: PictureView } } } },
})

api.get('/our-pictures/:id', async http => {
  const { picture, bytes } = await openOurPicture(http.get('ctx'), check(z.uuid(), http.req.param('id')))
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': picture.mediaType,
      'content-length': String(bytes.length),
      'cache-control': 'private, max-age=3600',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  })
})

/** Whole, and no more of it in memory than a picture may have. */
async function atMost(body: ReadableStream<Uint8Array> | null, most: number): Promise<Buffer> {
  if (!body) throw new Problem('invalid', 'There was no picture in this request.')
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of body) {
    size += part.length
    if (size > most)
      throw new Problem('invalid', `A picture has ${most / 1024 / 1024} MB at most. Save it smaller, and add it again.`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
