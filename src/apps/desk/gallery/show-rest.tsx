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
import { CalendarsPart } from '../screens/settings-calendars.tsx'
import { CompanyForm, DisclosureForm } from '../screens/settings-company.tsx'
import { ProgramsPart, TopicsPart } from '../screens/settings-lists.tsx'
import { MailsPart } from '../screens/settings-mails.tsx'
import { PromptnessPart } from '../screens/settings-promptness.tsx'
import { SignInPart } from '../screens/settings-sign-in.tsx'
import { TrackersPart } from '../screens/settings-trackers.tsx'
import { TranslationPart } from '../screens/settings-translation.tsx'
import { WaysInPart } from '../screens/settings-ways-in.tsx'
import { SignInForm } from '../screens/sign-in.tsx'
import { topics } from './company.ts'
import { before, bluesky, ines } from './people.ts'
import { corrections, entries, results } from './results.ts'
import { review, reviews } from './reviewing.ts'

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
      onMore={nothing}
      looking={{ onAsk: nothing }}
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
      mails={
        <MailsPart
          chosen={{ promises: true, questions: false, incidents: false, letter: true }}
          mayHaveLetter
          address="ada@halden.example"
          isOn
          onChoose={nothing}
        />
      }
      company={
        <CompanyForm
          company={{
            name: 'Halden',
            about: 'Bicycles for people who carry things.',
            language: 'en',
            timezone: 'Europe/Berlin',
          }}
          languages={['en', 'de']}
          timezones={['Europe/Berlin', 'Europe/Madrid']}
          onKeep={nothing}
        />
      }
      promptness={
        <PromptnessPart
          own={{ network: '', kind: '', teamId: '', withinMinutes: 240, hours: 'c1' }}
          special={[
            { id: 't1', words: 'On Text message: within 30 min, around the clock.' },
            { id: 't2', words: 'What is passed to Service, a complaint: within 2 h.' },
          ]}
          networks={[{ value: 'bluesky', label: 'Bluesky' }]}
          kinds={[{ value: 'complaint', label: 'a complaint' }]}
          teams={[{ value: 's', label: 'Service' }]}
          calendars={[{ value: 'c1', label: 'By the hours of Berlin office' }]}
          preview={{ conversations: 412, late: 38, lateNow: 12, workingMedian: 7200, isPart: false }}
          onTyped={nothing}
          onKeepOwn={nothing}
          onKeep={async () => true}
          onRemove={nothing}
        />
      }
      calendars={
        <CalendarsPart
          calendars={[
            {
              id: 'c1',
              name: 'Berlin office',
              timezone: 'Europe/Berlin',
              hours: { mon: ['09:00', '17:00'], tue: ['09:00', '17:00'], fri: ['09:00', '15:00'] },
              holidays: '2026-12-25 Christmas Day\n2026-12-26 Boxing Day',
            },
          ]}
          timezones={['Europe/Berlin', 'Europe/Madrid']}
          timezone="Europe/Berlin"
          onKeep={async () => true}
          onRemove={nothing}
        />
      }
      trackers={
        <TrackersPart
          trackers={[
            { id: 'k1', kind: 'github', label: 'halden/firmware', kindLabel: 'GitHub issues' },
            {
              id: 'k2',
              kind: 'webhook',
              label: 'Jira of the workshop',
              kindLabel: 'Another tracker',
              failure: 'It answered 401.',
            },
          ]}
          kinds={[]}
          onConnect={async () => true}
          onRemove={nothing}
          onCopy={nothing}
        />
      }
      waysIn={
        <WaysInPart
          ways={[
            {
              id: 'w1',
              kind: 'oidc',
              label: 'Halden account',
              issuer: 'https://login.halden.example',
              vouches: true,
              accounts: 212,
            },
            { id: 'w2', kind: 'fediverse', label: 'Mastodon', issuer: null, vouches: false, accounts: 1 },
          ]}
          backTo={['https://halden.example/community/sign-in/back']}
          onOpen={async () => true}
          onClose={nothing}
          onCopy={nothing}
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
      translation={
        <TranslationPart
          service={{
            url: 'https://translate.halden.example',
            host: 'translate.halden.example',
            hasKey: true,
            alsoPrivate: false,
            languages: [
              { code: 'en', name: 'English' },
              { code: 'es', name: 'Spanish' },
            ],
            failure: 'The translation service does not answer. Read the original, or try later.',
            setByName: 'Ada Okafor',
          }}
          onKeep={nothing}
          onLook={nothing}
          onSwitchOff={nothing}
        />
      }
      topics={<TopicsPart topics={topics} onAdd={async () => true} onRemove={nothing} onChange={async () => true} />}
      accounts={
        <AccountsPart
          accounts={[
            { id: 'a1', place: bluesky, handle: 'halden.bsky.example', signedOut: false, isOfficial: false },
            {
              id: 'a3',
              place: bluesky,
              handle: 'ines.bsky.example',
              signedOut: false,
              isOfficial: false,
              whose: 'yours',
            },
            {
              id: 'a2',
              place: bluesky,
              handle: 'service.bsky.example',
              signedOut: true,
              isOfficial: false,
              trouble: 'Its app password was withdrawn. Connect it again.',
            },
          ]}
          onConnect={nothing}
          onConnectOwn={nothing}
          onConnectOfficial={nothing}
          onMark={nothing}
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
