import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/id'
import {
  type AtprotoAccount,
  type AtprotoNetwork,
  networksAreInstalled,
  type Stream,
  startAtproto,
  startJetstream,
} from '../networks/atproto.ts'
import { accountSid, authToken, type FakeTwilio, openTwilio, ours, requestOf } from '../twilio.ts'
import { until } from '../until.ts'
import { ask, foundHalden, type Hook, openDesks, openHook, password } from './desks.ts'
import { browserIsHere, openBrowser, type RunningSosh, startSosh } from './sosh.ts'

const theirs = '+491701234567'

/** What people tell us by phone, on a blog and through our own systems, as colleagues see it on their desks. */
describe.skipIf(!browserIsHere && !process.env.CI)(
  'hearing and understanding, in the browser, against npm start',
  () => {
    let sosh: RunningSosh
    let browser: Browser
    let twilio: FakeTwilio
    let blog: Blog
    let shop: Hook
    let textHook = ''
    const desks = openDesks<'ada' | 'ines'>('hearing', () => ({ browser, sosh }))
    const { pages } = desks

    beforeAll(async () => {
      ;[sosh, browser, twilio, blog] = await Promise.all([startSosh(), openBrowser(), openTwilio(), openBlog()])
      await foundHalden(await desks.arrives('ada'), sosh, [
        { name: 'Halden Tour', kind: 'product' },
        { name: 'Winter charging', kind: 'topic' },
      ])
      const invited = await ask(pages.ada, '/invitations', {
        name: 'Inés Navarro',
        title: 'battery engineer',
        autonomy: 'trusted',
      })
      await desks.arrives('ines')
      await ask(pages.ines, '/invitations/accept', {
        token: invited.link.split('/').at(-1),
        name: 'Inés Navarro',
        title: 'battery engineer',
        email: 'ines@halden.example',
        password,
        languages: ['en', 'es'],
        timezone: 'Europe/Berlin',
      })
      await ask(pages.ines, '/auth/sign-in/email', { email: 'ines@halden.example', password })

      const number = {
        connector: 'twilio',
        settings: { accountSid, number: ours, api: twilio.api },
        secret: { authToken },
      }
      textHook = (await ask(pages.ada, '/sources', number)).hookUrl
      await ask(pages.ada, '/accounts', number)
      shop = await openHook(pages.ada, 'The shop’s letters')
    }, 180_000)

    afterAll(async () => {
      await browser?.close()
      await twilio?.close()
      await blog?.close()
      await sosh?.[Symbol.asyncDispose]()
    })

    /** Somebody texts our number, or Twilio tells what became of an answer. */
    async function texted(fields: Record<string, string>): Promise<void> {
      const { method, headers, body } = requestOf(textHook, {
        MessageSid: `SM${newId()}`,
        From: theirs,
        To: ours,
        NumMedia: '0',
        ...fields,
      })
      const answer = await fetch(textHook, { method, headers, body: new Uint8Array(body) })
      expect(answer.status).toBe(200)
    }

    /** A letter to the shop, as the shop’s own system hands it on. */
    const wrote = (author: string, text: string) => shop.says(text, { author })

    /** The conversation that begins with these words, after its title, opened on somebody’s desk; labels come when it was read with time. */
    async function opens(page: Page, begins: string): Promise<string> {
      const id = await until(`“${begins}” is heard and understood`, async () => {
        const { rows } = await (await page.request.get('/api/inbox?view=everything&limit=100')).json()
        const row = rows.find((each: { text: string }) => each.text.includes(begins))
        if (!row) return undefined
        const { messages } = await (await page.request.get(`/api/conversations/${row.id}`)).json()
        return messages[0].reading?.topics ? (row.id as string) : undefined
      })
      await page.goto(`/inbox/${id}?view=everything`)
      await page.locator('.thread .said').first().waitFor()
      return id
    }

    /** A line of how a post was read, on somebody's desk. */
    const line = (page: Page, about: string) =>
      page.getByRole('list', { name: 'How this was read' }).getByRole('listitem').filter({ hasText: about })

    test('a customer texts; a person answers from the same number, under her name', async () => {
      await texted({ Body: 'Hello! My Halden Tour charges to 80 % only. Is the battery broken?' })
      const page = pages.ines
      await opens(page, 'Hello! My Halden Tour')
      await page.getByRole('button', { name: /Claim and answer/ }).click()
      await page.locator('.composer textarea').fill('In the cold it stops at 80 %, to live longer.')
      await page.getByRole('button', { name: /Send as Inés/ }).click()
      const [sent] = await until('it was sent', async () => (twilio.sent.length > 0 ? twilio.sent : undefined))
      expect(sent).toMatchObject({ to: theirs, body: expect.stringMatching(/to live longer\.\s+- Inés/) })
      await page.locator('.message.ours').getByText('to live longer').waitFor()
    })

    test('what did not arrive says so with its reason, and its words are a press away', async () => {
      const page = pages.ines
      await texted({
        MessageSid: twilio.sent[0]?.sid ?? '',
        MessageStatus: 'undelivered',
        ErrorCode: '30003',
        From: ours,
        To: theirs,
      })
      await page.getByText('did not arrive', { exact: true }).waitFor()
      await page.getByText('The phone could not be reached.').waitFor()
      await page.getByRole('button', { name: 'Answer anew' }).click()
      await until(
        'her words are in the composer',
        async () =>
          (await page.locator('.composer textarea').inputValue()) === 'In the cold it stops at 80 %, to live longer.',
      )
    })

    test('whoever texts STOP is shown to have asked, and can’t be written to until they text START', async () => {
      const page = pages.ines
      await texted({ Body: 'STOP' })
      await page.getByText('asks not to be written to any more').waitFor()
      await page
        .getByText(/asked not to be written to any more/)
        .first()
        .waitFor()
      expect(await page.getByRole('button', { name: /Send as Inés/ }).getAttribute('aria-disabled')).toBe('true')
      await texted({ Body: 'START' })
      await page.getByText('may be written to again').waitFor()
      await until(
        'she can send again',
        async () => (await page.getByRole('button', { name: /Send as Inés/ }).getAttribute('aria-disabled')) !== 'true',
      )
    })

    test('Inés sees by which words a letter was read so, and puts it right in two presses', async () => {
      const page = pages.ines
      await wrote('The Halden Times', 'Road works in Halden close the old bridge until Friday, the town council says.')
      await opens(page, 'Road works in Halden close the old bridge')
      await page.getByRole('button', { name: 'Why', exact: true }).click()
      await page.getByRole('button', { name: 'Caught by', exact: true }).click()
      expect(await page.locator('.thread .said mark').allInnerTexts()).toEqual(['Halden'])
      await page.getByRole('button', { name: 'Less' }).click()
      await page.locator('.label-button').first().click()
      await page.getByRole('menuitemradio', { name: 'static' }).click()
      await page.locator('.label-button', { hasText: 'static' }).waitFor()
      await page.getByText(/Inés said so, \d/).waitFor()
    })

    test('the next letter like it is read so, and says from whom and by which words', async () => {
      const page = pages.ada
      await wrote('The Halden Times', 'Road works in Halden close the long tunnel until Friday, the town council says.')
      await opens(page, 'Road works in Halden close the long tunnel')
      await page.locator('.label-button', { hasText: 'static' }).waitFor()
      await page.getByText(/learned from Inés, \d/).waitFor()
      await page.keyboard.press('w')
      await page.getByText(/both say “/).waitFor()
      await page.getByRole('button', { name: 'What it is', exact: true }).focus()
      const marked = (await page.locator('.thread .said mark').allInnerTexts()).join(' ')
      expect(marked).toContain('until Friday, the town council says')
    })

    test('Ada finds what was learned, and takes it back with one press; the desk reads as before', async () => {
      const page = pages.ada
      await page.goto('/learned')
      await page.getByText('Road works in Halden close the old bridge').waitFor()
      await page
        .getByText(/^Static/)
        .first()
        .waitFor()
      await page.getByRole('button', { name: /^Take it back/ }).click()
      await page.getByText('Nothing was put right yet.').waitFor()
      await pages.ines.goto('/inbox?view=everything')
      await wrote('The Halden Times', 'Road works in Halden close the new ferry until Friday, the town council says.')
      await opens(pages.ines, 'Road works in Halden close the new ferry')
      expect(await pages.ines.getByText(/learned from/).count()).toBe(0)
    })

    test('Inés says what else was read wrongly: how it feels toward the Tour, its hurry, and the number it names', async () => {
      const page = pages.ines
      await wrote('Grace', 'Two of my couriers refuse to give the Halden Tour back. They wrote to you about HT-4711.')
      await opens(page, 'Two of my couriers refuse')
      await page.getByRole('button', { name: 'Why', exact: true }).click()
      await line(page, 'Toward Halden Tour').locator('.label-button').click()
      await page.getByRole('menuitemradio', { name: 'glad', exact: true }).filter({ visible: true }).click()
      await line(page, 'Toward Halden Tour')
        .getByText(/Inés said so, \d/)
        .waitFor()
      await line(page, 'Hurry').locator('.label-button').click()
      await page.getByRole('menuitemradio', { name: 'in a hurry' }).click()
      await line(page, 'Hurry')
        .getByText(/Inés said so, \d/)
        .waitFor()
      await line(page, 'It names').getByRole('button', { name: 'Say what else' }).click()
      await page.getByLabel('The words, as they stand in the post').fill('HT-4711')
      await page.getByRole('button', { name: 'Keep it' }).click()
      await line(page, 'It names').getByText('order HT-4711').waitFor()
    })

    test('the next like it is read so in all three, and each is taken back by itself', async () => {
      const page = pages.ada
      await wrote('Grace', 'Two of my couriers refuse to give the Halden Tour back. They wrote to you about HT-9023.')
      await opens(page, 'about HT-9023')
      await page.keyboard.press('w')
      for (const [about, value] of [
        ['Toward Halden Tour', 'glad'],
        ['Hurry', 'in a hurry'],
        ['It names', 'order HT-9023'],
      ] as const) {
        await line(page, about).locator('.label-button', { hasText: value }).waitFor()
        await line(page, about)
          .getByText(/learned from Inés, \d/)
          .waitFor()
      }
      await page.goto('/learned')
      await page.getByText('Glad with Halden Tour').waitFor()
      await page.getByText('“HT-4711” is an order').waitFor()
      await page.getByRole('button', { name: /^Take it back: In a hurry/ }).click()
      await page.getByText('In a hurry').waitFor({ state: 'detached' })
      await wrote('Grace', 'Two of my couriers refuse to give the Halden Tour back. They wrote to you about HT-5150.')
      await opens(page, 'about HT-5150')
      await page.keyboard.press('w')
      await line(page, 'It names').getByText('order HT-5150').waitFor()
      expect(
        await line(page, 'Hurry')
          .getByText(/learned from/)
          .count(),
      ).toBe(0)
    })

    test('what would hurt is covered by a line with its reason, shown by one press, and covered again', async () => {
      const page = pages.ines
      const insult = 'You are worthless idiots at Halden, and I hope your whole team gets run over.'
      await wrote('Nobody', insult)
      const { rows } = await until('it is heard', async () => {
        const found = await (await page.request.get('/api/inbox?view=everything&limit=100')).json()
        return found.rows.some((row: { text: string }) => row.text === insult) && found
      })
      const { id } = rows.find((row: { text: string }) => row.text === insult)
      await page.goto(`/inbox/${id}?view=everything`)
      const thread = page.locator('.thread')
      await thread.getByText('This may hurt.').waitFor()
      await thread.getByText(/reads like an insult or a threat/).waitFor()
      expect(await thread.getByText('worthless idiots').count()).toBe(0)
      await thread.getByRole('button', { name: 'Show it' }).click()
      await thread.getByText('worthless idiots').waitFor()
      await thread.getByRole('button', { name: 'Cover it again' }).click()
      await thread.getByText('This may hurt.').waitFor()
      // It stays in every list: covered, not hidden.
      await page.goto('/inbox?view=everything')
      const row = page.locator('.list-pane li', { hasText: 'Nobody' }).first()
      await row.getByText('Covered: it may hurt.').waitFor()
      expect(await page.getByText('worthless idiots').count()).toBe(0)
    })

    test('when more is said than usual, it stands on Ada’s day with the conversations that make it', async () => {
      const page = pages.ada
      const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)
      await shop.says('Winter charging of my Halden is fine.', { author: 'Lea', postedAt: daysAgo(3) })
      const names = ['Kathrin', 'Bernd', 'Priya', 'Jonas', 'Rosa', 'Emeka', 'Aurélie', 'Silvia', 'Piotr', 'Yuki']
      let told = 0
      await until(
        'the desk tells a spike',
        async () => {
          // The last post of an hour would be judged in the next: a few more, until it is told.
          if (told < 30 && told % 10 === 0)
            for (const name of names)
              await shop.says(`${name} here, number ${told++}: since tonight my Halden does winter charging no more.`, {
                author: `${name} ${told}`,
              })
          const { spikes } = await (await page.request.get('/api/spikes')).json()
          return spikes.some((spike: { name: string }) => spike.name === 'Winter charging') || undefined
        },
        90_000,
      )
      await page.goto('/')
      const spikes = page.getByRole('region', { name: 'Spoken of more than usual' })
      await spikes
        .getByRole('heading', { name: /more than usual on a .* about Winter charging|times as much/ })
        .first()
        .waitFor()
      await spikes
        .getByRole('link', { name: /my Halden does winter charging no more/ })
        .first()
        .click()
      await page.locator('.thread .said').first().waitFor()
    }, 120_000)

    test('a place that goes dark is seen where places are looked after, and on the day of whoever does', async () => {
      const page = pages.ada
      const { id } = await ask(page, '/sources', {
        connector: 'feed',
        settings: { url: blog.url },
        label: 'Lastenrad-Tagebuch',
      })
      await page.goto(`/sources/${id}`)
      await page.getByText('hears', { exact: true }).first().waitFor()
      // The next look is an hour away for a quiet blog: whoever lets it rest and go on has it looked at now.
      const lookAgain = async () => {
        await page.getByRole('button', { name: 'Rest' }).click()
        await page.getByRole('button', { name: 'Go on listening' }).click()
      }
      blog.state = 'dead'
      await lookAgain()
      await page.getByText('Failing since').waitFor()
      await page.goto('/')
      const unwell = page.getByRole('region', { name: 'Where we hear less than we should' })
      await unwell.getByRole('link', { name: 'Lastenrad-Tagebuch' }).click()
      blog.state = 'well'
      await page.getByRole('button', { name: 'Try now' }).click()
      await page.getByText('Failing since').waitFor({ state: 'detached' })
      await page.getByText('hears', { exact: true }).first().waitFor()
    })

    describe.skipIf(!networksAreInstalled && !process.env.CI)('one story, told in three places', () => {
      const story =
        'My Halden Tour stood in the garage all through the frost week, and every single night the charger went off at 80 %. The dealer shrugs, the manual says nothing, and I would rather like to know what to do about it.'
      let network: AtprotoNetwork
      let jetstream: Stream
      let kathrin: AtprotoAccount

      beforeAll(async () => {
        network = await startAtproto()
        jetstream = await startJetstream(network.pdsUrl)
        kathrin = await network.createAccount('kathrin.test')
        await ask(pages.ada, '/sources', {
          connector: 'bluesky',
          settings: { url: jetstream.url, service: network.pdsUrl, plcUrl: network.plcUrl },
        })
      }, 120_000)

      afterAll(async () => {
        await jetstream?.close()
        await network?.close()
      })

      test('the blog, a letter and Bluesky are one conversation, with the other tellings beside it', async () => {
        const page = pages.ines
        blog.posts.push({ title: 'Eighty per cent', text: story })
        const { sources } = await (await page.request.get('/api/sources')).json()
        const feed = sources.find((source: { connector: string }) => source.connector === 'feed')
        await ask(pages.ada, `/sources/${feed.id}/resume`, {})
        const id = await opens(page, story.slice(0, 40))
        await wrote('Kathrin Vogel', story)
        await page.getByText('Also told on').waitFor()
        await kathrin.agent.post({ text: story, langs: ['en'] })
        const tellings = page.getByRole('region', { name: 'Also told elsewhere' })
        await tellings.getByRole('link', { name: 'Bluesky' }).waitFor()
        expect(await tellings.getByRole('listitem').count()).toBe(2)
        await page.goto('/inbox?view=nobody-yet')
        const told = page.locator('.list-pane li', { hasText: 'frost week' })
        await told.first().waitFor()
        expect(await told.count()).toBe(1)
        await page.goto(`/inbox/${id}?view=everything`)
      })

      test('what is not the same is taken apart with one press', async () => {
        const page = pages.ines
        const tellings = page.getByRole('region', { name: 'Also told elsewhere' })
        await tellings.getByRole('button', { name: /Not the same: Bluesky/ }).click()
        await tellings.getByRole('link', { name: 'Bluesky' }).waitFor({ state: 'detached' })
        expect(await tellings.getByRole('listitem').count()).toBe(1)
      })
    })
  },
)

interface Blog {
  url: string
  posts: { title: string; text: string }[]
  state: 'well' | 'dead'
  close: () => Promise<void>
}

/** A blog with a feed, that can go dark. */
async function openBlog(): Promise<Blog> {
  const server: Server = createServer((_request, response) => {
    if (blog.state === 'dead') return void response.destroy()
    const items = blog.posts
      .map(
        ({ title, text }, place) =>
          `<item><guid>https://blog.example/${place}</guid><link>https://blog.example/${place}</link><title>${title}</title><description>${text}</description><author>kathrin</author></item>`,
      )
      .join('')
    response
      .writeHead(200, { 'content-type': 'application/rss+xml' })
      .end(`<rss version="2.0"><channel><title>Lastenrad-Tagebuch</title>${items}</channel></rss>`)
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const blog: Blog = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed.xml`,
    posts: [{ title: 'A first ride', text: 'With two children to the lake.' }],
    state: 'well',
    close: async () => {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  }
  return blog
}
