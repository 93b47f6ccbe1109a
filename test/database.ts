import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'

/** An empty, migrated database for this test file alone; call once per file, and drop it after all tests. */
export async function databaseForThisFile(): Promise<{ url: string; drop(): Promise<void> }> {
  const { serverUrl, template } = inject('database')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(serverUrl, name, template)
  return { url: urlOfDatabase(serverUrl, name), drop: () => dropDatabase(serverUrl, name) }
}
