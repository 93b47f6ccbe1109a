import './offers.css'
import { useState } from 'react'
import { Anchor, Button, Confirm, Radio, TextField, Time, Trouble } from '#apps/ui'
import { paths } from '../paths.ts'
import { type ProblemDetails, reasonAt } from '../problem.ts'
import { Page, useTitle } from '../screen.tsx'

export type ShopKind = 'shopify' | 'woocommerce' | 'own'

export interface ShopView {
  id: string
  label: string
  kind: ShopKind
  hookUrl: string
  heardAt?: string
}

interface ShopsProps {
  shops: ShopView[]
  lockedBecause?: string
  /** Shown once, right after it was connected. */
  made?: { hookUrl: string; signingKey: string | null }
  busy?: string
  problem?: ProblemDetails
  onConnect: (kind: ShopKind, label: string, key: string) => void
  onRemove: (id: string) => void
}

const kinds: { value: ShopKind; label: string; about: string }[] = [
  {
    value: 'shopify',
    label: 'Shopify',
    about: 'Topics: order creation, payment, update, cancellation, refund creation.',
  },
  { value: 'woocommerce', label: 'WooCommerce', about: 'Topics: order created, order updated.' },
  { value: 'own', label: 'A till or a shop of your own', about: 'Orders and what is left, signed by our own key.' },
]

/** The shops that tell us what was sold, each let in by its signature. */
export function Shops({ shops, lockedBecause, made, busy, problem, onConnect, onRemove }: ShopsProps) {
  const [kind, setKind] = useState<ShopKind>('shopify')
  const [label, setLabel] = useState('')
  const [key, setKey] = useState('')
  const [removing, setRemoving] = useState<ShopView>()
  useTitle('Shops · Offers')
  return (
    <Page
      title="Shops that tell us."
      about="What was ordered by a code, an article number or a link of an offer counts as its result. Of whoever bought, nothing is kept."
      actions={<Anchor href={paths.offers()}>All offers</Anchor>}
    >
      <div className="offer-page">
        {shops.length === 0 && <p className="second">None yet: what is sold is counted by hand.</p>}
        {shops.length > 0 && (
          <ul className="offer-rows">
            {shops.map(shop => (
              <li key={shop.id}>
                <h2>{shop.label}</h2>
                <p className="t13 second">
                  {kinds.find(({ value }) => value === shop.kind)?.label}
                  {shop.heardAt ? (
                    <>
                      , heard <Time at={shop.heardAt} />
                    </>
                  ) : (
                    ', not heard yet'
                  )}
                </p>
                <p className="t13">
                  <code>{shop.hookUrl}</code>
                </p>
                <p>
                  <Button small disabledBecause={lockedBecause} onClick={() => setRemoving(shop)}>
                    Remove {shop.label}
                  </Button>
                </p>
              </li>
            ))}
          </ul>
        )}
        {removing && (
          <Confirm
            title={`Remove ${removing.label}?`}
            yes="Remove it"
            busy={busy}
            onYes={() => {
              onRemove(removing.id)
              setRemoving(undefined)
            }}
            onNo={() => setRemoving(undefined)}
          >
            Its key goes with it. What it told of stays.
          </Confirm>
        )}
        {made && (
          <section aria-label="What to enter there">
            <h2>Enter this there</h2>
            <p className="t14">
              Address: <code>{made.hookUrl}</code>
            </p>
            {made.signingKey && (
              <p className="t14">
                Key, shown only now: <code>{made.signingKey}</code>
              </p>
            )}
          </section>
        )}
        <form
          className="offer-form"
          onSubmit={event => {
            event.preventDefault()
            onConnect(kind, label, key)
          }}
        >
          <Radio label="What kind of shop" value={kind} options={kinds} onChange={setKind} />
          <TextField
            label="What you call it"
            value={label}
            error={reasonAt(problem, 'label')}
            onChange={event => setLabel(event.target.value)}
          />
          {kind === 'shopify' && (
            <TextField
              label="Its signing key"
              hint="In Shopify under Settings, Notifications, Webhooks."
              autoComplete="off"
              value={key}
              error={reasonAt(problem, 'key')}
              onChange={event => setKey(event.target.value)}
            />
          )}
          {problem && <Trouble title={problem.title} />}
          <p>
            <Button type="submit" kind="primary" busy={busy} disabledBecause={lockedBecause}>
              Connect it
            </Button>
          </p>
        </form>
      </div>
    </Page>
  )
}
