import './sources.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Anchor, Button, Empty, NetworkMark, Radio, SearchField, TextField, Trouble } from '#apps/ui'
import type { ConnectorGroup, ConnectorView } from '../listening-types.ts'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Scroll } from '../screen.tsx'
import { counted } from '../words.ts'
import { Folded } from './folded.tsx'

const groups: { group: ConnectorGroup; title: string }[] = [
  { group: 'feeds', title: 'Feeds and sites' },
  { group: 'networks', title: 'Networks' },
  { group: 'forums', title: 'Forums' },
  { group: 'code', title: 'Code' },
  { group: 'messages', title: 'Mail and messages' },
  { group: 'own', title: 'Your own systems' },
  { group: 'files', title: 'Files' },
]

/** The places one can listen to, each with a line of what it takes. */
export function ConnectorList({ connectors }: { connectors: ConnectorView[] }) {
  const [search, setSearch] = useState('')
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const fits = ({ label, about, name, network }: ConnectorView) => {
    const text = `${label} ${about} ${name} ${network}`.toLowerCase()
    return words.every(word => text.includes(word))
  }
  const found = connectors.filter(fits)
  return (
    <Scroll label="Places one can add">
      <div className="source-body">
        <div className="stack tight">
          <h2 className="title">Where do people talk about you?</h2>
          <p className="second">What is public is read without an account. You can change all of this later.</p>
        </div>
        <SearchField label="Find a place" value={search} onChange={event => setSearch(event.target.value)} />
        <p className="hidden-words" role="status">
          {search && counted(found.length, 'place')}
        </p>
        {found.length === 0 && (
          <Empty title={`Nothing here is called “${search}”.`}>
            A site without a connector often has a feed: try its address under “A feed or a site”. What your own systems
            know, they can send.
          </Empty>
        )}
        {groups.map(({ group, title }) => {
          const its = found.filter(connector => connector.group === group)
          if (its.length === 0) return null
          return (
            <section key={group} aria-label={title} className="stack tight">
              <h3 className="heading">{title}</h3>
              <div className="connectors">
                {its.map(connector => (
                  <Anchor key={connector.name} href={paths.addSource(connector.name)}>
                    <NetworkMark bare size={18} network={connector.network} label={connector.label} />
                    <span>
                      <b>{connector.label}</b>
                      <small>{connector.about}</small>
                    </span>
                  </Anchor>
                ))}
              </div>
            </section>
          )
        })}
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
  /** Another way: many at once. */
  many?: ReactNode
  onAdd: (address: string, alternative: string | undefined, keeps: 'all' | 'matching') => void
}

/** Adds a feed, a site or anything else that is found by one address. */
export function AddAddress(props: AddAddressProps) {
  const { connector, label, hint, placeholder, found, busy, problem, many, onAdd } = props
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
        <Keeps value={keeps} onChange={setKeeps} />
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
      {many}
    </Adding>
  )
}

/** Of what is said there: all of it, or what a query catches. */
export function Keeps({
  value,
  onChange,
}: {
  value: 'all' | 'matching'
  onChange: (value: 'all' | 'matching') => void
}) {
  return (
    <Folded title="What is kept">
      <Radio
        label="Of what is said there, keep"
        value={value}
        onChange={onChange}
        options={[
          { value: 'all', label: 'Every post', about: 'It is about us anyway: our own forum, a critic’s blog.' },
          { value: 'matching', label: 'What a query of ours catches', about: 'A news site, a large network.' },
        ]}
      />
    </Folded>
  )
}

/** One place that was chosen: what it is, what it forbids and asks for, and the form inside. */
export function Adding({ connector, children }: { connector: ConnectorView; children: ReactNode }) {
  const { about, label, rules } = connector
  return (
    <Scroll label={`Add ${label}`}>
      <div className="source-body">
        <div className="stack tight">
          <h2 className="title">{label}</h2>
          <p className="second">{about}</p>
        </div>
        {rules.length > 0 && (
          <section className="house-rules" aria-label="What holds there">
            <h3 className="heading">What holds there</h3>
            <ul>
              {rules.map(rule => (
                <li key={rule}>{rule}</li>
              ))}
            </ul>
          </section>
        )}
        {children}
      </div>
    </Scroll>
  )
}
