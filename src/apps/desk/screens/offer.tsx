import './offers.css'
import { type ReactNode, useState } from 'react'
import {
  Anchor,
  Button,
  Checkbox,
  Chip,
  Confirm,
  type Finding,
  FindingCard,
  findingKey,
  LinkButton,
  Select,
  TextArea,
  TextField,
  Time,
  Trouble,
} from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { Stock, type StockView } from './offers.tsx'

/** An offer as its fields hold it. */
export interface OfferTyped {
  siteId: string
  title: string
  about: string
  price: string
  priceBefore: string
  currency: string
  stock: string
  startsAt: string
  endsAt: string
  placeKind: 'none' | 'point' | 'address' | 'route'
  label: string
  address: string
  latitude: string
  longitude: string
  /** `1,2,3 11:00 15:00` would be for machines: days, opens, closes. */
  opening: { days: string; opens: string; closes: string }[]
  stops: StopTyped[]
  conditions: string
  code: string
  link: string
  soldOut: string
  moved: string
  over: string
  language: string
  /** Words of its own by account; an account that is not in it gets no post. */
  posts: Record<string, string>
}

export interface StopTyped {
  label: string
  latitude: string
  longitude: string
  from: string
  until: string
}

export interface AccountChoice {
  id: string
  name: string
  /** What happens to the post once the offer is gone. */
  whenGone: string
}

interface FormProps {
  typed: OfferTyped
  sites: { value: string; label: string }[]
  languages: { value: string; label: string }[]
  accounts: AccountChoice[]
  isNew: boolean
  told?: ReactNode
  /** What the rules find in it. */
  findings: Finding[]
  /** It nearly repeats what a colleague stopped. */
  stopped: { because: string | undefined; notice: ReactNode }
  busy?: string
  problem?: ProblemDetails
  onType: (more: Partial<OfferTyped>) => void
  onKeep: () => void
  onRelease: (asks: boolean) => void
  onGiveUp: () => void
}

const placeKinds = [
  { value: 'none', label: 'Nowhere but online' },
  { value: 'address', label: 'At an address' },
  { value: 'point', label: 'At a place on the map' },
  { value: 'route', label: 'On a route, with stops' },
]
const days = [
  { value: '1,2,3,4,5,6,7', label: 'Every day' },
  { value: '1,2,3,4,5', label: 'Monday to Friday' },
  { value: '6', label: 'Saturday' },
  { value: '7', label: 'Sunday' },
  { value: '1', label: 'Monday' },
  { value: '2', label: 'Tuesday' },
  { value: '3', label: 'Wednesday' },
  { value: '4', label: 'Thursday' },
  { value: '5', label: 'Friday' },
]

/** Where somebody writes an offer: what, for how much, where and when, and where it is posted. */
export function OfferForm(props: FormProps) {
  const { typed, sites, languages, isNew, told, findings, stopped, busy, problem } = props
  const { onType, onKeep, onRelease, onGiveUp } = props
  const stop = findings.find(({ level }) => level === 'stop')
  const [asks, setAsks] = useState(false)
  const [givingUp, setGivingUp] = useState(false)
  const shown = ['title', 'about', 'price', 'priceBefore', 'currency', 'stock', 'startsAt', 'endsAt', 'code', 'link']
  const rest = reasonsElsewhere(problem, shown)
  useTitle(`${typed.title || 'A new offer'} · Offers`)
  const text = (name: 'title' | 'price' | 'priceBefore' | 'currency' | 'stock' | 'code' | 'link' | 'conditions') => ({
    value: typed[name],
    error: reasonAt(problem, name),
    onChange: (event: { target: { value: string } }) => onType({ [name]: event.target.value }),
  })
  const time = (name: 'startsAt' | 'endsAt') => ({
    type: 'datetime-local',
    value: typed[name],
    error: reasonAt(problem, name),
    onChange: (event: { target: { value: string } }) => onType({ [name]: event.target.value }),
  })
  return (
    <Page title={typed.title || 'A new offer'} about="Under your own name. Nobody sees it until you release it.">
      <form
        className="offer-form"
        onSubmit={event => {
          event.preventDefault()
          onKeep()
        }}
      >
        {told}
        {isNew && (
          <Select
            label="In which community"
            value={typed.siteId}
            options={sites}
            onChange={event => onType({ siteId: event.target.value })}
          />
        )}
        <TextField label="What it is" maxLength={200} lang={typed.language} {...text('title')} />
        <TextArea
          label="About it"
          rows={6}
          lang={typed.language}
          value={typed.about}
          error={reasonAt(problem, 'about')}
          hint="**strong**, - a list, [words](https://…)."
          onChange={event => onType({ about: event.target.value })}
        />
        <div className="two">
          <TextField label="Price" inputMode="decimal" hint="2390 or 2390.50" {...text('price')} />
          <TextField label="Instead of" inputMode="decimal" hint="What it costs otherwise." {...text('priceBefore')} />
          <TextField label="Currency" maxLength={3} {...text('currency')} />
          <TextField label="How many" inputMode="numeric" hint="Empty: nobody counts." {...text('stock')} />
        </div>
        <div className="two">
          <TextField label="From (empty: at once)" {...time('startsAt')} />
          <TextField label="Until" {...time('endsAt')} />
          <Select
            label="Language"
            value={typed.language}
            options={languages}
            onChange={event => onType({ language: event.target.value })}
          />
        </div>
        <PlaceFields {...props} />
        <fieldset>
          <legend>Buying</legend>
          <TextArea label="Conditions" rows={2} {...text('conditions')} />
          <div className="two">
            <TextField label="Code" hint="A coupon, or the number of the article in your shop." {...text('code')} />
            <TextField label="Where it can be bought" type="url" {...text('link')} />
          </div>
        </fieldset>
        <Posts {...props} />
        {findings.map(finding => (
          <FindingCard key={`${findingKey(finding)} ${finding.words}`} finding={finding} language={typed.language} />
        ))}
        {stopped.notice}
        {rest && <Trouble title={rest} />}
        <Checkbox
          label="Have a colleague read it first"
          about="Where the rules ask for it, one does anyway, and it comes back to you to be released."
          checked={asks}
          onChange={event => setAsks(event.target.checked)}
        />
        <div className="row">
          <Button
            kind="primary"
            busy={busy}
            disabledBecause={
              !typed.title.trim()
                ? 'Say what it is first.'
                : stop
                  ? `${stop.title}. Take these words out first.`
                  : stopped.because
            }
            onClick={() => onRelease(asks)}
          >
            {asks ? 'Hand it in' : 'Release it'}
          </Button>
          <Button type="submit" disabledBecause={busy} reasonHidden>
            Keep it
          </Button>
          {!isNew && (
            <Button kind="plain" onClick={() => setGivingUp(true)}>
              Give it up
            </Button>
          )}
        </div>
        {givingUp && (
          <Confirm title="Give it up?" yes="Give it up" busy={busy} onYes={onGiveUp} onNo={() => setGivingUp(false)}>
            What stands outside of it is withdrawn, too.
          </Confirm>
        )}
      </form>
    </Page>
  )
}

/** Where it is: an address, a place on the map, or a route. */
export function PlaceFields({ typed, problem, onType }: Pick<FormProps, 'typed' | 'problem' | 'onType'>) {
  const { placeKind, stops, opening } = typed
  const field = (name: 'label' | 'address' | 'latitude' | 'longitude') => ({
    value: typed[name],
    onChange: (event: { target: { value: string } }) => onType({ [name]: event.target.value }),
  })
  const stop = (at: number, more: Partial<StopTyped>) =>
    onType({ stops: stops.map((each, index) => (index === at ? { ...each, ...more } : each)) })
  const hours = (at: number, more: Partial<OfferTyped['opening'][number]>) =>
    onType({ opening: opening.map((each, index) => (index === at ? { ...each, ...more } : each)) })
  return (
    <fieldset>
      <legend>Where it is</legend>
      <Select
        label="Place"
        value={placeKind}
        options={placeKinds}
        error={reasonAt(problem, 'place')}
        onChange={event => onType({ placeKind: event.target.value as OfferTyped['placeKind'] })}
      />
      {(placeKind === 'address' || placeKind === 'point') && (
        <div className="two">
          <TextField label="What people call it" hint="Marktplatz" {...field('label')} />
          {placeKind === 'address' && <TextField label="Address" {...field('address')} />}
          <TextField label="Latitude" inputMode="decimal" hint="51.3405, for the map" {...field('latitude')} />
          <TextField label="Longitude" inputMode="decimal" hint="12.3747" {...field('longitude')} />
        </div>
      )}
      {placeKind === 'route' &&
        stops.map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: stops have no names of their own, and are only added at the end.
          <fieldset key={at} className="stop-row" aria-label={`Stop ${at + 1}`}>
            <div className="two">
              <TextField label="Stop" value={each.label} onChange={event => stop(at, { label: event.target.value })} />
              <TextField
                label="Latitude"
                inputMode="decimal"
                value={each.latitude}
                onChange={event => stop(at, { latitude: event.target.value })}
              />
              <TextField
                label="Longitude"
                inputMode="decimal"
                value={each.longitude}
                onChange={event => stop(at, { longitude: event.target.value })}
              />
            </div>
            <div className="two">
              <TextField
                label="From"
                type="datetime-local"
                value={each.from}
                onChange={event => stop(at, { from: event.target.value })}
              />
              <TextField
                label="Until"
                type="datetime-local"
                value={each.until}
                onChange={event => stop(at, { until: event.target.value })}
              />
            </div>
            <p>
              <LinkButton type="button" onClick={() => onType({ stops: stops.filter((_, index) => index !== at) })}>
                Take stop {at + 1} out
              </LinkButton>
            </p>
          </fieldset>
        ))}
      {placeKind === 'route' && (
        <p>
          <Button
            small
            onClick={() =>
              onType({ stops: [...stops, { label: '', latitude: '', longitude: '', from: '', until: '' }] })
            }
          >
            Add a stop
          </Button>
        </p>
      )}
      {(placeKind === 'address' || placeKind === 'point') && (
        <>
          {opening.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: hours have no names of their own, and are only added at the end.
            <fieldset key={at} className="two" aria-label={`Opening hours ${at + 1}`}>
              <Select
                label="Days"
                value={each.days}
                options={days}
                onChange={event => hours(at, { days: event.target.value })}
              />
              <TextField
                label="Opens"
                type="time"
                value={each.opens}
                onChange={event => hours(at, { opens: event.target.value })}
              />
              <TextField
                label="Closes"
                type="time"
                value={each.closes}
                onChange={event => hours(at, { closes: event.target.value })}
              />
            </fieldset>
          ))}
          <p>
            <Button
              small
              onClick={() => onType({ opening: [...opening, { days: '1,2,3,4,5', opens: '10:00', closes: '18:00' }] })}
            >
              Add opening hours
            </Button>
          </p>
        </>
      )}
    </fieldset>
  )
}

function Posts({ typed, accounts, onType }: Pick<FormProps, 'typed' | 'accounts' | 'onType'>) {
  const { posts } = typed
  const choose = (id: string, isChosen: boolean) => {
    const { [id]: _, ...others } = posts
    onType({ posts: isChosen ? { ...others, [id]: '' } : others })
  }
  const line = (name: 'soldOut' | 'moved' | 'over', label: string) => (
    <TextField
      label={label}
      maxLength={200}
      lang={typed.language}
      value={typed[name]}
      onChange={event => onType({ [name]: event.target.value })}
    />
  )
  return (
    <fieldset>
      <legend>Posted on networks</legend>
      {accounts.length === 0 && <p className="t14 second">No account is connected from which you could post it.</p>}
      {accounts.map(({ id, name, whenGone }) => (
        <div key={id}>
          <Checkbox
            label={name}
            about={whenGone}
            checked={id in posts}
            onChange={event => choose(id, event.target.checked)}
          />
          {id in posts && (
            <TextArea
              label={`Words for ${name} (empty: title, price and place)`}
              rows={3}
              lang={typed.language}
              value={posts[id] ?? ''}
              onChange={event => onType({ posts: { ...posts, [id]: event.target.value } })}
            />
          )}
        </div>
      ))}
      {Object.keys(posts).length > 0 && (
        <>
          <p className="t14 second">
            With the offer you release what its posts say then. Nothing else is ever said in your name without you.
          </p>
          <div className="two">
            {line('soldOut', 'Once it is sold out')}
            {line('moved', 'Once it has moved')}
            {line('over', 'Once it is over')}
          </div>
        </>
      )}
    </fieldset>
  )
}

export interface OfferReadView {
  id: string
  title: string
  language: string
  about: string
  author: string
  standing: string
  tone?: 'care' | 'stop' | 'yours'
  facts: string[]
  url?: string
  stock?: StockView
  /** Until when a phone shares where it is. */
  sharedUntil?: string
  posts: { id: string; where: string; says: string; url?: string; failure?: string }[]
  deeds: { at: string; words: string }[]
  sold: string[]
  withdrawnWhy?: string
  can: { release: boolean; takeBack: boolean; withdraw: boolean; share: boolean; move: boolean; beWrong: boolean }
}

interface ReadProps {
  offer: OfferReadView
  told?: ReactNode
  /** The button beside everything that we said. */
  wrong?: ReactNode
  /** The button that says where it is from now on. */
  move?: ReactNode
  busy?: string
  problem?: ProblemDetails
  onRelease: () => void
  onTakeBack: () => void
  onWithdraw: (reason: string) => void
  onAdd: (id: string, add: number) => void
  onSoldOut: (id: string, isSoldOut: boolean) => void
  onShare: (minutes: number) => void
  onStopSharing: () => void
}

/** An offer as it stands: counted, shared, posted, sold. */
export function OfferRead(props: ReadProps) {
  const { offer, told, busy, problem, onRelease, onTakeBack, onWithdraw, onAdd, onSoldOut } = props
  const [reason, setReason] = useState<string>()
  useTitle(`${offer.title} · Offers`)
  return (
    <Page
      title={offer.title}
      about={
        <>
          {offer.author} · <Chip tone={offer.tone ?? 'line'}>{offer.standing}</Chip>
        </>
      }
      actions={offer.url && <a href={offer.url}>Its page</a>}
    >
      <div className="offer-page">
        {told}
        {offer.withdrawnWhy && (
          <Trouble mild title="It was withdrawn.">
            {offer.withdrawnWhy}
          </Trouble>
        )}
        {offer.stock && (
          <section aria-label="What is left">
            <h2>What is left</h2>
            <Stock
              id={offer.id}
              title={offer.title}
              stock={offer.stock}
              busy={busy}
              onAdd={onAdd}
              onSoldOut={onSoldOut}
            />
          </section>
        )}
        {offer.can.share && <Sharing {...props} />}
        <section aria-label="What it says">
          <p className="t14 second">{offer.facts.join(' · ')}</p>
          <p lang={offer.language} dir="auto" style={{ whiteSpace: 'pre-line' }}>
            {offer.about}
          </p>
        </section>
        {offer.sold.length > 0 && (
          <section aria-label="Sold">
            <h2>Sold</h2>
            <ul>
              {offer.sold.map(each => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </section>
        )}
        {offer.posts.length > 0 && (
          <section aria-label="Posts">
            <h2>Where it was posted</h2>
            <ul>
              {offer.posts.map(({ id, where, says, url, failure }) => (
                <li key={id}>
                  {url ? <a href={url}>{where}</a> : where}: {says}
                  {failure && <p className="t13 second">{failure}</p>}
                </li>
              ))}
            </ul>
          </section>
        )}
        {problem && <Trouble title={problem.title}>{problem.reasons[0]?.message}</Trouble>}
        <div className="row">
          {offer.can.release && (
            <Button kind="primary" busy={busy} onClick={onRelease}>
              Release it
            </Button>
          )}
          {offer.can.takeBack && (
            <Button disabledBecause={busy} reasonHidden onClick={onTakeBack}>
              Take it back, to write on
            </Button>
          )}
          {offer.can.move && props.move}
          {offer.can.beWrong && props.wrong}
          {offer.can.withdraw && (
            <Button kind="plain" onClick={() => setReason('')}>
              Withdraw it…
            </Button>
          )}
        </div>
        {reason !== undefined && (
          <form
            className="offer-form"
            onSubmit={event => {
              event.preventDefault()
              onWithdraw(reason)
            }}
          >
            <TextField
              label="Why (it stands where the offer stood)"
              value={reason}
              error={reasonAt(problem, 'reason')}
              onChange={event => setReason(event.target.value)}
            />
            <p>
              <Button type="submit" busy={busy}>
                Withdraw it
              </Button>
            </p>
          </form>
        )}
        <section aria-label="What happened">
          <h2>What happened</h2>
          <ul className="t14">
            {offer.deeds.map(({ at, words }) => (
              <li key={`${at} ${words}`}>
                {words}{' '}
                <span className="third">
                  <Time at={at} />
                </span>
              </li>
            ))}
          </ul>
          <p>
            <Anchor href={paths.offers()}>All offers</Anchor>
          </p>
        </section>
      </div>
    </Page>
  )
}

const spans = [
  { value: '60', label: 'One hour' },
  { value: '120', label: 'Two hours' },
  { value: '240', label: 'Four hours' },
  { value: '480', label: 'Eight hours' },
]

function Sharing({ offer, busy, onShare, onStopSharing }: ReadProps) {
  const [minutes, setMinutes] = useState('120')
  return (
    <section aria-label="Where you are with it">
      <h2>Where you are with it</h2>
      {offer.sharedUntil ? (
        <p className="t14">
          The page shows where you are until <Time as="full" at={offer.sharedUntil} />. Then it is forgotten.
        </p>
      ) : (
        <Select
          label="Share it for"
          value={minutes}
          options={spans}
          onChange={event => setMinutes(event.target.value)}
        />
      )}
      <p className="row">
        <Button busy={busy} onClick={() => onShare(Number(minutes))}>
          {offer.sharedUntil ? 'I am somewhere else now' : 'Share where I am'}
        </Button>
        {offer.sharedUntil && (
          <Button kind="plain" onClick={onStopSharing}>
            Stop sharing
          </Button>
        )}
      </p>
    </section>
  )
}
