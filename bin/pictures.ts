import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { accessibilityFindings } from '../test/browser/accessible.ts'
import { openBrowser, personAt, startSosh } from '../test/browser/sosh.ts'

/**
 * Takes the pictures of every screen for the docs, with the sample company: light and dark, desktop and phone.
 * Run it with `node bin/pictures.ts`, or with the names of the screens that changed; it also says what the accessibility check finds.
 */
const folder = fileURLToPath(new URL('../docs/pictures', import.meta.url))
const sizes = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
]
const wanted = process.argv.slice(2)
const isWanted = (name: string) => wanted.length === 0 || wanted.includes(name)
const ada = { email: 'ada@halden.example', password: 'three plain words' }

await mkdir(folder, { recursive: true })
await using sosh = await startSosh()
const browser = await openBrowser()
let findings = 0

const setUp = await personAt(browser, sosh.base)
await setUp.page.goto(sosh.link)
await setUp.page.getByLabel('Company').waitFor()
for (const scheme of ['light', 'dark'] as const)
  for (const size of sizes) {
    const { page, context } = await personAt(browser, sosh.base, { ...size, scheme })
    await page.goto(sosh.link)
    await page.getByLabel('Company').waitFor()
    if (isWanted('set-up')) await take(page, 'set-up', size.name, scheme)
    await context.close()
  }
await setUp.page.request.post('/api/set-up', {
  data: {
    token: sosh.link.split('/').at(-1),
    company: { name: 'Halden', about: 'Cargo bikes for cold places', timezone: 'Europe/Berlin' },
    you: { name: 'Ada Okafor', title: 'Communications', ...ada, languages: ['en', 'de', 'es'] },
    makes: [{ name: 'Cargo L', kind: 'product' }],
  },
})
await setUp.context.close()

for (const scheme of ['light', 'dark'] as const)
  for (const size of sizes) {
    const { page, context } = await personAt(browser, sosh.base, { ...size, scheme })
    await page.goto('/')
    await page.getByRole('button', { name: 'Sign in' }).first().waitFor()
    if (isWanted('sign-in')) await take(page, 'sign-in', size.name, scheme)
    await page.request.post('/api/auth/sign-in/email', { data: ada, headers: { origin: sosh.base } })
    await page.request.post('/api/sample', { headers: { origin: sosh.base } })
    for (const { name, path, act } of await screens(page)) {
      if (!isWanted(name)) continue
      await page.goto(path)
      await page.locator('h1').first().waitFor()
      await page.waitForLoadState('networkidle').catch(() => {})
      await act?.(page)
      await take(page, name, size.name, scheme)
    }
    await context.close()
  }
await browser.close()
process.exitCode = findings === 0 ? 0 : 1

interface Screen {
  name: string
  path: string
  act?: (page: Page) => Promise<void>
}

async function screens(page: Page): Promise<Screen[]> {
  const get = async (path: string) => (await page.request.get(`/api${path}`)).json()
  const conversation = (await get('/inbox?view=answered')).rows.find(
    (row: { messageCount: number }) => row.messageCount > 2,
  )
  const told = await readableFor(get)
  const mine = (await get('/today')).rows[0]
  const review = (await get('/reviews')).reviews.find(({ answer }: { answer: unknown }) => answer)
  const [query] = (await get('/queries')).queries
  const [source] = (await get('/sources')).sources
  const home = await (await page.request.get('/community')).text()
  const topic = /href="(\/community\/topics\/[^"#?]+)"/.exec(home)?.[1] ?? '/community'
  const [person] = (await get('/people')).people
  const colleague = (await get('/team')).employees.find(
    ({ documents }: { documents: unknown[] }) => documents.length > 0,
  )
  return [
    { name: 'today', path: '/' },
    { name: 'inbox', path: '/inbox?view=everything' },
    { name: 'conversation', path: `/inbox/${conversation?.id}?view=answered` },
    { name: 'answering', path: `/inbox/${mine?.id}`, act: page => askAndWrite(page, mine?.id) },
    { name: 'why', path: `/inbox/${told?.id}?view=everything`, act: askWhy },
    { name: 'facts', path: '/facts' },
    { name: 'learned', path: '/learned' },
    { name: 'sources', path: `/sources/${source?.id}` },
    { name: 'add-source', path: '/sources/add' },
    { name: 'queries', path: `/queries/${query?.id}` },
    { name: 'team', path: '/team' },
    { name: 'colleague', path: `/team/${colleague?.id}` },
    { name: 'coverage', path: '/coverage' },
    { name: 'library', path: '/library', act: readInAPage },
    { name: 'guidelines', path: '/guidelines' },
    { name: 'review', path: `/review/${review?.id}`, act: page => noteInDraft(page, review) },
    { name: 'review-rules', path: '/review-rules', act: planForPromises },
    { name: 'incident', path: '/incidents', act: page => raiseIncident(page, conversation?.id) },
    { name: 'incidents', path: '/incidents', act: closeIncident },
    { name: 'results', path: '/results' },
    { name: 'path', path: `/results/ways/${conversation?.id}` },
    { name: 'attribution', path: '/attribution' },
    { name: 'without-us', path: '/without-us' },
    { name: 'goals', path: '/goals' },
    { name: 'letter', path: '/letter' },
    { name: 'experiments', path: '/experiments' },
    { name: 'links', path: '/links' },
    { name: 'insight', path: '/insight' },
    { name: 'people', path: '/people' },
    { name: 'heard', path: '/heard' },
    { name: 'person', path: `/people/${person?.id}` },
    { name: 'learn', path: '/learn' },
    { name: 'training', path: '/training' },
    { name: 'write-course', path: '/training/courses/new' },
    { name: 'encourage', path: '/encourage' },
    { name: 'snippets', path: '/snippets' },
    { name: 'wrong', path: '/wrong' },
    { name: 'writing', path: '/writing' },
    { name: 'write-article', path: '/writing/new' },
    { name: 'posts', path: '/posts' },
    { name: 'official', path: '/official' },
    { name: 'offers', path: '/offers' },
    { name: 'make-offer', path: '/offers/new' },
    { name: 'calendar', path: '/calendar' },
    { name: 'places', path: '/places' },
    { name: 'moderation', path: '/moderation' },
    { name: 'customers', path: '/customers' },
    { name: 'voices', path: '/voices' },
    { name: 'site-home', path: '/community' },
    { name: 'site-topic', path: topic },
    { name: 'site-offers', path: '/community/offers' },
    { name: 'audit', path: '/audit' },
    { name: 'settings', path: '/settings' },
  ]
}

/** Our own site is read in: a page that this very house shows is enough to see how it looks. */
async function readInAPage(page: Page): Promise<void> {
  await page.request.post('/api/libraries', {
    headers: { origin: sosh.base },
    data: { url: 'https://halden.example/manuals.tar.gz' },
  })
  await page.reload()
  await page
    .getByText('tried again by itself')
    .first()
    .waitFor({ timeout: 30_000 })
    .catch(() => {})
}

/** A colleague is asked, a fact is settled, and an answer is begun that the guard has something to say about. */
async function askAndWrite(page: Page, conversationId: string): Promise<void> {
  const headers = { origin: sosh.base }
  const { employees } = await (await page.request.get('/api/team')).json()
  const ines = employees.find(({ name }: { name: string }) => name.startsWith('Inés')) ?? employees[1]
  const { questions } = await (await page.request.get(`/api/conversations/${conversationId}/together`)).json()
  if (questions.length === 0) {
    await page.request.post(`/api/conversations/${conversationId}/questions`, {
      headers,
      data: { of: ines.id, words: 'How many winters did the oldest of our test batteries last?' },
    })
    for (const [words, validUntil] of [
      ['In winter, loaded, the Halden Tour goes 38 to 45 km on one battery.', null],
      ['A second battery costs 590 € this autumn.', '2026-01-31'],
    ])
      await page.request.post('/api/facts', {
        headers,
        data: { words, source: 'Our rides of last winter', validUntil },
      })
  }
  await page.reload()
  await write(page)
}

/** Claims the conversation and begins an answer that the guard has something to say about. */
async function write(page: Page): Promise<void> {
  const claim = page.getByRole('button', { name: /Claim and answer/ })
  await claim.or(page.locator('.composer textarea')).first().waitFor()
  if (await claim.isVisible()) await claim.click()
  const field = page.locator('.composer textarea')
  await field.waitFor()
  await field.fill(
    'Thank you for asking. That is guaranteed to hold for ten winters, and I would still bring it indoors once a week.',
  )
  await page.waitForTimeout(700)
}

/** A post in English of which much was read, to show why. */
async function readableFor(get: (path: string) => Promise<{ rows: Row[]; messages: Told[] }>) {
  const { rows } = await get('/inbox?view=everything&search=lang:en&limit=100')
  const complaints = rows.filter(row => row.kind === 'complaint')
  const told = await Promise.all(
    complaints.map(async ({ id }) => {
      const [first] = (await get(`/conversations/${id}`)).messages
      return { id, much: first?.reading ? first.reading.topics.length + first.reading.why.sentiment.length : 0 }
    }),
  )
  return told.toSorted((a, b) => b.much - a.much)[0]
}

interface Row {
  id: string
  kind: string
}

interface Told {
  reading: { topics: unknown[]; why: { sentiment: unknown[] } } | null
}

/** Says something at some words of the draft, with others in their place. */
async function noteInDraft(page: Page, review: { id: string; notes: unknown[]; answer: { text: string } }) {
  const words = 'das stimmt nicht:'
  const start = review.answer.text.indexOf(words)
  if (review.notes.length === 0 && start >= 0)
    await page.request.post(`/api/reviews/${review.id}/notes`, {
      headers: { origin: sosh.base },
      data: {
        start,
        end: start + words.length,
        words,
        body: 'Erst verstehen, dann richtigstellen.',
        suggestion: 'das hören wir öfter, es ist aber nicht so:',
      },
    })
  await page.reload()
  await page.locator('.draft-words').waitFor()
}

async function planForPromises(page: Page): Promise<void> {
  const { employees } = await (await page.request.get('/api/team')).json()
  const people = employees.slice(1, 3).map(({ id }: { id: string }) => id)
  await page.request.post('/api/reviews/plans', {
    headers: { origin: sosh.base },
    data: {
      name: 'Figures and promises',
      reasons: ['finance', 'promise'],
      steps: [{ needs: 'any' }, { name: 'Warranty', needs: 'all', people }],
    },
  })
  await page.reload()
  await page.getByText('Figures and promises').waitFor()
}

/** Somebody pressed “Something is wrong with it” beside an answer, and somebody saw what it concerns. */
async function raiseIncident(page: Page, conversationId: string): Promise<void> {
  const { answers } = await (await page.request.get(`/api/conversations/${conversationId}`)).json()
  const answer = answers.find(({ step }: { step: string }) => step === 'sent')
  const raised = await page.request.post('/api/incidents', {
    headers: { origin: sosh.base },
    data: { answerId: answer.id, reason: 'The test that we name was made with the older battery.' },
  })
  await page.goto(`/incidents/${(await raised.json()).id}`)
  await page.getByText('What it concerns').waitFor()
}

/** What is open is closed, with what is taken from it: the day of the next picture is calm again. */
async function closeIncident(page: Page): Promise<void> {
  const headers = { origin: sosh.base }
  const { incidents } = await (await page.request.get('/api/incidents')).json()
  for (const { id } of incidents.filter(({ closedAt }: { closedAt: string | null }) => !closedAt)) {
    const data = { lesson: 'Name the battery with every test.' }
    await page.request.put(`/api/incidents/${id}/lesson`, { headers, data })
    await page.request.post(`/api/incidents/${id}/close`, { headers })
  }
  await page.reload()
  await page.locator('h1').first().waitFor()
}

/** Asks why the post was read so, and looks at the words that moved what it is. */
async function askWhy(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Why', exact: true }).first().click()
  const marks = page.getByRole('button', { name: 'About', exact: true })
  await marks.first().click()
}

async function take(page: Page, name: string, size: string, scheme: string): Promise<void> {
  await page.waitForTimeout(300)
  for (const finding of await accessibilityFindings(page)) {
    findings += 1
    console.error(`${name}, ${size}, ${scheme}: ${finding}`)
  }
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 })
  await writeFile(`${folder}/${name}-${size}-${scheme}.webp`, Buffer.from(data, 'base64'))
  await session.detach()
}
