import { setTimeout as pause } from 'node:timers/promises'
import {
  type AtprotoAccount,
  type AtprotoNetwork,
  type Stream,
  startAtproto,
  startJetstream,
} from '../networks/atproto.ts'
import { chanceFrom } from './chance.ts'
import { foundCompany, untilHeard } from './found-company.ts'
import { seatInes } from './ines.ts'
import { gatherOutsiders, type Outsiders } from './outsiders.ts'
import { type AnswersReckoned, type PostsReckoned, reckonAnswers, reckonPosts } from './reckoning.ts'
import { openServedHouse, type ServedHouse } from './served-house.ts'
import { openShelves, type Shelves, spokenBy } from './shelves.ts'
import { type Kills, strike } from './strike.ts'
import type { Visitor } from './visitor.ts'

export interface Story {
  kills: Kills
  posts: PostsReckoned
  answers: AnswersReckoned
  audit: { whole: boolean; sealed: number; doctor: string }
  /** The last words of each server that ended although nobody had ended it. */
  falls: string[]
  /** What was still under way, or given up, when waiting ended. */
  unfinished: string[]
}

const quietWithinMs = 150_000

/**
 * People speak on a real network, Inés answers, and again and again the server, its database or both are killed.
 * At the end everything that was said is held against everything that was heard and sent.
 */
export async function runStory(options: {
  rounds: number
  seed: number
  say: (words: string) => void
}): Promise<Story> {
  const { rounds, seed, say } = options
  await using network = await startAtproto()
  await using stream = await startJetstream(network.pdsUrl)
  await using house = await openServedHouse()
  const halden = await network.createAccount('halden.test')
  house.start()
  await house.ready()
  const desk = await moveIn(house, network, stream, halden)
  const outsiders = await gatherOutsiders(network, chanceFrom(seed))
  const ines = seatInes(desk, chanceFrom(seed + 1))
  const chance = chanceFrom(seed + 2)
  const kills: Kills = { server: 0, database: 0, atStart: 0 }

  for (let round = 1; round <= rounds; round++) {
    const from = performance.now()
    ines.mayAnswer(3)
    const speaking = outsiders.speak(round)
    const what = await strike(house, chance, kills)
    await Promise.all([speaking, house.ready()])
    // Some rounds begin while the work of the last one is still going on, and some after it.
    await pause(chance.between(0, 700))
    const took = ((performance.now() - from) / 1000).toFixed(1)
    say(`round ${round}: ${what}; ${outsiders.written.length} posts, ${ines.intents.length} answers (${took} s)`)
  }
  // On a busy machine few rounds may end before she came to it.
  for (let waited = 0; waited < 200 && !ines.intents.some(({ given }) => given); waited++) await pause(100)
  await ines.stop()

  say('waits until it is quiet')
  await using shelves = await openShelves(await house.databaseUrl())
  const unfinished = await untilQuiet(shelves, outsiders)
  const held = await shelves.everything()
  const doctor = await house.command('doctor')
  return {
    kills,
    posts: reckonPosts(outsiders.written, held),
    answers: reckonAnswers(ines.intents, outsiders.written, held, await spokenBy(halden)),
    audit: {
      whole: doctor.code === 0 && doctor.output.includes('audit trail: unbroken'),
      sealed: Number(doctor.output.match(/unbroken: (\d+) events/)?.[1] ?? 0),
      doctor: doctor.output,
    },
    falls: house.falls,
    unfinished,
  }
}

/** Ada founds the company and lets it listen and speak; Inés joins by her link. All as their browsers would. */
async function moveIn(
  house: ServedHouse,
  network: AtprotoNetwork,
  stream: Stream,
  halden: AtprotoAccount,
): Promise<Visitor> {
  const { ada, ines } = await foundCompany(house)
  const places = { service: network.pdsUrl, plcUrl: network.plcUrl }
  await ada.send('PUT', '/queries', { name: 'Bikes', text: 'halden NEAR/8 (bike OR battery OR tour)' })
  await ada.send('POST', '/accounts', {
    connector: 'bluesky',
    settings: { ...places, handle: halden.handle },
    secret: { appPassword: halden.appPassword },
  })
  const source = await ada.send<{ id: string }>('POST', '/sources', {
    connector: 'bluesky',
    settings: { ...places, url: stream.url },
  })
  await untilHeard(ada, source.id)
  return ines
}

/** Waits until all is heard and nothing is on its way; returns what never came to rest. */
async function untilQuiet(shelves: Shelves, outsiders: Outsiders): Promise<string[]> {
  const from = performance.now()
  for (;;) {
    const underWay = await shelves.underWay()
    const { lost, unfollowed } = reckonPosts(outsiders.written, await shelves.everything())
    const waiting = [...underWay, ...lost.map(token => `post ${token}`), ...unfollowed.map(token => `removal ${token}`)]
    if (waiting.length === 0 || performance.now() - from > quietWithinMs) return waiting
    await pause(500)
  }
}
