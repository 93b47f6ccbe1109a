import './people.css'
import { type FormEvent, useState } from 'react'
import { Anchor, Button, Empty, Face, LinkButton, SearchField, Select, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { counted } from '../words.ts'

export interface PersonLineView {
  id: string
  name: string
  picture?: string
  accounts: string[]
  tags: string[]
  lastAt?: string
}

export interface RetentionRuleView {
  id: string
  network: string | null
  kind: string | null
  days: number
}

interface PeopleProps {
  people: PersonLineView[]
  search: string
  onSearch: (words: string) => void
  /** Missing where one may not see it. */
  keeping?: KeepingProps
}

interface KeepingProps {
  rules: RetentionRuleView[]
  networks: { value: string; label: string }[]
  kinds: { value: string; label: string }[]
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onKeep: (rule: { network: string | null; kind: string | null; days: number }) => void
  onTakeBack: (id: string) => void
}

/** People outside, each once, over all networks. */
export function People({ people, search, onSearch, keeping }: PeopleProps) {
  useTitle('People')
  return (
    <Page
      title="The people we talk with."
      about="Each of them once, on however many networks you met. You find them by the beginning of a name or handle or of where they work, or by a #tag."
    >
      <SearchField
        label="Find somebody"
        value={search}
        onChange={event => onSearch(event.target.value)}
        placeholder="A name, a handle, or a #tag"
      />
      {people.length === 0 ? (
        <Empty title={search ? 'Nobody is called so.' : 'Nobody has spoken yet.'}>
          {search ? 'Try the beginning of their name, or of their handle.' : 'Whoever speaks on a source stands here.'}
        </Empty>
      ) : (
        <ul className="people" aria-label={search ? 'Found' : 'Who spoke last'}>
          {people.map(person => (
            <li key={person.id}>
              <Face name={person.name} picture={person.picture} size={32} />
              <div>
                <b dir="auto">
                  <Anchor href={paths.person(person.id)}>{person.name}</Anchor>
                </b>
                <p className="t13 second">{person.accounts.join(' · ')}</p>
                {person.tags.length > 0 && <p className="t13 second">#{person.tags.join(' #')}</p>}
              </div>
              <span className="t13 second">{person.lastAt && <Time at={person.lastAt} as="short" />}</span>
            </li>
          ))}
        </ul>
      )}
      {keeping && <Keeping {...keeping} />}
    </Page>
  )
}

function Keeping({ rules, networks, kinds, lockedBecause, busy, problem, onKeep, onTakeBack }: KeepingProps) {
  const [network, setNetwork] = useState('')
  const [kind, setKind] = useState('')
  const [days, setDays] = useState('365')
  const keep = (event: FormEvent) => {
    event.preventDefault()
    onKeep({ network: network || null, kind: kind || null, days: Number(days) || 0 })
  }
  const named = (all: { value: string; label: string }[], value: string) =>
    all.find(each => each.value === value)?.label ?? value
  return (
    <section className="one-person" aria-labelledby="how-long">
      <div>
        <h2 className="heading" id="how-long">
          How long we keep what people say
        </h2>
        <p className="t13 second">
          After that its words go, as if they had been deleted where they stood. That somebody asked, and what came of
          it, stays. The narrowest rule holds.
        </p>
        {rules.length === 0 ? (
          <p>For as long as it stands on its network.</p>
        ) : (
          <ul>
            {rules.map(rule => (
              <li key={rule.id}>
                <span>
                  {rule.kind ? named(kinds, rule.kind) : 'Everything'} from{' '}
                  {rule.network ? named(networks, rule.network) : 'every network'}: {counted(rule.days, 'day')}{' '}
                  {!lockedBecause && <LinkButton onClick={() => onTakeBack(rule.id)}>Take it back</LinkButton>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <form onSubmit={keep}>
          <Select
            label="From which network"
            value={network}
            onChange={event => setNetwork(event.target.value)}
            options={[{ value: '', label: 'Every network' }, ...networks]}
          />
          <Select
            label="What kind of conversation"
            value={kind}
            onChange={event => setKind(event.target.value)}
            options={[{ value: '', label: 'Every kind' }, ...kinds]}
          />
          <TextField
            label="Keep its words for so many days"
            type="number"
            min={1}
            max={36500}
            value={days}
            error={reasonAt(problem, 'days')}
            onChange={event => setDays(event.target.value)}
          />
          {problem && !reasonAt(problem, 'days') && <Trouble title={problem.title} />}
          <div>
            <Button type="submit" busy={busy} disabledBecause={lockedBecause}>
              Keep it so
            </Button>
          </div>
        </form>
      </div>
    </section>
  )
}
