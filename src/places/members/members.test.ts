import { beforeAll, expect, test } from 'vitest'
import { newId } from '#lib/id'
import { foundCommunity } from '#places/sites'
import { as, type Context, type MemberActor } from '#platform/context'
import { world } from '../../../test/world.ts'
import { changeMember, leave, letMemberBack, suspendMember, theMember } from './change-member.ts'
import { claimMember } from './claim-member.ts'
import { joinFromDesk, joinWithAccount } from './join.ts'
import { joinFromElsewhere } from './join-from-elsewhere.ts'
import { handleFrom, type Member } from './model.ts'
import { requireTakingPart } from './who-takes-part.ts'

const here = world()
const day = 24 * 60 * 60 * 1000

beforeAll(async () => {
  await foundCommunity(here.as('ada'), { name: 'Halden community' })
})

/** A person of this name with a sign-in of their own. */
async function joined(name: string): Promise<Member> {
  const userId = newId()
  await here.database.pool.query('insert into member_auth_user (id, name, email) values ($1, $2, $3)', [
    userId,
    name,
    `${userId}@customers.example`,
  ])
  return joinWithAccount(here.ctx, { userId, name, language: 'en' })
}

function asMember({ id, handle, name, employeeId }: Member): Context {
  const actor: MemberActor = { kind: 'member', memberId: id, handle, name, employeeId, sessionId: 'theirs' }
  return as(here.ctx, actor)
}

test('a handle is made of the name, and two of one name have two', async () => {
  expect(handleFrom('Inés Navarro')).toBe('ines-navarro')
  expect(handleFrom('渡辺')).toBe('member')
  expect(handleFrom('Admin')).toBe('member')
  const both = await Promise.all([joined('Rosa Ibáñez'), joined('Rosa Ibáñez'), joined('Rosa Ibáñez')])
  expect(both.map(each => each.handle).sort()).toEqual(['rosa-ibanez', 'rosa-ibanez-2', 'rosa-ibanez-3'])
})

test('whoever joins twice at once is one member', async () => {
  const ines = here.as('ines').actor
  if (ines.kind !== 'employee') throw new Error('Inés is not at work.')
  const both = await Promise.all([joinFromDesk(here.ctx, ines, 'en'), joinFromDesk(here.ctx, ines, 'en')])
  expect(new Set(both.map(each => each.id)).size).toBe(1)
  expect(both[0]).toMatchObject({ employeeId: here.id('ines'), userId: null, name: 'Inés Navarro' })
})

test('nobody takes the handle of another, or one that would pass for us', async () => {
  const ben = await joined('Ben Okoro')
  await expect(changeMember(asMember(ben), { handle: 'rosa-ibanez' })).rejects.toMatchObject({
    kind: 'conflict',
    reasons: [{ at: 'handle' }],
  })
  for (const handle of ['moderator', 'a', 'Ben Okoro', '../x'])
    await expect(changeMember(asMember(ben), { handle })).rejects.toMatchObject({ reasons: [{ at: 'handle' }] })
  await expect(changeMember(asMember(ben), { name: 'Ben\u202Eneb' })).rejects.toMatchObject({
    reasons: [{ at: 'name' }],
  })
  expect(await changeMember(asMember(ben), { about: 'Two children.' })).toMatchObject({ about: 'Two children.' })
})

test('whoever is suspended reads on, is told why, and writes again after that day', async () => {
  const troll = await joined('Tarn')
  const until = new Date(here.ctx.now().getTime() + 3 * day).toISOString()
  const said = { until, why: 'You called Rosa names.' }
  await expect(suspendMember(here.as('ines'), troll.id, said)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(suspendMember(asMember(troll), troll.id, said)).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(suspendMember(here.as('ada'), troll.id, { until, why: '' })).rejects.toMatchObject({ kind: 'invalid' })
  await suspendMember(here.as('ada'), troll.id, said)
  await expect(requireTakingPart(asMember(troll))).rejects.toMatchObject({
    kind: 'forbidden',
    message: expect.stringContaining('You called Rosa names.'),
  })
  await letMemberBack(here.as('ada'), troll.id)
  expect(await requireTakingPart(asMember(troll))).toMatchObject({ memberId: troll.id })
  await suspendMember(here.as('ada'), troll.id, said)
  here.pass(4 * day)
  expect(await requireTakingPart(asMember(troll))).toMatchObject({ memberId: troll.id })
})

test('a colleague is not suspended here', async () => {
  const ines = await theMember(here.ctx, { handle: 'ines-navarro' })
  const until = new Date(here.ctx.now().getTime() + day).toISOString()
  await expect(suspendMember(here.as('ada'), ines.id, { until, why: 'No reason' })).rejects.toMatchObject({
    kind: 'refused',
  })
})

test('whoever left is nobody here any more, and their handle is free', async () => {
  const lena = await joined('Lena Graf')
  await leave(asMember(lena))
  await expect(theMember(here.ctx, { id: lena.id })).rejects.toMatchObject({ kind: 'not-found' })
  await expect(requireTakingPart(asMember(lena))).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(leave(asMember(lena))).rejects.toMatchObject({ kind: 'conflict' })
  expect((await joined('Lena Graf')).handle).toBe('lena-graf')
})

test('no program, job or stranger takes part for a member', async () => {
  for (const actor of [
    { kind: 'nobody' },
    { kind: 'job', name: 'greeter' },
    { kind: 'token', tokenId: newId(), name: 'x' },
  ] as const)
    for (const attempt of [
      () => requireTakingPart(as(here.ctx, actor)),
      () => changeMember(as(here.ctx, actor), { name: 'Somebody' }),
      () => leave(as(here.ctx, actor)),
    ])
      await expect(attempt()).rejects.toMatchObject({ kind: 'forbidden' })
})

test('whoever spoke here from a server of their own, and then signs in by their account there, is the same member', async () => {
  const lea = await joinFromElsewhere(here.ctx, { address: 'lea@social.example', name: 'Lea', language: 'en' })
  const userId = await signInFrom('@Lea@social.example')
  expect(await claimMember(here.ctx, await signInFrom('@lea@other.example'))).toBeUndefined()
  expect(await claimMember(here.ctx, userId)).toMatchObject({ id: lea.id, userId, handle: lea.handle })
  // What she is called is hers to say from now on.
  const again = await joinFromElsewhere(here.ctx, {
    address: 'lea@social.example',
    name: 'Somebody else',
    language: 'en',
  })
  expect(again).toMatchObject({ id: lea.id, name: 'Lea' })
})

test('whoever signed in by an account in the fediverse first is the same member when they speak from there', async () => {
  const userId = await signInFrom('@noor@social.example')
  const noor = await joinWithAccount(here.ctx, { userId, name: 'Noor', language: 'en' })
  const said = await joinFromElsewhere(here.ctx, { address: 'noor@social.example', name: 'noor', language: 'en' })
  expect(said).toMatchObject({ id: noor.id, name: 'Noor' })
  expect((await joinFromElsewhere(here.ctx, { address: 'noor@social.example', name: 'noor', language: 'en' })).id).toBe(
    noor.id,
  )
  const other = await joinFromElsewhere(here.ctx, { address: 'noor@other.example', name: 'noor', language: 'en' })
  expect(other.id).not.toBe(noor.id)
})

/** Somebody who came in by an account in the fediverse, as it is shown to them. */
async function signInFrom(shownAs: string): Promise<string> {
  const userId = newId()
  await here.database.pool.query('insert into member_auth_user (id, name, email) values ($1, $2, $3)', [
    ...[userId, '', `${userId}@elsewhere.invalid`],
  ])
  await here.database.pool.query(
    `insert into member_auth_account (id, "userId", "accountId", "providerId", "shownAs") values ($1, $2, $1, 'fediverse', $3)`,
    [newId(), userId, shownAs],
  )
  return userId
}
