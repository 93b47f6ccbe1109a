import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { accounts, healthOf, sources } from '#core/channels'
import { isSetUp } from '#core/company'
import { openSecret } from '#core/secrets'
import { translationHealth } from '#core/translation'
import { openBiggerReader } from '#journey/reading'
import { verifyChain } from '#platform/audit'
import { openStream } from '#platform/stream'
import type { House } from './house.ts'

interface Finding {
  what: string
  well: boolean
  words: string
}

/** Looks at everything that must be well, says so line by line, and exits with 1 when something is not. */
export async function doctor(house: House): Promise<number> {
  const { ctx } = house
  const findings: Finding[] = []
  for (const warning of ctx.config.warnings) findings.push({ what: 'configuration', well: false, words: warning })
  if (ctx.config.warnings.length === 0)
    findings.push({ what: 'configuration', well: true, words: 'every setting is known and usable' })
  findings.push(await database(house))
  findings.push(await company(house))
  findings.push(...(await keptSecrets(house)))
  for (const source of await sources(ctx)) {
    const health = healthOf(source, ctx.now())
    findings.push({
      what: `source ${source.label}`,
      well: !['failing', 'stopped'].includes(health.state),
      words: `${health.state}: ${health.words}`,
    })
  }
  if (ctx.config.natsServers.length > 0) findings.push(await theStream(house))
  const translation = await translationHealth(ctx)
  if (translation) findings.push({ what: 'translation', ...translation })
  if (ctx.config.modelPath) findings.push(await theBiggerModel(ctx.config.modelPath))
  const chain = await verifyChain(ctx)
  findings.push({
    what: 'audit trail',
    well: chain.whole,
    words: chain.whole
      ? `unbroken: ${chain.sealed} events, each sealed to the one before`
      : `BROKEN. ${chain.broken ?? ''}`,
  })
  for (const { what, well, words } of findings)
    process.stdout.write(`${well ? 'well  ' : 'look  '} ${what}: ${words}\n`)
  return findings.every(finding => finding.well) ? 0 : 1
}

async function database({ ctx }: House): Promise<Finding> {
  const { rows } = await sql<{ version: string; size: string; full: string }>`
    select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
      current_setting('full_page_writes') as full`.execute(ctx.db)
  const row = rows[0]
  const kind = ctx.config.databaseUrl ? 'your own' : 'embedded'
  return {
    what: 'database',
    well: row?.full === 'on',
    words: `PostgreSQL ${row?.version ?? '?'} (${kind}), ${row?.size ?? '?'}`,
  }
}

const streamAnswersWithinMs = 5_000

async function theStream({ ctx }: House): Promise<Finding> {
  const { natsServers, streamMaxBytes } = ctx.config
  await using stream = openStream(ctx, { servers: natsServers, maxBytes: streamMaxBytes })
  const patientUntil = performance.now() + streamAnswersWithinMs
  while (!stream.state.isKnown && performance.now() < patientUntil) await pause(50)
  const { isKnown, isFull, waiting, oldestAt } = stream.state
  const what = 'stream between readers and matchers'
  if (!isKnown) return { what, well: false, words: 'its servers do not answer' }
  const since = oldestAt ? `, the oldest since ${oldestAt.toISOString()}` : ''
  return {
    what,
    well: !isFull,
    words: `${waiting} pieces wait to be stored${since}${isFull ? '; it is nearly full' : ''}`,
  }
}

async function theBiggerModel(folder: string): Promise<Finding> {
  const what = 'bigger model'
  try {
    const { name } = await openBiggerReader(folder)
    return { what, well: true, words: `${name} reads what posts are` }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { what, well: false, words: `it can’t be opened, our own models read: ${why}` }
  }
}

async function company({ ctx }: House): Promise<Finding> {
  const done = await isSetUp(ctx)
  return {
    what: 'company',
    well: true,
    words: done ? 'set up' : 'not set up yet: follow the link that sosh start prints',
  }
}

async function keptSecrets({ ctx }: House): Promise<Finding[]> {
  const kept = [...(await sources(ctx)), ...(await accounts(ctx))].filter(each => each.secretId)
  const findings: Finding[] = []
  for (const each of kept)
    await openSecret(ctx, each.secretId).catch(() => {
      findings.push({
        what: 'secrets',
        well: false,
        words: `the secret of ${each.connector} can’t be opened with the keys in the data folder`,
      })
    })
  return findings.length > 0
    ? findings
    : [{ what: 'secrets', well: true, words: `${kept.length} kept, all open with today’s keys` }]
}
