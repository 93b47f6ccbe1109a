import { flushCompileCache } from 'node:module'
import { parseArgs } from 'node:util'
import { isSetUp } from '#core/company'
import { resealSecrets } from '#core/secrets'
import { makeSetupLink } from '#core/team'
import { paths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { configHelp, readConfig } from '#platform/config'
import { whenDatabaseIsThere } from '#platform/db'
import { createLog } from '#platform/log'
import { doctor } from './doctor.ts'
import { type House, openHouse, version } from './house.ts'
import { openDoors } from './server.ts'

const help = `Sosh ${version}

  sosh start            run Sosh: everything in one process, or the roles named in SOSH_ROLES
  sosh match            hold posts on standard input against queries: no database, no set-up
  sosh doctor           check configuration, database, secrets and the audit trail
  sosh migrate          bring the database up to date, and stop
  sosh set-up-link      print a new one-time link for the first administrator
  sosh rotate-keys      add a new key and seal every stored secret with it
  sosh help             this page, with every setting
`

const commands: Record<string, (args: string[]) => Promise<number>> = {
  start,
  doctor: () => withHouse(house => doctor(house)),
  migrate: () => withHouse(async () => say('The database is up to date.')),
  'set-up-link': () => withHouse(printSetUpLink),
  'rotate-keys': () => withHouse(rotateKeys),
  help: async () => say(`${help}\n${configHelp()}`),
}

/** Runs one command of the command line; returns its exit code. */
export async function runCommand(args: string[]): Promise<number> {
  const [name = 'help', ...rest] = args
  const command = commands[name]
  if (!command) return say(`There is no command “${name}”.\n\n${help}`, 1)
  try {
    return await command(rest)
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return say(
      [error.message, ...error.reasons.map(reason => `  ${reason.at ? `${reason.at}: ` : ''}${reason.message}`)].join(
        '\n',
      ),
      1,
    )
  }
}

async function start(args: string[]): Promise<number> {
  parseArgs({ args, options: {}, strict: true })
  const config = readConfig(process.env)
  const log = createLog({ level: config.logLevel })
  for (const warning of config.warnings) log.warn(warning)
  const stopped = untilStopped()
  const house = await openHouse(config, log)
  try {
    const doors = await openDoors(house)
    try {
      if (config.roles.includes('web')) await whenDatabaseIsThere(() => printWayIn(house))
      // Kept now, so that the next start is quick even after a crash.
      flushCompileCache()
      await stopped
      log.info('Stopping: what is under way is finished first')
    } finally {
      await doors[Symbol.asyncDispose]()
    }
  } finally {
    await house[Symbol.asyncDispose]()
  }
  return 0
}

async function printWayIn(house: House): Promise<void> {
  if (await isSetUp(house.ctx)) say(`Sosh is at ${house.ctx.config.publicUrl}`)
  else await printSetUpLink(house)
}

async function printSetUpLink({ ctx }: House): Promise<number> {
  if (await isSetUp(ctx)) return say('This company is set up already. Ask a colleague for an invitation.', 1)
  const link = new URL(paths.setUp(await makeSetupLink(ctx)), ctx.config.publicUrl).href
  return say(`Set up Sosh here (works once, for a day): ${link}`)
}

async function rotateKeys({ ctx }: House): Promise<number> {
  ctx.secrets.rotate()
  return say(`A new key is in use; ${await resealSecrets(ctx)} stored secrets were sealed with it.`)
}

/** Opens the house for one command. A running server keeps its own: commands beside it use its database. */
async function withHouse(work: (house: House) => Promise<number>): Promise<number> {
  const config = readConfig(process.env)
  const log = createLog({ level: 'warn' })
  const house = await openHouse(config, log, { beside: true })
  try {
    return await work(house)
  } finally {
    await house[Symbol.asyncDispose]()
  }
}

function untilStopped(): Promise<void> {
  return new Promise(resolve => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
}

function say(words: string, code = 0): number {
  const out = code === 0 ? process.stdout : process.stderr
  out.write(`${words}\n`)
  return code
}
