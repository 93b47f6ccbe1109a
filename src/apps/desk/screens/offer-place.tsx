import './offers.css'
import { Button, LinkButton, Select, TextField } from '#apps/ui'
import { reasonAt } from '../problem.ts'
import type { FormProps, OfferTyped, StopTyped } from './offer-typed.ts'

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
