import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { DecidedHere } from '../screens/decided.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'

const mostShown = 20

/** What somebody decided after they talked with us, where somebody of ours answered them. */
export function DecidedOf({ opened, name }: { opened: Answered['OpenedConversation']; name: string }) {
  const [keptId, setKept] = useState<string>()
  const { busy, problem, run } = useDeeds('results', 'outcomes')
  if (!opened.answers.some(({ step }) => step === 'sent')) return null
  return (
    <DecidedHere
      name={name}
      said={opened.messages
        .filter(({ author, removedAt }) => author && !removedAt)
        .map(({ id, text }) => ({ id, words: text }))
        .toReversed()
        .slice(0, mostShown)}
      keptId={keptId}
      busy={busy}
      problem={problem?.reasons[0]?.message ?? problem?.title}
      onKeep={async (what, messageId) => {
        const body = { conversationId: opened.conversation.id, what, ...(messageId && { messageId }) }
        const kept = await run(async () => dataOf(await api.POST('/outcomes', { body })), {
          busy: 'Keeping it',
          done: 'Kept. It stands under Results.',
          inForm: true,
        })
        if (kept) setKept(kept.id)
      }}
    />
  )
}
