import './offers.css'
import { type ReactNode, useState } from 'react'
import { Anchor, Button, Chip, Select, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { Stock, type StockView } from './offers.tsx'
import { Prose } from './prose.tsx'

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
          <Prose text={offer.about} language={offer.language} />
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
