import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documents, sayWhatIKnow } from '#core/team'
import { as, type Context } from '#platform/context'
import { world } from '../../../test/world.ts'
import { knowWho, noticeDeclared } from './know-who.ts'
import { bylineRows, libraryRows } from './library-store.ts'
import { closeLibrary, openLibrary, readLibrarySoon } from './open-library.ts'
import { readLibraries } from './read-libraries.ts'
import { settleByline } from './settle-byline.ts'

const here = world()
const job = (): Context => as(here.ctx, { kind: 'job', name: 'read-libraries' })
const hour = 3_600_000
let server: Server
let site = ''
const pages = new Map<string, { type: string; body: string | Buffer }>()
const asked: string[] = []

const page = (title: string, author: string, text: string) => ({
  type: 'text/html',
  body: `<!doctype html><html lang="en"><meta name="author" content="${author}"><h1>${title}</h1><article><p>${text}</p></article></html>`,
})
const sitemap = (...paths: string[]) => ({
  type: 'application/xml',
  body: `<urlset>${paths.map(path => `<url><loc>${site}${path}</loc></url>`).join('')}</urlset>`,
})

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const found = pages.get(request.url ?? '')
    response.writeHead(found ? 200 : 404, { 'content-type': found?.type ?? 'text/plain' }).end(found?.body ?? 'Nothing')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  site = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`
})
afterAll(() => void server.close())

const authorsOf = async (title: string) => (await documents(here.ctx)).find(each => each.title === title)?.authorIds
const knows = async (text: string) =>
  (await knowWho(here.ctx)).expertise.whoKnows({ text, at: here.ctx.now().getTime() })

test('Ada gives the address of the company’s site: its pages are read, and Inés’ are known to be hers', async () => {
  pages.set('/', { type: 'text/html', body: '<!doctype html><html><p>Halden</p></html>' })
  pages.set('/sitemap.xml', sitemap('/winter', '/belt'))
  pages.set('/winter', page('Winter charging', 'Ines Navarro', 'Below zero the battery charges to eighty percent.'))
  pages.set('/belt', page('Changing the belt', 'T. Unknown', 'Loosen the axle, slip the belt over the sprocket.'))
  await expect(openLibrary(here.as('ines'), { url: site })).rejects.toMatchObject({ kind: 'forbidden' })
  await openLibrary(here.as('ada'), { url: site })
  await expect(openLibrary(here.as('ada'), { url: `${site}/sitemap.xml` })).rejects.toMatchObject({ kind: 'conflict' })
  expect(await readLibraries(job())).toBe(1)

  const [library] = await libraryRows(here.ctx)
  expect(library).toMatchObject({ kind: 'sitemap', documents: 2, failure: null })
  expect(await authorsOf('Winter charging')).toEqual([here.id('ines')])
  expect(await authorsOf('Changing the belt')).toEqual([])
  expect((await knows('why does it charge to eighty percent only below zero?'))[0]).toMatchObject({
    person: here.id('ines'),
  })
})

test('a name that nobody bears waits for a word: Ada says that it is Tomás, and what he wrote is his', async () => {
  const [unknown] = await bylineRows(here.ctx, 10)
  expect(unknown).toMatchObject({ name: 'T. Unknown', employeeId: null, settled: false, documents: 1 })
  const key = unknown?.key ?? ''
  await expect(settleByline(here.as('ines'), { key, employeeId: here.id('tomas') })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  await settleByline(here.as('ada'), { key, employeeId: here.id('tomas') })
  expect(await authorsOf('Changing the belt')).toEqual([here.id('tomas')])
  expect((await knows('how do I slip the belt over the sprocket?'))[0]?.person).toBe(here.id('tomas'))

  await settleByline(here.as('ada'), { key, employeeId: here.id('marta') })
  expect(await authorsOf('Changing the belt')).toEqual([here.id('marta')])
  expect((await knows('how do I slip the belt over the sprocket?'))[0]?.person).toBe(here.id('marta'))
})

test('read again, only what is new is fetched; what was taken down speaks for nobody any more', async () => {
  pages.set('/sitemap.xml', sitemap('/winter', '/lights'))
  pages.set('/lights', page('Bright lights', 'Marta Lind', 'How bright may the light be?'))
  asked.length = 0
  await readLibrarySoon(here.as('ada'), (await libraryRows(here.ctx))[0]?.id ?? '')
  expect(await readLibraries(job())).toBe(1)
  expect(asked).toEqual(['/sitemap.xml', '/lights'])
  expect((await knows('how do I slip the belt over the sprocket?')).filter(each => each.score > 0.01)).toEqual([])
  expect((await knows('How bright may the light be?'))[0]?.person).toBe(here.id('marta'))
  expect(await readLibraries(job())).toBe(0)
})

test('a site that is down is tried again later, and its failure can be read', async () => {
  pages.delete('/sitemap.xml')
  here.pass(25 * hour)
  expect(await readLibraries(job())).toBe(1)
  const [library] = await libraryRows(here.ctx)
  expect(library?.failure).toContain('404')
  expect(await readLibraries(job())).toBe(0)
  pages.set('/sitemap.xml', sitemap('/winter', '/lights'))
  here.pass(2 * hour)
  await readLibraries(job())
  expect((await libraryRows(here.ctx))[0]?.failure).toBeNull()
})

test('a feed and a repository are read like a site; front matter says who wrote', async () => {
  pages.set('/feed.xml', {
    type: 'application/rss+xml',
    body: `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Halden blog</title><item><title>Our new frame</title>
      <link>${site}/frame</link><dc:creator>Tomás Rey</dc:creator><description>Lighter by a pound.</description></item></channel></rss>`,
  })
  const folder = mkdtempSync(join(tmpdir(), 'sosh-docs-'))
  try {
    writeFileSync(
      join(folder, 'brakes.md'),
      '---\ntitle: Bleeding the brakes\nauthor: Marta Lind\n---\nOil, a syringe, patience.',
    )
    // A film among the documents makes it larger than any page may be.
    writeFileSync(join(folder, 'brakes.mp4'), randomBytes(11 * 2 ** 20))
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], {
        cwd: folder,
        maxBuffer: 2 ** 25,
      })
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'All')
    pages.set('/docs.tar.gz', {
      type: 'application/gzip',
      body: git('archive', '--format=tar.gz', '--prefix=docs/', 'HEAD'),
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
  await openLibrary(here.as('ada'), { url: `${site}/feed.xml` })
  const { id } = await openLibrary(here.as('ada'), { url: `${site}/docs.tar.gz`, baseUrl: `${site}/manual` })
  expect(await readLibraries(job())).toBe(2)
  expect(await authorsOf('Our new frame')).toEqual([here.id('tomas')])
  const brakes = (await documents(here.ctx)).find(each => each.title === 'Bleeding the brakes')
  expect(brakes).toMatchObject({ url: `${site}/manual/brakes`, authorIds: [here.id('marta')] })
  pages.set('/all.tar.gz', { type: 'application/gzip', body: Buffer.alloc(51 * 2 ** 20) })
  const tooLarge = await openLibrary(here.as('ada'), { url: `${site}/all.tar.gz` })
  await readLibraries(job())
  const failed = (await libraryRows(here.ctx)).find(each => each.id === tooLarge.id)
  expect(failed?.failure).toContain('An archive may have 50 MB, packed: give one of your documents alone')
  await closeLibrary(here.as('ada'), tooLarge.id)
  await closeLibrary(here.as('ada'), id)
  expect((await knows('bleeding the brakes with a syringe')).filter(each => each.score > 0.01)).toEqual([])
})

test('what a colleague says they wrote is evidence, too', async () => {
  await sayWhatIKnow(here.as('tomas'), { topics: [], documents: [{ title: 'Rental terms for cargo bikes' }] })
  await noticeDeclared(job())
  expect((await knows('where are the rental terms for cargo bikes?'))[0]?.person).toBe(here.id('tomas'))
})
