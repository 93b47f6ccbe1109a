import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { PathDrawn, type PathStepView } from '../screens/path.tsx'
import { PathScreen } from '../screens/path-screen.tsx'
import type { Answered } from './answers.ts'
import { kindsOfOutcome } from './outcome.ts'
import { networkName } from './say.ts'

const pathOf = (id: string) => ({
  queryKey: ['results', 'path', id],
  queryFn: async () => dataOf(await api.GET('/conversations/{id}/path', { params: { path: { id } } })),
})

/** Their way with us, on a page of its own. */
export function PathPage() {
  const { id } = useParams({ from: '/desk/results/ways/$id' })
  const found = useQuery(pathOf(id))
  return (
    <Loaded of={found} what="Drawing their way" rows={4}>
      {({ steps, isPart }) => <PathScreen conversationId={id} steps={steps.map(stepView)} isPart={isPart} />}
    </Loaded>
  )
}

/** The same within another page. */
export function PathOf({ conversationId }: { conversationId: string }) {
  const found = useQuery(pathOf(conversationId))
  return (
    <Loaded of={found} what="Drawing their way" rows={4}>
      {({ steps, isPart }) => <PathDrawn steps={steps.map(stepView)} isPart={isPart} />}
    </Loaded>
  )
}

function stepView(step: Answered['PathStep']): PathStepView {
  const { kind, who, words, side, network, at, conversationId, outcomeId } = step
  return {
    what: whatOf(step),
    ...(who && { who }),
    ...{ words, side, at, conversationId, network: networkName(network), isResult: kind === 'result' },
    ...(outcomeId && { outcomeId }),
  }
}

function whatOf({ kind, side, outcomeKind, confidence, count }: Answered['PathStep']): string {
  if (kind === 'asked') return side === 'them' ? 'They wrote' : 'Somebody wrote'
  if (kind === 'answered') return 'We answered'
  if (kind === 'gave-link') return 'We gave a link'
  if (kind === 'followed') return count && count > 1 ? `The link was followed, ${count} times` : 'The link was followed'
  if (kind === 'shared') return confidence === 'quote' ? 'Our answer was quoted' : 'The link was handed on'
  return `${kindsOfOutcome[outcomeKind ?? ''] ?? 'A result'}${confidence ? `, ${confidence}` : ''}`
}
