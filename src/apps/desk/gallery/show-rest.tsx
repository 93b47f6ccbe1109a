import { useState } from 'react'
import { JoinForm } from '../screens/accept-invitation.tsx'
import { Audit } from '../screens/audit.tsx'
import { NotFound } from '../screens/not-found.tsx'
import { Results } from '../screens/results.tsx'
import { ReviewDraft, Reviews } from '../screens/review.tsx'
import { SetUpForm } from '../screens/set-up-form.tsx'
import { Settings } from '../screens/settings.tsx'
import { SignInForm } from '../screens/sign-in.tsx'
import { bluesky } from './people.ts'
import { entries, results, review, reviews } from './work.ts'

const nothing = () => {}

export function ReviewShown() {
  return <Reviews reviews={reviews} pace="Back within 40 minutes this week, half of them. We promise one hour." />
}

export function ReviewingShown() {
  return (
    <Reviews
      reviews={reviews}
      chosenId="v1"
      pace="Back within 40 minutes this week, half of them. We promise one hour."
    >
      <ReviewDraft review={review} onBack={nothing} onApprove={nothing} onChange={nothing} onReturn={nothing} />
    </Reviews>
  )
}

export function ResultsShown() {
  return (
    <Results
      results={results}
      since="october"
      sinceOptions={[
        { value: 'october', label: 'Since October' },
        { value: 'year', label: 'This year' },
      ]}
      onSince={nothing}
      onExport={nothing}
      onAll={nothing}
    />
  )
}

export function AuditShown() {
  const [search, setSearch] = useState('')
  const shown = entries.filter(entry => `${entry.words} ${entry.name}`.toLowerCase().includes(search.toLowerCase()))
  return (
    <Audit
      entries={shown}
      chain={{ state: 'whole', words: '2,041 seals, all whole' }}
      search={search}
      onSearch={setSearch}
      hasMore
      onMore={nothing}
      onCheck={nothing}
      onExport={nothing}
    />
  )
}

export function SettingsShown() {
  return (
    <Settings
      company={{
        name: 'Halden',
        about: 'Bicycles for people who carry things.',
        timezone: 'Europe/Berlin',
        answerWithinMinutes: 240,
        disclosure: '— {name}, {title} at {company}',
      }}
      accounts={[
        { id: 'a1', place: bluesky, handle: 'halden.bsky.example' },
        {
          id: 'a2',
          place: bluesky,
          handle: 'service.bsky.example',
          trouble: 'Its app password was withdrawn. Connect it again.',
        },
      ]}
      passkeys={[]}
      timezones={['Europe/Berlin', 'Europe/Madrid']}
      onCompany={nothing}
      onConnect={nothing}
      onDisconnect={nothing}
      onPasskey={nothing}
    />
  )
}

export function SignInShown() {
  return (
    <SignInForm
      passkeys
      problem={{
        title: 'That address and password don’t belong together. Try again, or ask your administrator for a new link.',
        status: 401,
        kind: 'forbidden',
        reasons: [],
      }}
      onPassword={nothing}
      onPasskey={nothing}
    />
  )
}

export function SetUpShown() {
  return <SetUpForm busy={false} founded={false} at="you" onFound={nothing} onBegin={nothing} />
}

export function BeginShown() {
  return <SetUpForm busy={false} founded offersSample onFound={nothing} onBegin={nothing} />
}

export function JoinShown() {
  return <JoinForm name="Tomás Rey" title="Service, Leipzig" busy={false} onJoin={nothing} />
}

export function NotFoundShown() {
  return <NotFound />
}
