import { beforeAll, expect, test } from 'vitest'
import { heard, post, quietSource } from '../../../test/post.ts'
import { world } from '../../../test/world.ts'
import { previewQuery } from './preview-query.ts'

const here = world()

beforeAll(async () => {
  const source = await quietSource(here.ctx)
  await heard(here.ctx, source, post({ text: 'Why does my Halden charge to 80 % only?' }))
  await heard(here.ctx, source, post({ text: 'Sykkeltur fra Halden til Fredriksten festning', language: 'no' }))
  await heard(here.ctx, source, post({ text: 'Halden kino viser den nye filmen i kveld', language: 'no' }))
  await heard(here.ctx, source, post({ text: 'Nothing to do with anybody' }))
})

test('Ada sees what a query would have caught, and which words did', async () => {
  const preview = await previewQuery(here.as('ada'), 'halden charge')
  expect(preview.caught.map(({ text, spans }) => spans.map(({ start, end }) => text.slice(start, end)))).toEqual([
    ['Halden', 'charge'],
  ])
  expect(preview.leftOut).toEqual([])
})

test('and what only a NOT keeps out, each with its own reason', async () => {
  const preview = await previewQuery(here.as('ada'), 'halden NOT (festning OR lang:no)')
  expect(preview.caught).toHaveLength(1)
  expect(new Set(preview.leftOut.map(post => post.because))).toEqual(
    new Set(['It says “festning”.', 'It is in Norwegian.']),
  )
})

test('a query that can’t be read says where', async () => {
  const preview = await previewQuery(here.as('ada'), 'halden (bike')
  expect(preview).toMatchObject({ caught: [], errors: [{ start: 7, end: 8 }] })
})
