import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Mapping } from '#connectors/entries'
import { ImportSettings, inspectFile } from '#connectors/import'
import { check } from '#lib/check'
import { broughtBy, readOn, readToTheEnd, settingsOf, uploads } from '../../../test/uploads.ts'

const { folder, upload } = uploads()

type Choices = Partial<Omit<ImportSettings, 'mapping'>> & { mapping?: Partial<Mapping> }

function settingsFor(path: string, choices: Choices = {}): ImportSettings {
  const mapping = { text: 'text', author: 'author', postedAt: 'date', ...choices.mapping }
  return settingsOf(path, { fileName: 'file.csv', format: 'csv', ...choices, mapping })
}

async function readAll(settings: ImportSettings) {
  const batches = await readToTheEnd(settings)
  return { ...broughtBy(batches), cursor: batches.at(-1)?.cursor }
}

const readCsv = (content: string | Uint8Array, choices: Choices = {}) => readAll(settingsFor(upload(content), choices))
const readJson = (content: string | Uint8Array, choices: Choices = {}) =>
  readCsv(content, { format: 'jsonl', ...choices })

describe('a spreadsheet’s rows', () => {
  test('become posts, with all that they tell', async () => {
    const { posts, unreadable } = await readCsv(
      [
        'ID,Author,When,Title,Text,Link,Answers,Lang,Labels',
        '7,@Ines,2024-03-05 09:30,"Oven, broken","My ""oven"" hisses.',
        '',
        'See https://acme.example/oven). #Oven @support",https://forum.example/t/7,,de_DE,"heat; noise"',
        '8,Tomás,2024-03-05T10:00:00Z,,Mine too.,not a link,7,Deutsch,',
      ].join('\r\n'),
      {
        network: 'old-forum',
        zone: 'Europe/Berlin',
        mapping: {
          text: 'Text',
          author: 'Author',
          postedAt: 'When',
          id: 'ID',
          title: 'Title',
          url: 'Link',
          replyTo: 'Answers',
          language: 'Lang',
          tags: 'Labels',
        },
      },
    )
    expect(unreadable).toEqual([])
    expect(posts).toEqual([
      {
        network: 'old-forum',
        externalId: '7',
        url: 'https://forum.example/t/7',
        author: { externalId: 'ines', handle: 'Ines' },
        text: 'My "oven" hisses.\n\nSee https://acme.example/oven). #Oven @support',
        title: 'Oven, broken',
        language: 'de-DE',
        postedAt: new Date('2024-03-05T08:30:00Z'),
        replyTo: undefined,
        links: ['https://acme.example/oven'],
        tags: ['heat', 'noise', 'Oven'],
        mentions: ['support'],
        media: [],
      },
      expect.objectContaining({
        externalId: '8',
        replyTo: '7',
        url: undefined,
        language: undefined,
        title: undefined,
        tags: [],
      }),
    ])
  })

  test.each([
    ['commas and UTF-8', 'text,author,date\nGrüße – 5 €,Ünal,2024-01-05\n', 'utf8'],
    ['semicolons and a byte order mark', '\ufefftext;author;date\nGrüße – 5 €;Ünal;05.01.2024\n', 'utf8'],
    [
      'tabs in UTF-16, as Excel calls Unicode',
      '\ufefftext\tauthor\tdate\r\nGrüße – 5 €\tÜnal\t05.01.2024\r\n',
      'utf16le',
    ],
    ['bars and old line ends', 'text|author|date\rGrüße – 5 €|Ünal|05.01.2024\r', 'utf8'],
  ] as const)('are read with %s', async (_, content, encoding) => {
    const { posts } = await readCsv(Buffer.from(content, encoding))
    expect(posts).toMatchObject([{ text: 'Grüße – 5 €', author: { handle: 'Ünal' }, postedAt: new Date('2024-01-05') }])
  })

  test('are read in Windows-1252, even if the first such letter comes late', async () => {
    const plain = `text;author;date\r\n${'Hello;Ines;2024-01-05\r\n'.repeat(20_000)}`
    const late = Buffer.concat([
      Buffer.from(plain),
      Buffer.from([0x84, 0x47, 0x72, 0xfc, 0xdf, 0x65, 0x93, 0x20, 0x80]),
      Buffer.from(';Ines;2024-01-05'),
    ])
    const { posts } = await readCsv(late)
    expect([posts.length, posts.at(-1)?.text]).toEqual([20_001, '„Grüße“ €'])
  })

  test('that can’t be read are named with their line and reason, and the others arrive', async () => {
    const { posts, unreadable } = await readCsv(
      [
        'text,author,date',
        'One,a,2024-01-01',
        '',
        'Two,a,someday',
        'Three, with a comma,a,2024-01-01',
        ',a,2024-01-01',
        'Far,a,2099-01-01',
        '"Never closed,a,2024-01-01',
        'Four,a,2024-01-01',
      ].join('\n'),
    )
    expect(posts.map(post => post.text)).toEqual(['One', 'Four'])
    expect(unreadable.map(each => each.at)).toEqual(['line 4', 'line 5', 'line 6', 'line 7', 'line 8'])
    expect(unreadable.map(each => each.why).join(' ')).toMatch(
      /no date.*someday.*separator.*no text.*yet to come.*never closed/s,
    )
  })

  test('with an odd quote inside are taken as they are', async () => {
    const { posts } = await readCsv('text,author,date\n5" pipe,a,2024-01-01\nsaid "hi" twice,a,2024-01-02\n')
    expect(posts.map(post => post.text)).toEqual(['5" pipe', 'said "hi" twice'])
  })
})

describe('records in JSON Lines', () => {
  test('are reached by their ways, and an author may be a record', async () => {
    const { posts } = await readJson(
      '{"data":{"text":"Hi","tags":["a","b"]},"user":{"id":42,"screen_name":"ines","name":"Inés","followers_count":7},"t":1709631015,"a.b":"https://x.example/1"}\n',
      { mapping: { text: 'data.text', author: 'user', postedAt: 't', tags: 'data.tags', url: 'a.b' } },
    )
    expect(posts[0]).toMatchObject({
      text: 'Hi',
      author: { externalId: '42', handle: 'ines', name: 'Inés', followers: 7 },
      postedAt: new Date('2024-03-05T09:30:15Z'),
      tags: ['a', 'b'],
      url: 'https://x.example/1',
    })
  })

  test('may come with the habits of their exporters', async () => {
    const one = (text: string) => `{"text":"${text}","author":"a","date":"2024-01-01"}`
    const { posts, unreadable } = await readJson(
      `\ufeff[\n${one('1')},\r\n\n${one('2')}\n]\n[${one('3')},${one('4')}]\n\u001e${one('5')}\n{"text":\n"word"\n${one('6')}`,
    )
    expect(posts.map(post => post.text)).toEqual(['1', '2', '3', '4', '5', '6'])
    expect(unreadable).toEqual([
      { at: 'line 8', why: 'This line is no JSON.' },
      { at: 'line 9', why: expect.stringContaining('no record') },
    ])
  })

  test('a line without end is left out, and not held in memory', async () => {
    const good = '{"text":"ok","author":"a","date":"2024-01-01"}\n'
    const { posts, unreadable } = await readJson(
      `${good}{"text":"${'x'.repeat(5 * 2 ** 20)}"}\n${good.replace('ok', 'still ok')}`,
    )
    expect(posts.map(post => post.text)).toEqual(['ok', 'still ok'])
    expect(unreadable).toEqual([{ at: 'line 2', why: expect.stringContaining('1 MiB') }])
  })
})

describe('an import', () => {
  test('goes on from any cursor, over any kind of file, missing and repeating nothing', async () => {
    const row = fc.record({
      text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
      breaks: fc.constantFrom('\n', '\r\n'),
    })
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 1300, size: 'max' }),
        fc.boolean(),
        fc.constantFrom('utf8', 'utf16le'),
        async (rows, isCsv, encoding) => {
          const texts = rows.map(({ text, breaks }, n) => `n${n} ${text}${isCsv ? breaks : ' '}end`)
          const content = isCsv
            ? `text,author,date\n${texts.map(text => `${cell(text)},a,2024-01-01\r\n`).join('')}`
            : texts.map(text => `${JSON.stringify({ text, author: 'a', date: '2024-01-01' })}\n`).join('')
          const bytes =
            isCsv && encoding === 'utf16le' ? Buffer.from(`\ufeff${content}`, 'utf16le') : Buffer.from(content)
          const { posts, unreadable } = await readCsv(bytes, { format: isCsv ? 'csv' : 'jsonl' })
          expect(unreadable).toEqual([])
          expect(posts.map(post => Number(/^n(\d+)\s/.exec(post.text)?.[1]))).toEqual(rows.map((_, n) => n))
        },
      ),
      {
        numRuns: 25,
        // Half of ∀ and half of its neighbour look like a quote in UTF-16.
        examples: [
          [
            [
              { text: '∀𐀀 ', breaks: '\n' },
              { text: ' ', breaks: '\n' },
            ],
            true,
            'utf16le',
          ],
        ],
      },
    )
  }, 60_000)

  test('tells how far it is, in batches of five hundred', async () => {
    const settings = settingsFor(upload(`text,author,date\n${'Hello,a,2024-01-01\n'.repeat(1200)}`))
    const first = await readOn(settings)
    const second = await readOn(settings, first.cursor)
    const third = await readOn(settings, second.cursor)
    expect([first, second, third].map(batch => batch.news.length)).toEqual([500, 500, 200])
    expect([first, second, third].map(batch => batch.progress)).toEqual([
      { done: 17 + 500 * 19, total: 17 + 1200 * 19 },
      { done: 17 + 1000 * 19, total: 17 + 1200 * 19 },
      { done: 17 + 1200 * 19, total: 17 + 1200 * 19 },
    ])
    expect([first.finished, third.finished]).toEqual([undefined, true])
    expect((await readOn(settings, first.cursor)).news).toEqual(second.news)
  })

  test('gives a record the same id each time: its own, or one made of who said what when', async () => {
    const content = 'text,author,date,id\nHello,a,2024-01-01,1\nHello,b,2024-01-01,2\nHello,a,2024-01-02,3\n'
    const ids = async (mapping = {}) => (await readCsv(content, { mapping })).posts.map(post => post.externalId)
    const hashed = await ids()
    expect(new Set(hashed).size).toBe(3)
    expect(hashed[0]).toMatch(/^sha256:[\w-]{22}$/)
    expect(await ids()).toEqual(hashed)
    expect(await ids({ id: 'id' })).toEqual(['1', '2', '3'])
  })

  test('does not make one person of all who are unnamed', async () => {
    const { posts } = await readCsv('text,author,date\nOne,,2024-01-01\nTwo,,2024-01-01\n')
    expect(posts.map(post => post.author.handle)).toEqual(['unnamed', 'unnamed'])
    expect(new Set(posts.map(post => post.author.externalId)).size).toBe(2)
  })

  test('reads HTML as people read it', async () => {
    const html =
      '<p>Hello <b>there</b> &amp; you</p><p>See <a href="https://x.example/a">this</a><br>and that<script>x()</script></p>'
    const { posts } = await readJson(JSON.stringify({ text: html, author: 'a', date: '2024-01-01' }), { isHtml: true })
    expect(posts[0]).toMatchObject({ text: 'Hello there & you\n\nSee this\nand that', links: ['https://x.example/a'] })
  })

  test('reads uploads only: no other file of the machine, and no link to one', async () => {
    const good = settingsFor(upload('text,author,date\n'))
    for (const path of [
      '/etc/passwd',
      `${folder}/../uploads/${good.fileId}`,
      `uploads/${good.fileId}`,
      `/elsewhere/${good.fileId}`,
    ]) {
      expect(() => check(ImportSettings, { ...good, path })).toThrow(expect.objectContaining({ kind: 'invalid' }))
    }
    const link = join(folder, 'upload-link')
    symlinkSync('/etc/hostname', link)
    await expect(readOn(settingsFor(link))).rejects.toMatchObject({ outcome: 'later' })
  })

  test('tells a file that is gone from one that changed', async () => {
    await expect(readOn(settingsFor(join(folder, 'upload-gone')))).rejects.toMatchObject({ outcome: 'later' })
    const path = upload(`text,author,date\n${'Hello,a,2024-01-01\n'.repeat(600)}`)
    const { cursor } = await readOn(settingsFor(path))
    writeFileSync(path, 'text\n')
    await expect(readOn(settingsFor(path), cursor)).rejects.toMatchObject({ outcome: 'refused' })
  })

  test('stops when it is told to', async () => {
    const settings = settingsFor(upload('text,author,date\nHello,a,2024-01-01\n'))
    await expect(readOn(settings, undefined, AbortSignal.abort())).rejects.toThrow()
  })
})

const forums = join(process.env.SOSH_DATA ?? resolve('../shared/data'), 'vendor-forums')
test.skipIf(!existsSync(forums))('three real forums come in whole, their columns recognised', async () => {
  for (const name of ['docusign-php', 'scn-frontend', 'docusign-java']) {
    const content = readFileSync(join(forums, `${name}.dev.jsonl`))
    const path = upload(content)
    const { guess: mapping, isHtml, dayFirst, format } = await inspectFile(path)
    expect(mapping).toMatchObject({
      text: 'text',
      author: 'author',
      postedAt: 'time',
      id: 'uid',
      title: 'title',
      tags: 'tags',
    })
    const { posts, unreadable } = await readAll(settingsFor(path, { mapping, isHtml, dayFirst, format }))
    const lines = content.toString().trim().split('\n').length
    expect(posts.length + unreadable.length).toBe(lines)
    expect(unreadable.length).toBeLessThan(lines / 100)
    expect(new Set(posts.map(post => post.externalId)).size).toBe(posts.length)
  }
})
