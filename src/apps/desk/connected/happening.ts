import { counted } from '../words.ts'

/** The names of whom and what the entries speak of, by id. */
export type Names = Record<string, string>

export type Payload = Record<string, unknown>
/** Says one event. */
export type Say = (about: { who: string; of: (key: string) => string; payload: Payload; names: Names }) => string

/** One kind of event, in words. */
export interface Happening {
  /** In the list to choose from. */
  label: string
  say: Say
}

/** What an event says under a key, if it is a text. */
export const text = (value: unknown) => (typeof value === 'string' ? value.replace(/\.$/, '') : '')
/** The same for a number. */
export const num = (value: unknown) => (typeof value === 'number' ? value : 0)
/** How many a list has. */
export const count = (value: unknown) => (Array.isArray(value) ? value.length : 0)
const list = new Intl.ListFormat('en-GB')

/** How many there were of something. */
export function Said(ids: unknown, one: string, many: string): string {
  return counted(count(ids), one, many)
}

/** What was changed, in words. */
export function fields(value: unknown): string {
  const words = Array.isArray(value)
    ? value.map(each =>
        text(each)
          .replace(/([A-Z])/g, ' $1')
          .replaceAll('-', ' ')
          .toLowerCase(),
      )
    : []
  return words.length > 0 ? list.format(words) : 'nothing'
}

/** Whose something is. */
export function possessive(name: string): string {
  return name.endsWith('s') ? `${name}’` : `${name}’s`
}

/** Which source it speaks of. */
export function source({ sourceId }: Payload, names: Names): string {
  return names[text(sourceId)] ?? 'that is gone'
}

/** Of whom it speaks. */
export function people(ids: unknown, known: Names): string {
  const names = [...new Set((Array.isArray(ids) ? ids : []).flatMap(id => known[text(id)] ?? []))]
  return names.length > 0 ? list.format(names) : 'nobody yet'
}

/** Of which rules it speaks. */
export function rules(ids: unknown, known: Names): string {
  const names = (Array.isArray(ids) ? ids : []).map(id => known[text(id)])
  const found = names.flatMap(name => (name ? [`“${name}”`] : []))
  return found.length > 0 ? list.format(found) : 'that is gone'
}
