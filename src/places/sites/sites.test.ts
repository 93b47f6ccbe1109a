import { beforeAll, expect, test } from 'vitest'
import { communityBase } from '#lib/paths'
import { as, type Role } from '#platform/context'
import { type Cast, world } from '../../../test/world.ts'
import { allowSites, changeSite, closeSite, openSiteAgain } from './change-site.ts'
import { findSite, homeOf, openDirectory } from './find-site.ts'
import { foundCommunity } from './found-community.ts'
import { makeSite } from './make-site.ts'
import { type Site, slugFrom } from './model.ts'
import { addModerator, removeModerator } from './moderators.ts'
import { mayModerate } from './rights.ts'
import { pictureRow } from './store.ts'

const here = world()
const ours = { kind: expect.stringMatching(/forbidden/) }

/** One of them, with one more role. */
function having(who: Cast, role: Role) {
  const ctx = here.as(who)
  return ctx.actor.kind === 'employee' ? as(ctx, { ...ctx.actor, roles: [...ctx.actor.roles, role] }) : ctx
}

let master: Site
let circle: Site

beforeAll(async () => {
  await expect(foundCommunity(here.as('ines'), { name: 'Halden Circle' })).rejects.toMatchObject(ours)
  master = await foundCommunity(here.as('ada'), { name: 'Halden community', about: 'Who rides, helps.' })
  circle = await makeSite(here.as('ada'), { name: 'Cargo Circle', about: 'Families who carry things.' })
})

test('there is one master community, and its rules are there from the first day', async () => {
  expect(master).toMatchObject({ parentId: null, slug: null, language: 'en' })
  expect(master.rules).toContain('Be kind')
  await expect(foundCommunity(here.as('ada'), { name: 'Another' })).rejects.toMatchObject({ kind: 'conflict' })
})

test('who may make a sub-community is what the centre says, and the reason is told', async () => {
  await expect(makeSite(here.as('ines'), { name: 'Winter riders' })).rejects.toMatchObject({
    kind: 'forbidden',
    message: expect.stringContaining('Coordinators'),
  })
  await allowSites(here.as('ada'), { makers: 'everyone' })
  const winter = await makeSite(here.as('ines'), { name: 'Winter riders' })
  expect(winter).toMatchObject({ slug: 'winter-riders', parentId: master.id, language: 'en' })
  expect(await mayModerate(here.as('ines'), winter.id)).toBe(true)
  expect(await mayModerate(here.as('tomas'), winter.id)).toBe(false)
  await allowSites(here.as('ada'), { makers: 'centre' })
  await expect(makeSite(having('tomas', 'coordinator'), { name: 'Workshop' })).rejects.toMatchObject(ours)
  await expect(allowSites(here.as('ines'), { makers: 'everyone' })).rejects.toMatchObject(ours)
})

test('two communities are never at one address, and none where a page of the master is', async () => {
  for (const slug of ['cargo-circle', 'members', '-x', 'Ärger'])
    await expect(makeSite(here.as('ada'), { name: 'Another', slug })).rejects.toMatchObject({
      kind: 'invalid',
      reasons: [{ at: 'slug' }],
    })
  await expect(makeSite(here.as('ada'), { name: '自転車' })).rejects.toMatchObject({ reasons: [{ at: 'slug' }] })
  expect(slugFrom('Straße & Größe (Süd)')).toBe('strasse-grosse-sud')
})

test('whoever leads it changes it within what the centre allows, and is told what not', async () => {
  await allowSites(here.as('ada'), { makers: 'everyone', look: false, rules: true, host: false })
  const site = await makeSite(here.as('ines'), { name: 'Night riders' })
  const lead = here.as('ines')
  await expect(changeSite(here.as('tomas'), site.id, { name: 'Mine now' })).rejects.toMatchObject(ours)
  expect(await changeSite(lead, site.id, { name: 'Riders at night', rules: 'Lights on.' })).toMatchObject({
    name: 'Riders at night',
    rules: 'Lights on.',
  })
  await expect(
    changeSite(lead, site.id, { name: 'Blue', colour: '#1d4f7c', host: 'night.halden.example' }),
  ).rejects.toMatchObject({
    kind: 'forbidden',
    reasons: [
      { at: 'colour', message: expect.stringContaining('look of the master') },
      { at: 'host', message: expect.stringContaining('address of its own') },
    ],
  })
  expect((await openDirectory(here.ctx)).byId.get(site.id)?.name).toBe('Riders at night')
  expect(await changeSite(here.as('ada'), site.id, { host: 'Night.Halden.Example' })).toMatchObject({
    host: 'night.halden.example',
  })
  await allowSites(here.as('ada'), { look: true })
  expect((await changeSite(lead, site.id, { colour: '#1D4F7C', font: 'plain' })).look).toEqual({
    colour: '#1d4f7c',
    font: 'plain',
  })
  expect((await changeSite(lead, site.id, { colour: null })).look).toEqual({ font: 'plain' })
})

test('a colour that nobody could read is refused with the nearest that can be', async () => {
  const refused = await changeSite(here.as('ada'), circle.id, { colour: '#ffd54a' }).catch(error => error)
  expect(refused).toMatchObject({ kind: 'invalid', reasons: [{ at: 'colour' }] })
  const [nearest = ''] = /#[0-9a-f]{6}/.exec(refused.reasons[0].message) ?? []
  expect((await changeSite(here.as('ada'), circle.id, { colour: nearest })).look.colour).toBe(nearest)
})

test('the desk’s own address and that of another community are given to none', async () => {
  const ada = here.as('ada')
  const desk = { ...ada, config: { ...ada.config, publicUrl: 'https://desk.halden.example' } }
  await expect(changeSite(desk, circle.id, { host: 'desk.halden.example' })).rejects.toMatchObject({
    reasons: [{ at: 'host', message: expect.stringContaining('desk') }],
  })
  await changeSite(ada, circle.id, { host: 'circle.halden.example' })
  await expect(changeSite(ada, master.id, { host: 'circle.halden.example' })).rejects.toMatchObject({
    kind: 'conflict',
  })
  await changeSite(ada, circle.id, { host: null })
})

test('a logo is a picture by its own bytes; a drawing that could carry a script is none', async () => {
  const png = Buffer.alloc(64)
  Buffer.from('89504e470d0a1a0a', 'hex').copy(png)
  png.write('IHDR', 12, 'latin1')
  png.writeUInt32BE(48, 16)
  png.writeUInt32BE(32, 20)
  const { look } = await changeSite(here.as('ada'), circle.id, { logo: png.toString('base64') })
  expect(await pictureRow(here.ctx, look.logo ?? '')).toMatchObject({ mediaType: 'image/png', width: 48, height: 32 })
  const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  await expect(changeSite(here.as('ada'), circle.id, { logo: drawing.toString('base64') })).rejects.toMatchObject({
    reasons: [{ at: 'logo' }],
  })
  await changeSite(here.as('ada'), circle.id, { logo: null })
  expect(await pictureRow(here.ctx, look.logo ?? '')).toBeUndefined()
})

test('somebody always leads a community, also when two leave at once', async () => {
  const [ada] = await addModerator(here.as('ada'), circle.id, { employeeId: here.id('ada'), isLead: true })
  const now = await addModerator(here.as('ada'), circle.id, { employeeId: here.id('marta'), isLead: true })
  const marta = now.find(each => each.employeeId === here.id('marta'))
  const both = await Promise.allSettled([
    removeModerator(here.as('ada'), circle.id, ada?.id ?? ''),
    removeModerator(here.as('ada'), circle.id, marta?.id ?? ''),
  ])
  expect(both.map(each => each.status).sort()).toEqual(['fulfilled', 'rejected'])
  await addModerator(here.as('ada'), circle.id, { employeeId: here.id('ada'), isLead: true })
})

test('an address leads to its site: by host, below the host of the master, or by path', async () => {
  await changeSite(here.as('ada'), circle.id, { host: 'circle.halden.example' })
  const places = await openDirectory(here.ctx)
  const at = (host: string, path: string) => {
    const found = findSite(places, host, path)
    return found && [found.site.name, found.base, found.path]
  }
  expect(at('localhost', '/inbox')).toBeUndefined()
  expect(at('localhost', '/communityx')).toBeUndefined()
  expect(at('localhost', '/community')).toEqual(['Halden community', '/community', '/'])
  expect(at('localhost', '/community/rules')).toEqual(['Halden community', '/community', '/rules'])
  expect(at('localhost', '/community/winter-riders/rules')).toEqual([
    'Winter riders',
    '/community/winter-riders',
    '/rules',
  ])
  expect(at('circle.halden.example', '/rules')).toEqual(['Cargo Circle', '', '/rules'])
  expect(homeOf(here.ctx, circle, master)).toBe(
    `${new URL(here.ctx.config.publicUrl).origin}${communityBase}/cargo-circle`,
  )
  await changeSite(here.as('ada'), master.id, { host: 'community.halden.example' })
  const moved = await openDirectory(here.ctx)
  expect(findSite(moved, 'community.halden.example', '/winter-riders')).toMatchObject({
    base: '/winter-riders',
    path: '/',
  })
  expect(findSite(moved, 'community.halden.example', '/inbox')).toMatchObject({ site: { id: master.id } })
  await changeSite(here.as('ada'), master.id, { host: null })
})

test('a community that is closed can be opened again; the master stays open', async () => {
  expect((await closeSite(here.as('ada'), circle.id)).closedAt).toBeInstanceOf(Date)
  await expect(closeSite(here.as('ada'), circle.id)).rejects.toMatchObject({ kind: 'conflict' })
  expect((await openSiteAgain(here.as('ada'), circle.id)).closedAt).toBeNull()
  await expect(closeSite(here.as('ada'), master.id)).rejects.toMatchObject({ kind: 'conflict' })
})
