import { endpoint, rooms, z } from '#platform/http'
import { Block, block, letIn, lookElsewhere, Unblock } from './block.ts'
import { actorKinds } from './model.ts'
import { openOfficialStream } from './official-stream.ts'

const tag = 'Own places'
const Done = z.object({})

export const api = rooms()

endpoint(
  api,
  'get',
  '/federation',
  {
    tag,
    summary: 'Who can be followed from elsewhere, who follows, and how it goes with each server',
    output: z.object({
      actors: z.array(
        z.object({
          id: z.uuid(),
          kind: z.enum(actorKinds),
          name: z.string(),
          address: z.string(),
          followers: z.number().int(),
        }),
      ),
      servers: z.array(
        z.object({
          host: z.string(),
          heard: z.number().int(),
          heardAt: z.date().nullable(),
          told: z.number().int(),
          toldAt: z.date().nullable(),
          failed: z.number().int(),
          failedAt: z.date().nullable(),
          failure: z.string().nullable(),
          blockedWhy: z.string().nullable(),
          followers: z.number().int(),
        }),
      ),
      people: z.array(z.object({ address: z.string(), why: z.string() })),
      following: z.array(
        z.object({
          id: z.uuid(),
          space: z.string(),
          whom: z.string(),
          name: z.string().nullable(),
          acceptedAt: z.date().nullable(),
          whyNot: z.string().nullable(),
        }),
      ),
      hasOfficial: z.boolean(),
      isCentre: z.boolean(),
      isReachable: z.boolean(),
    }),
  },
  ctx => lookElsewhere(ctx),
)
endpoint(
  api,
  'post',
  '/federation/official',
  { tag, summary: 'Open the company’s own voice to those who follow from elsewhere', output: Done },
  async ctx => {
    await openOfficialStream(ctx)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/federation/blocks',
  { tag, summary: 'Deal no more with a server, or with somebody on it', body: Block, output: Done },
  async (ctx, { body }) => {
    await block(ctx, body)
    return {}
  },
)
endpoint(
  api,
  'post',
  '/federation/blocks/lift',
  { tag, summary: 'Deal with them again', body: Unblock, output: Done },
  async (ctx, { body }) => {
    await letIn(ctx, body)
    return {}
  },
)
