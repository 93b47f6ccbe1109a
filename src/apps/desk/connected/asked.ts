import type { FieldView } from '../listening-types.ts'

/** What is typed into a form that a connector asked for, by field name; lists are typed a line each. */
export type Typed = Record<string, string | boolean>

type Given = Record<string, unknown>

/** What stands in the form at first: what is there already, else what the connector says. A secret never comes back. */
export function typedAtFirst(fields: FieldView[], there?: Given): Typed {
  return Object.fromEntries(
    fields.map(({ name, of, kind, initial, optional }) => {
      const value = of === 'secret' ? initial : (there?.[name] ?? (there && optional ? undefined : initial))
      if (kind === 'switch') return [name, value === true]
      if (Array.isArray(value)) return [name, value.join('\n')]
      return [name, value === undefined || value === null ? '' : String(value)]
    }),
  )
}

/** What is sent of it: as the connector knows it, without what was left empty. */
export function givenBy(fields: FieldView[], typed: Typed): { settings: Given; secret: Given } {
  const given = { settings: {} as Given, secret: {} as Given }
  for (const { name, of, kind } of fields) {
    const value = typedValue(kind, typed[name])
    if (value !== undefined) given[of][name] = value
  }
  return given
}

function typedValue(kind: FieldView['kind'], typed: string | boolean | undefined): unknown {
  if (kind === 'switch') return typed === true
  const text = typeof typed === 'string' ? (kind === 'password' ? typed : typed.trim()) : ''
  if (text === '') return undefined
  if (kind === 'lines')
    return text
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
  if (kind !== 'number') return text
  // What is no number is sent as it was typed: the refusal then stands at its field.
  const number = Number(text.replace(',', '.'))
  return Number.isFinite(number) ? number : text
}

/** What is still missing before it can be sent. */
export function missingIn(fields: FieldView[], typed: Typed): string | undefined {
  const field = fields.find(
    ({ name, kind, optional }) => !optional && kind !== 'switch' && !String(typed[name] ?? '').trim(),
  )
  return field && `First: ${field.label.charAt(0).toLowerCase()}${field.label.slice(1)}.`
}

const manyFields = 6

/** Those that everybody is shown, and those that most people leave as they are. */
export function foldedApart(fields: FieldView[]): { shown: FieldView[]; folded: FieldView[] } {
  const isFolded = ({ folded, of, kind, optional, initial }: FieldView) =>
    folded ??
    (fields.length > manyFields && of === 'settings' && (optional || initial !== undefined || kind === 'switch'))
  return { shown: fields.filter(field => !isFolded(field)), folded: fields.filter(isFolded) }
}

/** Which fields belong to a way of connecting an account: a secret is typed, unless its network's page asks for it first. */
export function fieldsFor(way: 'signing-in' | 'typing', fields: FieldView[], hasBoth: boolean): FieldView[] {
  return fields.filter(({ when, of }) => {
    if (when) return when === way
    return way === 'typing' || !hasBoth || of === 'settings'
  })
}

/** The settings of a source that is changed: what was asked for anew, and what the form does not know stays. */
export function settingsChanged(fields: FieldView[], there: Given, given: Given): Given {
  const asked = new Set(fields.filter(field => field.of === 'settings').map(field => field.name))
  const kept = Object.fromEntries(Object.entries(there).filter(([name]) => !asked.has(name)))
  return { ...kept, ...given }
}
