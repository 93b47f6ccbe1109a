import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api, dataOf } from '../api.ts'
import { kindWords } from '../screens/kind-words.ts'
import { People } from '../screens/people.tsx'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { networkName } from './say.ts'

const known = [
  'bluesky',
  'mastodon',
  'reddit',
  'hackernews',
  'discourse',
  'feed',
  'email',
  'sms',
  'widget',
  'community',
]

/** The people we talk with, and how long we keep what they say. */
export function PeoplePage() {
  const me = useMe()
  const [search, setSearch] = useState('')
  const words = useDeferredValue(search)
  const mayKeep = lockedFor(me, 'communications', 'administrator')
  const { busy, problem, run } = useDeeds('retention')
  const found = useQuery({
    queryKey: ['people', 'list', words],
    queryFn: async () => dataOf(await api.GET('/people', { params: { query: words ? { search: words } : {} } })).people,
    placeholderData: before => before,
  })
  const rules = useQuery({
    queryKey: ['retention'],
    queryFn: async () => dataOf(await api.GET('/retention')).rules,
    enabled: !lockedFor(me, 'communications', 'administrator', 'coordinator'),
  })
  return (
    <People
      people={(found.data ?? []).map(({ accounts, avatarUrl, lastAt, ...person }) => ({
        ...person,
        picture: avatarUrl ?? undefined,
        lastAt: lastAt ?? undefined,
        accounts: accounts.map(({ handle, network }) => `${networkName(network)} ${shownHandle(handle)}`),
      }))}
      search={search}
      onSearch={setSearch}
      keeping={
        rules.data && {
          rules: rules.data,
          networks: known.map(value => ({ value, label: networkName(value) })),
          kinds: Object.entries(kindWords).map(([value, label]) => ({ value, label })),
          lockedBecause: mayKeep,
          busy,
          problem,
          onKeep: body =>
            void run(() => api.PUT('/retention', { body }).then(dataOf), {
              done: 'Kept so. Older words go within the hour.',
              inForm: true,
            }),
          onTakeBack: id =>
            void run(() => api.DELETE('/retention/{id}', { params: { path: { id } } }), { done: 'Taken back.' }),
        }
      }
    />
  )
}

/** An id that nobody reads is no handle. */
export const shownHandle = (handle: string) => (handle.startsWith('did:') ? '' : handle)
