import { sql } from 'kysely'
import type { Context } from '#platform/context'

export const pieceBytes = 262_144

export async function mediaRow(
  ctx: Context,
  id: string,
): Promise<{ id: string; mediaType: string; bytes: number } | undefined> {
  const { rows } = await sql<{ id: string; mediaType: string; bytes: number }>`
    select id, media_type as "mediaType", bytes from lesson_media where id = ${id}`.execute(ctx.db)
  return rows[0]
}

export async function insertMedia(
  ctx: Context,
  media: { id: string; mediaType: string; bytes: number },
  by: string,
): Promise<void> {
  await sql`
    insert into lesson_media (id, media_type, bytes, added_by, added_at)
    values (${media.id}, ${media.mediaType}, ${media.bytes}, ${by}, ${ctx.now()})`.execute(ctx.db)
}

export async function insertPiece(ctx: Context, mediaId: string, number: number, bytes: Buffer): Promise<void> {
  await sql`insert into lesson_media_piece (media_id, number, bytes) values (${mediaId}, ${number}, ${bytes})`.execute(
    ctx.db,
  )
}

export async function pieceRow(ctx: Context, mediaId: string, number: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from lesson_media_piece where media_id = ${mediaId} and number = ${number}`.execute(ctx.db)
  return rows[0]?.bytes
}
