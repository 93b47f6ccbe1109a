import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import type { ReviewNeedsView, ReviewPlanView } from '../review-types.ts'
import { Loaded, useTitle } from '../screen.tsx'
import { ReviewRules } from '../screens/review-rules.tsx'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'
import { paceWords, reviewRulesQuery } from './review-pace.ts'

/** Who reads what before it leaves. */
export function ReviewRulesPage() {
  useTitle('Who reads first')
  const me = useMe()
  const may = me.roles.some(role => role === 'coordinator' || role === 'administrator')
  const { busy, problem, run } = useDeeds('reviews', 'team', 'conversations')
  const rules = useQuery(reviewRulesQuery)
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const records = useQuery({
    queryKey: ['reviews', 'records'],
    queryFn: async () => dataOf(await api.GET('/reviews/records')),
    enabled: may,
  })
  const employees = team.data?.employees ?? []
  const keepPlan = async ({ id, ...body }: ReviewPlanView) =>
    (await run(
      async () =>
        id
          ? dataOf(await api.PUT('/reviews/plans/{id}', { params: { path: { id } }, body }))
          : dataOf(await api.POST('/reviews/plans', { body })),
      { busy: 'Keeping it', done: 'Kept. Drafts that wait already keep the steps they have.', inForm: true },
    )) !== undefined
  const keepNeeds = (body: ReviewNeedsView) =>
    void run(async () => dataOf(await api.PUT('/reviews/needs', { body })), {
      busy: 'Keeping it',
      done: 'Kept.',
      inForm: true,
    })
  return (
    <Loaded of={rules} what="Looking who reads first" rows={4}>
      {({ plans, needs, pace }) => (
        <ReviewRules
          plans={plans}
          needs={needs}
          pace={paceWords(pace)}
          colleagues={employees.map(({ id, name, title }) => ({ id, name, title }))}
          records={(records.data?.records ?? []).flatMap(({ employeeId, ...record }) => {
            const employee = employees.find(({ id }) => id === employeeId)
            const { name = '', title = '' } = employee ?? {}
            return employee
              ? [{ ...record, colleague: { id: employeeId, name, title }, isNew: employee.autonomy === 'learning' }]
              : []
          })}
          lockedBecause={may ? undefined : 'Coordinators and administrators say who reads first.'}
          busy={busy}
          problem={problem}
          onPlan={keepPlan}
          onRetire={id =>
            void run(async () => dataOf(await api.DELETE('/reviews/plans/{id}', { params: { path: { id } } })), {
              done: 'Taken away.',
            })
          }
          onNeeds={keepNeeds}
          onTrust={id =>
            void run(
              async () =>
                dataOf(
                  await api.PATCH('/team/{id}/rights', { params: { path: { id } }, body: { autonomy: 'trusted' } }),
                ),
              { done: 'They answer on their own now.' },
            )
          }
        />
      )}
    </Loaded>
  )
}
