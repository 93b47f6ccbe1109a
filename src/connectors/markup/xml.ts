import { SaxesParser } from 'saxes'
import { doctypeOf, type Entities } from './doctype.ts'
import { expansionLimit, readTolerantly } from './tolerant.ts'
import { treeBuilder, type XmlElement } from './tree.ts'

export interface XmlDocument {
  root: XmlElement
  doctype: string
  /** Prefixes and the namespaces that the document binds them to, as first met. */
  namespaces: ReadonlyMap<string, string>
  wellFormed: boolean
  problems: string[]
}

/**
 * Reads a document strictly and, where it breaks XML's rules, once more by a reader that repairs what it meets.
 * The first tells whether a feed is well-formed; the second never gives up.
 */
export function readXml(text: string, base: string, language: string | undefined): XmlDocument {
  const strict = readStrictly(text, base, language)
  if (typeof strict !== 'string') return strict

  const builder = treeBuilder(base, language, false)
  const { doctype, entities } = doctypeOf(text)
  readTolerantly(text, entities, builder)
  return {
    root: builder.root(),
    doctype,
    namespaces: builder.namespaces(),
    wellFormed: false,
    problems: [`It breaks XML’s rules: ${strict}`],
  }
}

/** The strict reader takes every attribute that it is given; the other one stops. */
const hugeTag = /<[^!<>][^<>]{65536}/

class Broken extends Error {}

function readStrictly(text: string, base: string, language: string | undefined): XmlDocument | string {
  if (hugeTag.test(text)) return 'one of its tags is longer than a page.'
  const { doctype, entities } = doctypeOf(text)
  const builder = treeBuilder(base, language, true)
  const parser = new SaxesParser({ xmlns: false, position: false })
  declare(parser.ENTITIES, entities)
  parser.on('error', error => {
    throw new Broken(error.message)
  })
  parser.on('opentag', tag => builder.open(tag.name, tag.attributes))
  parser.on('closetag', () => builder.close())
  parser.on('text', text => builder.text(text))
  parser.on('cdata', text => builder.text(text))
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof Broken) return error.message.replace(/\.?$/, '.')
    throw error
  }
  return { root: builder.root(), doctype, namespaces: builder.namespaces(), wellFormed: true, problems: [] }
}

/** Adds entities that stop to expand once the document has had its share. */
function declare(known: Record<string, string>, entities: Entities): void {
  let left = expansionLimit
  for (const [name, value] of entities) {
    if (Object.hasOwn(known, name)) continue
    Object.defineProperty(known, name, {
      get: () => {
        left -= value.length
        return left < 0 ? '' : value
      },
    })
  }
}
