import './path.css'
import './goals.css'
import { type FormEvent, useState } from 'react'
import { Button, LinkButton, Radio, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'
import { CustomerWays, type WaysView } from './customer-ways.tsx'

export interface CustomerCodeView {
  id: string
  /** "For one who uses the Cargo L since 1 May 2024", "For 480 more who use the Cargo L". */
  words: string
  madeBy: string
  endsAt: string
  isMine: boolean
}

export interface NewCode {
  product: string
  since?: string
  uses: number
  days: number
}

interface CustomersProps {
  codes: CustomerCodeView[]
  ways: WaysView
  /** The code that was just made: shown once. */
  made?: { code: string; endsAt: string }
  /** The key that was just made: shown once. */
  madeKey?: string
  /** Why one makes no codes for many, and does not change the ways. */
  manyLockedBecause?: string
  waysLockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  waysProblem?: ProblemDetails
  onMake: (code: NewCode) => void
  onEnd: (id: string) => void
  onCopy: (text: string, what: string) => void
  onKeepWays: (ways: WaysView & { newKey: boolean }) => void
}

/** How customers show that they are: a code, their mail address, or an order. */
export function Customers(props: CustomersProps) {
  const { codes, onEnd } = props
  useTitle('Known customers')
  return (
    <Page
      title="Customers whom we know."
      about="Whoever shows that they have something of ours is asked first when somebody wonders before buying, and it stands beside their name. They do it under “Show that you are a customer” in the community."
    >
      <div className="led goals">
        <section aria-labelledby="code">
          <h2 className="heading" id="code">
            A code for a customer
          </h2>
          <MakeCode {...props} />
        </section>
        <section aria-labelledby="codes">
          <h2 className="heading" id="codes">
            Codes that can still be used
          </h2>
          {codes.length === 0 && <p className="second">None. A code is told once, to whoever makes it.</p>}
          <ul>
            {codes.map(code => (
              <li key={code.id}>
                <p>{code.words}</p>
                <p className="t13 second">
                  {code.madeBy}, until <Time at={code.endsAt} />{' '}
                  {code.isMine && (
                    <LinkButton onClick={() => onEnd(code.id)} aria-label={`End it: ${code.words}`}>
                      End it
                    </LinkButton>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </section>
        <CustomerWays
          key={JSON.stringify(props.ways)}
          ways={props.ways}
          madeKey={props.madeKey}
          lockedBecause={props.waysLockedBecause}
          busy={props.busy}
          problem={props.waysProblem}
          onCopy={props.onCopy}
          onKeep={props.onKeepWays}
        />
      </div>
    </Page>
  )
}

function MakeCode({ made, manyLockedBecause, busy, problem, onMake, onCopy }: CustomersProps) {
  const [product, setProduct] = useState('')
  const [since, setSince] = useState('')
  const [whom, setWhom] = useState<'one' | 'many'>('one')
  const [uses, setUses] = useState('500')
  const [days, setDays] = useState('90')
  const make = (event: FormEvent) => {
    event.preventDefault()
    onMake({ product, ...(since && { since }), uses: whom === 'one' ? 1 : Number(uses) || 0, days: Number(days) || 0 })
  }
  const rest = reasonsElsewhere(problem, ['product', 'since', 'uses', 'days'])
  return (
    <form className="form" onSubmit={make} aria-label="Make a code">
      <TextField
        label="What do they use?"
        hint="As it follows “uses”: the Cargo L."
        value={product}
        maxLength={60}
        error={reasonAt(problem, 'product')}
        onChange={event => setProduct(event.target.value)}
      />
      <TextField
        label="Since when, where you know it"
        type="date"
        value={since}
        error={reasonAt(problem, 'since')}
        onChange={event => setSince(event.target.value)}
      />
      <Radio
        label="For whom"
        value={whom}
        options={[
          { value: 'one', label: 'One customer', about: 'You know them, and invite them in your name.' },
          {
            value: 'many',
            label: 'Many',
            about: manyLockedBecause ?? 'One code for all of them, such as on delivery notes.',
          },
        ]}
        onChange={setWhom}
      />
      {whom === 'many' && (
        <TextField
          label="How many may use it"
          type="number"
          min={2}
          max={100_000}
          value={uses}
          error={reasonAt(problem, 'uses')}
          onChange={event => setUses(event.target.value)}
        />
      )}
      <TextField
        label="For how many days"
        type="number"
        min={1}
        max={730}
        value={days}
        error={reasonAt(problem, 'days')}
        onChange={event => setDays(event.target.value)}
      />
      {problem && (rest || problem.reasons.length === 0) && <Trouble title={rest ?? problem.title} />}
      <div>
        <Button
          type="submit"
          kind="primary"
          busy={busy}
          disabledBecause={whom === 'many' ? manyLockedBecause : undefined}
        >
          Make the code
        </Button>
      </div>
      {made && (
        <div className="stack tight" role="status">
          <p>
            <b className="code">{made.code}</b>
          </p>
          <p className="t13 second">
            Shown once: nobody can look it up later. Good until <Time at={made.endsAt} />.
          </p>
          <div>
            <Button small onClick={() => onCopy(made.code, 'The code')}>
              Copy it
            </Button>
          </div>
        </div>
      )}
    </form>
  )
}
