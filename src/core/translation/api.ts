import { type Context, requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'
import type { TranslationService } from './model.ts'
import {
  lookAtTranslation,
  setUpTranslation,
  switchOffTranslation,
  TranslationInput,
  translationService,
} from './set-up-translation.ts'

const tag = 'Translation'

const ServiceView = z
  .object({
    url: z.string(),
    host: z.string(),
    hasKey: z.boolean(),
    alsoPrivate: z.boolean(),
    languages: z.array(z.object({ code: z.string(), name: z.string(), targets: z.array(z.string()) })),
    lookedAt: z.date(),
    failure: z.string().nullable(),
    setByName: z.string(),
    setAt: z.date(),
  })
  .openapi('TranslationService')
const Maybe = z.object({ service: ServiceView.nullable() })

export const api = rooms()

endpoint(api, 'get', '/translation', { tag, summary: 'Which service translates, if any', output: Maybe }, shown)
endpoint(
  api,
  'put',
  '/translation',
  { tag, summary: 'Say which service translates', body: TranslationInput, output: Maybe },
  async (ctx, { body }) => {
    await setUpTranslation(ctx, body)
    return shown(ctx)
  },
)
endpoint(
  api,
  'post',
  '/translation/look',
  { tag, summary: 'Does it answer, and in which languages?', output: ServiceView },
  async ctx => view(await lookAtTranslation(ctx)),
)
endpoint(
  api,
  'delete',
  '/translation',
  { tag, summary: 'Translate nothing any more', output: z.object({}) },
  async ctx => {
    await switchOffTranslation(ctx)
    return {}
  },
)

async function shown(ctx: Context): Promise<z.input<typeof Maybe>> {
  requireEmployee(ctx)
  const service = await translationService(ctx)
  return { service: service ? view(service) : null }
}

function view({ secretId, setBy: _, ...service }: TranslationService): z.input<typeof ServiceView> {
  return { ...service, host: new URL(service.url).host, hasKey: secretId !== null }
}
