import { expect, test } from 'vitest'
import { world } from '../../../test/world.ts'
import { acceptInvitation, invite } from './invite.ts'

const here = world()

async function invitedToken(name: string): Promise<string> {
  const { link } = await invite(here.as('ada'), { name })
  return decodeURIComponent(link.split('/').at(-1) ?? '')
}

const password = 'three plain words'

test('Priya can’t join with Ada’s address; her invitation stays good for her own', async () => {
  const token = await invitedToken('Priya Raman')
  const joining = { token, name: 'Priya Raman', password }
  await expect(acceptInvitation(here.ctx, { ...joining, email: 'ada@halden.example' })).rejects.toMatchObject({
    kind: 'conflict',
    reasons: [{ at: 'email' }],
  })
  const priya = await acceptInvitation(here.ctx, { ...joining, email: 'priya@halden.example' })
  expect(priya).toMatchObject({ name: 'Priya Raman', roles: ['employee'] })
})

test('an invitation works once', async () => {
  const token = await invitedToken('Jonas Weber')
  await acceptInvitation(here.ctx, { token, name: 'Jonas Weber', email: 'jonas@halden.example', password })
  await expect(
    acceptInvitation(here.ctx, { token, name: 'Somebody', email: 'somebody@halden.example', password }),
  ).rejects.toMatchObject({ kind: 'not-found' })
})
