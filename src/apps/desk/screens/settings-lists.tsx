import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Button, Confirm, IconButton, NetworkMark, Select, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonAt, reasonsElsewhere } from '../problem.ts'
import type { PlaceView, TopicView } from '../view-types.ts'

interface TopicsPartProps {
  topics: TopicView[]
  /** Why this reader cannot take one out; anybody may add. */
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  /** Says whether it was added; if not, what was typed stays. */
  onAdd: (topic: Omit<TopicView, 'id'>) => Promise<boolean>
  onRemove: (topic: TopicView) => void
}

/** What the company makes and talks about: by these, conversations find whoever knows. */
export function TopicsPart({ topics, lockedBecause, busy, problem, onAdd, onRemove }: TopicsPartProps) {
  const [name, setName] = useState('')
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<TopicView['kind']>('topic')
  const [removing, setRemoving] = useState<string>()
  const rest = reasonsElsewhere(problem, [])
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    const listed = words
      .split(',')
      .map(word => word.trim())
      .filter(Boolean)
    if (!(await onAdd({ name: name.trim(), kind, words: listed }))) return
    setName('')
    setWords('')
  }
  return (
    <div className="stack">
      <p className="second">By their words, a conversation finds whoever knows what it is about.</p>
      <ul className="topic-rows">
        {topics.map(topic => (
          <li key={topic.id}>
            <div>
              <b>{topic.name}</b> {topic.kind === 'product' && <span className="t13 third">product</span>}
              <p className="t13 second">{topic.words.join(', ') || 'No words yet: only its name is looked for.'}</p>
            </div>
            {!lockedBecause && (
              <IconButton small icon={X} label={`Take out ${topic.name}`} onClick={() => setRemoving(topic.id)} />
            )}
            {removing === topic.id && (
              <Confirm
                title={`Take out ${topic.name}?`}
                yes="Take it out"
                onYes={() => onRemove(topic)}
                onNo={() => setRemoving(undefined)}
              >
                Whoever said they know it is no longer found by it. What was said about it stays.
              </Confirm>
            )}
          </li>
        ))}
      </ul>
      <form className="form" onSubmit={event => void add(event)}>
        <TextField label="Another one" maxLength={80} value={name} onChange={event => setName(event.target.value)} />
        <TextField
          label="Words that speak of it"
          hint="In every language you hear, with commas between."
          value={words}
          onChange={event => setWords(event.target.value)}
        />
        <Select
          label="It is"
          value={kind}
          options={[
            { value: 'topic', label: 'A topic' },
            { value: 'product', label: 'A product' },
          ]}
          onChange={event => setKind(event.target.value === 'product' ? 'product' : 'topic')}
        />
        {rest && <Trouble title={rest} />}
        <div>
          <Button type="submit" busy={busy} disabledBecause={name.trim() ? undefined : 'A name first.'} reasonHidden>
            Add it
          </Button>
        </div>
      </form>
    </div>
  )
}

interface ProgramsPartProps {
  tokens: { id: string; name: string; createdAt: string; lastUsedAt?: string }[]
  /** The token that was just made: shown once. */
  made?: { name: string; token: string }
  lockedBecause?: string
  busy?: string
  problem?: ProblemDetails
  onMake: (name: string) => Promise<boolean>
  onCopy: (token: string) => void
  onWithdraw: (token: { id: string; name: string }) => void
}

/** Tokens of programs. A program may read and prepare; it can never send. */
export function ProgramsPart(props: ProgramsPartProps) {
  const { tokens, made, lockedBecause, busy, problem, onMake, onCopy, onWithdraw } = props
  const [name, setName] = useState('')
  const rest = reasonsElsewhere(problem, [])
  const make = async (event: FormEvent) => {
    event.preventDefault()
    if (!lockedBecause && name.trim() && (await onMake(name.trim()))) setName('')
  }
  return (
    <div className="stack">
      <p className="second">With a token a program reads what is here. No token can send: only people do.</p>
      {tokens.map(token => (
        <div className="account-row" key={token.id}>
          <div>
            <b>{token.name}</b>{' '}
            <span className="t13 third">
              made <Time at={token.createdAt} />,{' '}
              {token.lastUsedAt ? (
                <>
                  last used <Time at={token.lastUsedAt} />
                </>
              ) : (
                'never used'
              )}
            </span>
          </div>
          <Button small kind="plain" onClick={() => onWithdraw(token)} aria-label={`Withdraw the token ${token.name}`}>
            Withdraw
          </Button>
        </div>
      ))}
      <form className="form" onSubmit={event => void make(event)}>
        <TextField
          label="Which program is it for?"
          value={name}
          maxLength={80}
          readOnly={Boolean(lockedBecause)}
          onChange={event => setName(event.target.value)}
        />
        {rest && <Trouble title={rest} />}
        <div>
          <Button
            type="submit"
            busy={busy}
            disabledBecause={lockedBecause ?? (name.trim() ? undefined : 'A name first.')}
            reasonHidden={!lockedBecause}
          >
            Make a token
          </Button>
        </div>
      </form>
      <div role="status">
        {made && (
          <div className="shown-once">
            <p>
              For <b>{made.name}</b>. It is shown only now; we keep no copy that could be read.
            </p>
            <code>{made.token}</code>
            <div>
              <Button small onClick={() => onCopy(made.token)}>
                Copy the token
              </Button>
            </div>
          </div>
        )}
      </div>
    </div>
  )
}

interface AccountView {
  id: string
  place: PlaceView
  handle: string
  trouble?: string
}

interface AccountsPartProps {
  accounts: AccountView[]
  lockedBecause?: string
  onConnect: () => void
  onDisconnect: (account: AccountView) => void
}

/** The accounts of ours that networks know. */
export function AccountsPart({ accounts, lockedBecause, onConnect, onDisconnect }: AccountsPartProps) {
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
            <b>{account.handle}</b> <NetworkMark network={account.place.network} label={account.place.label} />
            {account.trouble && <Trouble title={account.trouble} />}
          </div>
          <Button
            small
            kind="plain"
            disabledBecause={lockedBecause}
            reasonHidden
            onClick={() => onDisconnect(account)}
            aria-label={`Disconnect ${account.handle}`}
          >
            Disconnect
          </Button>
        </div>
      ))}
      <p className="row spaced">
        <Button disabledBecause={lockedBecause} onClick={onConnect}>
          Connect an account
        </Button>
      </p>
    </div>
  )
}

interface ConnectFormProps {
  busy?: string
  problem?: ProblemDetails
  onConnect: (account: { handle: string; appPassword: string; service: string; plcUrl: string }) => void
}

/** Connects an account on Bluesky, by a password that it can withdraw. */
export function ConnectForm({ busy, problem, onConnect }: ConnectFormProps) {
  const [handle, setHandle] = useState('')
  const [appPassword, setAppPassword] = useState('')
  const [service, setService] = useState('')
  const [plcUrl, setPlcUrl] = useState('')
  const rest = reasonsElsewhere(problem, ['handle', 'appPassword', 'service', 'plcUrl'])
  const missing = handle.trim() && appPassword.trim() ? undefined : 'Both are needed.'
  const connect = (event: FormEvent) => {
    event.preventDefault()
    if (missing) return
    onConnect({
      handle: handle.trim(),
      appPassword: appPassword.trim(),
      service: service.trim(),
      plcUrl: plcUrl.trim(),
    })
  }
  return (
    <form className="form" onSubmit={connect}>
      <TextField
        label="The account on Bluesky"
        placeholder="acme.bsky.social"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={handle}
        error={reasonAt(problem, 'handle')}
        onChange={event => setHandle(event.target.value)}
      />
      <TextField
        label="An app password"
        hint="From Bluesky’s settings, under Privacy and Security. Never the account’s own: this one you can withdraw."
        type="password"
        autoComplete="off"
        value={appPassword}
        error={reasonAt(problem, 'appPassword')}
        onChange={event => setAppPassword(event.target.value)}
      />
      <details className="folded">
        <summary>It lives on a server of its own</summary>
        <div className="stack">
          <TextField
            label="Its server"
            placeholder="https://bsky.social"
            inputMode="url"
            value={service}
            error={reasonAt(problem, 'service')}
            onChange={event => setService(event.target.value)}
          />
          <TextField
            label="The directory of names"
            placeholder="https://plc.directory"
            inputMode="url"
            value={plcUrl}
            error={reasonAt(problem, 'plcUrl')}
            onChange={event => setPlcUrl(event.target.value)}
          />
        </div>
      </details>
      {rest && <Trouble title={rest} />}
      <div>
        <Button type="submit" kind="primary" busy={busy} disabledBecause={missing} reasonHidden>
          Connect it
        </Button>
      </div>
    </form>
  )
}
