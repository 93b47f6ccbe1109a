import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { Dialog } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import {
  Incident,
  IncidentBanner,
  type IncidentRowView,
  Incidents,
  type IncidentView,
  RaiseIncident,
} from '../screens/incidents.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { placeOf } from './say.ts'

const useIncidents = () =>
  useQuery({ queryKey: ['incidents'], queryFn: async () => dataOf(await api.GET('/incidents')) })

/** What went wrong, and what was practised. */
export function IncidentsPage() {
  const incidents = useIncidents()
  return (
    <Loaded of={incidents} what="Looking what went wrong" rows={3}>
      {data => <Incidents incidents={data.incidents.map(rowOf)} />}
    </Loaded>
  )
}

/** One incident, seen through. */
export function IncidentPage() {
  const { id = '' } = useParams({ strict: false })
  const me = useMe()
  const at = { params: { path: { id } } }
  const { busy, problem, run } = useDeeds('incidents', 'conversations', 'today')
  const opened = useQuery({
    queryKey: ['incidents', id],
    queryFn: async () => dataOf(await api.GET('/incidents/{id}', at)),
  })
  return (
    <Loaded of={opened} what="Looking what it concerns" rows={4}>
      {data => (
        <Incident
          key={data.incident.id}
          incident={viewOf(data, lockedFor(me, 'coordinator'))}
          busy={busy}
          problem={problem}
          onRetract={answerId =>
            void run(async () => dataOf(await api.POST('/incidents/{id}/retract', { ...at, body: { answerId } })), {
              busy: 'Taking it back',
              done: data.incident.isDrill ? 'In earnest, it would be taken back now.' : 'On the way to each network.',
            })
          }
          onThaw={() =>
            void run(() => api.POST('/incidents/{id}/thaw', at), { done: 'Words like these may leave again.' })
          }
          onLearn={lesson =>
            void run(async () => dataOf(await api.PUT('/incidents/{id}/lesson', { ...at, body: { lesson } })), {
              busy: 'Keeping it',
              done: 'Kept.',
              inForm: true,
            })
          }
          onClose={() => void run(() => api.POST('/incidents/{id}/close', at), { done: 'Closed.', inForm: true })}
        />
      )}
    </Loaded>
  )
}

/** Raises an incident over one of our answers, and goes there. */
export function RaiseIncidentDialog({
  answer,
  onClose,
}: {
  answer: { id: string; text: string } | undefined
  onClose: () => void
}) {
  const router = useRouter()
  const { busy, problem, run } = useDeeds('incidents', 'conversations', 'today')
  const raise = async (reason: string, isDrill: boolean) => {
    const raised = await run(
      async () => dataOf(await api.POST('/incidents', { body: { answerId: answer?.id ?? '', reason, isDrill } })),
      { busy: 'Stopping it', done: isDrill ? undefined : 'Stopped: nothing like it leaves.', inForm: true },
    )
    if (!raised) return
    onClose()
    router.history.push(paths.incident(raised.id))
  }
  return (
    <Dialog title="Something is wrong with it" open={answer !== undefined} onClose={onClose}>
      {answer && (
        <RaiseIncident
          words={answer.text}
          busy={busy}
          problem={problem}
          onRaise={(reason, isDrill) => void raise(reason, isDrill)}
          onLeave={onClose}
        />
      )}
    </Dialog>
  )
}

/** What is open and in earnest, above everything else of the day. */
export function OpenIncidents() {
  const incidents = useIncidents()
  const open = (incidents.data?.incidents ?? []).filter(each => !each.closedAt && !each.isDrill)
  return <IncidentBanner incidents={open.map(rowOf)} />
}

function rowOf(incident: Answered['Incident']): IncidentRowView {
  const { id, reason, isDrill, raisedByName, raisedAt, closedAt } = incident
  return { id, reason, isDrill, raisedBy: raisedByName, raisedAt, closedAt: closedAt ?? undefined }
}

function viewOf(
  { incident, answers, deeds }: Answered['OpenedIncident'],
  lockedBecause: string | undefined,
): IncidentView {
  return {
    ...rowOf(incident),
    isFrozen: incident.isFrozen,
    lesson: incident.lesson ?? undefined,
    answers: answers.map(answer => ({
      id: answer.answerId,
      conversationId: answer.conversationId,
      place: placeOf(answer.network),
      author: answer.authorName,
      text: answer.text,
      url: answer.url ?? undefined,
      share: answer.share,
      canRetract: answer.canRetract,
      stands:
        answer.whyNot ?? (answer.canChange ? 'It stands there. Its author can also change it.' : 'It stands there.'),
    })),
    deeds: deeds.map(deed => ({ id: deed.id, at: deed.at, words: deedWords(deed) })),
    lockedBecause,
  }
}

const did: Record<Answered['OpenedIncident']['deeds'][number]['what'], string> = {
  raised: 'said what is wrong',
  froze: 'stopped what is like it',
  retracted: 'took an answer back',
  corrected: 'put an answer right',
  thawed: 'let words like these leave again',
  learned: 'said what we take from it',
  closed: 'closed it',
}

const deedWords = ({ name, what, outcome }: Answered['OpenedIncident']['deeds'][number]) =>
  `${name} ${did[what]}${outcome ? `: ${outcome}` : '.'}`
