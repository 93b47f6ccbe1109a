import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Snippets, type SnippetWords } from '../screens/snippets.tsx'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'

/** Words to begin with, kept for all. */
export function SnippetsPage() {
  const me = useMe()
  const { busy, problem, run } = useDeeds('snippets')
  const snippets = useQuery({ queryKey: ['snippets'], queryFn: async () => dataOf(await api.GET('/snippets')) })
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const keep = async (id: string | undefined, { language, ...words }: SnippetWords) => {
    const body = { ...words, ...(language !== 'und' && { language }) }
    const kept = await run(
      async () =>
        id
          ? dataOf(await api.PUT('/snippets/{id}', { params: { path: { id } }, body }))
          : dataOf(await api.POST('/snippets', { body })),
      { busy: 'Keeping it', done: 'Kept.', inForm: true },
    )
    return kept !== undefined
  }
  return (
    <Loaded of={snippets} what="Fetching words to begin with" rows={4}>
      {data => (
        <Snippets
          snippets={data.snippets.map(snippet => ({
            ...snippet,
            lockedBecause:
              snippet.ownerId === me.id || me.roles.includes('coordinator')
                ? undefined
                : `${snippet.ownerName} keeps it.`,
          }))}
          colleagues={(team.data?.employees ?? []).map(({ id, name, title }) => ({ id, name, title }))}
          meId={me.id}
          busy={busy}
          problem={problem}
          onKeep={keep}
          onTakeAway={id =>
            void run(() => api.DELETE('/snippets/{id}', { params: { path: { id } } }), { done: 'Taken away.' })
          }
        />
      )}
    </Loaded>
  )
}
