import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Customers } from '../screens/customers.tsx'
import { useCopy } from './copy.ts'
import { codeView } from './customer-words.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'

/** How customers show that they are. */
export function CustomersPage() {
  const me = useMe()
  const copy = useCopy()
  const codes = useDeeds('customers')
  const ways = useDeeds('customers')
  const [made, setMade] = useState<{ code: string; endsAt: string }>()
  const [madeKey, setMadeKey] = useState<string>()
  const found = useQuery({
    queryKey: ['customers'],
    queryFn: async () => ({
      ways: dataOf(await api.GET('/verification')),
      ...dataOf(await api.GET('/verification/codes')),
    }),
  })
  return (
    <Loaded of={found} what="Looking how customers show that they are" rows={3}>
      {data => (
        <Customers
          codes={data.codes.map(codeView)}
          ways={{ orderUrl: data.ways.orderUrl ?? '', domains: data.ways.domains }}
          made={made}
          madeKey={madeKey}
          manyLockedBecause={lockedFor(me, 'communications', 'coordinator', 'administrator')}
          waysLockedBecause={lockedFor(me, 'communications', 'administrator')}
          busy={codes.busy ?? ways.busy}
          problem={codes.problem}
          waysProblem={ways.problem}
          onMake={async body => {
            const told = await codes.run(async () => dataOf(await api.POST('/verification/codes', { body })), {
              busy: 'Making it',
              inForm: true,
            })
            if (told) setMade(told)
          }}
          onEnd={id =>
            void codes.run(() => api.DELETE('/verification/codes/{id}', { params: { path: { id } } }), {
              done: 'Ended. Whoever used it stays known.',
            })
          }
          onCopy={(text, what) => void copy(text, what)}
          onKeepWays={async ({ orderUrl, ...rest }) => {
            const kept = await ways.run(
              async () => dataOf(await api.PUT('/verification', { body: { ...rest, orderUrl: orderUrl || null } })),
              { busy: 'Keeping it', done: 'Kept.', inForm: true },
            )
            if (kept) setMadeKey(kept.key)
          }}
        />
      )}
    </Loaded>
  )
}
