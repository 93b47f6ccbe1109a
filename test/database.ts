import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { createDatabase, dropDatabase, urlOfDatabase } from '#platform/postgres-databases'

/** A copy for this test file alone, by default an empty, migrated database; call once per file, and drop it after all tests. */
export async function databaseForThisFile(
  template = inject('database').template,
): Promise<{ url: string; drop(): Promise<void> }> {
  const { serverUrl } = inject('database')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await createDatabase(serverUrl, name, template)
  return { url: urlOfDatabase(serverUrl, name), drop: () => dropDatabase(serverUrl, name) }
}
