import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { Media } from './model.ts'

const columns = sql`
  id, article_id as "articleId", kind, media_type as "mediaType", alt, bytes, width, height, captions, captions_language as "captionsLanguage"`

/** What belongs to an article, in its order. */
export async function mediaOf(ctx: Context, articleId: string): Promise<Media[]> {
  const { rows } = await sql<Media>`
    select ${columns} from article_media where article_id = ${articleId} order by position, id`.execute(ctx.db)
  return rows
}

export async function mediaById(ctx: Context, id: string): Promise<Media | undefined> {
  const { rows } = await sql<Media>`select ${columns} from article_media where id = ${id}`.execute(ctx.db)
  return rows[0]
}

/** Whether it is of what stands before the public. */
export async function isPublic(ctx: Context, { id, articleId }: Pick<Media, 'id' | 'articleId'>): Promise<boolean> {
  const { rows } = await sql`
    select 1 from article_edition
    where article_id = ${articleId} and withdrawn_at is null and media @> ${JSON.stringify([{ id }])}::jsonb`.execute(
    ctx.db,
  )
  return rows.length === 1
}

export async function insertMedia(
  ctx: Context,
  media: Omit<Media, 'captions' | 'captionsLanguage'>,
  by: string,
): Promise<void> {
  await sql`
    insert into article_media (id, article_id, kind, media_type, alt, bytes, width, height, position, added_by, added_at)
    select ${media.id}, ${media.articleId}, ${media.kind}, ${media.mediaType}, ${media.alt}, ${media.bytes}, ${media.width}, ${media.height},
      coalesce((select max(position) from article_media where article_id = ${media.articleId}), 0) + 1, ${by}, ${ctx.now()}`.execute(
    ctx.db,
  )
}

export const pieceBytes = 262_144

export async function insertPiece(ctx: Context, mediaId: string, number: number, bytes: Buffer): Promise<void> {
  await sql`
    insert into article_media_piece (media_id, number, bytes) values (${mediaId}, ${number}, ${bytes})`.execute(ctx.db)
}

export async function pieceRow(ctx: Context, mediaId: string, number: number): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer }>`
    select bytes from article_media_piece where media_id = ${mediaId} and number = ${number}`.execute(ctx.db)
  return rows[0]?.bytes
}

export async function updateMedia(
  ctx: Context,
  id: string,
  { alt, captions, captionsLanguage }: Pick<Media, 'alt' | 'captions' | 'captionsLanguage'>,
): Promise<void> {
  await sql`
    update article_media set alt = ${alt}, captions = ${captions}, captions_language = ${captionsLanguage} where id = ${id}`.execute(
    ctx.db,
  )
}

export async function deleteMedia(ctx: Context, id: string): Promise<void> {
  await sql`delete from article_media where id = ${id}`.execute(ctx.db)
}
