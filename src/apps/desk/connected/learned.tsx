import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Learned } from '../screens/learned.tsx'
import { useChoices } from './choices-of-labels.ts'
import { useConversationWork } from './conversation-work.ts'
import { correctionView } from './correction-words.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'

/** What was learned from colleagues, as it stands now. */
export function LearnedPage() {
  const me = useMe()
  const work = useConversationWork()
  const { topics } = useChoices()
  const learned = useQuery({ queryKey: ['corrections'], queryFn: async () => dataOf(await api.GET('/corrections')) })
  const reader = { id: me.id, lockedBecause: lockedFor(me, 'coordinator', 'administrator') }
  return (
    <Loaded of={learned} what="Fetching what was learned" rows={5}>
      {({ corrections }) => (
        <Learned
          corrections={corrections.map(correction => correctionView(correction, topics, reader))}
          onTakeBack={id => void work.takeCorrectionBack(id)}
        />
      )}
    </Loaded>
  )
}
