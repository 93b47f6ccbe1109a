import { sql } from 'kysely'
import type { Context } from '#platform/context'
import type { KnownFigure } from './model.ts'

export async function figureRows(ctx: Context): Promise<KnownFigure[]> {
  const { rows } = await sql<KnownFigure>`
    select id, amount, about, source_url as "sourceUrl", added_at as "addedAt"
    from public_figure where retired_at is null order by added_at desc limit 500`.execute(ctx.db)
  return rows
}

export async function insertFigure(ctx: Context, figure: KnownFigure, addedBy: string): Promise<void> {
  await sql`
    insert into public_figure (id, amount, about, source_url, added_by, added_at)
    values (${figure.id}, ${figure.amount}, ${figure.about}, ${figure.sourceUrl}, ${addedBy}, ${figure.addedAt})`.execute(
    ctx.db,
  )
}

export async function retireFigureRow(ctx: Context, id: string): Promise<boolean> {
  const { rows } = await sql`
    update public_figure set retired_at = ${ctx.now()} where id = ${id} and retired_at is null returning id`.execute(
    ctx.db,
  )
  return rows.length === 1
}
