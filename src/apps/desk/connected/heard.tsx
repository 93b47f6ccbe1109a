import { useQuery } from '@tanstack/react-query'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { Heard, type HeardView } from '../screens/heard.tsx'
import type { Answered } from './answers.ts'
import { shownHandle } from './people.tsx'
import { networkName } from './say.ts'

const asked = (by: 'influence' | 'conversation') => ({ params: { query: { by } } })

/** Who is heard by others, and who talks with them. */
export function HeardPage() {
  const both = useQuery({
    queryKey: ['people', 'heard'],
    queryFn: async () => ({
      heard: dataOf(await api.GET('/power-users', asked('influence'))).people.map(heardView),
      helping: dataOf(await api.GET('/power-users', asked('conversation'))).people.map(heardView),
    }),
  })
  return (
    <Loaded of={both} what="Looking who is heard, and who helps" rows={5}>
      {data => <Heard {...data} />}
    </Loaded>
  )
}

function heardView({ because, handle, name, network, personId, words }: Answered['PowerLine']): HeardView {
  return { personId, name, words, because, where: `${networkName(network)} ${shownHandle(handle)}`.trim() }
}
