import './offers.css'
import type { ReactNode } from 'react'
import { Anchor, Button, Chip, Empty, Time } from '#apps/ui'
import { paths } from '../paths.ts'
import { Page, useTitle } from '../screen.tsx'

/** How many are left, and what one can do about it at the counter. */
export interface StockView {
  left: number | null
  isSoldOut: boolean
  countedAt?: string
}

export interface OfferRowView {
  id: string
  title: string
  language: string
  author: string
  standing: string
  tone?: 'care' | 'stop' | 'yours'
  price: string
  changedAt: string
  stock?: StockView
}

interface Acts {
  busy?: string
  onAdd: (id: string, add: number) => void
  onSoldOut: (id: string, isSoldOut: boolean) => void
}

/** What is on sale, and how much of it is left: to be counted with a thumb. */
export function Offers({ rows, buttons, ...acts }: { rows: OfferRowView[]; buttons: ReactNode } & Acts) {
  useTitle('Offers')
  return (
    <Page
      title="Offers."
      about="What is on sale, where it is, and how much is left. Sold out is said everywhere within seconds."
      actions={buttons}
    >
      {rows.length === 0 ? (
        <Empty title="Nothing is offered yet.">What must be cleared, what the truck has today, what is new.</Empty>
      ) : (
        <ul className="offer-rows">
          {rows.map(({ id, title, language, author, standing, tone, price, changedAt, stock }) => (
            <li key={id}>
              <p className="row tight t13 second">
                {author} <Chip tone={tone ?? 'line'}>{standing}</Chip> {price}
              </p>
              <h2>
                <Anchor href={paths.offer(id)} lang={language} dir="auto">
                  {title}
                </Anchor>
              </h2>
              {stock ? (
                <Stock id={id} title={title} stock={stock} {...acts} />
              ) : (
                <p className="t13 third">
                  written <Time at={changedAt} />
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

/** One less, one more, none: each button as wide as a thumb. */
export function Stock({
  id,
  title,
  stock: { left, isSoldOut, countedAt },
  busy,
  onAdd,
  onSoldOut,
}: { id: string; title: string; stock: StockView } & Acts) {
  return (
    <fieldset className="stock" aria-label={`Left of ${title}`}>
      {left !== null && (
        <>
          <Button
            className="step"
            aria-label={`One less of ${title}`}
            disabledBecause={left === 0 ? 'None is left.' : busy}
            reasonHidden
            onClick={() => onAdd(id, -1)}
          >
            −
          </Button>
          <span className="count" role="status" aria-label={`${left} left`}>
            {left}
          </span>
          <Button
            className="step"
            aria-label={`One more of ${title}`}
            disabledBecause={busy}
            reasonHidden
            onClick={() => onAdd(id, 1)}
          >
            +
          </Button>
        </>
      )}
      <Button disabledBecause={busy} reasonHidden onClick={() => onSoldOut(id, !isSoldOut)}>
        {isSoldOut ? 'It is not sold out after all' : 'Sold out'}
      </Button>
      {countedAt && (
        <span className="t13 third">
          counted <Time at={countedAt} />
        </span>
      )}
    </fieldset>
  )
}
