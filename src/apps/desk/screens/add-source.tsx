import './sources.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Anchor, Button, NetworkMark, Radio, Select, TextField, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Scroll } from '../screen.tsx'
import type { ConnectorView } from '../view-types.ts'

/** The networks one can listen to, each with a line of what it takes. */
export function ConnectorList({ connectors }: { connectors: ConnectorView[] }) {
  return (
    <Scroll label="Places one can add">
      <div className="source-body">
        <div className="stack tight">
          <h2 className="title">Where do people talk about you?</h2>
          <p className="second">What is public is read without an account. You can change all of this later.</p>
        </div>
        <div className="connectors">
          {connectors.map(connector => (
            <Anchor key={connector.name} href={paths.addSource(connector.name)}>
              <NetworkMark bare size={18} network={connector.network} label={connector.label} />
              <span>
                <b>{connector.label}</b>
                <small>{connector.about}</small>
              </span>
            </Anchor>
          ))}
        </div>
      </div>
    </Scroll>
  )
}

interface AddAddressProps {
  connector: ConnectorView
  label: string
  hint: string
  placeholder?: string
  /** Several feeds were found behind one address. */
  alternatives?: { id: string; label: string }[]
  busy?: string
  problem?: ProblemDetails
  onAdd: (address: string, alternative?: string) => void
}

/** Adds a feed, a site or anything else that is found by one address. */
export function AddAddress({
  connector,
  label,
  hint,
  placeholder,
  alternatives,
  busy,
  problem,
  onAdd,
}: AddAddressProps) {
  const [address, setAddress] = useState('')
  const [chosen, setChosen] = useState<string>()
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (address.trim()) onAdd(address.trim(), chosen)
  }
  const rest = reasonsElsewhere(problem, ['settings.url', 'url', 'address'])
  return (
    <Adding connector={connector}>
      <form className="form" onSubmit={add}>
        <TextField
          label={label}
          hint={hint}
          placeholder={placeholder}
          inputMode="url"
          autoComplete="off"
          value={address}
          onChange={event => setAddress(event.target.value)}
          error={reasonAt(problem, 'settings.url') ?? reasonAt(problem, 'url') ?? reasonAt(problem, 'address')}
        />
        {alternatives && (
          <Radio
            label="Several were found there. Which one?"
            value={chosen}
            onChange={setChosen}
            options={alternatives.map(each => ({ value: each.id, label: each.label }))}
          />
        )}
        {rest && <Trouble title={rest} />}
        <div>
          <Button
            kind="primary"
            type="submit"
            busy={busy}
            disabledBecause={address.trim() ? undefined : 'An address first.'}
          >
            Listen here
          </Button>
        </div>
      </form>
    </Adding>
  )
}

/** What Sosh needs to know of each entry in a file. */
export interface MappingField {
  id: string
  label: string
  needed: boolean
}

interface ImportMappingProps {
  connector: ConnectorView
  fileName: string
  /** Columns or keys, with an example of each. */
  columns: { name: string; example: string }[]
  fields: MappingField[]
  mapping: Record<string, string | undefined>
  onMap: (field: string, column: string | undefined) => void
  busy?: string
  problem?: ProblemDetails
  onImport: () => void
}

/** Says which column is what, with the first entry beside it, before anything is read. */
export function ImportMapping({
  connector,
  fileName,
  columns,
  fields,
  mapping,
  onMap,
  busy,
  problem,
  onImport,
}: ImportMappingProps) {
  const missing = fields.filter(field => field.needed && !mapping[field.id]).map(field => field.label.toLowerCase())
  return (
    <Adding connector={connector}>
      <p>
        Which column of <b>{fileName}</b> is what? We guessed; look at the first entry beside each.
      </p>
      <div className="scrolling">
        <table className="mapping">
          <thead>
            <tr>
              <th scope="col">We need</th>
              <th scope="col">It is in</th>
              <th scope="col">In the first entry</th>
            </tr>
          </thead>
          <tbody>
            {fields.map(field => (
              <tr key={field.id}>
                <th scope="row">{field.label}</th>
                <td>
                  <Select
                    label={`Column for ${field.label}`}
                    labelHidden
                    value={mapping[field.id] ?? ''}
                    onChange={event => onMap(field.id, event.target.value || undefined)}
                    options={[
                      { value: '', label: field.needed ? 'Choose…' : 'Not in this file' },
                      ...columns.map(column => ({ value: column.name, label: column.name })),
                    ]}
                  />
                </td>
                <td>{columns.find(column => column.name === mapping[field.id])?.example ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {problem && <Trouble title={problem.title}>{problem.reasons.map(reason => reason.message).join(' ')}</Trouble>}
      <div>
        <Button
          kind="primary"
          busy={busy}
          disabledBecause={
            missing.length > 0
              ? `Say first where ${new Intl.ListFormat('en-GB').format(missing)} can be found.`
              : undefined
          }
          onClick={onImport}
        >
          Read the file
        </Button>
      </div>
    </Adding>
  )
}

/** Adds what needs nothing but a name, or takes the file to import; anything a connector asks for fits inside. */
export function Adding({ connector, children }: { connector: ConnectorView; children: ReactNode }) {
  return (
    <Scroll label={`Add ${connector.label}`}>
      <div className="source-body">
        <div className="stack tight">
          <h2 className="title">{connector.label}</h2>
          <p className="second">{connector.about}</p>
        </div>
        {children}
        {connector.rules.length > 0 && (
          <ul className="t13 second stack tight">
            {connector.rules.map(rule => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        )}
      </div>
    </Scroll>
  )
}
