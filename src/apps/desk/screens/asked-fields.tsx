import { type FormEvent, type ReactNode, useState } from 'react'
import { Button, Checkbox, Radio, Select, TextArea, TextField, Trouble } from '#apps/ui'
import type { FieldView } from '../listening-types.ts'
import { type ProblemDetails, reasonsElsewhere } from '../problem.ts'
import { Folded } from './folded.tsx'

type Typed = Record<string, string | boolean>

interface AskedFormProps {
  fields: FieldView[]
  /** Those that most people leave as they are. */
  folded: FieldView[]
  first: Typed
  verb: string
  busy?: string
  problem?: ProblemDetails
  /** Why it cannot be sent yet. */
  missing: (typed: Typed) => string | undefined
  /** Before the fields, and after them, where it may depend on what was typed. */
  before?: ReactNode
  after?: ReactNode | ((typed: Typed) => ReactNode)
  /** A second way forward, beside the first. */
  beside?: ReactNode
  /** Fields that are drawn elsewhere say their own trouble. */
  alsoAt?: string[]
  onSend: (typed: Typed) => void
}

/** A form as a connector asked for it: nothing here knows any network. */
export function AskedForm(props: AskedFormProps) {
  const { fields, folded, verb, busy, problem, missing, before, after, beside, alsoAt = [], onSend } = props
  const [typed, setTyped] = useState(props.first)
  const set = (name: string, value: string | boolean) => setTyped(now => ({ ...now, [name]: value }))
  const why = missing(typed)
  const named = [...fields, ...folded].map(field => field.name)
  const rest = reasonsElsewhere(problem, [...alsoAt, ...reasonsOf(problem, named)])
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (!why && !busy) onSend(typed)
  }
  const drawn = (field: FieldView) => (
    <AskedField
      key={field.name}
      field={field}
      value={typed[field.name]}
      error={troubleAt(problem, field.name)}
      onChange={value => set(field.name, value)}
    />
  )
  return (
    <form className="form" onSubmit={send}>
      {before}
      {fields.map(drawn)}
      {folded.length > 0 && (
        <Folded title="More, which most leave as it is" open={folded.some(each => troubleAt(problem, each.name))}>
          {folded.map(drawn)}
        </Folded>
      )}
      {typeof after === 'function' ? after(typed) : after}
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy} disabledBecause={why}>
          {verb}
        </Button>
        {beside}
      </div>
    </form>
  )
}

interface AskedFieldProps {
  field: FieldView
  value: string | boolean | undefined
  error: string | undefined
  onChange: (value: string | boolean) => void
}

const fewChoices = 6

function AskedField({ field, value, error, onChange }: AskedFieldProps) {
  const { kind, label, hint, placeholder, choices = [], optional } = field
  const text = typeof value === 'string' ? value : ''
  const said = { label: optional && kind !== 'switch' ? `${label} (if you like)` : label, hint, error }
  if (kind === 'switch')
    return (
      <Checkbox
        label={label}
        about={hint}
        checked={value === true}
        onChange={event => onChange(event.target.checked)}
      />
    )
  if (kind === 'choice' && !optional && choices.length <= fewChoices)
    return (
      <div className="stack tight">
        <Radio label={label} value={text} options={choices} onChange={onChange} />
        {hint && <p className="t13 second">{hint}</p>}
        {error && <Trouble title={error} />}
      </div>
    )
  if (kind === 'choice')
    return (
      <Select
        {...said}
        value={text}
        options={optional ? [{ value: '', label: 'As usual' }, ...choices] : choices}
        onChange={event => onChange(event.target.value)}
      />
    )
  if (kind === 'lines')
    return (
      <TextArea
        {...said}
        rows={3}
        placeholder={placeholder}
        spellCheck={false}
        autoCapitalize="off"
        value={text}
        onChange={event => onChange(event.target.value)}
      />
    )
  return (
    <TextField
      {...said}
      type={kind === 'password' ? 'password' : 'text'}
      inputMode={kind === 'number' ? 'decimal' : undefined}
      placeholder={placeholder}
      autoComplete={kind === 'password' ? 'new-password' : 'off'}
      autoCapitalize="off"
      spellCheck={false}
      value={text}
      onChange={event => onChange(event.target.value)}
    />
  )
}

/** What was said against one field, by its name, or against a line of it. */
function troubleAt(problem: ProblemDetails | undefined, name: string): string | undefined {
  return problem?.reasons.find(reason => nameIn(reason.at) === name)?.message
}

function nameIn(at: string | undefined): string | undefined {
  return at?.replace(/^(?:settings|secret)\./, '').split('.')[0]
}

function reasonsOf(problem: ProblemDetails | undefined, names: string[]): string[] {
  return (problem?.reasons ?? []).flatMap(({ at }) => (at && names.includes(nameIn(at) ?? '') ? [at] : []))
}
