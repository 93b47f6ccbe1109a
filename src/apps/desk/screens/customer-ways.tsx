import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button, Checkbox, IconButton, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

export interface WaysView {
  /** Who knows our orders; empty: nobody is asked. */
  orderUrl: string
  domains: { domain: string; product: string }[]
}

interface CustomerWaysProps {
  ways: WaysView
  madeKey?: string
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onCopy: (text: string, what: string) => void
  onKeep: (ways: WaysView & { newKey: boolean }) => void
}

/** By which ways besides codes customers show that they are: their mail address, and an order that our own system knows. */
export function CustomerWays({ ways, madeKey, lockedBecause, busy, problem, onCopy, onKeep }: CustomerWaysProps) {
  const [orderUrl, setOrderUrl] = useState(ways.orderUrl)
  const [domains, setDomains] = useState(ways.domains)
  const [newKey, setNewKey] = useState(false)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    onKeep({ orderUrl: orderUrl.trim(), domains: domains.filter(({ domain }) => domain.trim()), newKey })
  }
  const change = (at: number, part: Partial<WaysView['domains'][number]>) =>
    setDomains(domains.map((each, index) => (index === at ? { ...each, ...part } : each)))
  const rest = reasonsElsewhere(problem, ['orderUrl', ...domains.map((_, at) => `domains.${at}.domain`)])
  return (
    <section aria-labelledby="ways">
      <h2 className="heading" id="ways">
        Other ways
      </h2>
      <form className="form" onSubmit={keep} aria-label="Other ways">
        <fieldset className="stack tight">
          <legend>By their confirmed mail address</legend>
          {domains.length === 0 && <p className="t13 second">No company or school is on the list.</p>}
          {domains.map((each, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: told apart by their place; both fields are typed.
            <div className="pair" key={at}>
              <TextField
                label="After the @"
                placeholder="school.example"
                value={each.domain}
                error={reasonAt(problem, `domains.${at}.domain`)}
                onChange={event => change(at, { domain: event.target.value })}
              />
              <TextField
                label="What they use"
                placeholder="the Cargo L"
                maxLength={60}
                value={each.product}
                onChange={event => change(at, { product: event.target.value })}
              />
              <IconButton
                small
                icon={X}
                label={`Take out ${each.domain || 'this line'}`}
                onClick={() => setDomains(domains.filter((_, index) => index !== at))}
              />
            </div>
          ))}
          <div>
            <Button small onClick={() => setDomains([...domains, { domain: '', product: '' }])}>
              Add one
            </Button>
          </div>
        </fieldset>
        <TextField
          label="By order number: the address of your own system that knows orders"
          hint="It is asked with a signed request, and answers yes or no. Empty: nobody is asked. The number itself is not kept."
          inputMode="url"
          value={orderUrl}
          maxLength={500}
          error={reasonAt(problem, 'orderUrl')}
          onChange={event => setOrderUrl(event.target.value)}
        />
        {ways.orderUrl && (
          <Checkbox
            label="Make a new key to sign with"
            about="The one before is worth nothing from then on."
            checked={newKey}
            onChange={event => setNewKey(event.target.checked)}
          />
        )}
        {problem && (rest || problem.reasons.length === 0) && <Trouble title={rest ?? problem.title} />}
        <div>
          <Button type="submit" busy={busy} disabledBecause={lockedBecause}>
            Keep these ways
          </Button>
        </div>
        {madeKey && (
          <div className="stack tight" role="status">
            <p>The key with which your system knows that it is us. Shown once:</p>
            <p>
              <b className="code">{madeKey}</b>
            </p>
            <div>
              <Button small onClick={() => onCopy(madeKey, 'The key')}>
                Copy it
              </Button>
            </div>
          </div>
        )}
      </form>
    </section>
  )
}
