import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { OutcomeScreen } from '../screens/outcome.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'
import { kindsOfOutcome, surenessWords } from './outcome.ts'
import { PathOf } from './path.tsx'

const parts: Record<string, string> = {
  answered: 'answered',
  knew: 'knew, when a colleague asked',
  'read-first': 'read it before it left',
  flagged: 'saw that something was wrong',
  'passed-on': 'passed it on',
  'gave-link': 'gave the link',
  offered: 'made the offer',
  decided: 'decided',
  helped: 'helped',
}
const verdicts = { stands: 'it stands', 'less-sure': 'it is less sure than it was said', withdrawn: 'it is none' }

/** One result, with what can be done about it. */
export function OutcomePage() {
  const { id } = useParams({ from: '/desk/results/$id' })
  const me = useMe()
  const { busy, problem, run } = useDeeds('results', 'today')
  const found = useQuery({
    queryKey: ['results', 'one', id],
    queryFn: async () => dataOf(await api.GET('/outcomes/{id}', { params: { path: { id } } })),
  })
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const at = (known: string) => ({ params: { path: { id: known } } })
  const inForm = { inForm: true }
  const isCoordinator = me.roles.includes('coordinator') || me.roles.includes('administrator')
  return (
    <Loaded of={found} what="Fetching the result" rows={4}>
      {({ outcome, credits, disputes }) => (
        <OutcomeScreen
          seen={seenView(outcome, credits, disputes, me.id)}
          path={
            outcome.conversationId ? (
              <PathOf conversationId={outcome.conversationId} />
            ) : (
              <p className="second">No conversation is known to lead here.</p>
            )
          }
          colleagues={(team.data?.employees ?? [])
            .filter(each => !credits.some(credit => credit.employeeId === each.id))
            .map(({ id, name }) => ({ id, name }))}
          lockedBecause={
            isCoordinator || credits.some(credit => credit.employeeId === me.id) || outcome.employeeId === me.id
              ? undefined
              : 'Those who had a part in it can take it back, or a coordinator.'
          }
          maySettle={isCoordinator}
          busy={busy}
          problem={problem}
          onShare={employeeId =>
            void run(() => api.POST('/outcomes/{id}/credits', { ...at(id), body: { employeeId } }), {
              ...inForm,
              done: 'Shared.',
            })
          }
          onDoubt={reason =>
            void run(() => api.POST('/outcomes/{id}/disputes', { ...at(id), body: { reason } }), {
              ...inForm,
              done: 'Noted. It counts until a coordinator has looked.',
            })
          }
          onSettle={(disputeId, verdict, words) =>
            void run(() => api.POST('/outcome-disputes/{id}/settle', { ...at(disputeId), body: { verdict, words } }), {
              ...inForm,
              done: 'Settled.',
            })
          }
          onUndo={reason =>
            void run(() => api.POST('/outcomes/{id}/undo', { ...at(id), body: { reason } }), {
              ...inForm,
              done: 'Taken back. It counts no more.',
              undo: () => api.POST('/outcomes/{id}/restore', at(id)),
            })
          }
          onRestore={() =>
            void run(() => api.POST('/outcomes/{id}/restore', at(id)), { ...inForm, done: 'It counts again.' })
          }
        />
      )}
    </Loaded>
  )
}

type Seen = Answered['SeenOutcome']

function seenView(
  outcome: Seen['outcome'],
  credits: Seen['credits'],
  disputes: Seen['disputes'],
  me: string,
): Parameters<typeof OutcomeScreen>[0]['seen'] {
  const { kind, statement, confidence, quote, quoteLanguage, at, conversationId, withdrawnAt } = outcome
  const share = credits.length === 1 ? 'All of it.' : `1 of ${credits.length} parts.`
  return {
    ...{ kind: kindsOfOutcome[kind] ?? kind, statement, sureness: surenessWords[confidence].long, at },
    ...(quote && { quote }),
    ...(quoteLanguage && { quoteLanguage }),
    ...(conversationId && { conversationId }),
    ...(withdrawnAt && {
      takenBack: { by: outcome.withdrawnByName ?? 'What came later', why: outcome.withdrawnWhy, at: withdrawnAt },
    }),
    credits: credits.map(({ name, part, addedByName }) => ({
      name,
      part: `${parts[part] ?? part}${addedByName ? `, as ${addedByName} says` : ''}`,
      share,
    })),
    disputes: disputes.map(({ id, raisedBy, raisedByName, reason, at, verdict, words, settledByName }) => ({
      ...{ id, by: raisedByName, reason, at, isMine: raisedBy === me },
      ...(verdict && { settled: { verdict: verdicts[verdict], words, by: settledByName ?? 'A colleague' } }),
    })),
  }
}
