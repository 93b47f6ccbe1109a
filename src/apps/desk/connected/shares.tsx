import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Button } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { ArticleTold, Shares } from '../screens/shares.tsx'
import { companyQuery } from '../session.ts'
import type { Article } from './article-views.ts'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'
import { placeOf } from './say.ts'
import { shareRow } from './share-views.ts'

interface Begins {
  articleId?: string
  afterId?: string
  language?: string
  /** A conversation in a community of ours. */
  topic?: { siteId?: string; title?: string }
}

/** Begins a post for networks, or a conversation on our own ground, and goes there. */
export function useBegin() {
  const router = useRouter()
  const language = useQuery(companyQuery).data?.language ?? 'en'
  const { busy, run } = useDeeds('shares')
  const begin = async (of: Begins = {}) => {
    const begun = await run(async () => dataOf(await api.POST('/shares', { body: { language, ...of } })))
    if (begun) router.history.push(paths.share(begun.id))
  }
  return { busy, begin }
}

/** What one tells on networks, and what colleagues would like told. */
export function SharesPage() {
  const { busy, begin } = useBegin()
  const listed = useQuery({ queryKey: ['shares'], queryFn: async () => dataOf(await api.GET('/shares')) })
  const kit = useQuery({ queryKey: ['shares', 'kit'], queryFn: async () => dataOf(await api.GET('/sharing-kit')) })
  return (
    <Loaded of={listed} what="Fetching your posts" rows={4}>
      {({ shares }) => (
        <Shares
          rows={shares.map(shareRow)}
          kit={(kit.data?.items ?? []).map(({ articleId, shareId, byName: by, ...item }) => ({
            ...item,
            ...{ by, key: articleId ?? shareId ?? '' },
            href: articleId ? paths.article(articleId) : paths.share(shareId ?? ''),
            onTake: () =>
              void begin({
                language: item.language,
                ...(articleId && { articleId }),
                ...(shareId && { afterId: shareId }),
              }),
          }))}
          newButton={
            <>
              <Button busy={busy} onClick={() => void begin({ topic: {} })}>
                Start a conversation
              </Button>
              <Button kind="primary" busy={busy} onClick={() => void begin()}>
                Write a post
              </Button>
            </>
          }
        />
      )}
    </Loaded>
  )
}

/** Below an article: who told of it where, the way to tell of it oneself, and for its author to ask colleagues. */
export function OnNetworks({ article }: { article: Article }) {
  const { id, authorId, step, publishedAt, withdrawnWhy, language } = article
  const me = useMe()
  const { busy: beginning, begin } = useBegin()
  const { busy, run } = useDeeds('articles', 'shares')
  const at = { params: { path: { id } } }
  const told = useQuery({
    queryKey: ['articles', id, 'told'],
    queryFn: async () => dataOf(await api.GET('/articles/{id}/told', at)),
  })
  const isOut = publishedAt !== null && withdrawnWhy === null
  if (!told.data || (!isOut && step !== 'scheduled')) return null
  const { note, shares } = told.data
  return (
    <ArticleTold
      key={String(note)}
      told={{
        isMine: authorId === me.id && isOut,
        ...(note !== null && { note }),
        shares: shares.map(({ id, authorName: by, networks, at }) => ({
          ...{ id, by, where: networks.map(network => placeOf(network).label).join(', ') },
          ...(at && { at }),
        })),
      }}
      busy={busy ?? beginning}
      onTell={() => void begin({ articleId: id, language })}
      onAsk={words =>
        void run(async () => dataOf(await api.PUT('/sharing-kit/{id}', { ...at, body: { note: words } })), {
          done: 'Colleagues find it among the posts.',
        })
      }
      onAskNoMore={() =>
        void run(async () => dataOf(await api.DELETE('/sharing-kit/{id}', at)), {
          done: 'Nobody is asked any more. What was told stands.',
        })
      }
    />
  )
}
