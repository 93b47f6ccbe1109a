import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Links, type OpenedLink } from '../screens/links.tsx'
import type { Answered } from './answers.ts'
import { useCopy } from './copy.ts'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'
import { networkName } from './say.ts'

/** The links of ours. */
export function LinksPage() {
  const me = useMe()
  const copy = useCopy()
  const { busy, problem, run } = useDeeds('links')
  const [openId, setOpenId] = useState<string>()
  const pages = useInfiniteQuery({
    queryKey: ['links', 'list'],
    queryFn: async ({ pageParam }) =>
      dataOf(await api.GET('/links', { params: { query: { ...(pageParam && { before: pageParam }) } } })),
    initialPageParam: '',
    getNextPageParam: last => last.next ?? undefined,
  })
  const opened = useQuery({
    queryKey: ['links', 'one', openId],
    queryFn: async () => dataOf(await api.GET('/links/{id}', { params: { path: { id: openId ?? '' } } })),
    enabled: openId !== undefined,
  })
  return (
    <Loaded of={pages} what="Fetching the links" rows={4}>
      {({ pages: shown }) => (
        <Links
          links={shown.flatMap(({ links }) => links.map(linkView))}
          opened={
            opened.data &&
            openedView(
              opened.data,
              opened.data.link.madeBy === me.id || me.roles.includes('coordinator')
                ? undefined
                : `${opened.data.link.madeByName} gave it, and can end it; a coordinator, too.`,
            )
          }
          busy={busy}
          problem={problem}
          onOpen={setOpenId}
          onMake={(url, campaign) =>
            void run(
              async () => {
                const made = dataOf(await api.POST('/links', { body: { url, ...(campaign && { campaign }) } }))
                setOpenId(made.id)
              },
              { inForm: true, busy: 'Making it', done: 'Made. Its picture is below.' },
            )
          }
          onEnd={id =>
            void run(() => api.DELETE('/links/{id}', { params: { path: { id } } }), {
              done: 'Ended: whoever follows it is told so.',
            })
          }
          onCopy={address => void copy(address, 'The link')}
          onMore={pages.hasNextPage ? () => void pages.fetchNextPage() : undefined}
        />
      )}
    </Loaded>
  )
}

function linkView(link: Answered['CountedLink']): Parameters<typeof Links>[0]['links'][number] {
  const { id, address, url, title, conversationId, madeByName, madeAt, retiredAt, campaign, people, programs, shares } =
    link
  return {
    ...{ id, address, url, title, madeByName, madeAt, people, programs, shares, isOver: retiredAt !== null },
    ...(conversationId && { conversationId }),
    ...(campaign && { campaign }),
  }
}

const handedOn: Record<string, string> = {
  post: 'Handed on in a post',
  quote: 'Our answer was quoted',
  mention: 'A page links to it',
}

function openedView(
  { link, qr, clicks, shares }: { link: Answered['TrackedLink'] } & Answered['OpenedLink'],
  lockedBecause: string | undefined,
): OpenedLink {
  return {
    id: link.id,
    qr: `data:image/svg+xml;utf8,${encodeURIComponent(qr)}`,
    days: clicks
      .filter(({ people }) => people > 0)
      .map(({ day, fromHost, people }) => ({ day, from: fromHost ?? 'not said', people })),
    shares: shares.map(({ conversationId, how, at, network }) => ({
      ...{ conversationId, at, words: `${handedOn[how] ?? 'Handed on'}, ${networkName(network)}` },
    })),
    ...(lockedBecause && { lockedBecause }),
  }
}
