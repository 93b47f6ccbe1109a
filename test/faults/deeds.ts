import { setTimeout as pause } from 'node:timers/promises'
import { type MastodonServer, type Person, startMastodon } from '../networks/mastodon.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { foundCompany, untilHeard } from './found-company.ts'
import { openServedHouse } from './served-house.ts'
import { openShelves, type Shelves } from './shelves.ts'
import { type Kills, strike } from './strike.ts'
import { Refusal, type Visitor } from './visitor.ts'

/** What Inés wants to stand there in the end, about one person's words: as the house told her that it was taken. */
interface Wanted {
  conversationId: string
  messageId: string
  statusId: string
  like: boolean
  boost: boolean
  /** Her answer, in its newest words. */
  words: string | undefined
  answerId: string | undefined
}

export interface Deeds {
  kills: Kills
  /** How many of each were done. */
  done: Record<'like' | 'boost' | 'taking-back' | 'answer' | 'edit', number>
  presses: number
  /** What stands on the network otherwise than it was wanted, in words. */
  wrong: string[]
  doubled: string[]
  falls: string[]
  unfinished: string[]
}

const quietWithinMs = 150_000

/**
 * Inés thanks with likes and boosts, takes some of them back, answers, and gives her answers other words, again and
 * again, while the server and its database are killed: at the end, what she was told was taken stands there, once,
 * in its newest words.
 */
export async function runDeeds(options: {
  rounds: number
  seed: number
  say: (words: string) => void
}): Promise<Deeds> {
  const { rounds, seed, say } = options
  const lag = chanceFrom(seed + 3)
  // Slow enough that a kill often hits a call between what it does and the word of it.
  await using network = await startMastodon({ slowMs: () => lag.between(0, 600) })
  const halden = network.account('halden')
  const ana = network.account('ana')
  await using house = await openServedHouse()
  house.start()
  await house.ready()
  const { ada, ines } = await foundCompany(house)
  await listenAndSpeak(ada, network, halden)
  const desk = seat(ines, chanceFrom(seed + 1))
  const chance = chanceFrom(seed + 2)
  const kills: Kills = { server: 0, database: 0, atStart: 0 }
  for (let round = 1; round <= rounds; round++) {
    ana.post(`@halden My bike ${chance.pick(['squeaks', 'climbs well', 'wants a new chain'])} (r${round}).`)
    desk.mayDo(5)
    const what = await strike(house, chance, kills)
    await house.ready()
    await pause(chance.between(200, 900))
    say(`round ${round}: ${what}; ${desk.presses()} presses`)
  }
  await desk.stop()
  say('waits until it is quiet')
  await using shelves = await openShelves(await house.databaseUrl())
  const unfinished = await untilQuiet(shelves)
  return {
    kills,
    done: desk.done,
    presses: desk.presses(),
    wrong: desk.wanted.flatMap(wanted => wrongAbout(wanted, network, halden)),
    doubled: await doubledIn(network, halden, shelves),
    falls: house.falls,
    unfinished,
  }
}

async function listenAndSpeak(ada: Visitor, network: MastodonServer, halden: Person): Promise<void> {
  const settings = { server: network.url }
  const account = await ada.send<{ id: string }>('POST', '/accounts', {
    connector: 'mastodon',
    settings,
    secret: { accessToken: halden.token },
  })
  const source = await ada.send<{ id: string }>('POST', '/sources', {
    connector: 'mastodon',
    settings: { ...settings, hears: 'notifications' },
    accountId: account.id,
  })
  await untilHeard(ada, source.id)
}

interface Opened {
  messages: { id: string; externalId: string; author: unknown }[]
  gestures: { id: string; kind: 'like' | 'boost'; step: string }[]
  answers: { id: string; text: string; step: string }[]
  amendments: { answerId: string; text: string | null; step: string }[]
}

/** Inés at her desk: does one thing after the other; where the connection breaks, she looks before she presses again. */
function seat(desk: Visitor, chance: Chance) {
  const wanted: Wanted[] = []
  const done: Deeds['done'] = { like: 0, boost: 0, 'taking-back': 0, answer: 0, edit: 0 }
  let allowed = 0
  let presses = 0
  let count = 0
  let stopped = false

  const open = (id: string) => desk.get<Opened>(`/conversations/${id}`)

  /** Presses until the house has said yes or no, or shows that it was done. */
  async function press(isDone: () => Promise<boolean>, work: () => Promise<unknown>): Promise<boolean> {
    for (let times = 0; ; times++) {
      try {
        if (times > 0 && (await isDone())) return true
        presses += 1
        await work()
        return true
      } catch (error) {
        if (error instanceof Refusal) return false
        await pause(120)
      }
    }
  }

  async function meet(): Promise<void> {
    const { rows } = await desk.get<{ rows: { id: string }[] }>('/inbox?view=everything&limit=50')
    for (const { id } of rows.filter(row => wanted.every(each => each.conversationId !== row.id))) {
      const [first] = (await open(id)).messages
      if (!first?.author) continue
      const statusId = first.externalId.slice(first.externalId.lastIndexOf('/') + 1)
      const nothing = { like: false, boost: false, words: undefined, answerId: undefined }
      wanted.push({ conversationId: id, messageId: first.id, statusId, ...nothing })
    }
  }

  async function gesture(about: Wanted, kind: 'like' | 'boost'): Promise<void> {
    const standing = async () =>
      (await open(about.conversationId)).gestures.find(each => each.kind === kind && each.step !== 'refused')
    const now = await standing()
    if (!now) {
      const path = `/messages/${about.messageId}/gestures`
      if (
        !(await press(
          async () => Boolean(await standing()),
          () => desk.send('POST', path, { gesture: kind }),
        ))
      )
        return
      about[kind] = true
      done[kind] += 1
    } else if (now.step === 'made') {
      const isBack = async () => (await standing())?.id !== now.id || (await standing())?.step === 'taking-back'
      if (!(await press(isBack, () => desk.send('DELETE', `/gestures/${now.id}`)))) return
      about[kind] = false
      done['taking-back'] += 1
    }
  }

  async function speak(about: Wanted): Promise<void> {
    const { conversationId, answerId } = about
    const text = `I will look into it (w${count++}).`
    if (!answerId) {
      const there = async () => (await open(conversationId)).answers.find(each => each.text === text)
      const path = `/conversations/${conversationId}/answers`
      if (
        !(await press(
          async () => Boolean(await there()),
          () => desk.send('POST', path, { text }),
        ))
      )
        return
      about.words = text
      about.answerId = (await again(there))?.id
      done.answer += 1
      return
    }
    while (
      (await again(() => open(conversationId))).answers.some(each => each.id === answerId && each.step === 'sending')
    )
      await pause(200)
    const isThere = async () =>
      (await open(conversationId)).amendments.some(each => each.text === text && each.step !== 'refused')
    if (!(await press(isThere, () => desk.send('POST', `/answers/${answerId}/change`, { text })))) return
    about.words = text
    done.edit += 1
  }

  /** Until the house answers at all. */
  async function again<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
    for (;;) {
      try {
        return await ask()
      } catch {
        await pause(120)
      }
    }
  }

  async function work(): Promise<void> {
    while (!stopped || allowed > 0) {
      await pause(40)
      if (allowed <= 0) continue
      await again(meet)
      const about = chance.pick(wanted)
      if (!about) continue
      allowed -= 1
      const what = chance.next()
      await again(() => (what < 0.3 ? gesture(about, 'like') : what < 0.5 ? gesture(about, 'boost') : speak(about)))
    }
  }

  const working = work()
  return {
    wanted,
    done,
    presses: () => presses,
    mayDo(more: number) {
      allowed = Math.min(allowed + more, 12)
    },
    /** What is still to be done is done first. */
    async stop() {
      stopped = true
      await working
    },
  }
}

function wrongAbout({ statusId, like, boost, words }: Wanted, network: MastodonServer, { id: us }: Person): string[] {
  const status = network.statuses().find(each => each.id === statusId)
  if (!status) return [`${statusId} is not there`]
  const ours = network.statuses().filter(each => each.by === us && each.replyTo === statusId)
  return [
    ...(status.favouritedBy.has(us) === like ? [] : [`${statusId} is ${like ? 'not ' : ''}liked`]),
    ...(status.boostedBy.has(us) === boost ? [] : [`${statusId} is ${boost ? 'not ' : ''}boosted`]),
    ...(words === undefined || ours.some(each => each.text.includes(words)) ? [] : [`“${words}” does not stand there`]),
  ]
}

/** Two answers under one post where she gave one, and two rows where one thing was done. */
async function doubledIn(network: MastodonServer, { id: us }: Person, shelves: Shelves): Promise<string[]> {
  const ours = network.statuses().filter(each => each.by === us)
  const under = ours.filter((each, at) => ours.findIndex(other => other.replyTo === each.replyTo) !== at)
  return [...under.map(each => `two answers under ${each.replyTo}`), ...(await shelves.doubledDeeds())]
}

async function untilQuiet(shelves: Shelves): Promise<string[]> {
  const from = performance.now()
  for (;;) {
    const waiting = await shelves.underWay()
    if (waiting.length === 0 || performance.now() - from > quietWithinMs) return waiting
    await pause(500)
  }
}
