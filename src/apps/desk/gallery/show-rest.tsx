import { useState } from 'react'
import { useToast } from '#apps/ui'
import { JoinForm } from '../screens/accept-invitation.tsx'
import { Audit } from '../screens/audit.tsx'
import { Learned } from '../screens/learned.tsx'
import { NotFound } from '../screens/not-found.tsx'
import { Results } from '../screens/results.tsx'
import { ReviewDraft, Reviews } from '../screens/review.tsx'
import { SetUpForm } from '../screens/set-up-form.tsx'
import { Settings } from '../screens/settings.tsx'
import { AccountsPart } from '../screens/settings-accounts.tsx'
import { CompanyForm, DisclosureForm } from '../screens/settings-company.tsx'
import { ProgramsPart, TopicsPart } from '../screens/settings-lists.tsx'
import { SignInPart } from '../screens/settings-sign-in.tsx'
import { SignInForm } from '../screens/sign-in.tsx'
import { before, bluesky, ines } from './people.ts'
import { corrections, entries, results, review, reviews, topics } from './work.ts'

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
      <ReviewDraft
        review={review}
        onBack={nothing}
        onApprove={nothing}
        onChange={nothing}
        onReturn={nothing}
        onNote={nothing}
      />
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
      onMore={nothing}
    />
  )
}

export function LearnedShown() {
  const toast = useToast()
  return <Learned corrections={corrections} onTakeBack={() => toast.show({ words: 'Taken back.' })} />
}

export function AuditShown() {
  const [kind, setKind] = useState('')
  return (
    <Audit
      entries={entries.filter(entry => !kind || entry.name === kind)}
      chain={{ state: 'whole', words: '2,041 seals, all whole' }}
      kind={kind}
      kinds={entries.map(({ name }) => ({ value: name, label: name }))}
      onKind={setKind}
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
      signIn={
        <SignInPart
          passkeys={[{ id: 'p1', name: 'Passkey of Firefox on Linux', since: before(9000) }]}
          sessions={[
            { id: 's1', device: 'Firefox on Linux', since: before(60), here: true },
            { id: 's2', device: 'Safari on iPhone', since: before(4000), here: false },
          ]}
          onPasskey={nothing}
          onRemovePasskey={nothing}
          onPassword={async () => true}
          onSignOut={nothing}
          onSignOutOthers={nothing}
        />
      }
      company={
        <CompanyForm
          company={{
            name: 'Halden',
            about: 'Bicycles for people who carry things.',
            language: 'en',
            timezone: 'Europe/Berlin',
            answerWithinMinutes: 240,
          }}
          languages={['en', 'de']}
          timezones={['Europe/Berlin', 'Europe/Madrid']}
          onKeep={nothing}
        />
      }
      disclosures={
        <DisclosureForm
          company="Halden"
          author={ines}
          languages={['en', 'de', 'es']}
          texts={{ en: '— {name}, {title} at {company}', de: '— {name}, {title} bei {company}' }}
          onKeep={nothing}
        />
      }
      topics={<TopicsPart topics={topics} onAdd={async () => true} onRemove={nothing} onChange={async () => true} />}
      accounts={
        <AccountsPart
          accounts={[
            { id: 'a1', place: bluesky, handle: 'halden.bsky.example', signedOut: false },
            { id: 'a3', place: bluesky, handle: 'ines.bsky.example', signedOut: false, whose: 'yours' },
            {
              id: 'a2',
              place: bluesky,
              handle: 'service.bsky.example',
              signedOut: true,
              trouble: 'Its app password was withdrawn. Connect it again.',
            },
          ]}
          onConnect={nothing}
          onConnectOwn={nothing}
          onSignIn={nothing}
          onDisconnect={nothing}
        />
      }
      programs={
        <ProgramsPart
          tokens={[{ id: 'k1', name: 'The warehouse’s report', createdAt: before(9000), lastUsedAt: before(40) }]}
          onMake={async () => true}
          onCopy={nothing}
          onWithdraw={nothing}
        />
      }
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
