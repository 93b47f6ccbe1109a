import { expect, test } from 'vitest'
import { openSource } from '#core/channels'
import { world } from '../../../test/world.ts'
import { openMentions } from './mentions.ts'

const here = world()
const page = (type = 'text/html; charset=utf-8') => new Response('<p>Hello</p>', { headers: { 'content-type': type } })
const asked = (url: string) => new Request(url)

test('our own pages say where other sites tell that they link to them, once Ada listens for that', async () => {
  const before = await openMentions(here.ctx).onto(asked('https://halden.example/blog/frost'), page())
  expect(before.headers.get('link')).toBeNull()

  const source = await openSource(here.as('ada'), { connector: 'webmention', settings: { sites: ['halden.example'] } })
  const mentions = openMentions(here.ctx)
  const hook = `${here.ctx.config.publicUrl}/hooks/${source.id}`
  const said = await mentions.onto(asked('https://halden.example/blog/frost'), page())
  expect(said.headers.get('link')).toBe(`<${hook}>; rel="webmention"`)
  expect(said.headers.get('x-pingback')).toBe(hook)
  // Neither for other hosts nor for what is no page.
  expect((await mentions.onto(asked('https://other.example/'), page())).headers.get('link')).toBeNull()
  expect(
    (await mentions.onto(asked('https://halden.example/feed'), page('application/atom+xml'))).headers.get('link'),
  ).toBeNull()
})
