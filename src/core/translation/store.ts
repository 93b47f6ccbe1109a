import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { ServiceLanguage, TranslationService } from './model.ts'

export async function serviceRow(ctx: Context): Promise<TranslationService | undefined> {
  const { rows } = await sql<TranslationService>`
    select s.url, s.secret_id as "secretId", s.also_private as "alsoPrivate", s.languages, s.looked_at as "lookedAt", s.failure,
      s.set_by as "setBy", e.name as "setByName", s.set_at as "setAt"
    from translation_service s join employee e on e.id = s.set_by`.execute(ctx.db)
  return rows[0]
}

export async function upsertService(
  ctx: Context,
  service: {
    url: string
    secretId: string | null
    alsoPrivate: boolean
    languages: ServiceLanguage[]
    setBy: string
  },
): Promise<void> {
  await sql`
    insert into translation_service (url, secret_id, also_private, languages, looked_at, set_by, set_at)
    values (${service.url}, ${service.secretId}, ${service.alsoPrivate}, ${JSON.stringify(service.languages)}::jsonb, ${ctx.now()},
      ${service.setBy}, ${ctx.now()})
    on conflict (id) do update set url = excluded.url, secret_id = excluded.secret_id, also_private = excluded.also_private,
      languages = excluded.languages, looked_at = excluded.looked_at, failure = null, set_by = excluded.set_by, set_at = excluded.set_at`.execute(
    ctx.db,
  )
}

export async function noteLook(
  ctx: Context,
  seen: { languages?: ServiceLanguage[]; failure: string | null },
): Promise<void> {
  await sql`
    update translation_service set looked_at = ${ctx.now()}, failure = ${seen.failure},
      languages = coalesce(${seen.languages ? JSON.stringify(seen.languages) : null}::jsonb, languages)`.execute(ctx.db)
}

export async function deleteService(ctx: Context): Promise<void> {
  await sql`delete from translation_service`.execute(ctx.db)
}

export interface KeptTranslation {
  mark: Buffer
  from: string
  to: string
  keyId: string
  nonce: Buffer
  ciphertext: Buffer
}

export async function translationRow(
  ctx: Context,
  { mark, from, to }: Pick<KeptTranslation, 'mark' | 'from' | 'to'>,
): Promise<KeptTranslation | undefined> {
  const { rows } = await sql<KeptTranslation>`
    select mark, from_language as "from", to_language as "to", key_id as "keyId", nonce, ciphertext from translation
    where mark = ${mark} and from_language = ${from} and to_language = ${to}`.execute(ctx.db)
  return rows[0]
}

export async function insertTranslation(ctx: Context, kept: KeptTranslation): Promise<void> {
  await sql`
    insert into translation (mark, from_language, to_language, key_id, nonce, ciphertext, made_at)
    values (${kept.mark}, ${kept.from}, ${kept.to}, ${kept.keyId}, ${kept.nonce}, ${kept.ciphertext}, ${ctx.now()})
    on conflict (mark, from_language, to_language) do update set key_id = excluded.key_id, nonce = excluded.nonce,
      ciphertext = excluded.ciphertext, made_at = excluded.made_at`.execute(ctx.db)
}

export async function deleteTranslations(ctx: Context, before?: Date): Promise<void> {
  await sql`delete from translation where ${before ? sql`made_at < ${before}` : sql`true`}`.execute(ctx.db)
}

export async function deleteTranslationsOf(ctx: Context, marks: Buffer[]): Promise<void> {
  await sql`delete from translation where mark = any(${marks}::bytea[])`.execute(ctx.db)
}
