import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { type ListedVoiceView, VoicesList } from '../screens/voices-list.tsx'
import type { Answered } from './answers.ts'
import { useDeeds } from './deeds.ts'
import { networkName } from './say.ts'

type Voice = Answered['Voice']

const atOnce = 100

/** What others say of us: asked, allowed, and shown no more. */
export function VoicesPage() {
  const { busy, run } = useDeeds('voices')
  const [older, setOlder] = useState<Voice[]>([])
  const [isAll, setAll] = useState(false)
  const found = useQuery({
    queryKey: ['voices', 'all'],
    queryFn: async () => dataOf(await api.GET('/voices', { params: { query: {} } })).voices,
  })
  return (
    <Loaded of={found} what="Looking what others say" rows={4}>
      {newest => {
        const all = [...newest, ...older]
        const views = all.map(voiceView)
        return (
          <VoicesList
            shown={views.filter(({ permittedAt, withdrawnAt }) => permittedAt && !withdrawnAt)}
            asked={views.filter(({ permittedAt, withdrawnAt }) => !permittedAt && !withdrawnAt)}
            ended={views.filter(({ withdrawnAt }) => withdrawnAt)}
            busy={busy}
            onFurtherBack={
              newest.length < atOnce || isAll
                ? undefined
                : async () => {
                    const query = { before: all.at(-1)?.id }
                    const more = await run(async () => dataOf(await api.GET('/voices', { params: { query } })).voices)
                    if (!more) return
                    setOlder([...older, ...more])
                    setAll(more.length < atOnce)
                  }
            }
            onWithdraw={async (id, because) => {
              const at = { params: { path: { id } }, body: { because } }
              const now = await run(async () => dataOf(await api.POST('/voices/{id}/withdraw', at)), {
                done: 'It is not shown any more.',
              })
              if (now) setOlder(older.map(each => (each.id === id ? now : each)))
            }}
          />
        )
      }}
    </Loaded>
  )
}

function voiceView({ language, network, url, ...voice }: Voice): ListedVoiceView {
  return { ...voice, language: language ?? undefined, url: url ?? undefined, place: networkName(network) }
}
