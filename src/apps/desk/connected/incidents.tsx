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
          incident={viewOf(data, lockedFor(me, 'coordinator'), me.roles.includes('communications'), me.id)}
          busy={busy}
          problem={problem}
          onRetract={which =>
            void run(async () => dataOf(await api.POST('/incidents/{id}/retract', { ...at, body: { id: which } })), {
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

/** Raises an incident over something that we said, and goes there. */
export function RaiseIncidentDialog({
  about,
  onClose,
}: {
  about:
    | ((
        | { answerId: string }
        | { statementId: string }
        | { articleId: string }
        | { offerId: string }
        | { shareId: string }
      ) & {
        text: string
      })
    | undefined
  onClose: () => void
}) {
  const router = useRouter()
  const { busy, problem, run } = useDeeds('incidents', 'conversations', 'today')
  const { text: _, ...of } = about ?? { text: '' }
  const raise = async (reason: string, isDrill: boolean) => {
    const raised = await run(async () => dataOf(await api.POST('/incidents', { body: { ...of, reason, isDrill } })), {
      busy: 'Stopping it',
      done: isDrill ? undefined : 'Stopped: nothing like it leaves.',
      inForm: true,
    })
    if (!raised) return
    onClose()
    router.history.push(paths.incident(raised.id))
  }
  return (
    <Dialog title="Something is wrong with it" open={about !== undefined} onClose={onClose}>
      {about && (
        <RaiseIncident
          words={about.text}
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
  const { id, reason, isDrill, raisedByName, raisedAt, closedAt, statementId, articleId, offerId, shareId } = incident
  return {
    id,
    reason,
    isDrill,
    isOfficial: statementId !== null,
    isArticle: articleId !== null,
    isOffer: offerId !== null,
    isPost: shareId !== null,
    raisedBy: raisedByName,
    raisedAt,
    closedAt: closedAt ?? undefined,
  }
}

function viewOf(
  { incident, concerned, deeds }: Answered['OpenedIncident'],
  lockedBecause: string | undefined,
  isCommunications: boolean,
  myId: string,
): IncidentView {
  return {
    ...rowOf(incident),
    isFrozen: incident.isFrozen,
    lesson: incident.lesson ?? undefined,
    concerned: concerned.map(each => ({
      id: each.id,
      href: each.conversationId
        ? paths.conversation(each.conversationId)
        : each.statementId
          ? paths.statement(each.statementId)
          : each.kind === 'article'
            ? paths.article(each.id)
            : each.offerId
              ? paths.offer(each.offerId)
              : undefined,
      isOfficial: each.kind === 'statement',
      place: placeOf(each.network),
      author: each.authorName,
      text: each.text,
      url: each.url ?? undefined,
      share: each.share,
      canRetract: each.canRetract,
      lockedBecause: (each.kind !== 'answer' && isCommunications) || each.authorId === myId ? undefined : lockedBecause,
      stands: [each.whyNot ?? 'It stands there.', each.canChange && 'Its author can also change it.']
        .filter(Boolean)
        .join(' '),
    })),
    deeds: deeds.map(deed => ({ id: deed.id, at: deed.at, words: deedWords(deed) })),
    lockedBecause,
  }
}

type Deed = Answered['OpenedIncident']['deeds'][number]

const did: Record<Deed['what'], (what: string) => string> = {
  raised: () => 'said what is wrong',
  froze: () => 'stopped what is like it',
  retracted: what => `took ${what} back`,
  corrected: what => `put ${what} right where it stands`,
  thawed: () => 'let words like these leave again',
  learned: () => 'said what we take from it',
  closed: () => 'closed it',
}

const deedWords = ({ name, what, outcome, placeId, articleId, offerId, postId }: Deed) =>
  `${name} ${did[what](articleId ? 'an article' : offerId ? 'an offer' : postId ? 'a post' : placeId ? 'what the company said' : 'an answer')}${outcome ? `: ${outcome}` : '.'}`
