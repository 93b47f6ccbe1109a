import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Goals } from '../screens/goals.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { goalFigures, goalView } from './goal-words.ts'
import { useMe } from './me.ts'

/** What teams want to reach together. */
export function GoalsPage() {
  const me = useMe()
  const { busy, problem, run } = useDeeds('goals')
  const found = useQuery({
    queryKey: ['goals'],
    queryFn: async () => ({
      ...dataOf(await api.GET('/goals')),
      ...dataOf(await api.GET('/teams')),
    }),
  })
  return (
    <Loaded of={found} what="Looking what we want to reach" rows={3}>
      {({ goals, teams }) => {
        // Whoever leads a team sets what it shares with others; a coordinator for any.
        const isCoordinator = me.roles.includes('coordinator')
        const leads = teams.some(({ leadId }) => leadId === me.id)
        return (
          <Goals
            goals={goals.map(goal => goalView(goal, new Date()))}
            teams={teams.map(({ id, name }) => ({ id, name }))}
            figures={goalFigures}
            lockedBecause={
              isCoordinator || leads
                ? undefined
                : 'A coordinator sets them, or whoever leads one of the teams. Tell one of them what you would like to reach.'
            }
            busy={busy}
            problem={problem}
            onSet={async ({ figure, ...goal }) =>
              (await run(
                async () =>
                  dataOf(await api.POST('/goals', { body: { ...goal, figure: figure as Answered['Goal']['figure'] } })),
                { inForm: true, busy: 'Setting it', done: 'Set. What comes of it from now on counts.' },
              )) !== undefined
            }
            onEnd={async (id, words) =>
              (await run(
                async () => dataOf(await api.POST('/goals/{id}/end', { params: { path: { id } }, body: { words } })),
                { busy: 'Ending it', done: 'Ended. It stays to be read.' },
              )) !== undefined
            }
          />
        )
      }}
    </Loaded>
  )
}
