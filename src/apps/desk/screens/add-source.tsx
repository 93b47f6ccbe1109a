import './sources.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Anchor, Button, NetworkMark, Radio, TextField, Trouble } from '#apps/ui'
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
  /** Several places were found behind the address. */
  found?: { address: string; alternatives: { id: string; label: string; about?: string }[] }
  busy?: string
  problem?: ProblemDetails
  onAdd: (address: string, alternative: string | undefined, keeps: 'all' | 'matching') => void
}

/** Adds a feed, a site or anything else that is found by one address. */
export function AddAddress({ connector, label, hint, placeholder, found, busy, problem, onAdd }: AddAddressProps) {
  const [address, setAddress] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [keeps, setKeeps] = useState<'all' | 'matching'>('all')
  const alternatives = found?.address === address.trim() ? found.alternatives : undefined
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (address.trim() && !busy) onAdd(address.trim(), alternatives && (chosen ?? alternatives[0]?.id), keeps)
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
          autoCapitalize="off"
          spellCheck={false}
          value={address}
          onChange={event => setAddress(event.target.value)}
          error={reasonAt(problem, 'settings.url') ?? reasonAt(problem, 'url') ?? reasonAt(problem, 'address')}
        />
        {alternatives && (
          <Radio
            label="Several were found there. Which one?"
            value={chosen ?? alternatives[0]?.id}
            onChange={setChosen}
            options={alternatives.map(each => ({ value: each.id, label: each.label, about: each.about }))}
          />
        )}
        <Folded title="What is kept">
          <Radio
            label="Of what is said there, keep"
            value={keeps}
            onChange={setKeeps}
            options={[
              { value: 'all', label: 'Every post', about: 'It is about us anyway: our own forum, a critic’s blog.' },
              { value: 'matching', label: 'What a query of ours catches', about: 'A news site, a large magazine.' },
            ]}
          />
        </Folded>
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

/** What most people leave as it is. */
export function Folded({ title, children }: { title: string; children: ReactNode }) {
  return (
    <details className="folded">
      <summary>{title}</summary>
      <div className="stack">{children}</div>
    </details>
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
        {!connector.answers && connector.rules.length > 0 && (
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
