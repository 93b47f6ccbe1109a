import { setTimeout as pause } from 'node:timers/promises'
import type { ServedHouse } from './served-house.ts'
import { signIn, stranger, type Visitor } from './visitor.ts'

const password = 'three plain words'

/** Ada founds the company, and Inés joins by her link; both as their browsers would. */
export async function foundCompany({ url, setUpToken }: ServedHouse): Promise<{ ada: Visitor; ines: Visitor }> {
  await stranger(url).send('POST', '/set-up', {
    token: await setUpToken(),
    company: { name: 'Halden', language: 'en', timezone: 'Europe/Berlin' },
    you: { name: 'Ada Lund', title: 'administrator', email: 'ada@halden.example', password },
  })
  const ada = await signIn(url, 'ada@halden.example', password)
  const invited = { name: 'Inés Navarro', title: 'battery engineer', autonomy: 'trusted' }
  const { link } = await ada.send<{ link: string }>('POST', '/invitations', invited)
  await stranger(url).send('POST', '/invitations/accept', {
    token: link.split('/').at(-1),
    name: 'Inés Navarro',
    email: 'ines@halden.example',
    password,
  })
  return { ada, ines: await signIn(url, 'ines@halden.example', password) }
}

/** What is said before a source was first open was never received: a story begins after it. */
export async function untilHeard(desk: Visitor, sourceId: string): Promise<void> {
  for (let open = false; !open; await pause(50)) {
    const { lastSuccessAt } = await desk.get<{ lastSuccessAt: string | null }>(`/sources/${sourceId}`)
    open = lastSuccessAt !== null
  }
}
