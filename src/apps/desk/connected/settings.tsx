import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Settings } from '../screens/settings.tsx'
import { CompanyForm, DisclosureForm, DisclosureOnNetworks } from '../screens/settings-company.tsx'
import { ProgramsPart, TopicsPart } from '../screens/settings-lists.tsx'
import { companyQuery } from '../session.ts'
import { languagesWith, timezonesWith } from './choices.ts'
import { useCopy } from './copy.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { OurAccounts } from './settings-accounts.tsx'
import { MailsToMe } from './settings-mails.tsx'
import { Calendars, Promptness } from './settings-promptness.tsx'
import { OwnSignIn } from './settings-sign-in.tsx'
import { Trackers } from './settings-trackers.tsx'
import { TranslationSettings } from './settings-translation.tsx'
import { WaysIn } from './settings-ways-in.tsx'

/** Settings, each part with what is true now. */
export function SettingsPage() {
  return (
    <Settings
      signIn={<OwnSignIn />}
      mails={<MailsToMe />}
      company={<Company />}
      promptness={<Promptness />}
      calendars={<Calendars />}
      trackers={<Trackers />}
      waysIn={<WaysIn />}
      disclosures={<Disclosures />}
      translation={<TranslationSettings />}
      topics={<Topics />}
      accounts={<OurAccounts />}
      programs={<Programs />}
    />
  )
}

function Company() {
  const company = useQuery(companyQuery)
  const { busy, problem, run } = useDeeds('company')
  const lockedBecause = lockedFor(useMe(), 'administrator', 'coordinator')
  return (
    <Loaded of={company} what="Fetching the company">
      {now => (
        <CompanyForm
          company={now}
          languages={languagesWith(now.language)}
          timezones={timezonesWith(now.timezone)}
          lockedBecause={lockedBecause}
          busy={busy}
          problem={problem}
          onKeep={({ name, about, language, timezone }) =>
            void run(() => api.PATCH('/company', { body: { name, about, language, timezone } }), {
              busy: 'Keeping it',
              done: 'Kept.',
              inForm: true,
            })
          }
        />
      )}
    </Loaded>
  )
}

function Disclosures() {
  const me = useMe()
  const company = useQuery(companyQuery)
  const { busy, problem, run } = useDeeds('company', 'disclosures')
  return (
    <Loaded of={company} what="Fetching the wordings">
      {({ name, disclosures }) => (
        <DisclosureForm
          company={name}
          author={me}
          languages={languagesWith()}
          texts={disclosures}
          lockedBecause={lockedFor(me, 'administrator', 'coordinator')}
          busy={busy}
          problem={problem}
          onKeep={changed =>
            void run(() => api.PATCH('/company', { body: { disclosures: changed } }), {
              busy: 'Keeping it',
              done: 'Kept. It stands under every answer from now on.',
              inForm: true,
            })
          }
          there={language => <DisclosureThere language={language} />}
        />
      )}
    </Loaded>
  )
}

function DisclosureThere({ language }: { language: string }) {
  const there = useQuery({
    queryKey: ['disclosures', language],
    queryFn: async () => dataOf(await api.GET('/disclosures', { params: { query: { language } } })),
  })
  return (
    <Loaded of={there} what="Counting it on each network">
      {({ lines }) => <DisclosureOnNetworks language={language} lines={lines} />}
    </Loaded>
  )
}

function Topics() {
  const topics = useQuery({ queryKey: ['topics'], queryFn: async () => dataOf(await api.GET('/topics')) })
  const { busy, problem, run } = useDeeds('topics', 'team', 'me')
  const lockedBecause = lockedFor(useMe(), 'administrator', 'coordinator')
  return (
    <Loaded of={topics} what="Fetching the topics">
      {({ topics: listed }) => (
        <TopicsPart
          topics={listed}
          lockedBecause={lockedBecause}
          busy={busy}
          problem={problem}
          onAdd={async topic => {
            const added = await run(async () => dataOf(await api.POST('/topics', { body: { topics: [topic] } })), {
              busy: 'Adding it',
              done: `${topic.name} is on the list. Whoever knows it can say so now.`,
              inForm: true,
            })
            return Boolean(added)
          }}
          onChange={async ({ id, name, kind, words }) => {
            const changed = await run(
              async () =>
                dataOf(
                  await api.PATCH('/topics/{topicId}', {
                    params: { path: { topicId: id } },
                    body: { name, kind, words },
                  }),
                ),
              { busy: 'Keeping it', done: `${name} is kept so. Whoever knows it still does.`, inForm: true },
            )
            return Boolean(changed)
          }}
          onRemove={({ id, name }) =>
            void run(() => api.DELETE('/topics/{topicId}', { params: { path: { topicId: id } } }), {
              done: `${name} is off the list.`,
            })
          }
        />
      )}
    </Loaded>
  )
}

function Programs() {
  const lockedBecause = lockedFor(useMe(), 'administrator')
  const copy = useCopy()
  const { busy, problem, run } = useDeeds('tokens')
  const [made, setMade] = useState<{ id: string; name: string; token: string }>()
  const tokens = useQuery({
    queryKey: ['tokens'],
    queryFn: async () => dataOf(await api.GET('/tokens')),
    enabled: !lockedBecause,
  })
  return (
    <ProgramsPart
      tokens={(tokens.data?.tokens ?? []).map(token => ({ ...token, lastUsedAt: token.lastUsedAt ?? undefined }))}
      made={made}
      lockedBecause={lockedBecause}
      busy={busy}
      problem={problem}
      onMake={async name => {
        const token = await run(async () => dataOf(await api.POST('/tokens', { body: { name } })), {
          busy: 'Making it',
          inForm: true,
        })
        if (token) setMade({ ...token, name })
        return Boolean(token)
      }}
      onCopy={token => void copy(token, 'The token')}
      onWithdraw={async ({ id, name }) => {
        await run(() => api.DELETE('/tokens/{id}', { params: { path: { id } } }), {
          done: `Withdrawn: ${name} is let in no more.`,
        })
        if (made?.id === id) setMade(undefined)
      }}
    />
  )
}
