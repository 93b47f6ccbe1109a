import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { mf2 } from 'microformats-parser'
import { expect, test } from 'vitest'
import { entryOn, writerOn } from './microformats.ts'

const data = join(process.env.SOSH_DATA ?? '../shared/data', 'microformats-tests')

/** Pages of the suite, as far as the reader of microformats gives exactly what it expects of them. */
function met(folder: string): { met: string[]; missed: string[] } {
  const found = { met: [] as string[], missed: [] as string[] }
  for (const file of readdirSync(join(data, folder), { recursive: true, encoding: 'utf8' })) {
    const expected = join(data, folder, file.replace(/\.html$/, '.json'))
    if (!file.endsWith('.html') || !existsSync(expected)) continue
    const baseUrl = folder.endsWith('unit') ? 'http://example.test' : 'http://example.com/'
    const read = JSON.parse(JSON.stringify(mf2(readFileSync(join(data, folder, file), 'utf8'), { baseUrl })))
    const { items, rels = {}, 'rel-urls': relUrls = {} } = JSON.parse(readFileSync(expected, 'utf8'))
    const isMet = isDeepStrictEqual(read, { items, rels, 'rel-urls': relUrls })
    found[isMet ? 'met' : 'missed'].push(file)
  }
  return found
}

test.skipIf(!existsSync(data))(`pages of ${data} are read as they should be (left out where it is absent)`, () => {
  const pages = met('microformats-v2')
  expect(pages.missed).toEqual([])
  expect(pages.met.length).toBeGreaterThan(60)
  // The synthetic part puts hundreds of odd cases on each page, and asks for all: the reader has some wrong on each.
  const odd = met('microformats-v2-unit')
  expect(odd.met.length + odd.missed.length).toBeGreaterThan(10)
  process.stdout.write(
    `microformats2: ${pages.met.length} of ${pages.met.length} pages, ${odd.met.length} of ${odd.met.length + odd.missed.length} synthetic ones\n`,
  )
})

test.skipIf(!existsSync(data))(`no page of ${data} is too odd to be heard (left out where it is absent)`, () => {
  for (const file of readdirSync(data, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue
    const html = readFileSync(join(data, file), 'utf8')
    entryOn(html, 'https://ana.example/page', 'https://halden.example/')
    writerOn(html, 'https://ana.example/page')
  }
})

const url = 'https://ana.example/page'

test('of several entries on a page, the one that speaks of ours is meant, else the one whose page it is', () => {
  const html = `<div class="h-feed"><div class="h-entry"><p class="e-content">One</p></div>
    <div class="h-entry"><a class="u-url" href="/page"></a><p class="e-content">Two</p></div>
    <div class="h-entry"><a class="u-in-reply-to" href="https://halden.example/a"></a><p class="e-content">Three</p></div></div>`
  expect(entryOn(html, url, 'https://halden.example/a')).toMatchObject({ kind: 'reply', text: 'Three' })
  expect(entryOn(html, url, 'https://halden.example/b')).toMatchObject({ kind: 'mention', text: 'Two' })
})

test('what is answered may be cited with its own address, and the feed says who writes', () => {
  const html = `<div class="h-feed"><a class="p-author h-card" href="https://ana.example/">Ana</a><div class="h-entry">
    <div class="u-in-reply-to h-cite"><a class="u-url p-name" href="https://halden.example/a">Bikes</a></div><p class="p-summary">Short</p></div></div>`
  expect(entryOn(html, url, 'https://halden.example/a')).toMatchObject({
    kind: 'reply',
    text: 'Short',
    author: { name: 'Ana', url: 'https://ana.example/' },
  })
})

test('dates are read as they are written', () => {
  const at = (written: string) =>
    entryOn(`<div class="h-entry"><time class="dt-published" datetime="${written}">x</time></div>`, url)?.published
  expect(at('2026-11-20T10:00:00+01:00')).toEqual(new Date('2026-11-20T09:00:00Z'))
  expect(at('2026-11-20 10:00:00+0100')).toEqual(new Date('2026-11-20T09:00:00Z'))
  expect(at('soon')).toBeUndefined()
})
