import { expect, test } from 'vitest'
import { decode } from './encoding.ts'

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding))

test('a byte order mark goes before everything that is said', () => {
  const marked = new Uint8Array([0xff, 0xfe, ...bytes('<a>é</a>', 'utf16le')])
  expect(decode(marked, 'text/xml; charset=utf-8')).toEqual({ text: '<a>é</a>', encoding: 'utf-16le' })
})

test('the server’s charset goes before the document’s', () => {
  const document = bytes('<?xml version="1.0" encoding="utf-8"?><a>é</a>', 'latin1')
  expect(decode(document, 'application/xml; charset="ISO-8859-1"').text).toContain('<a>é</a>')
})

test('a claim that the bytes contradict is passed over and reported', () => {
  const document = bytes('<?xml version="1.0" encoding="utf-8"?><a>é</a>', 'latin1')
  expect(decode(document)).toMatchObject({ encoding: 'windows-1252', problem: expect.stringContaining('utf-8') })
  expect(decode(document).text).toContain('<a>é</a>')
})

test('two-byte and four-byte texts are known by their first character', () => {
  expect(decode(bytes('<a>é</a>', 'utf16le')).text).toBe('<a>é</a>')
  const wide = new Uint8Array(
    Array.from('<a>😀</a>', one => one.codePointAt(0) ?? 0).flatMap(point => [
      0,
      point >> 16,
      (point >> 8) & 255,
      point & 255,
    ]),
  )
  expect(decode(wide)).toEqual({ text: '<a>😀</a>', encoding: 'utf-32be' })
})

test('Cyrillic and Japanese feeds are read as their declarations say', () => {
  const koi = new Uint8Array([...bytes('<?xml version="1.0" encoding="KOI8-R"?>'), 0xd0, 0xd2])
  expect(decode(koi).text.endsWith('пр')).toBe(true)
  const sjis = new Uint8Array([...bytes('<?xml version="1.0" encoding="cp932"?>'), 0x82, 0xa0])
  expect(decode(sjis).text.endsWith('あ')).toBe(true)
})

test('an invented charset does not stop anybody', () => {
  expect(decode(bytes('<a>é</a>'), 'text/xml; charset=x-nonsense')).toMatchObject({
    text: '<a>é</a>',
    encoding: 'utf-8',
  })
})
