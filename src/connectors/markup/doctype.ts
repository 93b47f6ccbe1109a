import { decodeXML } from 'entities'

export type Entities = ReadonlyMap<string, string>

/**
 * A document's type and the entities that it declares itself. Only plain ones are taken: an entity made of other
 * entities stays unknown, which is what makes a "billion laughs" document a short one.
 */
export function doctypeOf(text: string): { doctype: string; entities: Entities } {
  const entities = new Map<string, string>()
  const start = text.slice(0, 4096).search(/<!doctype\b/i)
  if (start < 0) return { doctype: '', entities }
  const end = endOfDoctype(text, start)
  const doctype = text.slice(start, Math.min(end, start + 200_000))
  for (const [, name, double, single] of doctype.matchAll(/<!ENTITY\s+([\w.:-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g)) {
    const value = double ?? single ?? ''
    if (name && !/&(?!#)|%/.test(value) && !entities.has(name)) entities.set(name, decodeXML(value))
  }
  return { doctype, entities }
}

/** Just behind the `>` that ends the declaration, its own subset in brackets included. */
export function endOfDoctype(text: string, start: number): number {
  let inBrackets = false
  for (let at = start; at < text.length; at++) {
    const character = text[at]
    if (character === '[') inBrackets = true
    else if (character === ']') inBrackets = false
    else if (inBrackets && (character === '"' || character === "'")) {
      const close = text.indexOf(character, at + 1)
      if (close < 0) break
      at = close
    } else if (inBrackets && text.startsWith('<!--', at)) {
      const close = text.indexOf('-->', at + 4)
      if (close < 0) break
      at = close + 2
    } else if (character === '>' && !inBrackets) return at + 1
  }
  const first = text.indexOf('>', start)
  return first < 0 ? text.length : first + 1
}
