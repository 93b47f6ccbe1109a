import { tuple, type Value } from './checks.ts'

export type Named = { [name: string]: Value }

export function object(value: Value): Named {
  return value && typeof value === 'object' && !Array.isArray(value) ? value : {}
}

export function list(value: Value): Value[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

export function words(value: Value): string | undefined {
  if (typeof value === 'string') return value
  const { value: inner, _ } = object(value)
  return typeof inner === 'string' ? inner : typeof _ === 'string' ? _ : undefined
}

const types: Record<string, string> = { text: 'text/plain', html: 'text/html', xhtml: 'application/xhtml+xml' }

export function text(name: string, value: Value, usual: string, language?: Value): Named {
  const written = words(value)
  if (written === undefined) return {}
  const { type, xml } = object(value)
  const given = typeof type === 'string' ? (types[type] ?? type) : usual
  const { lang, base } = object(xml)
  return {
    [name]: written,
    [`${name}_detail`]: { value: written, type: given, language: lang ?? language ?? null, base },
  }
}

export function date(name: string, value: Value): Named {
  const written = words(value)
  if (written === undefined) return {}
  const at = new Date(written)
  return { [name]: written, [`${name}_parsed`]: Number.isNaN(at.getTime()) ? undefined : tuple(at) }
}

export function people(name: string, given: Value[]): Named {
  const all = given.map(person).filter(one => Object.values(one).some(Boolean))
  if (all.length === 0) return {}
  const last = all.at(-1) ?? {}
  const line = last.name && last.email ? `${last.name} (${last.email})` : (last.name ?? last.email)
  return { [name]: line, [`${name}_detail`]: last, [`${name}s`]: all }
}

export function person(value: Value): Named {
  if (typeof value === 'string') {
    const email = /[\w.+-]+@[\w.-]+/.exec(value)?.[0]
    const name = email
      ? value
          .replace(email, '')
          .replace(/[()<>]/g, '')
          .trim()
      : value
    return { name: name || undefined, email }
  }
  const { name, email, uri, url, link } = object(value)
  const first = (one: Value) => (Array.isArray(one) ? one[0] : one)
  return { name: first(name), email: first(email), href: first(uri ?? url ?? link) }
}

export function instant(value: Value): string | undefined {
  const written = words(value)
  const at = written === undefined ? undefined : new Date(written)
  if (!at || Number.isNaN(at.getTime())) return
  return at
    .toISOString()
    .replace(/\.000Z$/, 'Z')
    .replace(/(\.\d*?)0+Z$/, '$1Z')
}

export function dated(name: string, value: Value): Named {
  const written = words(value)
  return written === undefined ? {} : { [name]: written, [`${name}Parsed`]: instant(written) }
}

export function line(value: Value): string | undefined {
  if (typeof value === 'string') return value
  const { name, email } = object(value)
  if (typeof name === 'string' && typeof email === 'string') return `${name} (${email})`
  return words(name) ?? words(email)
}

export function digits(value: Value): Value {
  return typeof value === 'number' ? String(value) : value
}
