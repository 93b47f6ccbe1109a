import { CircleAlert, Search } from 'lucide-react'
import {
  type InputHTMLAttributes,
  type ReactNode,
  type Ref,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react'

interface Said {
  label: string
  /** The label is read out, not shown: only where the place itself says it. */
  labelHidden?: boolean
  hint?: ReactNode
  /** What is wrong and what would be right. Its presence marks the field. */
  error?: ReactNode
}

interface Wiring {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

function Field({ label, labelHidden, hint, error, children }: Said & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={id} className={labelHidden ? 'hidden-words' : undefined}>
        {label}
      </label>
      {children({ id, 'aria-describedby': describedBy, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div role="alert">
        {error && (
          <p className="error" id={`${id}-error`}>
            <CircleAlert size={14} strokeWidth={1.75} aria-hidden />
            <span>{error}</span>
          </p>
        )}
      </div>
    </div>
  )
}

/** One line that a person types. */
export function TextField({ label, labelHidden, hint, error, ...rest }: Said & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error}>
      {wiring => <input type="text" dir="auto" {...rest} {...wiring} className="box" />}
    </Field>
  )
}

/** Several lines that a person types. */
export function TextArea({
  label,
  labelHidden,
  hint,
  error,
  ...rest
}: Said & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error}>
      {wiring => <textarea rows={4} dir="auto" {...rest} {...wiring} className="box" />}
    </Field>
  )
}

interface SelectProps extends Said, SelectHTMLAttributes<HTMLSelectElement> {
  options: { value: string; label: string }[]
}

/** One of a few, in the device's own list. */
export function Select({ label, labelHidden, hint, error, options, ...rest }: SelectProps) {
  return (
    <Field label={label} labelHidden={labelHidden} hint={hint} error={error}>
      {wiring => (
        <select {...rest} {...wiring} className="box">
          {options.map(option => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

interface ChoiceProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'about'> {
  label: ReactNode
  /** A second, quieter line. */
  about?: ReactNode
}

/** Yes or no. */
export function Checkbox({ label, about, ...rest }: ChoiceProps) {
  return <Choice {...rest} type="checkbox" label={label} about={about} />
}

function Choice({ label, about, ...rest }: ChoiceProps & { type: 'checkbox' | 'radio' }) {
  return (
    <label className="choice">
      <input {...rest} />
      <span>
        {label}
        {about && <small>{about}</small>}
      </span>
    </label>
  )
}

interface RadioProps<Value extends string> {
  label: string
  labelHidden?: boolean
  value: Value | undefined
  options: { value: Value; label: ReactNode; about?: ReactNode }[]
  onChange: (value: Value) => void
  columns?: boolean
}

/** One of a few, all of them to be read before choosing. */
export function Radio<Value extends string>({
  label,
  labelHidden,
  value,
  options,
  onChange,
  columns,
}: RadioProps<Value>) {
  const name = useId()
  return (
    <fieldset className={columns ? 'choices columns' : 'choices'}>
      <legend className={labelHidden ? 'hidden-words' : undefined}>{label}</legend>
      {options.map(option => (
        <Choice
          key={option.value}
          type="radio"
          name={name}
          value={option.value}
          checked={option.value === value}
          onChange={() => onChange(option.value)}
          label={option.label}
          about={option.about}
        />
      ))}
    </fieldset>
  )
}

/** Finds as one types; `/` brings one here. */
export function SearchField({
  label,
  keys,
  ref,
  ...rest
}: InputHTMLAttributes<HTMLInputElement> & { label: string; keys?: string; ref?: Ref<HTMLInputElement> }) {
  return (
    <label className="search">
      <Search size={16} strokeWidth={1.75} aria-hidden />
      <input
        ref={ref}
        type="search"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        placeholder={label}
        aria-label={label}
        {...rest}
      />
      {keys && (
        <kbd className="cap" aria-hidden>
          {keys}
        </kbd>
      )}
    </label>
  )
}
