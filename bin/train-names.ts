import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Lesson, learnReader, packReader } from '#text/names'
import english from '../src/text/features/english.json' with { type: 'json' }
import { knownNames, practice, recipe } from './names-practice.ts'
import { digestOf, markedRows } from './presidio.ts'
import { writeOrCheck } from './write-or-check.ts'

const { times, rounds, least, doubt } = recipe
const root = join(import.meta.dirname, '..')

/**
 * Makes `src/text/name-reader/learned.json`: which words are names of people, places, organisations, addresses and jobs.
 *
 * Learned from Presidio's generated sentences (MIT), in the data folder, and from sentences of our own that are filled
 * with the made-up names of @faker-js/faker (MIT). `node bin/train-names.ts [--check]`.
 */
function trainNames(): void {
  const folder = join(process.env.SOSH_DATA ?? join(root, '../shared/data'), 'pii-presidio')
  if (!existsSync(folder)) throw new Error(`There is no ${folder}: set SOSH_DATA.`)
  const known = knownNames(english.words.split(' ').filter(word => word.length > 1))
  const texts: Lesson[] = [...practice(times), ...markedRows(folder)]
  const packed = packReader(
    learnReader(texts, known, rounds),
    {
      about:
        'Learned from Presidio’s generated sentences (MIT) and our own, filled by @faker-js/faker (MIT); made by bin/train-names.ts',
      from: digestOf(folder),
    },
    least,
    doubt,
  )
  writeOrCheck(join(root, 'src/text/name-reader/learned.json'), `${JSON.stringify(packed, null, 2)}\n`)
}

trainNames()
