import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Dialog, type Finding } from '#apps/ui'
import { doubtsIn } from '#text/facts'
import { api, dataOf } from '../api.ts'
import type { ConversationView, MessageView } from '../conversation-types.ts'
import { paths } from '../paths.ts'
import { AnswerColleague, AskColleague, BesideUs } from '../screens/ask-colleague.tsx'
import { writtenDay } from '../words.ts'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'
import { useSettled } from './settled.ts'

type Together = Answered['Together']

/** What colleagues do and know about a conversation, as its page shows it. */
export interface TogetherView {
  presence: ConversationView['presence']
  facts: ConversationView['facts']
  /** Questions and what was said to them, to stand in the thread. */
  notes: MessageView[]
  /** Where the draft says otherwise than a fact card. */
  doubts: Finding[]
  above: ReactNode
  dialogs: ReactNode
  moves: { label: string; run: () => void }[]
}

const beatMs = 20_000
const writesForMs = 15_000
const pauseMs = 1_200

export function useTogether(opened: Answered['OpenedConversation'], text: string): TogetherView {
  const me = useMe()
  const { id } = opened.conversation
  const at = { params: { path: { id } } }
  const [asking, setAsking] = useState(false)
  const [answering, setAnswering] = useState<string>()
  const [isShown, setShown] = useState(false)
  const { busy, problem, run } = useDeeds('together', 'questions', 'facts', 'conversations', 'reviews')
  const together = useQuery({
    queryKey: ['together', id],
    queryFn: async () => dataOf(await api.GET('/conversations/{id}/together', at)),
    refetchInterval: 2 * beatMs,
  })
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const cards = useQuery({ queryKey: ['facts'], queryFn: async () => dataOf(await api.GET('/facts')) })
  const settled = useSettled(text, pauseMs)
  const before = useQuery({
    queryKey: ['said-before', id, settled],
    queryFn: async () => dataOf(await api.POST('/conversations/{id}/said-before', { ...at, body: { text: settled } })),
    enabled: settled.trim().length > 0,
    gcTime: 60_000,
  })
  useBeat(id, text)
  const doubts = useDoubts(cards.data?.facts ?? [], text)
  const now = together.data
  const question = now?.questions.find(each => each.id === answering)
  const mine = opened.answers.find(
    answer => answer.authorId === me.id && ['in-review', 'returned', 'approved'].includes(answer.step),
  )
  const others = (team.data?.employees ?? []).filter(each => each.id !== me.id)
  const show = () =>
    void run(() => api.PUT('/conversations/{id}/draft/shown', { ...at, body: { isShown: !isShown } }), {
      done: isShown ? 'Only you see it again.' : 'Colleagues see what you write here.',
    }).then(done => done && setShown(!isShown))
  const repeated = before.data?.before
  return {
    presence: (now?.present ?? []).map(({ employeeId, name, title, doing }) => ({
      colleague: { id: employeeId, name, title },
      doing,
    })),
    facts: (now?.facts ?? []).map(factView),
    notes: (now?.questions ?? []).flatMap(notesOf),
    doubts,
    moves: [
      ...(others.length > 0 ? [{ label: 'Ask a colleague', run: () => setAsking(true) }] : []),
      ...(text.trim() ? [{ label: isShown ? 'Keep it to myself' : 'Show what I write', run: show }] : []),
    ],
    above: (
      <BesideUs
        asked={(now?.questions ?? [])
          .filter(each => each.answeredAt === null)
          .map(each => ({
            id: each.id,
            by: each.askedByName,
            of: each.askedOfName,
            words: each.words,
            mine: each.askedBy === me.id,
            forMe: each.askedOf === me.id,
          }))}
        drafts={(now?.drafts ?? []).map(({ answerId, ...draft }) => ({
          ...draft,
          answerId: answerId ?? undefined,
          canGiveWay: mine !== undefined,
        }))}
        before={
          repeated
            ? {
                name: repeated.authorName,
                words: repeated.words,
                mine: repeated.authorId === me.id,
                href: paths.conversation(repeated.conversationId),
              }
            : undefined
        }
        onAnswer={setAnswering}
        onWithdraw={questionId =>
          void run(() => api.DELETE('/questions/{id}', { params: { path: { id: questionId } } }), {
            done: 'Taken back.',
          })
        }
        onGiveWay={to =>
          mine &&
          void run(() => api.POST('/answers/{id}/give-way', { params: { path: { id: mine.id } }, body: { to } }), {
            done: 'Yours gave way. Your words are in your draft.',
          })
        }
      />
    ),
    dialogs: (
      <>
        <Dialog title="Ask a colleague" open={asking} onClose={() => setAsking(false)}>
          {asking && (
            <AskColleague
              colleagues={others.map(({ id, name, title }) => ({ id, name, title }))}
              likely={opened.suggestions.find(({ employeeId }) => employeeId !== me.id)?.employeeId}
              busy={busy}
              problem={problem}
              onLeave={() => setAsking(false)}
              onAsk={(of, words) =>
                void run(
                  async () => dataOf(await api.POST('/conversations/{id}/questions', { ...at, body: { of, words } })),
                  {
                    busy: 'Asking',
                    done: 'Asked. It stands here when they answer.',
                    inForm: true,
                  },
                ).then(asked => asked && setAsking(false))
              }
            />
          )}
        </Dialog>
        <Dialog title="Answer a colleague" open={question !== undefined} onClose={() => setAnswering(undefined)}>
          {question && (
            <AnswerColleague
              by={question.askedByName}
              question={question.words}
              busy={busy}
              problem={problem}
              onLeave={() => setAnswering(undefined)}
              onAnswer={body =>
                void run(
                  async () =>
                    dataOf(await api.POST('/questions/{id}/answer', { params: { path: { id: question.id } }, body })),
                  { busy: 'Saying it', done: body.card ? 'Said, and kept as a fact.' : 'Said.', inForm: true },
                ).then(said => said && setAnswering(undefined))
              }
            />
          )}
        </Dialog>
      </>
    ),
  }
}

function factView(fact: Together['facts'][number]): ConversationView['facts'][number] {
  const until = fact.validUntil ? `, until ${writtenDay(fact.validUntil)}` : ''
  return {
    id: fact.id,
    worded: fact.words,
    source: `${fact.source}. ${fact.ownerName} keeps it${until}.`,
    language: fact.language === 'und' ? undefined : fact.language,
  }
}

function notesOf(question: Together['questions'][number]): MessageView[] {
  if (question.answer === null || question.answeredAt === null) return []
  const note = { from: 'note' as const, language: undefined }
  return [
    {
      ...note,
      id: `${question.id} asked`,
      name: question.askedByName,
      at: question.askedAt,
      text: `${question.askedOfName}, ${question.words}`,
    },
    {
      ...note,
      id: `${question.id} answered`,
      name: question.answeredByName ?? question.askedOfName,
      at: question.answeredAt,
      text: `${question.answer}\n\nFrom: ${question.source}${question.factCardId ? '. Kept as a fact card.' : ''}`,
    },
  ]
}

/** Where the draft says otherwise than a card, as the composer shows what it finds. */
function useDoubts(cards: Answered['FactCard'][], text: string): Finding[] {
  return useMemo(() => {
    if (!text.trim()) return []
    const byId = new Map(cards.map(card => [card.id, card]))
    return doubtsIn(text, cards).flatMap((doubt): Finding[] => {
      const card = byId.get(doubt.cardId)
      if (!card) return []
      const place = {
        ruleId: `fact:${card.id}`,
        level: 'note' as const,
        start: doubt.start,
        end: doubt.end,
        words: doubt.words,
      }
      return doubt.kind === 'otherwise'
        ? [
            {
              ...place,
              title: 'A fact card says otherwise',
              explanation: `It says ${doubt.card} (${card.source}). ${card.ownerName} keeps it.`,
              suggestion: doubt.card,
            },
          ]
        : [
            {
              ...place,
              title: 'This held until a while ago',
              explanation: `The card of ${card.ownerName} ran out${card.validUntil ? ` on ${writtenDay(card.validUntil)}` : ''}. Ask before you say it.`,
            },
          ]
    })
  }, [cards, text])
}

/** Tells colleagues that one is here, and whether one writes. */
function useBeat(id: string, text: string): void {
  const [doing, setDoing] = useState<'reading' | 'writing'>('reading')
  const last = useRef(text)
  useEffect(() => {
    if (text === last.current) return
    last.current = text
    setDoing('writing')
    const timer = setTimeout(() => setDoing('reading'), writesForMs)
    return () => clearTimeout(timer)
  }, [text])
  useEffect(() => {
    const beat = () =>
      void api.PUT('/conversations/{id}/presence', { params: { path: { id } }, body: { doing } }).catch(() => {})
    beat()
    const timer = setInterval(beat, beatMs)
    return () => clearInterval(timer)
  }, [id, doing])
  useEffect(
    () => () =>
      void api
        .PUT('/conversations/{id}/presence', { params: { path: { id } }, body: { doing: 'gone' }, keepalive: true })
        .catch(() => {}),
    [id],
  )
}
