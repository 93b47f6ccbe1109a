import { describe, expect, test } from 'vitest'
import { inspectFile } from '#connectors/import'
import { uploads } from '../../../test/uploads.ts'

const { upload } = uploads()

describe('before an import, a person sees', () => {
  test.each([
    [
      'tweet_id,author_id,inbound,created_at,text,in_response_to_tweet_id\n1,a,True,Tue Oct 31 22:10:47 +0000 2017,Hello,2\n',
      { id: 'tweet_id', text: 'text', postedAt: 'created_at' },
    ],
    [
      'Datum;Verfasser;Betreff;Beitrag\n05.01.2024;Ines;Ofen;Er zischt.\n',
      { postedAt: 'Datum', author: 'Verfasser', title: 'Betreff', text: 'Beitrag' },
    ],
    [
      'Fecha,Usuario,Título,Mensaje,Idioma\n05/01/2024,ines,Horno,Silba.,es\n',
      { postedAt: 'Fecha', author: 'Usuario', title: 'Título', text: 'Mensaje', language: 'Idioma' },
    ],
    [
      'Créé le,Auteur,Sujet,Contenu,Étiquettes\n2024-01-05,ines,Four,Il siffle.,four\n',
      { postedAt: 'Créé le', author: 'Auteur', title: 'Sujet', text: 'Contenu', tags: 'Étiquettes' },
    ],
    [
      '投稿日時,投稿者,本文\n2024-01-05 10:00,ines,こんにちは\n',
      { postedAt: '投稿日時', author: '投稿者', text: '本文' },
    ],
    [
      'Review ID,Reviewer,Submitted At,Review Text,Permalink\n1,i,2024-01-05,Good.,https://x.example/1\n',
      { id: 'Review ID', author: 'Reviewer', postedAt: 'Submitted At', text: 'Review Text', url: 'Permalink' },
    ],
  ])('which column is what: %s', async (content, mapping) => {
    expect((await inspectFile(upload(content))).guess).toMatchObject(mapping)
  })

  test('columns of the same name by their numbers, and none by a name that is there already', async () => {
    const { columns } = await inspectFile(upload('text,text,text (2),,text\na,b,c,d,e\n'))
    expect(columns).toEqual(['text', 'text (2)', 'text (2) (2)', 'Column 4', 'text (3)'])
  })

  test('that a line of thousands of columns is no head of a table', async () => {
    await expect(inspectFile(upload(`${'&lt;div&gt;'.repeat(20_000)}\na;b\n`))).rejects.toThrow(
      'at most 1,000 are read',
    )
  })

  test('a text of ten thousand tags that never end, soon', async () => {
    const { isHtml } = await inspectFile(upload(`id,text\n1,${"<a href='".repeat(20_000)}\n`))
    expect(isHtml).toBe(false)
  })

  test('a column whose name goes on for pages is passed over: nobody could choose it', async () => {
    const endless = `${'very '.repeat(100_000)}long message`
    const line = { id: 'p1', who: 'ines', said: 'The bell of my bike sticks.', [endless]: 'What is this?' }
    const { columns, guess } = await inspectFile(upload(`${JSON.stringify(line)}\n`))
    expect(columns).toEqual(['id', 'who', 'said'])
    expect(guess.text).toBe('said')
  })

  test('a way into nested records', async () => {
    const line = {
      id: 'p1',
      user: { screen_name: 'ines', id: 5 },
      created_at: '2024-01-05',
      full_text: 'Hello',
      entities: { hashtags: [] },
    }
    const { format, columns, guess } = await inspectFile(upload(`${JSON.stringify(line)}\n`))
    expect(format).toBe('jsonl')
    expect(columns).toContain('user.screen_name')
    expect(guess).toMatchObject({ id: 'id', author: 'user.screen_name', postedAt: 'created_at', text: 'full_text' })
  })

  test('a sample, and what is assumed', async () => {
    const inspection = await inspectFile(upload(`when;who;what\n3/4/2024 10:00;Ines;${'long '.repeat(100)}\n`), {
      zone: 'Europe/Berlin',
    })
    expect(inspection).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      columns: ['when', 'who', 'what'],
      dayFirst: true,
      isHtml: false,
    })
    expect(inspection.rows[0]?.who).toBe('Ines')
    expect(inspection.rows[0]?.what).toHaveLength(120)
    expect(inspection.guess.text).toBe('what')
    expect(inspection.notes.join(' ')).toMatch(/author and the time/)
  })

  test('in which zone and order times are read, and that other dates settle the order', async () => {
    const { notes, dayFirst } = await inspectFile(upload('text,author,date\nx,a,3/4/2024 10:00\n'), {
      zone: 'Europe/Berlin',
    })
    expect(notes).toContain('The times name no zone: they are read as Europe/Berlin.')
    expect([dayFirst, notes.some(note => note.includes('day first'))]).toEqual([true, true])
    const american = await inspectFile(upload('text,author,date\nx,a,3/4/2024\nx,a,3/14/2024\n'))
    expect([american.dayFirst, american.notes.some(note => note.includes('3/4'))]).toEqual([false, false])
  })

  test('the way out, where a file is of another kind', async () => {
    const refusal = (content: string | Uint8Array) => inspectFile(upload(content))
    await expect(refusal('[\n  {\n    "text": "x"\n  }\n]')).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('jq'),
    })
    await expect(refusal(Buffer.from('PK\u0003\u0004\u0000\u0000'))).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('CSV'),
    })
    await expect(refusal('')).rejects.toMatchObject({ kind: 'invalid' })
    await expect(refusal('text,author\n')).rejects.toMatchObject({ kind: 'invalid' })
  })
})
