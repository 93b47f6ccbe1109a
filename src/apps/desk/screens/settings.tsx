import './settings.css'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button, Checkbox, NetworkMark, Radio, Select, TextArea, TextField, Trouble } from '#apps/ui'
import { letSingleKeysAct, singleKeysAct } from '../keyboard.ts'
import { Page, useTitle } from '../screen.tsx'
import { chooseTheme, chosenTheme } from '../theme.ts'
import type { AccountView } from '../view-types.ts'

/** What the company says of itself. */
export interface CompanySettings {
  name: string
  about: string
  timezone: string
  answerWithinMinutes: number
  disclosure: string
}

interface SettingsProps {
  company: CompanySettings
  /** Why this reader cannot change the company. */
  lockedBecause?: string
  accounts: AccountView[]
  passkeys: { id: string; name: string }[]
  timezones: string[]
  busy?: string
  onCompany: (company: CompanySettings) => void
  onConnect: () => void
  onDisconnect: (id: string) => void
  onPasskey: () => void
}

/** This device, your sign-in, the company, the accounts from which answers leave. */
export function Settings({
  company,
  lockedBecause,
  accounts,
  passkeys,
  timezones,
  busy,
  onCompany,
  onConnect,
  onDisconnect,
  onPasskey,
}: SettingsProps) {
  useTitle('Settings')
  return (
    <Page title="Settings">
      <div className="settings">
        <Part title="This device">
          <ThisDevice />
        </Part>
        <Part title="Your sign-in">
          <div className="stack">
            <p className="second">
              {passkeys.length > 0
                ? `With a passkey: ${passkeys.map(each => each.name).join(', ')}; or with your password.`
                : 'With your password. A passkey is quicker, and cannot be guessed or stolen by a false page.'}
            </p>
            <div>
              <Button onClick={onPasskey}>Add a passkey</Button>
            </div>
          </div>
        </Part>
        <Part title="Accounts from which answers leave">
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
                  onClick={() => onDisconnect(account.id)}
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
        </Part>
        <Part title="The company">
          <CompanyForm
            company={company}
            timezones={timezones}
            lockedBecause={lockedBecause}
            busy={busy}
            onCompany={onCompany}
          />
        </Part>
      </div>
    </Page>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function ThisDevice() {
  const [theme, setTheme] = useState(chosenTheme)
  const [keys, setKeys] = useState(singleKeysAct)
  return (
    <div className="stack">
      <Radio
        label="Light or dark"
        value={theme}
        onChange={next => {
          chooseTheme(next)
          setTheme(next)
        }}
        options={[
          { value: 'system', label: 'As the system wishes' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <Checkbox
        label="Keys of one letter"
        about="j, k, c, r and the others. Off: only keys with ⌘ or Ctrl act."
        checked={keys}
        onChange={event => {
          letSingleKeysAct(event.target.checked)
          setKeys(event.target.checked)
        }}
      />
    </div>
  )
}

function CompanyForm({
  company: before,
  timezones,
  lockedBecause,
  busy,
  onCompany,
}: { company: CompanySettings } & Pick<SettingsProps, 'timezones' | 'lockedBecause' | 'busy' | 'onCompany'>) {
  const [company, setCompany] = useState(before)
  const set = (change: Partial<CompanySettings>) => setCompany({ ...company, ...change })
  const locked = Boolean(lockedBecause)
  const keep = (event: FormEvent) => {
    event.preventDefault()
    if (!locked) onCompany(company)
  }
  return (
    <form className="form" onSubmit={keep}>
      <TextField
        label="Name"
        value={company.name}
        readOnly={locked}
        onChange={event => set({ name: event.target.value })}
      />
      <TextArea
        label="About"
        rows={3}
        value={company.about}
        readOnly={locked}
        onChange={event => set({ about: event.target.value })}
      />
      <Select
        label="Time zone"
        value={company.timezone}
        options={timezones.map(zone => ({ value: zone, label: zone }))}
        onChange={event => !locked && set({ timezone: event.target.value })}
      />
      <TextField
        label="We promise an answer within, in minutes"
        type="number"
        min={1}
        value={company.answerWithinMinutes}
        readOnly={locked}
        onChange={event => set({ answerWithinMinutes: event.target.valueAsNumber || 1 })}
      />
      <TextField
        label="How an answer ends"
        hint="{name}, {title} and {company} are filled in. It can be worded, never left out."
        value={company.disclosure}
        readOnly={locked}
        onChange={event => set({ disclosure: event.target.value })}
      />
      <div>
        <Button type="submit" kind="primary" busy={busy} disabledBecause={lockedBecause}>
          Keep this
        </Button>
      </div>
    </form>
  )
}
