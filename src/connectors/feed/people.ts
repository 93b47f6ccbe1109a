import { attributeOf, elementsOf, resolve, textOf, type XmlElement } from '#connectors/markup'
import type { FeedPerson } from './model.ts'
import { writtenIn } from './text-construct.ts'

/** A person as Atom writes one (name, email, address each in its element) or as RSS does: one line for all. */
export function readPerson(element: XmlElement, as: string): FeedPerson | undefined {
  const person: FeedPerson = { as }
  for (const child of elementsOf(element)) {
    const text = textOf(child)
    const name = child.key.slice(child.key.indexOf(':') + 1)
    if (name === 'name' || name === 'title') person.name ??= text || undefined
    else if (name === 'email' || name === 'mbox') person.email ??= mailOf(attributeOf(child, 'resource') ?? text)
    else if (name === 'uri' || name === 'url' || name === 'homepage' || name === 'link' || name === 'seealso') {
      const address = attributeOf(child, 'href', 'resource') ?? text
      if (address) person.url ??= resolve(child.base, address)
    } else if (name === 'image' || name === 'thumbnail') {
      person.avatar ??= attributeOf(child, 'src', 'url', 'href')
    } else if (name === 'person' || name === 'agent') {
      const inner = readPerson(child, as)
      person.name ??= inner?.name
      person.email ??= inner?.email
      person.url ??= inner?.url
    }
  }
  const line = textOf(element) || writtenIn(element)
  if (!person.name && !person.email && line) return { ...person, ...fromLine(line), raw: line }
  return person.name || person.email || person.url ? person : undefined
}

function mailOf(text: string): string | undefined {
  return text.replace(/^mailto:/i, '') || undefined
}

const address = /[\w.+-]+@(?:\[(?:\d{1,3}\.){3}\d{1,3}\]|(?:[a-z0-9-]+\.)+[a-z]{2,24})(?:\?subject=\S+)?/i

/** `Name (mail)`, `mail (Name)`, `Name <mail>`, a name alone or an address alone. */
export function fromLine(line: string): { name?: string; email?: string } {
  const email = address.exec(line.slice(0, 1000))?.[0]
  if (!email) return { name: line }
  const rest = line
    .replace(email, '')
    .replace(/mailto:/i, '')
    .replace(/\(\s*\)|<\s*>|&lt;\s*&gt;/g, '')
    .trim()
    .replace(/^\(/, '')
    .replace(/\)$/, '')
    .trim()
  return { name: rest || undefined, email }
}
