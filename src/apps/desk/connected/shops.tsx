import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { type ShopKind, Shops } from '../screens/shops.tsx'
import { useDeeds } from './deeds.ts'
import { useMe } from './me.ts'

/** The shops and tills that tell us what was sold. */
export function ShopsPage() {
  const me = useMe()
  const { busy, problem, run } = useDeeds('shops')
  const [made, setMade] = useState<{ hookUrl: string; signingKey: string | null }>()
  const listed = useQuery({ queryKey: ['shops'], queryFn: async () => dataOf(await api.GET('/shops')) })
  const connect = async (kind: ShopKind, label: string, key: string) => {
    const shop = await run(async () => dataOf(await api.POST('/shops', { body: { kind, label, key } })), {
      busy: 'Connecting it',
      inForm: true,
    })
    if (shop) setMade(shop)
  }
  return (
    <Loaded of={listed} what="Fetching the shops" rows={2}>
      {({ shops }) => (
        <Shops
          shops={shops.map(({ id, label, kind, hookUrl, heardAt }) => ({
            ...{ id, label, kind, hookUrl },
            ...(heardAt && { heardAt }),
          }))}
          lockedBecause={me.roles.includes('administrator') ? undefined : 'Administrators connect shops.'}
          made={made}
          busy={busy}
          problem={problem}
          onConnect={(kind, label, key) => void connect(kind, label, key)}
          onRemove={id =>
            void run(async () => dataOf(await api.DELETE('/shops/{id}', { params: { path: { id } } })), {
              done: 'Removed, with its key.',
            })
          }
        />
      )}
    </Loaded>
  )
}
