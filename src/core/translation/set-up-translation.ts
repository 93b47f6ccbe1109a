import { z } from 'zod'
import { forgetSecret, keepSecret, openSecret } from '#core/secrets'
import { check } from '#lib/check'
import { Problem } from '#lib/problem'
import { type Context, inTransaction, requireEmployee, requireRole } from '#platform/context'
import { emit } from '#platform/events'
import type { TranslationService } from './model.ts'
import { deleteService, deleteTranslations, noteLook, serviceRow, upsertService } from './store.ts'
import { translatorAt } from './translator.ts'

declare module '#platform/events' {
  interface Events {
    'translation.set-up': { host: string; alsoPrivate: boolean; languages: number }
    'translation.switched-off': { host: string }
  }
}

export const TranslationInput = z.object({
  url: z
    .url({ protocol: /^https?$/, error: 'Write it as https://translate.example.com.' })
    .max(500)
    .transform(url => url.replace(/\/+$/, ''))
    .refine(url => !/[?#@]/.test(url), 'Leave out names, keys and everything after a “?”.'),
  /** Left out, the key of before stays; empty, there is none. */
  key: z.string().trim().max(500).optional(),
  alsoPrivate: z.boolean().default(false),
})
export type TranslationInput = z.input<typeof TranslationInput>

/** The service that translates for colleagues; none where nobody set one up. */
export async function translationService(ctx: Context): Promise<TranslationService | undefined> {
  requireEmployee(ctx)
  return serviceRow(ctx)
}

/** Says which service translates, once it answered what it can. */
export async function setUpTranslation(ctx: Context, input: TranslationInput): Promise<void> {
  const me = requireRole(ctx, 'administrator')
  const { url, key, alsoPrivate } = check(TranslationInput, input)
  const before = await serviceRow(ctx)
  const kept = before?.url === url && key === undefined
  const known = kept ? await keyOf(ctx, before) : key || undefined
  const translator = translatorAt(ctx, url, known)
  const languages = await translator.languages()
  // A key is asked for with words only: what is wrong with it is said now, and to whoever can put it right.
  const [first] = languages.filter(({ targets }) => targets.length > 0)
  if (!first) throw new Problem('invalid', 'This service has no two languages to translate between.')
  await translator.translate('Halden', first.code, first.targets[0] ?? '')
  await inTransaction(ctx, async ctx => {
    const secretId = kept
      ? (before.secretId ?? null)
      : known
        ? await keepSecret(ctx, 'translation', { key: known })
        : null
    await upsertService(ctx, { url, secretId, alsoPrivate, languages, setBy: me.employeeId })
    if (before?.secretId && before.secretId !== secretId) await forgetSecret(ctx, before.secretId)
    if (before?.url !== url) await deleteTranslations(ctx)
    await emit(ctx, 'translation.set-up', { host: new URL(url).host, alsoPrivate, languages: languages.length })
  })
}

/** Does it answer, and in which languages? What it says now holds from now on. */
export async function lookAtTranslation(ctx: Context): Promise<TranslationService> {
  requireRole(ctx, 'administrator', 'coordinator')
  const service = await serviceRow(ctx)
  if (!service) throw new Problem('not-found', 'No translation service is set up.')
  await look(ctx, service)
  return (await serviceRow(ctx)) ?? service
}

/** The same for `sosh doctor`; undefined where none is set up. */
export async function translationHealth(ctx: Context): Promise<{ well: boolean; words: string } | undefined> {
  const service = await serviceRow(ctx)
  if (!service) return undefined
  const { host } = new URL(service.url)
  try {
    const languages = await translatorAt(ctx, service.url, await keyOf(ctx, service)).languages()
    return { well: true, words: `${host} answers: ${languages.map(({ code }) => code).join(', ')}` }
  } catch (error) {
    return { well: false, words: `${host}: ${error instanceof Error ? error.message : String(error)}` }
  }
}

async function look(ctx: Context, service: TranslationService): Promise<void> {
  try {
    const languages = await translatorAt(ctx, service.url, await keyOf(ctx, service)).languages()
    await noteLook(ctx, { languages, failure: null })
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await noteLook(ctx, { failure: [error.message, ...error.reasons.map(({ message }) => message)].join(' ') })
  }
}

/** Nothing is translated any more, and what was kept of it goes. */
export async function switchOffTranslation(ctx: Context): Promise<void> {
  requireRole(ctx, 'administrator')
  await inTransaction(ctx, async ctx => {
    const service = await serviceRow(ctx)
    if (!service) return
    await deleteService(ctx)
    await deleteTranslations(ctx)
    if (service.secretId) await forgetSecret(ctx, service.secretId)
    await emit(ctx, 'translation.switched-off', { host: new URL(service.url).host })
  })
}

export async function keyOf(ctx: Context, { secretId }: TranslationService): Promise<string | undefined> {
  const secret = z.object({ key: z.string() }).safeParse(await openSecret(ctx, secretId))
  return secret.success ? secret.data.key : undefined
}
