import { setTimeout as pause } from 'node:timers/promises'
import type { Chance } from './chance.ts'
import type { ServedHouse } from './served-house.ts'

export interface Kills {
  server: number
  database: number
  /** Of these, so many while the server was just starting. */
  atStart: number
}

/** At some moment, `kill -9`; sometimes once more while it starts again. Returns in words what was done. */
export async function strike(house: ServedHouse, chance: Chance, kills: Kills): Promise<string> {
  const afterMs = chance.between(0, 1_500)
  const which = chance.next()
  const hitsServer = which < 0.8
  const hitsDatabase = which >= 0.6
  await pause(afterMs)
  await Promise.all([hitsDatabase && killDatabase(house, kills), hitsServer && killServer(house, kills)])
  const words = [
    `${hitsServer ? 'server' : ''}${hitsServer && hitsDatabase ? ' and ' : ''}${hitsDatabase ? 'database' : ''} killed after ${afterMs} ms`,
  ]
  if (!hitsServer) return words.join()
  await pause(chance.between(0, 200))
  house.start()
  if (chance.percent(25)) {
    const startMs = chance.between(0, 1_200)
    await pause(startMs)
    const database = chance.percent(35)
    if (database) await killDatabase(house, kills)
    else {
      await killServer(house, kills)
      house.start()
    }
    kills.atStart += 1
    words.push(`${database ? 'database' : 'server'} again ${startMs} ms into its start`)
  }
  return words.join(', ')
}

async function killServer(house: ServedHouse, kills: Kills): Promise<void> {
  kills.server += 1
  await house.kill()
}

async function killDatabase(house: ServedHouse, kills: Kills): Promise<void> {
  if (await house.killDatabase()) kills.database += 1
}
