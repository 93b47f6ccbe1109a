import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { migrate } from '../src/platform/migrate.ts'
import { createDatabase, dropDatabase, urlOfDatabase } from '../src/platform/postgres-databases.ts'
import { serverForOneRun } from '../test/server.ts'
import { writeOrCheck } from './write-or-check.ts'

interface Column {
  table: string
  column: string
  type: string
  isNullable: boolean
  hasDefault: boolean
  isAlwaysGenerated: boolean
}

/** What `pg` gives for each type, with the parsers of `#platform/db`; and what may be written where that differs. */
const typescriptTypes: Record<string, string> = {
  bool: 'boolean',
  bytea: 'Buffer',
  citext: 'string',
  float4: 'number',
  float8: 'number',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  interval: 'string',
  json: 'Json',
  jsonb: 'Json',
  numeric: 'string',
  text: 'string',
  timestamptz: 'Timestamp',
  date: 'Timestamp',
  tsvector: 'string',
  uuid: 'string',
  varchar: 'string',
}

const header = `// Written by \`npm run generate\` from the migrated database: don’t edit, change migrations/ instead.
import type { ColumnType } from 'kysely'

/** A column the database fills in when it is left out. */
export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** A column only the database writes. */
export type Computed<T> = T extends ColumnType<infer S, infer _I, infer _U> ? ColumnType<S, never, never> : ColumnType<T, never, never>

/** Read parsed, written as JSON text: the driver would turn a bare array into one of PostgreSQL's. */
export type Json = ColumnType<unknown, string, string>

export type Timestamp = ColumnType<Date, Date | string, Date | string>
`

const columnsOfAllTables = `
  select c.relname as table, a.attname as column, t.typname as type,
    not a.attnotnull as "isNullable",
    (a.atthasdef or a.attidentity <> '') as "hasDefault",
    (a.attgenerated <> '' or a.attidentity = 'a') as "isAlwaysGenerated"
  from pg_catalog.pg_class c
  join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_catalog.pg_type d on d.oid = a.atttypid
  join pg_catalog.pg_type t on t.oid = case when d.typtype = 'd' then d.typbasetype else d.oid end
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and c.relname <> 'schema_migration'
    -- Tables and views of extensions are none of ours.
    and not exists (select from pg_catalog.pg_depend where objid = c.oid and classid = 'pg_class'::regclass and deptype = 'e')
  order by c.relname, a.attnum`

async function columnsOfTheMigratedDatabase(): Promise<Column[]> {
  const server = await serverForOneRun()
  const name = `schema_${process.pid}`
  try {
    await createDatabase(server.url, name)
    const url = urlOfDatabase(server.url, name)
    await migrate(url)
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    const { rows } = await client.query<Column>(columnsOfAllTables)
    await client.end()
    return rows
  } finally {
    await dropDatabase(server.url, name)
    await server.stop()
  }
}

function schemaOf(columns: Column[]): string {
  const tables = Map.groupBy(columns, ({ table }) => table)
  const interfaces = [...tables].map(([table, its]) => {
    return `export interface ${pascal(table)} {\n${its.map(each => `  ${each.column}: ${typeOf(each)}\n`).join('')}}\n`
  })
  const all = [...tables.keys()].map(table => `  ${table}: ${pascal(table)}\n`).join('')
  return [header, ...interfaces, `export interface DB {\n${all}}\n`].join('\n')
}

function typeOf({ table, column, type, isNullable, hasDefault, isAlwaysGenerated }: Column): string {
  const isArray = type.startsWith('_')
  const one = typescriptTypes[isArray ? type.slice(1) : type]
  // Arrays of types with a separate written form would need a third one; none is in use.
  if (!one || (isArray && /Json|Timestamp/.test(one))) {
    throw new Error(`${table}.${column} is of type ${type}, which bin/generate-schema.ts has no row type for.`)
  }
  const whole = `${one}${isArray ? '[]' : ''}${isNullable ? ' | null' : ''}`
  if (isAlwaysGenerated) return `Computed<${whole}>`
  return hasDefault ? `Generated<${whole}>` : whole
}

function pascal(table: string): string {
  return table.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
}

writeOrCheck(
  fileURLToPath(new URL('../src/platform/schema.ts', import.meta.url)),
  schemaOf(await columnsOfTheMigratedDatabase()),
)
