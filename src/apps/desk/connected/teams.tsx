import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Teams } from '../screens/teams.tsx'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { useCalendars } from './settings-promptness.tsx'

/** The teams as they are now. */
export function TeamsPart({ colleagues }: { colleagues: { id: string; name: string }[] }) {
  const me = useMe()
  const { busy, problem, run } = useDeeds('teams', 'targets')
  const teams = useQuery({ queryKey: ['teams'], queryFn: async () => dataOf(await api.GET('/teams')).teams })
  const calendars = useCalendars()
  return (
    <Teams
      teams={(teams.data ?? []).map(({ leadId, calendarId, ...team }) => ({
        ...team,
        leadId: leadId ?? '',
        calendarId: calendarId ?? '',
      }))}
      colleagues={colleagues}
      calendars={(calendars.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      meId={me.id}
      lockedBecause={lockedFor(me, 'administrator', 'coordinator')}
      busy={busy}
      problem={problem}
      onKeep={async ({ id, leadId, calendarId, ...team }) => {
        const body = { ...team, leadId: leadId || null, calendarId: calendarId || null }
        const kept = await run(
          async () =>
            dataOf(
              id
                ? await api.PUT('/teams/{id}', { params: { path: { id } }, body })
                : await api.POST('/teams', { body }),
            ),
          { busy: 'Keeping it', done: `${team.name} is kept.`, inForm: true },
        )
        return Boolean(kept)
      }}
      onRemove={id =>
        void run(() => api.DELETE('/teams/{id}', { params: { path: { id } } }), {
          done: 'Dissolved: what was passed to it is everybody’s again.',
        })
      }
    />
  )
}
