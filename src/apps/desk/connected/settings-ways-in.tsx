import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { WaysInPart } from '../screens/settings-ways-in.tsx'
import { useCopy } from './copy.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'

/** How people from outside come into our own places, as it is now. */
export function WaysIn() {
  const lockedBecause = lockedFor(useMe(), 'administrator')
  const copy = useCopy()
  const { busy, problem, run } = useDeeds('ways in')
  const ways = useQuery({ queryKey: ['ways in'], queryFn: async () => dataOf(await api.GET('/places/ways-in')) })
  return (
    <Loaded of={ways} what="Fetching how members come in">
      {data => (
        <WaysInPart
          ways={data.ways}
          backTo={data.backTo}
          lockedBecause={lockedBecause}
          busy={busy}
          problem={problem}
          onOpen={async way => {
            const opened = await run(async () => dataOf(await api.POST('/places/ways-in', { body: way })), {
              busy: way.kind === 'oidc' ? 'Asking the provider' : 'Opening it',
              done: 'Members can come in by it.',
              inForm: true,
            })
            return opened !== undefined
          }}
          onClose={id =>
            void run(async () => dataOf(await api.DELETE('/places/ways-in/{id}', { params: { path: { id } } })), {
              done: 'It is closed.',
            })
          }
          onCopy={text => void copy(text, 'The address')}
        />
      )}
    </Loaded>
  )
}
