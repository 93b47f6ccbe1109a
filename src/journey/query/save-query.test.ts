import { expect, test } from 'vitest'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { listInbox } from '../route/index.ts'
import { listener } from './percolate.ts'
import { previewQuery } from './preview-query.ts'
import { retireQuery, saveQuery } from './save-query.ts'
import { queryRow } from './store.ts'

const here = world()
const ada = () => here.as('ada')
const save = (name: string, text: string, id?: string) => saveQuery(ada(), { name, text, ...(id && { id }) })
const hears = async (text: string) => {
  const matches = (await listener(here.ctx)).match(post({ text }))
  const names = await Promise.all(matches.map(async each => (await queryRow(here.ctx, each.queryId))?.name))
  return names.toSorted()
}

test('Ada names what the brand is once, and her other queries stand on it', async () => {
  const brand = await save('Brand', 'halden OR hldn')
  const complaints = await save('complaints', 'broken OR "does not work"')
  const both = await save('angry with us', 'query:brand AND query:complaints')
  expect(await hears('My HLDN is broken')).toEqual(['Brand', 'angry with us', 'complaints'])

  // Changing the part changes the whole, from the next post on.
  await save('Brand', 'halden OR hldn OR haldn', brand.id)
  expect(await hears('haldn is broken')).toContain('angry with us')

  // Nobody pulls the ground away from under another query.
  await expect(retireQuery(ada(), complaints.id)).rejects.toMatchObject({
    kind: 'conflict',
    message: '“angry with us” names “complaints”. Take it out there first.',
  })
  await expect(save('Trouble', 'broken', complaints.id)).rejects.toMatchObject({
    kind: 'conflict',
    reasons: [{ at: 'name' }],
  })

  // Renamed there too, all of it goes on.
  await saveQuery(ada(), { id: complaints.id, name: 'loud complaints', text: 'broken', renameInOthers: true })
  expect(await queryRow(here.ctx, both.id)).toMatchObject({ text: 'query:brand AND query:"loud complaints"' })
  expect(await hears('halden broken')).toEqual(['Brand', 'angry with us', 'loud complaints'])

  await retireQuery(ada(), both.id)
  await retireQuery(ada(), complaints.id)
  expect(await hears('halden broken')).toEqual(['Brand'])
})

test('a circle, an unknown name and a name that is taken are pointed at', async () => {
  const one = await save('one', 'eins')
  await save('two', 'zwei query:one')
  await expect(save('one', 'eins OR query:two', one.id)).rejects.toMatchObject({
    kind: 'invalid',
    reasons: [{ at: 'text:8-17', message: expect.stringContaining('goes round in a circle') }],
  })
  await expect(save('me', 'ich OR query:me')).rejects.toMatchObject({
    reasons: [{ at: 'text:7-15', message: '“me” can’t name itself.' }],
  })
  await expect(save('three', 'drei OR query:"nobody knows"')).rejects.toMatchObject({
    reasons: [{ at: 'text:8-28', message: 'There is no saved query called “nobody knows”.' }],
  })
  await expect(save(' ONE ', 'uno')).rejects.toMatchObject({ reasons: [{ at: 'name' }] })
  await expect(save('say "one"', 'uno')).rejects.toMatchObject({ reasons: [{ at: 'name' }] })
  expect((await queryRow(here.ctx, one.id))?.text).toBe('eins')
})

test('the preview and the search box know the saved queries too', async () => {
  const source = await quietSource(here.ctx)
  await save('cold', 'winter OR frost')
  await heard(here.ctx, source, post({ text: 'My bike in the frost' }), post({ text: 'My bike in spring' }))
  const preview = await previewQuery(ada(), 'bike query:cold')
  expect(preview.caught.map(each => each.text)).toEqual(['My bike in the frost'])
  expect((await previewQuery(ada(), 'query:cold', 'Cold')).errors).toHaveLength(1)
  const found = await listInbox(here.as('ines'), { search: 'bike query:cold' })
  expect(found.rows.map(row => row.text)).toEqual(['My bike in the frost'])
})

test('what makes listening slow is said in words', async () => {
  expect((await previewQuery(ada(), 'lang:de')).costly).toContain('every single post')
  expect((await previewQuery(ada(), 'halden lang:de')).costly).toBeNull()
  expect((await previewQuery(ada(), 'query:brand OR has:link')).costly).toContain('Add a word')
})
