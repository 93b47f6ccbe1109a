import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inspectFile } from '#connectors/import'
import { broughtBy, readToTheEnd, settingsOf, uploads } from '../../../test/uploads.ts'

const { upload } = uploads()

async function readAll(path: string) {
  const { format, guess } = await inspectFile(path)
  const batches = await readToTheEnd(settingsOf(path, { format, mapping: guess }))
  return { batches, ...broughtBy(batches) }
}

const mail = (id: string, text: string, more = '') =>
  `From ana@customer.example Mon Mar  2 10:00:00 2026\nFrom: Ana <ana@customer.example>\nTo: support@acme.example\n` +
  `Message-ID: <${id}@ana.example>\nDate: Mon, 2 Mar 2026 10:00:00 +0000\nSubject: A question\n${more}\n${text}\n\n`

test('an archive is known by its first line, and its mails are read with their threads', async () => {
  const { posts, unreadable } = await readAll(
    upload(
      mail('1', 'Does it fit?') +
        mail(
          '2',
          'It does.\n\nOn Mon, 2 Mar 2026 at 10:00, Ana <ana@customer.example> wrote:\n> Does it fit?',
          'In-Reply-To: <1@ana.example>\n',
        ),
    ),
  )
  expect(unreadable).toEqual([])
  expect(posts).toMatchObject([
    { network: 'email', externalId: '1@ana.example', text: 'Does it fit?', threadHints: [] },
    { externalId: '2@ana.example', text: 'It does.', replyTo: '1@ana.example', threadHints: ['1@ana.example'] },
  ])
})

test('lines that begin with “From ” are given back as they were written', async () => {
  const { posts } = await readAll(
    upload(
      mail('1', '>From here on it is easy.\nFrom what I heard, at least.\n\n>>From her mail.') + mail('2', 'Another.'),
    ),
  )
  expect(posts.map(({ text }) => text)).toEqual(['From here on it is easy.\nFrom what I heard, at least.', 'Another.'])
  expect(decodeURIComponent(posts[0]?.media[0]?.url ?? '')).toMatch(/,>From her mail\.$/)
})

test('what can’t be read is named by its number, and the others arrive', async () => {
  const undated = mail('2', 'When was this?').replace(/^Date: .*\n/m, '')
  const { posts, unreadable } = await readAll(upload(mail('1', 'One') + undated + mail('3', 'Three')))
  expect(posts.map(({ text }) => text)).toEqual(['One', 'Three'])
  expect(unreadable).toEqual([{ at: 'mail 2', why: 'It has no date that can be read.' }])
})

test('a large archive is read in pieces, with its progress', async () => {
  const count = 1_000
  const path = upload(Array.from({ length: count }, (_, n) => mail(String(n), `Mail ${n}`)).join(''))
  const { posts, batches } = await readAll(path)
  expect(posts.map(({ text }) => text)).toEqual(Array.from({ length: count }, (_, n) => `Mail ${n}`))
  expect(batches.length).toBeGreaterThan(3)
  const done = batches.map(({ progress }) => progress?.done ?? 0)
  expect(done).toEqual(done.toSorted((a, b) => a - b))
  expect(batches.at(-1)?.progress).toMatchObject({ done: batches[0]?.progress?.total })
})

test('a mail that is larger than memory should hold keeps its words, and the one after it is found', async () => {
  const huge = mail('huge', `The words come first.\n${`${'x'.repeat(75)}\n`.repeat(460_000)}`)
  const { posts, unreadable } = await readAll(upload(huge + mail('2', 'After it')))
  expect(posts[0]?.text).toMatch(/^The words come first\./)
  expect(posts.at(-1)?.text).toBe('After it')
  expect(unreadable).toMatchObject([{ at: 'mail 1', why: expect.stringContaining('very large') }])
})

test('whatever the words, as many mails come out as went in', async () => {
  const line = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.constantFrom('From me', '>From you', '', '--', 'From: x', '> a'),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(line, { maxLength: 8 }), { minLength: 1, maxLength: 12 }), async texts => {
      const marked = texts.map(lines =>
        lines.map(each => each.replace(/[\r\n]/g, ' ')).map(each => (/^>*From /.test(each) ? `>${each}` : each)),
      )
      const { posts } = await readAll(upload(marked.map((lines, n) => mail(String(n), lines.join('\n'))).join('')))
      expect(posts.map(({ externalId }) => externalId)).toEqual(texts.map((_, n) => `${n}@ana.example`))
    }),
    { numRuns: 60 },
  )
})
