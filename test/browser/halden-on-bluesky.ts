import type { Browser, Page } from 'playwright-core'
import {
  type AtprotoAccount,
  type AtprotoNetwork,
  type Stream,
  startAtproto,
  startJetstream,
} from '../networks/atproto.ts'
import { until } from '../until.ts'
import { ask, foundHalden, type Joining, joins, openDesks } from './desks.ts'
import { openBrowser, type RunningSosh, startSosh } from './sosh.ts'

export type Colleague = 'ada' | 'ines' | 'tomas' | 'marta'

/** How long a desk may take under load before a story gives up. */
export const patienceMs = 45_000

const colleagues: (Omit<Joining, 'email'> & { who: Colleague })[] = [
  { who: 'ines', name: 'Inés Navarro', title: 'battery engineer', autonomy: 'trusted' },
  { who: 'tomas', name: 'Tomás Rey', title: 'service', autonomy: 'learning' },
  { who: 'marta', name: 'Marta Lind', title: 'communications', autonomy: 'trusted', roles: ['employee', 'reviewer'] },
]

/** Halden with four people at their browsers, a real network that it hears and answers on, and Kathrin and Bernd there. */
export function haldenOnBluesky(story: string) {
  let sosh: RunningSosh
  let browser: Browser
  let network: AtprotoNetwork
  let jetstream: Stream
  let halden: AtprotoAccount
  const outside = {} as Record<'kathrin' | 'bernd', AtprotoAccount>
  const desks = openDesks<Colleague>(story, () => ({ browser, sosh }))
  const { pages } = desks

  async function arrives(who: Colleague): Promise<Page> {
    const page = await desks.arrives(who)
    page.setDefaultTimeout(patienceMs)
    return page
  }

  return {
    pages,
    outside,
    async open(): Promise<void> {
      ;[sosh, network, browser] = await Promise.all([startSosh(), startAtproto(), openBrowser()])
      jetstream = await startJetstream(network.pdsUrl)
      halden = await network.createAccount('halden.test')
      outside.kathrin = await network.createAccount('kathrin.test')
      outside.bernd = await network.createAccount('bernd.test')
      const ada = await arrives('ada')
      await foundHalden(ada, sosh, [{ name: 'Halden Tour', kind: 'product' }])
      for (const { who, ...colleague } of colleagues)
        await joins(ada, await arrives(who), { ...colleague, email: `${who}@halden.example` })
      const { plcUrl, pdsUrl } = network
      await ask(ada, '/sources', { connector: 'bluesky', settings: { url: jetstream.url, service: pdsUrl, plcUrl } })
      await ask(ada, '/accounts', {
        connector: 'bluesky',
        settings: { handle: halden.handle, service: pdsUrl, plcUrl },
        secret: { appPassword: halden.appPassword },
      })
    },
    async close(): Promise<void> {
      await browser?.close()
      await jetstream?.close()
      await network?.close()
      await sosh?.[Symbol.asyncDispose]()
    },
    /** Somebody out there says it; returns its conversation once it is heard, and its address there. */
    async says(who: 'kathrin' | 'bernd', text: string): Promise<{ id: string; uri: string }> {
      const { uri } = await outside[who].agent.post({ text, langs: ['en'] })
      const id = await until(
        `“${text}” is heard`,
        async () => {
          const { rows } = await (await pages.ada.request.get('/api/inbox?view=everything&limit=100')).json()
          return rows.find((row: { text: string }) => row.text === text)?.id as string | undefined
        },
        patienceMs,
      )
      return { id, uri }
    },
    /** Somebody opens it at their desk. */
    async opens(who: Colleague, id: string): Promise<Page> {
      await pages[who].goto(`/inbox/${id}?view=everything`)
      await pages[who].locator('.thread .said').first().waitFor()
      return pages[who]
    },
    /** What stands under our name there, as the server itself lists it. */
    async standing(): Promise<{ uri: string; text: string; to: string | undefined }[]> {
      const { data } = await halden.agent.com.atproto.repo.listRecords({
        repo: halden.did,
        collection: 'app.bsky.feed.post',
      })
      return data.records.map(({ uri, value }) => {
        const { text, reply } = value as { text: string; reply?: { parent: { uri: string } } }
        return { uri, text, to: reply?.parent.uri }
      })
    },
  }
}

/** The words that stand in somebody's composer. */
export const composerOf = (page: Page) => page.locator('.composer textarea')

/** Marks words with the mouse, from their first letter to their last. */
export async function marks(page: Page, words: string): Promise<void> {
  const box = await page.locator('.draft-words').evaluate((place, wanted) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent?.indexOf(wanted) ?? -1
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      return { left, right, y: (top + bottom) / 2 }
    }
    throw new Error(`“${wanted}” is not there in one piece.`)
  }, words)
  await page.mouse.move(box.left, box.y)
  await page.mouse.down()
  await page.mouse.move(box.right, box.y, { steps: 8 })
  await page.mouse.up()
}
