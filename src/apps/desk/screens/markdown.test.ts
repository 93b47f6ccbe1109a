import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Inline, inline, readMarkdown } from './markdown.ts'

function written(pieces: Inline[]): string {
  return pieces
    .map(piece => (typeof piece === 'string' ? piece : piece.mark + written(piece.inside) + piece.mark))
    .join('')
}

describe('a guideline', () => {
  test('has headings, paragraphs and lists', () => {
    const text =
      '# How we talk\nOne page.\nTen minutes.\n\n- **It answers.** First.\n- It is *yours*\n\n1. Ask\n2. Wait'
    expect(readMarkdown(text)).toEqual([
      { kind: 'heading', level: 1, inside: ['How we talk'] },
      { kind: 'paragraph', inside: ['One page.\nTen minutes.'] },
      {
        kind: 'list',
        ordered: false,
        items: [
          [{ weight: 'strong', mark: '**', inside: ['It answers.'] }, ' First.'],
          ['It is ', { weight: 'em', mark: '*', inside: ['yours'] }],
        ],
      },
      { kind: 'list', ordered: true, items: [['Ask'], ['Wait']] },
    ])
  })

  test('shows HTML and links as the words they are', () => {
    const text = '<img src=x onerror=alert(1)> [here](javascript:alert(1))'
    expect(readMarkdown(text)).toEqual([{ kind: 'paragraph', inside: [text] }])
  })

  test('leaves a lonely star, a sum and a name in code alone', () => {
    for (const text of ['2 * 3 * 4', 'a * b', 'sosh_data_dir', '**never closed', '****'])
      expect(inline(text)).toEqual([text])
  })

  test('loses not a character, whatever was written', () => {
    const marks = fc.string({ unit: fc.constantFrom('*', '_', '**', ' ', 'a', 'ß', '\n'), maxLength: 60 })
    fc.assert(fc.property(marks, text => written(inline(text)) === text))
  })

  test('of fifty thousand stars is read at once', () => {
    readMarkdown('*a '.repeat(17_000))
  })
})
