import pg from 'pg'

/** Makes a database unless it is there: empty, or as a copy of a template nobody is connected to. */
export async function createDatabase(url: string, name: string, template?: string): Promise<void> {
  await asAdministrator(url, async client => {
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (found.rowCount) return
    const copied = template ? ` template ${pg.escapeIdentifier(template)}` : ''
    await client.query(`create database ${pg.escapeIdentifier(name)}${copied}`)
  })
}

/** Drops a database, sending away whoever is still connected. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await asAdministrator(url, client =>
    client.query(`drop database if exists ${pg.escapeIdentifier(name)} with (force)`),
  )
}

/** The address of another database on the same server. */
export function urlOfDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = `/${encodeURIComponent(name)}`
  return other.href
}

/** Databases are made and dropped from beside, through the one every server has. */
async function asAdministrator(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: urlOfDatabase(url, 'postgres') })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}
