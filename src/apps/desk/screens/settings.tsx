import './settings.css'
import { type ReactNode, useState } from 'react'
import { Checkbox, Radio } from '#apps/ui'
import { letSingleKeysAct, singleKeysAct } from '../keyboard.ts'
import { Page, useTitle } from '../screen.tsx'
import { chooseTheme, chosenTheme } from '../theme.ts'

interface SettingsProps {
  signIn: ReactNode
  mails: ReactNode
  company: ReactNode
  promptness: ReactNode
  calendars: ReactNode
  trackers: ReactNode
  waysIn: ReactNode
  disclosures: ReactNode
  translation?: ReactNode
  topics: ReactNode
  accounts: ReactNode
  programs: ReactNode
}

/** This device, your sign-in, the company, what answers leave from, which programs may read. */
export function Settings({
  signIn,
  mails,
  company,
  promptness,
  calendars,
  trackers,
  waysIn,
  disclosures,
  translation,
  topics,
  accounts,
  programs,
}: SettingsProps) {
  useTitle('Settings')
  return (
    <Page title="Settings">
      <div className="settings">
        <Part title="This device">
          <ThisDevice />
        </Part>
        <Part title="Your sign-in">{signIn}</Part>
        <Part title="Mails to you">{mails}</Part>
        <Part title="The company">{company}</Part>
        <Part title="By when we answer">{promptness}</Part>
        <Part title="When we are there">{calendars}</Part>
        <Part title="How an answer ends">{disclosures}</Part>
        {translation && <Part title="Translation">{translation}</Part>}
        <Part title="Products and topics">{topics}</Part>
        <Part title="Accounts from which answers leave">{accounts}</Part>
        <Part title="Trackers to pass on to">{trackers}</Part>
        <Part title="How members of our community come in">{waysIn}</Part>
        <Part title="Programs that may read">{programs}</Part>
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
