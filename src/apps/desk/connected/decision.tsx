import { useQuery } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Dialog } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { DecideForm, Decision, type OpenedDecisionView, type TellingView, ToTell } from '../screens/decision.tsx'
import type { Verdict } from '../screens/insight.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { decisionOf, useDecider } from './insight.tsx'
import { useMe } from './me.ts'
import { useBegin } from './shares.tsx'

/** One decision. */
export function DecisionPage() {
  const { id = '' } = useParams({ strict: false })
  const me = useMe()
  const lockedBecause = useDecider()
  const router = useRouter()
  const { busy, problem, run } = useDeeds('insight', 'results')
  const { begin } = useBegin()
  const [isDeciding, setDeciding] = useState(false)
  const at = { params: { path: { id } } }
  const opened = useQuery({
    queryKey: ['insight', 'decision', id],
    queryFn: async () => ({
      ...dataOf(await api.GET('/decisions/{id}', at)),
      tellings: dataOf(await api.GET('/decisions/{id}/tellings', at)).tellings,
    }),
  })
  const decide = async (body: { verdict: Verdict; reason: string }) => {
    const done = await run(async () => dataOf(await api.PUT('/decisions/{id}/verdict', { ...at, body })), {
      busy: 'Noting it',
      done: 'Decided.',
      inForm: true,
    })
    if (done) setDeciding(false)
  }
  const drop = async () => {
    const done = await run(async () => dataOf(await api.DELETE('/decisions/{id}', at)), {
      done: 'Not considered any more.',
    })
    if (done) router.history.push(paths.insight())
  }
  const ask = () =>
    run(async () => dataOf(await api.POST('/decisions/{id}/tellings', at)), {
      busy: 'Asking them',
      done: 'Asked: each person hears from a colleague.',
    })
  return (
    <Loaded of={opened} what="Looking what it rests on" rows={4}>
      {data => (
        <>
          <Decision
            decision={viewOf(data)}
            myId={me.id}
            lockedBecause={lockedBecause}
            busy={busy}
            onDecide={() => setDeciding(true)}
            onTalk={() => void begin({ topic: { title: data.decision.title } })}
            onDone={() =>
              void run(async () => dataOf(await api.POST('/decisions/{id}/done', { ...at, body: {} })), {
                done: 'Done. Now tell those who raised it.',
              })
            }
            onAsk={() => void ask()}
            onCiteTheme={() =>
              void run(async () => dataOf(await api.POST('/decisions/{id}/cite-theme', at)), { done: 'Cited.' })
            }
            onUncite={messageId => {
              const again = { ...at, body: { messageIds: [messageId] } }
              void run(
                () => api.DELETE('/decisions/{id}/citations/{messageId}', { params: { path: { id, messageId } } }),
                { done: 'Not cited any more.', undo: () => api.POST('/decisions/{id}/citations', again) },
              )
            }}
            onLink={url =>
              void run(async () => dataOf(await api.POST('/decisions/{id}/issues', { ...at, body: { url } })), {
                done: 'Linked.',
              })
            }
            onTakeOn={telling =>
              void run(
                async () =>
                  dataOf(
                    await api.PUT('/tellings/{id}/teller', {
                      params: { path: { id: telling } },
                      body: { tellerId: me.id },
                    }),
                  ),
                { done: 'You tell them. It stands under “Whom I tell”.' },
              )
            }
            onDrop={() => void drop()}
          />
          <Dialog title={data.decision.title} open={isDeciding} onClose={() => setDeciding(false)}>
            <DecideForm busy={busy} problem={problem} onDecide={body => void decide(body)} />
          </Dialog>
        </>
      )}
    </Loaded>
  )
}

/** Whom I am asked to tell. */
export function TellingPage() {
  const me = useMe()
  const { busy, problem, run } = useDeeds('insight', 'results', 'conversations')
  const mine = useQuery({
    queryKey: ['insight', 'telling'],
    queryFn: async () => dataOf(await api.GET('/tellings')).tellings,
  })
  const at = (id: string) => ({ params: { path: { id } } })
  return (
    <Loaded of={mine} what="Looking who waits" rows={3}>
      {tellings => (
        <ToTell
          tellings={tellings
            .filter(({ answerStep }) => answerStep === null || ['withdrawn', 'refused'].includes(answerStep))
            .map(each => ({ ...tellingView(each), decisionId: each.decisionId, title: each.title, start: each.start }))}
          busy={busy}
          problem={problem}
          myName={me.name}
          onTell={(id, text) =>
            void run(async () => dataOf(await api.POST('/tellings/{id}/tell', { ...at(id), body: { text } })), {
              busy: 'Sending it',
              done: 'On its way, under your name. Where a colleague reads first, it waits for them.',
              inForm: true,
            })
          }
          onLetBe={(id, why) =>
            void run(async () => dataOf(await api.POST('/tellings/{id}/let-be', { ...at(id), body: { why } })), {
              done: 'Let be.',
              inForm: true,
            })
          }
        />
      )}
    </Loaded>
  )
}

function tellingView(telling: Answered['Telling']): TellingView {
  const { id, conversationId, personName, network, words, language, tellerId, tellerName } = telling
  const { answerStep, toldAt, letBeAt, letBeByName, letBeWhy } = telling
  return {
    ...{ id, conversationId, personName, network, words, tellerId, tellerName },
    language: language ?? undefined,
    step: answerStep ?? undefined,
    toldAt: toldAt ?? undefined,
    letBe: letBeAt ? `${letBeByName}: ${letBeWhy}` : undefined,
  }
}

/** Who says that it is done: a colleague, or the tracker that it is worked on in. */
function doneWords({ doneAt, doneByName }: Answered['Decision']): string | undefined {
  if (!doneAt) return undefined
  return doneByName
    ? `Done, says ${doneByName}.`
    : 'Done: every issue that it is worked on in is resolved. Decide anew if it is not.'
}

function viewOf({
  decision,
  citations,
  issues,
  tellings,
}: Answered['OpenedDecision'] & { tellings: Answered['Telling'][] }): OpenedDecisionView {
  return {
    ...decisionOf(decision),
    decidedBy: decision.decidedByName ?? undefined,
    done: doneWords(decision),
    doneNote: decision.doneNote,
    tellingWaits: decision.tellingWaits ?? undefined,
    citations: citations.map(({ postedAt, language, ...each }) => ({
      ...each,
      at: postedAt,
      language: language ?? undefined,
    })),
    issues: issues.map(({ id, url, label, state }) => ({ id, url, label, state: state ?? undefined })),
    tellings: tellings.map(tellingView),
  }
}
