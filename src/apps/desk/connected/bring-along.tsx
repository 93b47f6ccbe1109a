import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { BringAlong, type BringingAsked } from '../screens/bring-along.tsx'
import { useDeeds } from './deeds.ts'
import { placesQuery } from './places.tsx'
import { upload } from './upload.ts'

const lookEveryMs = 2_000

/** A community is brought along, from where it was to this one. */
export function BringAlongPage() {
  const { id = '' } = useParams({ strict: false })
  const go = useNavigate()
  const [share, setShare] = useState(1)
  const { busy, problem, run } = useDeeds('bringings')
  const places = useQuery(placesQuery)
  const path = { id }
  const bringings = useQuery({
    queryKey: ['bringings', id],
    queryFn: async () => dataOf(await api.GET('/places/{id}/bringings', { params: { path } })),
    refetchInterval: ({ state }) =>
      state.data?.some(each => each.step === 'reading' || each.step === 'settling') ? lookEveryMs : false,
  })
  const bring = async ({ file, ...asked }: BringingAsked) => {
    const begun = await run(
      async () => {
        const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
        const body = { ...asked, zone, ...(file && (await handedIn(file, setShare))) }
        return dataOf(await api.POST('/places/{id}/bringings', { params: { path }, body }))
      },
      { busy: file ? `Handing in ${file.name}` : 'Beginning', inForm: true },
    )
    return begun !== undefined
  }
  return (
    <Loaded of={bringings} what="Fetching what was brought along" rows={4}>
      {data => (
        <BringAlong
          place={places.data?.sites.find(each => each.id === id)?.name ?? 'your community'}
          bringings={data}
          isCentre={places.data?.isCentre ?? false}
          share={share}
          busy={busy}
          problem={problem}
          onBring={bring}
          onStop={id =>
            void run(async () => dataOf(await api.POST('/bringings/{id}/stop', { params: { path: { id } } })), {
              done: 'Stopped.',
            })
          }
          onResume={id =>
            void run(async () => dataOf(await api.POST('/bringings/{id}/resume', { params: { path: { id } } })), {
              done: 'It goes on.',
            })
          }
          onLeave={() => void go({ to: paths.ownPlace(id) })}
        />
      )}
    </Loaded>
  )
}

async function handedIn(file: File, onShare: (share: number) => void): Promise<{ fileId: string; fileName: string }> {
  onShare(0)
  try {
    const { fileId } = await upload<{ fileId: string }>(paths.newBringingFile(), file, onShare)
    return { fileId, fileName: file.name.slice(-200) }
  } finally {
    onShare(1)
  }
}
