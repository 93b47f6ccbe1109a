import { beforeAll, expect, test } from 'vitest'
import { parseQuery, toTsQuery } from '#text/query'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { listInbox } from '../route/index.ts'
import { listener } from './percolate.ts'
import { previewQuery } from './preview-query.ts'
import { saveQuery } from './save-query.ts'
import { savedQueries } from './saved-queries.ts'
import { postsWithTerms } from './store.ts'

const here = world()

const by = (handle: string, name: string, followers: number) => ({
  author: { externalId: `did:plc:${handle}`, handle, name, followers },
})

const posts = [
  post({ externalId: '1', text: 'My Halden bike won’t charge in winter' }),
  post({ externalId: '2', text: 'Halden fengsel, a prison. Not a bike', language: 'no' }),
  post({ externalId: '3', text: 'Winter charging of the bike: “does not work” at all', title: 'Halden Cargo L' }),
  post({
    externalId: '4',
    text: 'Résumé of my ride on the Sosh bike 👍🏽',
    ...by('ines.example.com', 'Inés Costa', 12_000),
  }),
  post({ externalId: '5', text: 'My resume, by the way. sosh', ...by('tomas.example', 'Tomás', 3) }),
  post({ externalId: '6', text: 'Love it #WinterCharging $ACME @ines.example.com', tags: ['HeatPumps'] }),
  post({ externalId: '7', text: '東京都でハルデンのバイクに乗った', language: 'ja' }),
  post({ externalId: '8', text: 'จักรยานฮาลเดนชาร์จไม่เข้า', language: 'th' }),
  post({ externalId: '9', text: 'Straße und Rad, C++ und F#', language: 'de' }),
  post({ externalId: '10', text: 'Minha bicicleta não carrega no inverno', language: 'pt-BR' }),
  post({ externalId: '11', text: 'Read this', links: ['https://shop.halden.example/news/winter-firmware'] }),
  post({
    externalId: '12',
    network: 'mastodon',
    text: 'See https://halden.example/jobs for jobs at Halden',
    language: 'en',
  }),
  post({ externalId: '13', text: 'Warum lädt mein Fahrrad im Winter nicht mehr richtig? Ich weiß es nicht.' }),
  post({ externalId: '14', text: 'bike, and many words between that say nothing much at all, then Halden' }),
  post({
    externalId: '15',
    text: 'Das ist ganz normales Deutsch, und jemand hat es falsch eingestellt',
    language: 'en',
  }),
]

/** Each operator of docs/listening-queries.md, alone and together; what it finds keeps the test honest. */
const queries: [string, string[]][] = [
  ['halden bike', ['1', '2', '3', '14']],
  ['halden OR rad', ['1', '2', '3', '9', '12', '14']],
  ['halden NOT fengsel', ['1', '3', '12', '14']],
  ['halden -fengsel -jobs', ['1', '3', '14']],
  ['(halden OR rad) (winter OR straße)', ['1', '3', '9']],
  ['"winter charging"', ['3', '6']],
  ['"=Résumé"', ['4']],
  ['résumé', ['4', '5']],
  ['"=Sosh"', ['4']],
  ['halden NEAR/1 bike', ['1']],
  ['(rad* OR bike) NEAR/3 (halden OR sosh)', ['1', '4']],
  ['bike NEAR/20 halden', ['1', '2', '14']],
  ['charg*', ['1', '3', '6']],
  ['"winter charg*"', ['3', '6']],
  ['#wintercharging', ['6']],
  ['tag:heatpumps OR tag:winter*', ['6']],
  ['$ACME', ['6']],
  ['@ines.example.com', ['6']],
  ['👍', ['4']],
  ['東京', ['7']],
  ['ชาร์จ', ['8']],
  ['strasse C++', ['9']],
  ['from:ines.example.com', ['4']],
  ['from:"Inés Costa" OR from:tom*', ['4', '5']],
  ['lang:pt', ['10']],
  ['lang:pt-BR', ['10']],
  ['lang:de', ['9', '13']],
  ['lang:en text', []],
  ['lang:en eingestellt', ['15']],
  ['network:mastodon halden', ['12']],
  ['has:link', ['11', '12']],
  ['url:halden.example', ['11', '12']],
  ['url:halden.example/jobs', ['12']],
  ['url:winter', ['11']],
  ['followers:>1000', ['4']],
  ['followers:<=3 resume', ['5']],
  ['query:brand query:complaint', ['1', '3']],
  ['query:"our brand, or what is on it" NOT query:complaint', ['2', '12', '14']],
]

beforeAll(async () => {
  await heard(here.ctx, await quietSource(here.ctx), ...posts)
  for (const [name, text] of [
    ['Brand', 'halden'],
    ['complaint', '"won’t charge" OR "does not work"'],
    ['Our brand, or what is on it', 'query:BRAND OR "halden bike"'],
  ])
    await saveQuery(here.as('ada'), { name: name ?? '', text: text ?? '' })
})

test.each(queries)('%s is heard, previewed, searched and looked up alike', async (text, expected) => {
  const textOf = new Map(posts.map(each => [each.externalId, each.text]))
  const inOrder = (ids: (string | undefined)[]) => ids.map(Number).toSorted((a, b) => a - b)
  const idOf = new Map(posts.map(each => [each.text, each.externalId]))

  const saved = await saveQuery(here.as('ada'), {
    name: `asked: ${queries.findIndex(([each]) => each === text)}`,
    text,
  })
  const listening = await listener(here.ctx)
  const listened = posts.filter(each => listening.match(each).some(match => match.queryId === saved.id))
  expect(listened.map(each => each.externalId)).toEqual(expected)

  const preview = await previewQuery(here.as('ada'), text)
  expect(preview.errors).toEqual([])
  expect(inOrder(preview.caught.map(each => idOf.get(each.text)))).toEqual(expected.map(Number))
  // The same words are marked, too.
  for (const each of preview.caught) {
    const match = listening.match(posts.find(one => one.text === each.text) ?? post({ text: '' }))
    const spans = match.find(one => one.queryId === saved.id)?.spans ?? []
    const marked = each.spans.filter(span => span.field === 'text').flatMap(span => [span.start, span.end])
    expect(spans.slice(0, spans.includes(-1) ? spans.indexOf(-1) : undefined)).toEqual(marked)
  }

  const found = await listInbox(here.as('ines'), { search: text, limit: 100 })
  expect(inOrder(found.rows.map(row => idOf.get(row.text)))).toEqual(expected.map(Number))

  // Older posts are asked of the index on words, which may give too many, never too few.
  const parsed = parseQuery(text, await savedQueries(here.ctx, text))
  const terms = parsed.ok ? toTsQuery(parsed.query) : undefined
  if (!terms) return
  const past = await postsWithTerms(here.ctx, terms, new Date(Date.now() + 60_000), 1000)
  expect(past.map(each => each.text)).toEqual(expect.arrayContaining(expected.map(id => textOf.get(id))))
})
