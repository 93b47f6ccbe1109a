import { useState } from 'react'
import { Button, Chip, Empty, LinkButton, NetworkMark, SearchField, Trouble } from '#apps/ui'
import type { ConnectorView, FieldView } from '../listening-types.ts'
import type { ProblemDetails } from '../problem.ts'
import type { PlaceView } from '../view-types.ts'
import { AskedForm } from './asked-fields.tsx'
import { OfficialBadge } from './official-said.tsx'

interface AccountView {
  id: string
  place: PlaceView
  handle: string
  trouble?: string
  /** It is signed out: one signs in again. */
  signedOut: boolean
  /** A person’s own: the reader’s, or the name of whose it is. The company’s where absent. */
  whose?: string
  /** The company’s own voice: nobody answers from it. */
  isOfficial: boolean
  /** Why this reader may not change it. */
  lockedBecause?: string
}

interface AccountsPartProps {
  accounts: AccountView[]
  lockedBecause?: string
  onConnect: () => void
  /** Why this reader may not connect an official one. */
  officialLockedBecause?: string
  onConnectOwn: () => void
  onConnectOfficial: () => void
  onMark: (account: AccountView, isOfficial: boolean) => void
  onSignIn: (account: AccountView) => void
  onDisconnect: (account: AccountView) => void
}

/** The accounts of ours that networks know. */
export function AccountsPart(props: AccountsPartProps) {
  const { accounts, lockedBecause, officialLockedBecause } = props
  const { onConnect, onConnectOwn, onConnectOfficial, onMark, onSignIn, onDisconnect } = props
  return (
    <div>
      {accounts.length === 0 && (
        <p className="second">
          None yet: we can listen, and not answer. Each answer still carries the name of whoever wrote it.
        </p>
      )}
      {accounts.map(account => (
        <div className="account-row" key={account.id}>
          <div>
            <b>{account.handle}</b> <NetworkMark network={account.place.network} label={account.place.label} />{' '}
            {account.isOfficial && <OfficialBadge />}
            {account.whose && (
              <Chip tone="line">{account.whose === 'yours' ? 'your own' : `${account.whose}’s own`}</Chip>
            )}
            {account.trouble && (
              <Trouble
                title={account.trouble}
                actions={
                  account.signedOut &&
                  !account.lockedBecause && (
                    <Button small onClick={() => onSignIn(account)} aria-label={`Sign in again: ${account.handle}`}>
                      Sign in again
                    </Button>
                  )
                }
              >
                {account.signedOut &&
                  'Nothing is lost: what waits leaves, and is heard, once somebody signed in again.'}
              </Trouble>
            )}
          </div>
          <div className="row tight">
            {!account.whose && !lockedBecause && (
              <Button
                small
                kind="plain"
                onClick={() => onMark(account, !account.isOfficial)}
                aria-label={`${account.isOfficial ? 'Give to people who answer' : 'Make official'}: ${account.handle}`}
              >
                {account.isOfficial ? 'Give to people who answer' : 'Make official'}
              </Button>
            )}
            <Button
              small
              kind="plain"
              disabledBecause={account.lockedBecause}
              reasonHidden
              onClick={() => onDisconnect(account)}
              aria-label={`Disconnect ${account.handle}`}
            >
              Disconnect
            </Button>
          </div>
        </div>
      ))}
      <p className="row spaced">
        <Button disabledBecause={lockedBecause} reasonHidden onClick={onConnect}>
          Connect an account of the company
        </Button>{' '}
        <Button kind="plain" onClick={onConnectOwn}>
          Connect your own
        </Button>{' '}
        {!officialLockedBecause && (
          <Button kind="plain" onClick={onConnectOfficial}>
            Connect an official one
          </Button>
        )}
      </p>
    </div>
  )
}

const aboutWhose = {
  mine: 'Only you answer from it, and each answer says for whom you work. In an emergency a coordinator can take down what you said through Sosh; nothing else is done with it. When you leave, it is disconnected.',
  company: 'Every colleague answers from it, each under their own name.',
  official: 'The company speaks from it in its own name: communications publishes there, and nobody answers from it.',
}

/** Which network the account is on. */
export function ConnectList({
  whose,
  connectors,
  onChoose,
}: {
  whose: 'company' | 'mine' | 'official'
  connectors: ConnectorView[]
  onChoose: (connector: ConnectorView) => void
}) {
  const [search, setSearch] = useState('')
  const found = connectors.filter(({ label, name }) => `${label} ${name}`.toLowerCase().includes(search.toLowerCase()))
  return (
    <div className="stack">
      <p className="second">{aboutWhose[whose]}</p>
      <SearchField label="Find a network" value={search} onChange={event => setSearch(event.target.value)} />
      {found.length === 0 && <Empty title={`No network here is called “${search}”.`} />}
      <ul className="choose-network">
        {found.map(connector => (
          <li key={connector.name}>
            <NetworkMark bare size={18} network={connector.network} label={connector.label} />
            <span>
              <LinkButton onClick={() => onChoose(connector)}>{connector.label}</LinkButton>
              <small>{connector.about}</small>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

type Typed = Record<string, string | boolean>

/** One way of connecting: which fields it takes, and what they begin with. */
export interface ConnectWay {
  shown: FieldView[]
  folded: FieldView[]
  first: Typed
  missing: (typed: Typed) => string | undefined
}

interface ConnectFormProps {
  connector: ConnectorView
  /** Where one signs in on the network's own page. */
  signingIn?: ConnectWay
  typing?: ConnectWay
  busy?: string
  problem?: ProblemDetails
  onSignIn: (typed: Typed) => void
  onConnect: (typed: Typed) => void
  onBack: () => void
}

/** Connects an account: on the network's own page where it has one, else by what its connector asks for. */
export function ConnectForm(props: ConnectFormProps) {
  const { connector, signingIn, typing, busy, problem, onSignIn, onConnect, onBack } = props
  const [byHand, setByHand] = useState(!signingIn)
  const way = byHand ? typing : signingIn
  const other = signingIn && typing
  return (
    <div className="stack">
      {connector.rules.length > 0 && (
        <section className="house-rules" aria-label="What holds there">
          <h3 className="heading">What holds there</h3>
          <ul>
            {connector.rules.map(rule => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
        </section>
      )}
      {way && (
        <AskedForm
          key={String(byHand)}
          fields={way.shown}
          folded={way.folded}
          first={way.first}
          verb={byHand ? 'Connect it' : `Sign in on ${connector.label}’s page`}
          busy={busy}
          problem={problem}
          missing={way.missing}
          before={
            !byHand && (
              <p className="second">You sign in there, and come back here. Your password never passes through Sosh.</p>
            )
          }
          beside={
            <Button kind="plain" onClick={onBack}>
              Another network
            </Button>
          }
          onSend={byHand ? onConnect : onSignIn}
        />
      )}
      {other && (
        <p className="t13">
          <LinkButton onClick={() => setByHand(!byHand)}>
            {byHand ? `Sign in on ${connector.label}’s page instead` : 'Or type what the network gave you'}
          </LinkButton>
        </p>
      )}
    </div>
  )
}
