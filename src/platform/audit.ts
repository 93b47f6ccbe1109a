import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { newId } from '#lib/id'
import type { Context } from './context.ts'

/**
 * The audit trail is a hash chain over the events: each seal is SHA-256 of the seal before it and the event's own content.
 *
 * Events are written without waiting for each other; a sealer gives them their places a moment later. The newest seal is
 * also written, signed, to a file outside the database, so that cutting the end off shows as well.
 */
export interface ChainReport {
  whole: boolean
  sealed: number
  waiting: number
  /** Where it broke, in words. */
  broken?: string
}

interface SealableEvent {
  id: string
  name: string
  at: Date
  actor_kind: string
  actor_id: string | null
  subject_id: string | null
  payload_text: string
}

const sealLock = 7_203_552
const batchSize = 2_000
const genesis = Buffer.alloc(32)

/** Seals what waits, in order of time; returns how many. Safe to call from anywhere, any number of times. */
export async function sealEvents(ctx: Context): Promise<number> {
  let total = 0
  for (;;) {
    const sealed = await sealBatch(ctx)
    total += sealed
    if (sealed < batchSize) return total
  }
}

async function sealBatch(ctx: Context): Promise<number> {
  const head = await ctx.db.transaction().execute(async db => {
    await sql`select pg_advisory_xact_lock(${sealLock})`.execute(db)
    const { rows: events } = await sql<SealableEvent>`
      select e.id, e.name, e.at, e.actor_kind, e.actor_id, e.subject_id, e.payload::text as payload_text
      from event_unsealed u join event e on e.id = u.event_id order by e.id limit ${batchSize}`.execute(db)
    if (events.length === 0) return undefined
    const last = await db
      .selectFrom('event_seal')
      .select(['position', 'hash'])
      .orderBy('position', 'desc')
      .limit(1)
      .executeTakeFirst()
    // Beside the first seal the head is never missing, whenever a crash comes.
    if (!last) await rememberHead(ctx, 0, genesis)
    let position = Number(last?.position ?? 0)
    let hash: Buffer = last?.hash ?? genesis
    const seals = events.map(event => {
      hash = sealOf(hash, event)
      return { id: event.id, position: ++position, hash }
    })
    await sql`
      insert into event_seal (position, event_id, hash)
      select * from unnest(${seals.map(seal => seal.position)}::bigint[], ${seals.map(seal => seal.id)}::uuid[], ${seals.map(seal => seal.hash)}::bytea[])`.execute(
      db,
    )
    await sql`delete from event_unsealed where event_id = any(${seals.map(seal => seal.id)}::uuid[])`.execute(db)
    return { position, hash, count: seals.length }
  })
  if (!head) return 0
  await rememberHead(ctx, head.position, head.hash)
  return head.count
}

function sealOf(before: Buffer, event: SealableEvent): Buffer {
  const content = JSON.stringify([
    event.id,
    event.name,
    event.at.toISOString(),
    event.actor_kind,
    event.actor_id,
    event.subject_id,
    event.payload_text,
  ])
  return createHash('sha256').update(before).update(content).digest()
}

/** Walks the whole chain and says whether it is unbroken: nothing changed, taken out, put in between or cut off. */
export async function verifyChain(ctx: Context): Promise<ChainReport> {
  await sealEvents(ctx)
  let position = 0
  let hash: Buffer = genesis
  const head = await rememberedHead(ctx)
  const { rows: first } = await sql<{ any: boolean }>`select exists (select 1 from event_seal) as any`.execute(ctx.db)
  if (!head && first[0]?.any)
    return broken(0, 'The head of the chain, kept in audit-head.json in the data folder, is missing or was changed.')
  for (;;) {
    const { rows } = await sql<SealableEvent & { position: number; hash: Buffer }>`
      select s.position, s.hash, e.id, e.name, e.at, e.actor_kind, e.actor_id, e.subject_id, e.payload::text as payload_text
      from event_seal s left join event e on e.id = s.event_id
      where s.position > ${position} order by s.position limit ${batchSize}`.execute(ctx.db)
    for (const row of rows) {
      if (Number(row.position) !== position + 1) return broken(position, `Seal ${position + 1} is missing.`)
      hash = sealOf(hash, row)
      position += 1
      if (!hash.equals(row.hash))
        return broken(position, `Event ${row.id} at place ${position} is not what was sealed.`)
      if (head?.position === position && !hash.equals(head.hash))
        return broken(
          position,
          `The chain was rewritten: place ${position} differs from the head kept outside the database.`,
        )
    }
    if (rows.length < batchSize) break
  }
  if (head && head.position > position)
    return broken(
      position,
      `The end was cut off: ${head.position - position} sealed events after place ${position} are gone.`,
    )
  const { rows } = await sql<{ unsealed: number; unknown: number }>`
    select (select count(*) from event_unsealed) as unsealed,
           (select count(*) from event e where not exists (select 1 from event_seal s where s.event_id = e.id)
              and not exists (select 1 from event_unsealed u where u.event_id = e.id)) as unknown`.execute(ctx.db)
  const unknown = Number(rows[0]?.unknown ?? 0)
  if (unknown > 0) return broken(position, `${unknown} events were put in without passing the sealer.`)
  return { whole: true, sealed: position, waiting: Number(rows[0]?.unsealed ?? 0) }
}

function broken(sealed: number, why: string): ChainReport {
  return { whole: false, sealed, waiting: 0, broken: why }
}

interface Head {
  position: number
  hash: Buffer
}

function headFile(ctx: Context): string {
  return join(ctx.config.dataDir, 'audit-head.json')
}

async function rememberHead(ctx: Context, position: number, hash: Buffer): Promise<void> {
  const known = await rememberedHead(ctx)
  if (known && known.position >= position) return
  const content = `${position}.${hash.toString('hex')}`
  const file = headFile(ctx)
  await mkdir(dirname(file), { recursive: true })
  // Others may write at the same moment, here or in a command beside the server: each has a draft of its own.
  const draft = `${file}.${newId()}`
  await writeFile(draft, JSON.stringify({ content, signature: ctx.secrets.sign('audit-head', content) }), {
    mode: 0o600,
  })
  await rename(draft, file)
}

async function rememberedHead(ctx: Context): Promise<Head | undefined> {
  const text = await readFile(headFile(ctx), 'utf8').catch(() => undefined)
  if (!text) return undefined
  const { content, signature } = JSON.parse(text) as { content: string; signature: string }
  if (!ctx.secrets.verify('audit-head', content, signature)) return undefined
  const [position, hash] = content.split('.')
  return { position: Number(position), hash: Buffer.from(hash ?? '', 'hex') }
}

export interface AuditEntry {
  id: string
  name: string
  at: Date
  actorKind: string
  actorId: string | null
  subjectId: string | null
  payload: unknown
  position: number | null
}

/** The trail, newest first: of one subject, of one name, or of everything. */
export async function auditTrail(
  ctx: Context,
  filter: { subjectId?: string | undefined; name?: string | undefined; before?: string | undefined; limit: number },
): Promise<AuditEntry[]> {
  const { rows } = await sql<AuditEntry>`
    select e.id, e.name, e.at, e.actor_kind as "actorKind", e.actor_id as "actorId", e.subject_id as "subjectId", e.payload, s.position
    from event e left join event_seal s on s.event_id = e.id
    where ${filter.subjectId ? sql`e.subject_id = ${filter.subjectId}` : sql`true`}
      and ${filter.name ? sql`e.name = ${filter.name}` : sql`true`}
      and ${filter.before ? sql`e.id < ${filter.before}::uuid` : sql`true`}
    order by e.at desc, e.id desc limit ${filter.limit}`.execute(ctx.db)
  return rows
}
