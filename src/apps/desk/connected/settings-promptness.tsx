import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { spanWords } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { kindWords } from '../screens/kind-words.ts'
import { CalendarsPart } from '../screens/settings-calendars.tsx'
import { type PromiseTyped, PromptnessPart } from '../screens/settings-promptness.tsx'
import { companyQuery } from '../session.ts'
import { timezonesWith } from './choices.ts'
import { connectorsQuery } from './connectors.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { networkName } from './say.ts'
import { useSettled } from './settled.ts'

const previewAfterMs = 400

/** Calendars, for whoever counts by them. */
export function useCalendars() {
  return useQuery({ queryKey: ['calendars'], queryFn: async () => dataOf(await api.GET('/calendars')).calendars })
}

/** By when people are answered, and what a change would have meant last month. */
export function Promptness() {
  const lockedBecause = lockedFor(useMe(), 'administrator', 'coordinator')
  const { busy, problem, run } = useDeeds('company', 'targets')
  const company = useQuery(companyQuery)
  const targets = useQuery({ queryKey: ['targets'], queryFn: async () => dataOf(await api.GET('/targets')).targets })
  const teams = useQuery({ queryKey: ['teams'], queryFn: async () => dataOf(await api.GET('/teams')).teams })
  const calendars = useCalendars()
  const connectors = useQuery(connectorsQuery)
  const [typed, setTyped] = useState<PromiseTyped>()
  const settled = useSettled(typed ? JSON.stringify(typed) : '', previewAfterMs)
  const preview = useQuery({
    queryKey: ['target-preview', settled],
    queryFn: async () => dataOf(await api.POST('/targets/preview', { body: bodyOf(JSON.parse(settled)) })),
    enabled: settled !== '' && !lockedBecause && JSON.parse(settled).withinMinutes > 0,
  })
  const nameOf = (list: readonly { id: string; name: string }[] | undefined, id: string | null) =>
    list?.find(each => each.id === id)?.name
  const networks = [...new Set((connectors.data ?? []).map(({ network }) => network))]
  return (
    <Loaded of={company} what="Fetching what we promise">
      {({ answerWithinMinutes, calendarId }) => (
        <PromptnessPart
          key={`${answerWithinMinutes} ${calendarId}`}
          own={{ network: '', kind: '', teamId: '', withinMinutes: answerWithinMinutes, hours: calendarId ?? '' }}
          special={(targets.data ?? []).map(target => ({
            id: target.id,
            words: `${[
              target.teamId && `what is passed to ${nameOf(teams.data, target.teamId) ?? 'a team'}`,
              target.kind && (kindWords[target.kind as keyof typeof kindWords] ?? target.kind),
              target.network && `on ${networkName(target.network)}`,
            ]
              .filter(Boolean)
              .join(', ')
              .replace(/^./, letter => letter.toUpperCase())}: within ${spanWords(target.withinMinutes * 60_000)}${
              target.aroundTheClock
                ? ', around the clock'
                : target.calendarId
                  ? `, by ${nameOf(calendars.data, target.calendarId) ?? 'a calendar'}`
                  : ''
            }.`,
          }))}
          networks={networks.map(network => ({ value: network, label: networkName(network) }))}
          kinds={Object.entries(kindWords).map(([value, label]) => ({ value, label }))}
          teams={(teams.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          calendars={(calendars.data ?? []).map(({ id, name }) => ({ value: id, label: `By the hours of ${name}` }))}
          preview={typed ? preview.data : undefined}
          lockedBecause={lockedBecause}
          busy={busy}
          problem={problem}
          onTyped={setTyped}
          onKeepOwn={({ withinMinutes, hours }) =>
            void run(
              () => api.PATCH('/company', { body: { answerWithinMinutes: withinMinutes, calendarId: hours || null } }),
              { busy: 'Keeping it', done: 'Kept. Who waits already is promised by it, too.', inForm: true },
            )
          }
          onKeep={async next => {
            const kept = await run(async () => dataOf(await api.PUT('/targets', { body: bodyOf(next) })), {
              busy: 'Keeping it',
              done: 'Kept. Who waits already is promised by it, too.',
              inForm: true,
            })
            return Boolean(kept)
          }}
          onRemove={id =>
            void run(() => api.DELETE('/targets/{id}', { params: { path: { id } } }), {
              done: 'Taken back: the usual promise holds.',
            })
          }
        />
      )}
    </Loaded>
  )
}

function bodyOf({ network, kind, teamId, withinMinutes, hours }: PromiseTyped) {
  return {
    withinMinutes,
    ...(network && { network }),
    ...(kind && { kind }),
    ...(teamId && { teamId }),
    aroundTheClock: hours === 'always',
    ...(hours && hours !== 'always' && { calendarId: hours }),
  }
}

/** When we are there. */
export function Calendars() {
  const me = useMe()
  const { busy, problem, run } = useDeeds('calendars', 'targets', 'company')
  const calendars = useCalendars()
  const company = useQuery(companyQuery)
  const timezone = company.data?.timezone ?? me.timezone ?? 'UTC'
  return (
    <Loaded of={calendars} what="Fetching the calendars">
      {listed => (
        <CalendarsPart
          calendars={listed.map(({ holidays, hours, ...calendar }) => ({
            ...calendar,
            hours: hours as Record<string, [string, string]>,
            holidays: holidays.map(({ day, name }) => `${day} ${name}`.trim()).join('\n'),
          }))}
          timezones={timezonesWith(timezone)}
          timezone={timezone}
          lockedBecause={lockedFor(me, 'administrator', 'coordinator')}
          busy={busy}
          problem={problem}
          onKeep={async ({ id, holidays, ...calendar }) => {
            const body = { ...calendar, holidays: holidaysIn(holidays) }
            const kept = await run(
              async () =>
                dataOf(
                  id
                    ? await api.PUT('/calendars/{id}', { params: { path: { id } }, body })
                    : await api.POST('/calendars', { body }),
                ),
              { busy: 'Keeping it', done: `${calendar.name} is kept.`, inForm: true },
            )
            return Boolean(kept)
          }}
          onRemove={id =>
            void run(() => api.DELETE('/calendars/{id}', { params: { path: { id } } }), { done: 'Removed.' })
          }
        />
      )}
    </Loaded>
  )
}

/** A day and what it is called, a line each. */
export function holidaysIn(lines: string): { day: string; name: string }[] {
  return lines
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean)
    .map(line => {
      const [day = '', ...name] = line.split(/\s+/)
      return { day, name: name.join(' ') }
    })
}
