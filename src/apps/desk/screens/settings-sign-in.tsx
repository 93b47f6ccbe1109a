import { type FormEvent, useState } from 'react'
import { Button, Confirm, TextField, Time, Trouble } from '#apps/ui'
import { type ProblemDetails, reasonsElsewhere } from '../problem.ts'

/** Where somebody is signed in. */
export interface SessionView {
  id: string
  /** In words: "Firefox on Linux". */
  device: string
  since: string
  here: boolean
}

interface SignInPartProps {
  passkeys: { id: string; name: string; since?: string }[]
  sessions: SessionView[]
  /** Why this browser cannot make a passkey. */
  passkeyLockedBecause?: string
  passkeyBusy?: string
  busy?: string
  problem?: ProblemDetails
  onPasskey: () => void
  onRemovePasskey: (id: string) => void
  /** Says whether it was changed; if not, what was typed stays. */
  onPassword: (before: string, after: string) => Promise<boolean>
  onSignOut: (id: string) => void
  onSignOutOthers: () => void
}

const shortest = 10

/** One's own keys to the house: passkeys, password, and where one is signed in. */
export function SignInPart(props: SignInPartProps) {
  return (
    <div className="stack loose">
      <Passkeys {...props} />
      <Password {...props} />
      <Sessions {...props} />
    </div>
  )
}

function Passkeys({ passkeys, passkeyLockedBecause, passkeyBusy, onPasskey, onRemovePasskey }: SignInPartProps) {
  const [removing, setRemoving] = useState<string>()
  return (
    <div className="stack">
      <h3>Passkeys</h3>
      <p className="second">
        {passkeys.length > 0
          ? 'With one of these, or with your password.'
          : 'None yet. A passkey is quicker than a password, and cannot be guessed or stolen by a false page.'}
      </p>
      {passkeys.map(passkey => (
        <div className="account-row" key={passkey.id}>
          <div>
            <b>{passkey.name}</b>{' '}
            {passkey.since && (
              <span className="t13 third">
                since <Time at={passkey.since} />
              </span>
            )}
          </div>
          <Button small kind="plain" onClick={() => setRemoving(passkey.id)} aria-label={`Remove ${passkey.name}`}>
            Remove
          </Button>
          {removing === passkey.id && (
            <Confirm
              title={`Remove ${passkey.name}?`}
              yes="Remove it"
              busy={passkeyBusy}
              onYes={() => onRemovePasskey(passkey.id)}
              onNo={() => setRemoving(undefined)}
            >
              It will not let you in any more. Your password still does.
            </Confirm>
          )}
        </div>
      ))}
      <div>
        <Button busy={removing ? undefined : passkeyBusy} disabledBecause={passkeyLockedBecause} onClick={onPasskey}>
          Add a passkey
        </Button>
      </div>
    </div>
  )
}

function Password({ busy, problem, onPassword }: SignInPartProps) {
  const [open, setOpen] = useState(false)
  const [before, setBefore] = useState('')
  const [after, setAfter] = useState('')
  const rest = reasonsElsewhere(problem, [])
  const missing = !before
    ? 'Your password of now first.'
    : after.length < shortest
      ? 'Ten characters or more: three plain words do well.'
      : undefined
  const change = async (event: FormEvent) => {
    event.preventDefault()
    if (missing || !(await onPassword(before, after))) return
    setBefore('')
    setAfter('')
    setOpen(false)
  }
  if (!open)
    return (
      <div className="stack">
        <h3>Password</h3>
        <div>
          <Button onClick={() => setOpen(true)}>Change the password</Button>
        </div>
      </div>
    )
  return (
    <form className="form" onSubmit={event => void change(event)}>
      <h3>Password</h3>
      <TextField
        label="The password of now"
        type="password"
        autoComplete="current-password"
        value={before}
        onChange={event => setBefore(event.target.value)}
      />
      <TextField
        label="The new one"
        type="password"
        autoComplete="new-password"
        hint="Ten characters or more: three plain words do well."
        value={after}
        onChange={event => setAfter(event.target.value)}
      />
      {rest && <Trouble title={rest} />}
      <div className="row">
        <Button type="submit" kind="primary" busy={busy} disabledBecause={missing} reasonHidden>
          Change it
        </Button>
        <Button onClick={() => setOpen(false)}>Leave it</Button>
        <span className="t13 second">Everywhere else you are signed out.</span>
      </div>
    </form>
  )
}

function Sessions({ sessions, onSignOut, onSignOutOthers }: SignInPartProps) {
  return (
    <div>
      <h3>Where you are signed in</h3>
      {sessions.map(session => (
        <div className="account-row" key={session.id}>
          <div>
            <b>{session.device}</b>{' '}
            <span className="t13 third">
              {session.here ? 'here, since ' : 'since '}
              <Time at={session.since} />
            </span>
          </div>
          {!session.here && (
            <Button small kind="plain" onClick={() => onSignOut(session.id)} aria-label={`Sign out ${session.device}`}>
              Sign out
            </Button>
          )}
        </div>
      ))}
      {sessions.some(session => !session.here) && (
        <p className="row spaced">
          <Button onClick={onSignOutOthers}>Sign out everywhere else</Button>
        </p>
      )}
    </div>
  )
}
