import { type FormEvent, useState } from 'react'
import { Anchor, Button, Empty, LinkButton, TextField, Trouble } from '#apps/ui'
import type { PublicFigureView } from '../company-types.ts'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

export interface FigureWords {
  amount: string
  about: string[]
  sourceUrl: string
}

interface PublicFiguresProps {
  figures: PublicFigureView[]
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  /** Says whether it was added; if not, what was typed stays. */
  onAdd: (figure: FigureWords) => Promise<boolean>
  onWithdraw: (id: string) => void
}

/** Figures that everybody can read already: whoever says them is not stopped. */
export function PublicFigures({ figures, lockedBecause, busy, problem, onAdd, onWithdraw }: PublicFiguresProps) {
  const [amount, setAmount] = useState('')
  const [about, setAbout] = useState('')
  const [sourceUrl, setSourceUrl] = useState('')
  const missing = !/\d/.test(amount) ? 'Which figure?' : !sourceUrl.trim() ? 'Where can it be read?' : undefined
  const rest = reasonsElsewhere(problem, ['amount', 'about', 'sourceUrl'])
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (missing) return
    const words = about
      .split(',')
      .map(each => each.trim())
      .filter(Boolean)
    if (!(await onAdd({ amount: amount.trim(), about: words, sourceUrl: sourceUrl.trim() }))) return
    setAmount('')
    setAbout('')
    setSourceUrl('')
  }
  return (
    <section aria-labelledby="figures" className="figures-said">
      <h2 className="heading" id="figures">
        Figures that may be said
      </h2>
      {figures.length === 0 ? (
        <Empty title="None yet.">
          Our own figures are held for review. What stands in a report that everybody can read goes here, with where it
          stands.
        </Empty>
      ) : (
        <ul>
          {figures.map(figure => (
            <li key={figure.id}>
              <b>{figure.amount}</b>
              {figure.about.length > 0 && ` ${figure.about.join(', ')}`},{' '}
              <Anchor href={figure.sourceUrl}>where it stands</Anchor>{' '}
              {!lockedBecause && (
                <LinkButton onClick={() => onWithdraw(figure.id)} aria-label={`Take off ${figure.amount}`}>
                  Take off
                </LinkButton>
              )}
            </li>
          ))}
        </ul>
      )}
      {!lockedBecause && (
        <details className="folded">
          <summary>Add a figure</summary>
          <form className="stack" onSubmit={event => void add(event)}>
            <TextField
              label="The figure, with its unit"
              placeholder="14 %"
              value={amount}
              error={reasonAt(problem, 'amount')}
              onChange={event => setAmount(event.target.value)}
            />
            <TextField
              label="What it measures"
              hint="One of these words must stand beside it. Part them with commas."
              placeholder="revenue, turnover"
              value={about}
              error={reasonAt(problem, 'about')}
              onChange={event => setAbout(event.target.value)}
            />
            <TextField
              label="Where everybody can read it"
              type="url"
              placeholder="https://"
              value={sourceUrl}
              error={reasonAt(problem, 'sourceUrl')}
              onChange={event => setSourceUrl(event.target.value)}
            />
            {rest && <Trouble title={rest} />}
            <p>
              <Button type="submit" busy={busy} disabledBecause={missing}>
                Add it
              </Button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}
