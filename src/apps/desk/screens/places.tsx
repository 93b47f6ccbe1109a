import './places.css'
import { useState } from 'react'
import { Button, Checkbox, Empty, LinkButton, Select } from '#apps/ui'
import type { ProblemDetails } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { NewPlace } from './new-place.tsx'
import type { AllowsView, PlaceView } from './place-views.ts'

interface PlacesProps {
  places: PlaceView[]
  /** Null: there is no community yet. */
  allows: AllowsView | null
  isCentre: boolean
  whyNotMake?: string
  company: string
  busy?: string
  problem?: ProblemDetails
  onFound: (name: string, about: string) => void
  onMake: (name: string, about: string, slug: string) => Promise<boolean>
  onOpen: (id: string) => void
  onElsewhere: () => void
  /** A conversation is begun there, by whoever presses. */
  onBegin: (id: string) => void
  onWidget: (id: string) => void
  onAllow: (allows: Partial<AllowsView>) => void
}

/** Ground of our own: the community, what lies below it, and what the centre lets them decide. */
export function Places(props: PlacesProps) {
  const { places, allows, company, busy, problem, isCentre, onFound } = props
  const master = places.find(place => place.isMaster && !place.isSample)
  const sample = places.find(place => place.isSample)
  useTitle('Own places')
  if (master && allows) return <PlaceList {...props} master={master} allows={allows} />
  return (
    <Page
      title="Give people a place to meet"
      about="Customers ask there; those who use what you make answer, and so do you. Everything said there is a conversation in your inbox."
    >
      {isCentre ? (
        <NewPlace
          // The company’s name comes a moment later.
          key={company}
          label="Your community"
          first={company && `${company} community`}
          yes="Open the community"
          busy={busy}
          problem={problem}
          onKeep={onFound}
        />
      ) : (
        <Empty title="There is no community yet.">Communications or an administrator opens it. Ask one of them.</Empty>
      )}
      {sample && <SamplePlace place={sample} />}
    </Page>
  )
}

function PlaceList(props: PlacesProps & { master: PlaceView; allows: AllowsView }) {
  const {
    places,
    master,
    allows,
    isCentre,
    whyNotMake,
    busy,
    problem,
    onMake,
    onOpen,
    onWidget,
    onElsewhere,
    onBegin,
    onAllow,
  } = props
  const [isMaking, setMaking] = useState(false)
  const below = places.filter(place => !place.isMaster && !place.isSample)
  const sample = places.find(place => place.isSample)
  const make = async (name: string, about: string, slug: string) => {
    if (await onMake(name, about, slug)) setMaking(false)
  }
  return (
    <Page
      title={master.name}
      about={<PlaceAddress place={master} />}
      actions={
        <>
          <Button onClick={onElsewhere}>In the fediverse</Button>
          <Button onClick={() => onWidget(master.id)}>On your pages</Button>
          <Button onClick={() => onOpen(master.id)}>Name, look and rules</Button>
          <Button kind="primary" onClick={() => onBegin(master.id)}>
            Start a conversation
          </Button>
        </>
      }
    >
      <section className="stack spaced" aria-labelledby="communities">
        <h2 className="heading" id="communities">
          Communities below it
        </h2>
        {below.length === 0 && (
          <p className="second">
            None yet. One for each product, country or language: with a name and a look of its own, and the same
            accounts.
          </p>
        )}
        <ul className="place-rows">
          {below.map(place => (
            <li key={place.id}>
              <div className="grow">
                <b className="place-name">{place.name}</b>
                {place.closedAt && <span className="third"> · closed</span>}
                {place.about && <p className="second">{place.about}</p>}
                <p className="t13 third">
                  <PlaceAddress place={place} />
                  {leadersOf(place)}
                </p>
              </div>
              {!place.closedAt && (
                <LinkButton onClick={() => onBegin(place.id)} aria-label={`Start a conversation in ${place.name}`}>
                  Start a conversation
                </LinkButton>
              )}
              <LinkButton onClick={() => onWidget(place.id)} aria-label={`On your pages: ${place.name}`}>
                On your pages
              </LinkButton>
              <LinkButton
                onClick={() => onOpen(place.id)}
                aria-label={`${place.kept.all ? 'Look at it' : 'Change'}: ${place.name}`}
              >
                {place.kept.all ? 'Look at it' : 'Change'}
              </LinkButton>
            </li>
          ))}
        </ul>
        {isMaking ? (
          <NewPlace
            label="A new community"
            hasSlug
            yes="Open it"
            busy={busy}
            problem={problem}
            onKeep={(...said) => void make(...said)}
            onLeave={() => setMaking(false)}
          />
        ) : (
          <div>
            <Button kind="primary" disabledBecause={whyNotMake} onClick={() => setMaking(true)}>
              Make a community
            </Button>
          </div>
        )}
      </section>
      {sample && <SamplePlace place={sample} />}
      <Allowed allows={allows} isCentre={isCentre} onAllow={onAllow} />
    </Page>
  )
}

/** To look around in: it is hidden from search engines, listed nowhere, and goes with the sample company. */
function SamplePlace({ place }: { place: PlaceView }) {
  return (
    <section className="stack spaced" aria-labelledby="sample-place">
      <h2 className="heading" id="sample-place">
        To look around in
      </h2>
      <ul className="place-rows">
        <li>
          <div className="grow">
            <b className="place-name">{place.name}</b>
            <span className="third"> · sample</span>
            <p className="second">
              What a community can be: people who help each other, ideas, a poll, an evening in the workshop. Nothing
              leaves from it, and it goes with the sample company.
            </p>
            <p className="t13 third">
              <PlaceAddress place={place} />
              {leadersOf(place)}
            </p>
          </div>
        </li>
      </ul>
    </section>
  )
}

function PlaceAddress({ place }: { place: PlaceView }) {
  return (
    <a href={place.address} target="_blank" rel="noreferrer">
      {place.address.replace(/^https?:\/\//, '')}
    </a>
  )
}

function leadersOf({ moderators }: PlaceView): string {
  const leaders = moderators.filter(each => each.isLead).map(each => each.name)
  if (leaders.length === 0) return ''
  return ` · ${new Intl.ListFormat('en-GB').format(leaders)} ${leaders.length > 1 ? 'lead' : 'leads'} it`
}

const makers: { value: AllowsView['makers']; label: string }[] = [
  { value: 'centre', label: 'Communications and administrators only' },
  { value: 'coordinators', label: 'Coordinators, too' },
  { value: 'everyone', label: 'Every colleague' },
]

const deciding: [keyof Omit<AllowsView, 'makers'>, string][] = [
  ['look', 'Choose a logo, a colour and letters of their own'],
  ['rules', 'Add rules of their own to those of all'],
  ['outsiders', 'Ask members from outside to moderate'],
  ['host', 'Have an address of their own'],
]

/** What the centre leaves to those who lead a community. Whoever is not of the centre reads it. */
function Allowed({ allows, isCentre, onAllow }: Pick<PlacesProps, 'isCentre' | 'onAllow'> & { allows: AllowsView }) {
  if (!isCentre)
    return (
      <section className="stack spaced" aria-labelledby="allowed">
        <h2 className="heading" id="allowed">
          What those who lead one decide themselves
        </h2>
        <ul className="allowed">
          {deciding.map(([field, label]) => (
            <li key={field}>
              {label}: <b>{allows[field] ? 'yes' : 'no, the centre decides'}</b>
            </li>
          ))}
        </ul>
      </section>
    )
  return (
    <div className="form place-allowed">
      <fieldset className="choices">
        <legend>What those who lead one decide themselves</legend>
        {deciding.map(([field, label]) => (
          <Checkbox
            key={field}
            label={label}
            checked={allows[field]}
            onChange={event => onAllow({ [field]: event.target.checked })}
          />
        ))}
      </fieldset>
      <Select
        label="Who may make one"
        value={allows.makers}
        options={makers}
        onChange={event => onAllow({ makers: event.target.value as AllowsView['makers'] })}
      />
    </div>
  )
}
