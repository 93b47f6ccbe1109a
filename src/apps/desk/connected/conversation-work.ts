import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { paths } from '../api-types.ts'
import type { PutRight } from '../conversation-types.ts'
import { problemOf } from '../problem.ts'
import type { WhyNotTo } from './choice-words.ts'

type CorrectLabel = NonNullable<
  paths['/messages/{id}/corrections']['post']['requestBody']
>['content']['application/json']

export type ClosingResult = 'solved' | 'thanked' | 'informed' | 'no-answer-needed' | 'chose-not-to'

const saidWhenClosed: Partial<Record<ClosingResult, string>> = {
  'no-answer-needed': 'Closed. No answer was needed.',
  'chose-not-to': 'Closed. The decision stands in Results, with its reason.',
}

/** What can be done with a conversation from anywhere, each said when it is done and taken back where it can be. */
export function useConversationWork() {
  const queries = useQueryClient()
  const toast = useToast()
  return useMemo(() => {
    const lookAgain = () =>
      queries.invalidateQueries({
        predicate: ({ queryKey }) => ['conversations', 'today', 'counts', 'corrections'].includes(String(queryKey[0])),
      })
    const say = async (
      work: () => Promise<unknown>,
      words?: string,
      undo?: () => Promise<unknown>,
    ): Promise<boolean> => {
      try {
        await work()
        if (words) toast.show({ words, undo: undo && (() => void say(undo, 'Taken back.')) })
        return true
      } catch (error) {
        const problem = problemOf(error)
        toast.show({ words: [problem.title, problem.reasons[0]?.message].filter(Boolean).join(' ') })
        return false
      } finally {
        await lookAgain()
      }
    }
    const at = (id: string) => ({ params: { path: { id } } })
    return {
      claim: (id: string) => say(() => api.POST('/conversations/{id}/claim', at(id))),
      release: (id: string) =>
        say(
          () => api.DELETE('/conversations/{id}/claim', at(id)),
          'Given back: a colleague can take it.',
          () => api.POST('/conversations/{id}/claim', at(id)),
        ),
      settleSuggestion: (noteId: string, taken: boolean) =>
        say(() => api.POST('/review-notes/{id}/settle', { ...at(noteId), body: { taken } })),
      pass: (id: string, to: { to?: string; toTeam?: string }, reason: string, words: string) =>
        say(() => api.POST('/conversations/{id}/pass', { ...at(id), body: { ...to, reason } }), words),
      setAside: (id: string, why: { reason: string } | { lookAlikeId: string }) =>
        say(
          () => api.POST('/conversations/{id}/aside', { ...at(id), body: why }),
          'Set aside, with its reason.',
          () => api.DELETE('/conversations/{id}/aside', at(id)),
        ),
      bringBack: (id: string) =>
        say(() => api.DELETE('/conversations/{id}/aside', at(id)), 'Back among the open ones.'),
      close: (id: string, result: ClosingResult, note: string, why?: WhyNotTo) =>
        say(
          () => api.POST('/conversations/{id}/close', { ...at(id), body: { result, note, ...(why && { why }) } }),
          saidWhenClosed[result] ?? 'Done. It stands in Results with its evidence.',
          () => api.DELETE('/conversations/{id}/close', at(id)),
        ),
      reopen: (id: string) => say(() => api.DELETE('/conversations/{id}/close', at(id)), 'Open again.'),
      withdraw: (answerId: string) =>
        say(() => api.DELETE('/answers/{id}', at(answerId)), 'Taken back. Your words are in the draft.'),
      thank: (messageId: string, gesture: 'like' | 'boost', accountId?: string) =>
        say(
          () =>
            api.POST('/messages/{id}/gestures', {
              ...at(messageId),
              body: { gesture, ...(accountId && { accountId }) },
            }),
          gesture === 'like' ? 'Your like is on its way.' : 'On its way to all who follow us.',
        ),
      takeThanksBack: (gestureId: string) =>
        say(() => api.DELETE('/gestures/{id}', at(gestureId)), 'It is being taken back.'),
      giveUpChange: (changeId: string) =>
        say(() => api.DELETE('/changes/{id}', at(changeId)), 'Given up. What you said stays as it is.'),
      putRight: (messageId: string, means: PutRight, words: string) => {
        let correctionId = ''
        return say(
          async () => {
            const body = means as CorrectLabel
            correctionId = dataOf(await api.POST('/messages/{id}/corrections', { ...at(messageId), body })).id
          },
          words,
          () => api.DELETE('/corrections/{id}', at(correctionId)),
        )
      },
      takeCorrectionBack: (correctionId: string) =>
        say(() => api.DELETE('/corrections/{id}', at(correctionId)), 'Taken back: nothing follows it any more.'),
      unfold: (conversationId: string) =>
        say(() => api.DELETE('/conversations/{id}/fold', at(conversationId)), 'Noted: each stands on its own.'),
      settle: (answerId: string, arrived: boolean) =>
        say(
          () => api.POST('/answers/{id}/settle', { ...at(answerId), body: { arrived } }),
          arrived ? 'Noted: it arrived.' : 'Noted. Your words are in the draft.',
        ),
    }
  }, [queries, toast])
}
