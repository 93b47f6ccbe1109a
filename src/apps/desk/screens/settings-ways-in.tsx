import { Copy } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button, Checkbox, Confirm, LinkButton, TextField, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'

export interface WayInView {
  id: string
  kind: 'oidc' | 'atproto' | 'fediverse'
  label: string
  issuer: string | null
  vouches: boolean
  accounts: number
}

export type OpenWayView =
  | { kind: 'oidc'; label: string; issuer: string; clientId: string; clientSecret: string; vouches: boolean }
  | { kind: 'atproto' }
  | { kind: 'fediverse' }

interface WaysInProps {
  ways: WayInView[]
  /** Where a provider may send people back to, one for each host of ours. */
  backTo: string[]
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onOpen: (way: OpenWayView) => Promise<boolean>
  onClose: (id: string) => void
  onCopy: (text: string) => void
}

const about = {
  atproto: 'Bluesky, and every other server of its network. Nothing to set up.',
  fediverse: 'Mastodon, and servers that speak as it does. Nothing to set up.',
}

/** By which accounts that people have elsewhere they may come in. Password, mailed link and passkey are always there. */
export function WaysInPart(props: WaysInProps) {
  const { ways, lockedBecause, busy, onOpen, onClose } = props
  const [isAdding, setAdding] = useState(false)
  const [closing, setClosing] = useState<string>()
  const missing = (['atproto', 'fediverse'] as const).filter(kind => !ways.some(way => way.kind === kind))
  return (
    <div className="stack">
      <p className="second">
        By password, mailed link or passkey, always. And, where you open it, by an account they have elsewhere: we learn
        who they are there, and may do nothing in their name.
      </p>
      <div>
        {ways.map(way => (
          <div className="account-row" key={way.id}>
            <div>
              <b>{way.label}</b>
              <p className="t13 second">
                {way.kind === 'oidc' ? way.issuer : about[way.kind]}
                {way.vouches && ' Addresses that it calls confirmed count here.'}
              </p>
              <p className="t13 third">
                {way.accounts === 1 ? 'One account comes' : `${way.accounts} accounts come`} in by it.
              </p>
            </div>
            {!lockedBecause && (
              <LinkButton onClick={() => setClosing(way.id)} aria-label={`Close ${way.label}`}>
                Close
              </LinkButton>
            )}
            {closing === way.id && (
              <Confirm
                title={`Close ${way.label}?`}
                yes="Close it"
                onYes={() => {
                  setClosing(undefined)
                  onClose(way.id)
                }}
                onNo={() => setClosing(undefined)}
              >
                Nobody is signed out. Whoever has no password, passkey or mailed link beside it can’t come in again
                until you open it anew.
              </Confirm>
            )}
          </div>
        ))}
      </div>
      {isAdding ? (
        <ProviderForm {...props} onLeave={() => setAdding(false)} />
      ) : (
        <div className="row">
          <Button disabledBecause={lockedBecause} onClick={() => setAdding(true)}>
            Add a provider
          </Button>
          {missing.map(kind => (
            <Button key={kind} busy={busy} disabledBecause={lockedBecause} onClick={() => void onOpen({ kind })}>
              {kind === 'atproto' ? 'Let Bluesky in' : 'Let Mastodon in'}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}

const fields = ['label', 'issuer', 'clientId', 'clientSecret'] as const

function ProviderForm({ backTo, busy, problem, onOpen, onCopy, onLeave }: WaysInProps & { onLeave: () => void }) {
  const [typed, setTyped] = useState({ label: '', issuer: '', clientId: '', clientSecret: '', vouches: false })
  const rest = reasonsElsewhere(problem, [...fields])
  const send = (event: FormEvent) => {
    event.preventDefault()
    void onOpen({ kind: 'oidc', ...typed }).then(opened => opened && onLeave())
  }
  const field = (name: (typeof fields)[number]) => ({
    value: typed[name],
    error: reasonAt(problem, name),
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  })
  return (
    <form className="form" aria-label="A provider" onSubmit={send}>
      <p className="second">
        Any that speaks OpenID Connect: your own accounts, Keycloak, Entra, Google, … Register us there with this
        address to send people back to:
      </p>
      {backTo.map(address => (
        <div className="row spread" key={address}>
          <code>{address}</code>
          <Button small icon={Copy} onClick={() => onCopy(address)} aria-label={`Copy ${address}`}>
            Copy
          </Button>
        </div>
      ))}
      <TextField label="What people know it by" placeholder="Halden account" maxLength={40} {...field('label')} />
      <TextField
        label="Its address"
        hint="What it calls its issuer. We read the rest there."
        placeholder="https://login.example.com"
        inputMode="url"
        dir="ltr"
        {...field('issuer')}
      />
      <TextField label="Client id" dir="ltr" autoComplete="off" {...field('clientId')} />
      <TextField
        label="Client secret"
        type="password"
        autoComplete="off"
        hint="Kept sealed."
        {...field('clientSecret')}
      />
      <Checkbox
        label="We take its word on addresses"
        about="Whoever it says has confirmed an address is the member who has that address here. Only for providers that truly look: your own, or one that gives out the addresses itself."
        checked={typed.vouches}
        onChange={event => setTyped({ ...typed, vouches: event.target.checked })}
      />
      {problem && !rest && !fields.some(name => reasonAt(problem, name)) && <Trouble title={problem.title} />}
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button kind="primary" type="submit" busy={busy}>
          Open it
        </Button>
        <Button onClick={onLeave}>Leave it</Button>
      </div>
    </form>
  )
}
