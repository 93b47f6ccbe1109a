import { sql } from 'kysely'
import type { Context } from '#platform/context'
import { deleteEmptyOrganisations } from './note-store.ts'

const erasing = 7_203_558

/** No one is erased until this transaction ends; it waits for an erasing that has begun. */
export async function holdErasing(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${sql.lit(erasing)})`.execute(ctx.db)
}

/** Waits until all that was being heard is stored, and lets nothing be heard until this transaction ends: before anything else in it. */
export async function beginErasing(ctx: Context): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(erasing)})`.execute(ctx.db)
}

export async function erasureKeyRow(ctx: Context): Promise<string | undefined> {
  const { rows } = await sql<{ secretId: string }>`select secret_id as "secretId" from erasure_key`.execute(ctx.db)
  return rows[0]?.secretId
}

/** False where another made it in the same instant. */
export async function insertErasureKey(ctx: Context, secretId: string): Promise<boolean> {
  const { rows } = await sql`
    insert into erasure_key (secret_id) values (${secretId}) on conflict do nothing returning secret_id`.execute(ctx.db)
  return rows.length === 1
}

export async function insertErased(ctx: Context, marks: Buffer[]): Promise<void> {
  if (marks.length === 0) return
  await sql`
    insert into erased_account (mark, erased_at) select m, ${ctx.now()} from unnest(${marks}::bytea[]) as t (m)
    on conflict do nothing`.execute(ctx.db)
}

export async function erasedAmong(ctx: Context, marks: Buffer[]): Promise<Buffer[]> {
  const { rows } = await sql<{ mark: Buffer }>`
    select mark from erased_account where mark = any(${marks}::bytea[])`.execute(ctx.db)
  return rows.map(row => row.mark)
}

export async function erasedMarks(ctx: Context): Promise<Buffer[]> {
  const { rows } = await sql<{ mark: Buffer }>`select mark from erased_account order by erased_at, mark`.execute(ctx.db)
  return rows.map(row => row.mark)
}

/** All accounts, some at a time: those behind an id; from the beginning with none. */
export async function accountKeysFrom(
  ctx: Context,
  after: string,
  limit: number,
): Promise<(AccountKey & { personId: string })[]> {
  const { rows } = await sql<AccountKey & { personId: string }>`
    select id, network, external_id as "externalId", person_id as "personId" from person_account
    ${after ? sql`where id > ${after}::uuid` : sql``} order by id limit ${limit}`.execute(ctx.db)
  return rows
}

export interface AccountKey {
  id: string
  network: string
  externalId: string
}

export async function accountKeysOf(ctx: Context, personIds: string[]): Promise<AccountKey[]> {
  const { rows } = await sql<AccountKey>`
    select id, network, external_id as "externalId" from person_account where person_id = any(${personIds}::uuid[])`.execute(
    ctx.db,
  )
  return rows
}

/** These people with their accounts, notes, tags, merges: everything that is kept of them here. */
export async function deletePeople(ctx: Context, personIds: string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct organisation_id as id from person_organisation where person_id = any(${personIds}::uuid[])`.execute(
    ctx.db,
  )
  await sql`delete from person where id = any(${personIds}::uuid[])`.execute(ctx.db)
  await deleteEmptyOrganisations(
    ctx,
    rows.map(row => row.id),
  )
}
