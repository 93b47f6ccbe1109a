import type pg from 'pg'

/** Every table of the house, those of the job queue too, each with all its rows as text, in one order. */
export async function everyTable(pool: pg.Pool): Promise<Map<string, string[]>> {
  const { rows: tables } = await pool.query<{ name: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker') order by 1`)
  const all = new Map<string, string[]>()
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} t order by 1`)
    all.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  return all
}

/** In which tables something stands, whoever put it there, as `table: words`. */
export async function whereItStands(pool: pg.Pool, words: string[]): Promise<string[]> {
  const found: string[] = []
  for (const [name, rows] of await everyTable(pool))
    for (const word of words)
      if (rows.some(row => row.toLowerCase().includes(word.toLowerCase()))) found.push(`${name}: ${word}`)
  return found
}
