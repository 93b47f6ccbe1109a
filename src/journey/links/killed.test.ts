import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { upsertDocument } from '#core/team'
import { newId } from '#lib/id'
import { world } from '../../../test/world.ts'
import { addressOf, makeLink } from './make-link.ts'

const here = world()
const url = 'https://halden.example/winter-charging'
const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0'

test('the process is killed while thousands follow a link: nobody who was led on is missing in the count', async () => {
  await upsertDocument(
    here.ctx,
    { id: newId(), title: 'Winter charging', url, language: 'en', summary: '', authorIds: [] },
    false,
  )
  const link = await makeLink(here.as('ines'), { url })
  const path = new URL(addressOf(here.ctx, link)).pathname
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../../test/link-server.ts'), here.url], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  if (!child.stdout) throw new Error('The links say nothing.')
  const [line] = await once(createInterface({ input: child.stdout }), 'line')
  const [port] = JSON.parse(line) as number[]
  let ledOn = 0
  let isOver = false
  const one = () =>
    new Promise<void>(resolve => {
      const asked = request({ port, path, host: '127.0.0.1', headers: { 'user-agent': agent } }, answer => {
        if (answer.statusCode === 302) ledOn++
        answer.resume().on('end', resolve).on('error', resolve)
      })
      asked.on('error', () => {
        isOver = true
        resolve()
      })
      asked.end()
    })
  const follower = async () => {
    while (!isOver) {
      await one()
      // In the middle of everything: others are on their way.
      if (ledOn >= 2_000) child.kill('SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: 32 }, follower))
  const { rows } = await here.database.pool.query(
    'select sum(how_many) as counted from link_click where link_id = $1 and not is_program',
    [link.id],
  )
  expect(ledOn).toBeGreaterThanOrEqual(2_000)
  expect(rows[0].counted).toBeGreaterThanOrEqual(ledOn)
  // Those who were written and not answered any more: at most one for each who asked.
  expect(rows[0].counted - ledOn).toBeLessThanOrEqual(32)
}, 60_000)
