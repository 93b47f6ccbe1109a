import { useState } from 'react'
import { Button, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonsElsewhere } from '../problem.ts'
import { PlaceFields } from './offer-place.tsx'
import type { OfferTyped } from './offer-typed.ts'

interface MoveProps {
  /** Where it is until now. */
  place: OfferTyped
  hasPosts: boolean
  busy?: string
  problem?: ProblemDetails
  onMove: (typed: OfferTyped) => void
}

/** What is on offer is somewhere else from now on. */
export function MoveOffer({ place, hasPosts, busy, problem, onMove }: MoveProps) {
  const [typed, setTyped] = useState(place)
  const elsewhere = reasonsElsewhere(problem, ['place'])
  return (
    <form
      className="offer-form"
      onSubmit={event => {
        event.preventDefault()
        onMove(typed)
      }}
    >
      <p className="second">
        Its page and its calendar say so at once{hasPosts ? ', and its posts what you released for that' : ''}.
      </p>
      <PlaceFields typed={typed} problem={problem} onType={more => setTyped(before => ({ ...before, ...more }))} />
      {elsewhere && <Trouble title={elsewhere} />}
      <div>
        <Button kind="primary" type="submit" busy={busy}>
          It is there now
        </Button>
      </div>
    </form>
  )
}
