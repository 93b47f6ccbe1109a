import type { AtprotoAccount, AtprotoNetwork } from '../networks/atproto.ts'
import type { Chance } from './chance.ts'

/** One post as its network took it, and what has become of it there. */
export interface Written {
  token: string
  uri: string
  text: string
  /** It names the company, or stands under one that does: Sosh has to hear it. */
  concerns: boolean
  deleted: boolean
}

interface Kept extends Written {
  cid: string
  author: AtprotoAccount
  /** Where it begins its own thread, itself. */
  root: { uri: string; cid: string }
}

/** People on a real network who speak of the company, of other things, answer each other, and take words back. */
export interface Outsiders {
  written: Written[]
  /** Some of them do something; each post is noted once the network has taken it. */
  speak(round: number): Promise<void>
}

const praise = [
  'squeaks',
  'climbs well',
  'lost its bell',
  'wants a new chain',
  'is far too heavy',
  'never lets me down',
]

export async function gatherOutsiders(network: AtprotoNetwork, chance: Chance): Promise<Outsiders> {
  const people: AtprotoAccount[] = []
  for (const name of ['kathrin', 'bruno', 'mei']) people.push(await network.createAccount(`${name}.test`))
  const written: Kept[] = []

  async function post(token: string): Promise<void> {
    const author = chance.pick(people)
    if (!author) return
    const about = chance.next()
    const parent = about > 0.85 ? chance.pick(written.filter(each => each.concerns && !each.deleted)) : undefined
    const concerns = parent !== undefined || about < 0.75
    const how = chance.pick(praise)
    const text = parent
      ? `Mine as well (${token}).`
      : `${concerns ? 'My Halden bike' : 'My old sewing machine'} ${how} (${token}).`
    const reply = parent && { root: parent.root, parent: { uri: parent.uri, cid: parent.cid } }
    const { uri, cid } = await author.agent.post({ text, langs: ['en'], ...(reply && { reply }) })
    const root = parent?.root ?? { uri, cid }
    written.push({ token, uri, cid, text, concerns, deleted: false, author, root })
  }

  async function takeBack(): Promise<void> {
    const regretted = chance.pick(written.filter(each => !each.deleted))
    if (!regretted) return
    // Noted first: a reply to it that is written meanwhile would lose its parent.
    regretted.deleted = true
    await regretted.author.agent.deletePost(regretted.uri)
  }

  return {
    written,
    async speak(round) {
      const posts = chance.between(2, 5)
      for (let each = 0; each < posts; each++) await post(`r${round}n${each}z`)
      if (chance.percent(20)) await takeBack()
    },
  }
}
