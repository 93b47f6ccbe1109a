import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { LinkButton } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { ExperimentScreen, type ExperimentView } from '../screens/experiment.tsx'
import { type Asked, Experiments } from '../screens/experiments.tsx'
import { counted } from '../words.ts'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'

/** The honest way to learn whether answers change what people say later: chance says where one is tried. */
const answeredOrNot: Asked = {
  question: 'Do people speak well of us later when we answer them?',
  unit: 'conversation',
  success: 'spoke-well',
  withinDays: 60,
  baseline: 0.1,
  difference: 0.2,
  ways: [
    { name: 'Answer', words: 'Answer as you would, within the week.' },
    { name: 'Leave it', words: 'Leave it without an answer, unless they would come to harm by it.' },
  ],
}

const askers = ['coordinator', 'communications', 'product-manager', 'trainer']

/** What we try in small ways. */
export function ExperimentsPage() {
  const me = useMe()
  const navigate = useNavigate()
  const { busy, problem, run } = useDeeds('experiments')
  const [plan, setPlan] = useState<string>()
  const { ask } = useSearch({ strict: false }) as { ask?: string }
  const found = useQuery({
    queryKey: ['experiments', 'list'],
    queryFn: async () => dataOf(await api.GET('/experiments')).experiments,
  })
  return (
    <Loaded of={found} what="Fetching the experiments" rows={3}>
      {experiments => (
        <Experiments
          experiments={experiments.map(({ experiment, verdict }) => ({
            id: experiment.id,
            question: experiment.question,
            verdict: verdict.words,
            begunByName: experiment.begunByName,
            begunAt: experiment.begunAt,
            isRunning: experiment.endedAt === null,
          }))}
          lockedBecause={
            me.roles.some(role => askers.includes(role))
              ? undefined
              : 'Coordinators, communications, product managers and trainers ask. Tell one of them what you would like to know.'
          }
          plan={plan}
          begin={ask === 'answered' ? answeredOrNot : undefined}
          busy={busy}
          problem={problem}
          onPlan={shares =>
            void run(
              async () => {
                const { perWay, atOnce } = dataOf(await api.POST('/experiments/plan', { body: shares }))
                setPlan(
                  `About ${perWay} of each way. After so many, four of five such differences are found, most much earlier. (${atOnce}, if nobody looked before the end.)`,
                )
              },
              { inForm: true, busy: 'Working it out' },
            )
          }
          onBegin={asked =>
            void run(
              async () => {
                const { id } = dataOf(await api.POST('/experiments', { body: asked }))
                await navigate({ to: paths.experiment(id) })
              },
              { inForm: true, busy: 'Beginning', done: 'Begun. Where it fits, a way is suggested.' },
            )
          }
        />
      )}
    </Loaded>
  )
}

/** One of them. */
export function ExperimentPage() {
  const { id = '' } = useParams({ strict: false })
  const me = useMe()
  const { busy, run } = useDeeds('experiments')
  const found = useQuery({
    queryKey: ['experiments', 'one', id],
    queryFn: async () => dataOf(await api.GET('/experiments/{id}', { params: { path: { id } } })),
  })
  return (
    <Loaded of={found} what="Looking at what was found" rows={4}>
      {opened => (
        <ExperimentScreen
          experiment={experimentView(opened, me)}
          busy={busy}
          onEnd={() =>
            void run(() => api.POST('/experiments/{id}/end', { params: { path: { id } } }), {
              done: 'Ended. What is awaited is still looked at.',
            })
          }
          onTry={(subjectId, way) =>
            void run(() => api.POST('/experiments/{id}/tries', { params: { path: { id } }, body: { subjectId, way } }))
          }
          onTell={(subjectId, worked) =>
            void run(
              () =>
                api.POST('/experiments/{id}/tries/{subjectId}/told', {
                  params: { path: { id, subjectId } },
                  body: { worked },
                }),
              { done: 'Noted. It counts when its time is up, as the others do.' },
            )
          }
        />
      )}
    </Loaded>
  )
}

/** In a conversation: which way an experiment suggests, for whoever answers. */
export function ExperimentHere({ conversationId, yours }: { conversationId: string; yours: boolean }) {
  const { run } = useDeeds('experiments')
  const found = useQuery({
    queryKey: ['experiments', 'here', conversationId],
    queryFn: async () =>
      dataOf(await api.GET('/conversations/{id}/experiment', { params: { path: { id: conversationId } } })).suggestion,
    enabled: yours,
  })
  if (!yours || !found.data) return null
  const { experiment, suggested, tried } = found.data
  const nameOf = (number: number) => experiment.ways.find(way => way.number === number)?.name ?? ''
  const choose = (way: number) =>
    void run(() =>
      api.POST('/experiments/{id}/tries', {
        params: { path: { id: experiment.id } },
        body: { subjectId: conversationId, way },
      }),
    )
  const words = experiment.ways.find(way => way.number === (tried?.way ?? suggested))?.words
  return (
    <p className="t13 way-with-us">
      {tried ? `You try “${nameOf(tried.way)}” here. ` : `A small experiment suggests “${nameOf(suggested)}”. `}
      {words && `${words} `}
      {!tried && <LinkButton onClick={() => choose(suggested)}>I try it so</LinkButton>}{' '}
      {tried?.worked == null &&
        experiment.ways
          .filter(({ number }) => number !== (tried?.way ?? suggested))
          .map(({ number, name }) => (
            <LinkButton key={number} onClick={() => choose(number)}>
              Rather “{name}”
            </LinkButton>
          ))}
    </p>
  )
}

const worksWhen: Record<Answered['Experiment']['success'], string> = {
  'wrote-again': 'they wrote again after our answer',
  result: 'there was a result',
  'link-followed': 'a link of ours was followed',
  'spoke-well': 'they spoke well of us or recommended us',
  told: 'whoever tried it says so',
}

function experimentView(
  { experiment, verdict, counts, tries, candidates }: Answered['OpenedExperiment'],
  me: { id: string; roles: string[] },
): ExperimentView {
  const nameOf = (number: number) => experiment.ways.find(way => way.number === number)?.name ?? ''
  const isCoordinator = me.roles.includes('coordinator')
  return {
    question: experiment.question,
    about: `It worked when ${worksWhen[experiment.success]}, within ${counted(experiment.withinDays, 'day')}. About ${experiment.perWay} of each way, said before it began. Counted by what chance suggested.`,
    verdict: verdict.words,
    isShown: verdict.finding !== 'waiting',
    ways: experiment.ways.map(({ number, name, words }) => {
      const count = counts.find(each => each.number === number)
      return {
        ...{ number, name, words },
        counts: count ? `${count.worked} of ${count.known}` : '',
        between: count?.interval
          ? `${percent(count.interval.from)} and ${percent(count.interval.to)}`
          : 'not known yet',
        otherwise: count ? String(count.otherwise) : '',
      }
    }),
    tries: tries.map(({ subjectId, title, way, triedBy, triedByName, triedAt, worked }) => ({
      ...{ id: subjectId, title, way: nameOf(way), by: triedByName, at: triedAt },
      ...(experiment.unit === 'conversation' && { href: paths.conversation(subjectId) }),
      ...(experiment.unit === 'post' && { href: paths.share(subjectId) }),
      ...(experiment.unit === 'community' && { href: paths.ownPlace(subjectId) }),
      outcome: worked === null ? 'not known yet' : worked ? 'worked' : 'didn’t work',
      canTell: experiment.success === 'told' && worked === null && (triedBy === me.id || isCoordinator),
    })),
    candidates: candidates.map(each => ({ ...each, suggestedName: nameOf(each.suggested) })),
    canEnd: experiment.endedAt === null && (isCoordinator || experiment.begunBy === me.id),
  }
}

const percent = (share: number) => `${Math.round(share * 100)} %`
