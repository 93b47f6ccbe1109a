import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Colleague } from '../screens/colleague.tsx'
import { NotFound } from '../screens/not-found.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'

/** One colleague: why they are asked, what others say of them, and when they are there. */
export function ColleaguePage() {
  const { id = '' } = useParams({ strict: false })
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const at = { params: { path: { id } } }
  const evidence = useQuery({
    queryKey: ['evidence', id],
    queryFn: async () => dataOf(await api.GET('/team/{id}/evidence', at)),
  })
  return (
    <Loaded of={team} what="Fetching the team" rows={4}>
      {({ employees }) => {
        const employee = employees.find(each => each.id === id)
        if (!employee) return <NotFound />
        return (
          <Loaded of={evidence} what="Looking what shows it" rows={4}>
            {shown => <One employee={employee} evidence={shown} />}
          </Loaded>
        )
      }}
    </Loaded>
  )
}

interface Evidence {
  documents: { id: string; title: string; url: string | null; at: string }[]
  answers: { conversationId: string; title: string; at: string }[]
  endorsements: Answered['Endorsement'][]
}

function One({
  employee,
  evidence,
}: {
  employee: Pick<Answered['Employee'], 'id' | 'name' | 'title' | 'knows' | 'mostOpen' | 'awayFrom' | 'awayUntil'>
  evidence: Evidence
}) {
  const me = useMe()
  const topics = useQuery({ queryKey: ['topics'], queryFn: async () => dataOf(await api.GET('/topics')) })
  const saying = useDeeds('evidence', 'team')
  const keeping = useDeeds('team', 'me')
  const at = { params: { path: { id: employee.id } } }
  return (
    <Colleague
      colleague={{
        ...employee,
        awayFrom: employee.awayFrom ?? undefined,
        awayUntil: employee.awayUntil ?? undefined,
        documents: evidence.documents.map(({ url, ...document }) => ({ ...document, url: url ?? undefined })),
        answers: evidence.answers,
        endorsements: evidence.endorsements,
      }}
      meId={me.id}
      topics={topics.data?.topics ?? []}
      availabilityLockedBecause={employee.id === me.id ? undefined : lockedFor(me, 'coordinator', 'administrator')}
      busy={saying.busy ?? keeping.busy}
      problem={saying.problem ?? keeping.problem}
      onEndorse={async body =>
        Boolean(
          await saying.run(async () => dataOf(await api.POST('/team/{id}/endorsements', { ...at, body })), {
            busy: 'Saying so',
            done: 'Said. It counts from now on, and fades with time.',
            inForm: true,
          }),
        )
      }
      onTakeBack={id =>
        void saying.run(() => api.DELETE('/endorsements/{id}', { params: { path: { id } } }), { done: 'Taken back.' })
      }
      onAvailability={body =>
        void keeping.run(async () => dataOf(await api.PUT('/team/{id}/availability', { ...at, body })), {
          busy: 'Keeping it',
          done: 'Kept.',
          inForm: true,
        })
      }
    />
  )
}
