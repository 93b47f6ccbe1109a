import { createWriteStream } from 'node:fs'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { inspectFile } from '#connectors/import'
import { openSource } from '#core/channels'
import { check } from '#lib/check'
import { newId } from '#lib/id'
import { Problem } from '#lib/problem'
import { type Context, requireRole } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'

const Mapping = z.record(z.string(), z.string())
const Inspected = z.object({
  fileId: z.string(),
  fileName: z.string(),
  format: z.enum(['jsonl', 'csv', 'mbox']),
  bytes: z.number().int(),
  columns: z.array(z.string()),
  rows: z.array(z.record(z.string(), z.string())),
  guess: Mapping,
  encoding: z.string(),
  dayFirst: z.boolean(),
  isHtml: z.boolean(),
  notes: z.array(z.string()),
})
const FileName = z.string().trim().min(1).max(200)

export const importsApi = rooms()

importsApi.post('/imports', async http => {
  const ctx = http.get('ctx')
  requireRole(ctx, 'coordinator', 'administrator')
  const fileName = check(FileName, http.req.query('name'))
  const body = http.req.raw.body
  if (!body) throw new Problem('invalid', 'There was no file in this request.')
  const fileId = newId()
  const path = await uploadPath(ctx, fileId)
  try {
    await pipeline(Readable.fromWeb(body as never), createWriteStream(path, { mode: 0o600 }))
    const zone = http.req.query('zone')
    const found = await inspectFile(path, zone ? { zone } : {})
    return http.json({ fileId, fileName, bytes: (await stat(path)).size, ...found } satisfies z.input<typeof Inspected>)
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
})
importsApi.openAPIRegistry.registerPath({
  method: 'post',
  path: '/imports',
  summary: 'Hand in a file; nothing is heard from it yet',
  tags: ['Channels'],
  request: {
    query: z.object({ name: FileName, zone: z.string().optional() }),
    body: { content: { 'application/octet-stream': { schema: z.any() } } },
  },
  responses: { 200: { description: 'What is in it', content: { 'application/json': { schema: Inspected } } } },
})

endpoint(
  importsApi,
  'post',
  '/imports/{fileId}',
  {
    tag: 'Channels',
    summary: 'Hear the file, with this mapping',
    params: z.object({ fileId: z.uuid() }),
    body: z.object({
      fileName: z.string(),
      format: z.enum(['jsonl', 'csv', 'mbox']),
      mapping: Mapping,
      zone: z.string().optional(),
      dayFirst: z.boolean().optional(),
      isHtml: z.boolean().optional(),
      network: z.string().optional(),
      keeps: z.enum(['all', 'matching']).optional(),
    }),
    output: z.object({ sourceId: z.string() }),
  },
  async (ctx, { params, body }) => {
    requireRole(ctx, 'coordinator', 'administrator')
    const { keeps, ...settings } = body
    const path = await uploadPath(ctx, params.fileId)
    await stat(path).catch(() => {
      throw new Problem('not-found', 'This file is not here any more. Hand it in again.')
    })
    const source = await openSource(ctx, {
      connector: 'import',
      label: settings.fileName,
      settings: { ...settings, fileId: params.fileId, path },
      ...(keeps && { keeps }),
    })
    return { sourceId: source.id }
  },
)

async function uploadPath(ctx: Context, fileId: string): Promise<string> {
  const folder = join(ctx.config.dataDir, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  return join(folder, check(z.uuid(), fileId))
}
