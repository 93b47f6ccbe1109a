import { rebase } from './base.ts'
import { canonicalKey } from './vocabulary.ts'

/** An element of the document, with what it inherits already worked out. */
export interface XmlElement {
  /** Local name as written. */
  name: string
  prefix: string
  namespace: string
  /** Usual prefix and name in lower case (`dc:creator`), or the bare name in the formats' own namespaces. */
  key: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
  base: string
  language: string | undefined
}

/** Deeper than any feed: of what lies below only the text is kept, so that no walk over the tree runs out of stack. */
const deepest = 200

/** More elements and namespaces than any feed of the longest length has: beyond them only text is kept, too. */
const mostElements = 400_000
const mostNamespaces = 100

/** Builds the tree from events, whoever reads them. */
export interface TreeBuilder {
  open(name: string, attributes: Record<string, string>): void
  close(): void
  text(text: string): void
  /** Names of the elements that are open, outermost first. */
  openNames(): readonly string[]
  root(): XmlElement
  namespaces(): ReadonlyMap<string, string>
}

/**
 * `balanced` says that every element that is opened is closed: then those that are not kept are counted, so that their
 * ends match. A reader that repairs as it goes has no such promise to give.
 */
export function treeBuilder(base: string, language: string | undefined, balanced: boolean): TreeBuilder {
  const root: XmlElement = {
    name: '',
    prefix: '',
    namespace: '',
    key: '',
    attributes: {},
    children: [],
    base,
    language,
  }
  const stack: XmlElement[] = [root]
  const names: string[] = []
  const scopes: Map<string, string>[] = [new Map([['xml', 'http://www.w3.org/XML/1998/namespace']])]
  const seen = new Map<string, string>()
  let current = root
  let elements = 0
  let buried = 0

  function open(written: string, attributes: Record<string, string>): void {
    if (buried || stack.length > deepest || elements > mostElements) {
      if (balanced) buried++
      return
    }
    elements++
    let scope = scopes[scopes.length - 1] ?? new Map<string, string>()
    let declares = false
    for (const name of Object.keys(attributes)) {
      if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue
      if (scope.size > mostNamespaces) break
      if (!declares) scope = new Map(scope)
      declares = true
      const prefix = name.slice(6)
      const uri = (attributes[name] ?? '').trim()
      scope.set(prefix, uri)
      if (!seen.has(prefix)) seen.set(prefix, uri)
    }
    const colon = written.indexOf(':')
    const prefix = colon > 0 ? written.slice(0, colon) : ''
    const name = colon > 0 ? written.slice(colon + 1) : written
    const namespace = scope.get(prefix) ?? ''
    const givenBase = attributes['xml:base'] ?? baseOfDefinition(name, attributes)
    const givenLanguage = attributes['xml:lang']
    const element: XmlElement = {
      name,
      prefix,
      namespace,
      key: canonicalKey(namespace, prefix, name),
      attributes,
      children: [],
      base: givenBase === undefined ? current.base : rebase(current.base, givenBase),
      language: givenLanguage === undefined ? current.language : givenLanguage.trim().replaceAll('_', '-') || undefined,
    }
    current.children.push(element)
    names.push(written)
    scopes.push(scope)
    stack.push(element)
    current = element
  }

  function close(): void {
    if (buried) {
      buried--
      return
    }
    if (stack.length === 1) return
    stack.pop()
    names.pop()
    scopes.pop()
    current = stack[stack.length - 1] ?? root
  }

  function text(text: string): void {
    if (!text) return
    const last = current.children.length - 1
    const before = current.children[last]
    if (typeof before === 'string') current.children[last] = before + text
    else current.children.push(text)
  }

  return { open, close, text, openNames: () => names, root: () => root, namespaces: () => seen }
}

/** Channel Definition Format has a base of its own. */
function baseOfDefinition(name: string, attributes: Record<string, string>): string | undefined {
  return /^(channel|item)$/i.test(name) ? (attributes.BASE ?? attributes.base) : undefined
}

/** Elements directly within this one. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter(child => typeof child !== 'string')
}

/** The text directly within, without that of elements inside. */
export function textOf(element: XmlElement): string {
  return element.children
    .filter(child => typeof child === 'string')
    .join('')
    .trim()
}

/** Every text within, at any depth. */
export function allTextOf(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : allTextOf(child))).join('')
}

/** An attribute by any of these names, in any case; the first that is there. */
export function attributeOf(element: XmlElement, ...names: string[]): string | undefined {
  for (const name of names) {
    const exact = element.attributes[name]
    if (exact !== undefined) return exact
  }
  for (const name of names) {
    for (const written in element.attributes) {
      if (written.toLowerCase() === name || written.toLowerCase().endsWith(`:${name}`))
        return element.attributes[written]
    }
  }
}
