import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { VoicesHere, type VoiceView } from '../screens/voices.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'

/** What of a conversation may be shown to others, and the way to their permission. */
export function VoicesOf({ opened }: { opened: Answered['OpenedConversation'] }) {
  const { id } = opened.conversation
  const { busy, run } = useDeeds('voices')
  const found = useQuery({
    queryKey: ['voices', id],
    queryFn: async () => dataOf(await api.GET('/conversations/{id}/voices', { params: { path: { id } } })).voices,
  })
  if (!found.data) return null
  const voices = found.data
  const { messages } = opened
  const worth = messages.find(
    each =>
      each.author &&
      !each.removedAt &&
      each.reading?.kind === 'praise' &&
      !voices.some(voice => voice.messageId === each.id),
  )
  const answers = (voice: VoiceView) => {
    const said = messages.find(each => each.id === voice.messageId)
    const asked = messages.findIndex(each => each.colleague && said && each.postedAt > said.postedAt)
    if (asked === -1) return []
    return messages
      .slice(asked + 1)
      .filter(each => each.author && !each.removedAt && each.author.id === said?.author?.id)
      .map(each => ({ id: each.id, words: each.text }))
  }
  return (
    <VoicesHere
      voices={voices}
      worth={worth && { messageId: worth.id, name: worth.author?.name ?? worth.author?.handle ?? 'them' }}
      answers={answers}
      busy={busy}
      onNote={messageId =>
        void run(async () => dataOf(await api.POST('/messages/{id}/voice', { params: { path: { id: messageId } } })), {
          done: 'Noted. Ask them in your answer.',
        })
      }
      onKeep={(voiceId, messageId) =>
        void run(
          async () =>
            dataOf(
              await api.POST('/voices/{id}/permission', { params: { path: { id: voiceId } }, body: { messageId } }),
            ),
          { busy: 'Keeping it', done: 'Kept. It stands under “What others say” now.' },
        )
      }
      onWithdraw={(voiceId, because) =>
        void run(
          async () =>
            dataOf(await api.POST('/voices/{id}/withdraw', { params: { path: { id: voiceId } }, body: { because } })),
          { done: 'It is not shown any more.' },
        )
      }
    />
  )
}
