import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import { Loaded } from '../screen.tsx'
import { TrackersPart } from '../screens/settings-trackers.tsx'
import { foldedApart, givenBy, missingIn, typedAtFirst } from './asked.ts'
import { useCopy } from './copy.ts'
import { useDeeds } from './deeds.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'

/** Trackers outside, as they are set up now. */
export function Trackers() {
  const lockedBecause = lockedFor(useMe(), 'administrator')
  const copy = useCopy()
  const { busy, problem, run } = useDeeds('trackers')
  const [made, setMade] = useState<{ label: string; hookUrl: string; signingKey: string; hookSetup: string }>()
  const trackers = useQuery({ queryKey: ['trackers'], queryFn: async () => dataOf(await api.GET('/trackers')) })
  return (
    <Loaded of={trackers} what="Fetching the trackers">
      {({ trackers: there, kinds }) => (
        <TrackersPart
          trackers={there.map(({ id, kind, label, failure }) => ({
            id,
            kind,
            label,
            kindLabel: kinds.find(each => each.kind === kind)?.label ?? kind,
            failure: failure ?? undefined,
          }))}
          kinds={kinds.map(({ asks, ...kind }) => {
            const { shown, folded } = foldedApart(asks)
            return {
              ...kind,
              fields: shown,
              folded,
              first: typedAtFirst(asks),
              missing: typed => missingIn(asks, typed),
            }
          })}
          made={made}
          lockedBecause={lockedBecause}
          busy={busy}
          problem={problem}
          onConnect={async (name, typed) => {
            const kind = kinds.find(each => each.kind === name)
            if (!kind) return false
            const connected = await run(
              async () =>
                dataOf(await api.POST('/trackers', { body: { kind: kind.kind, ...givenBy(kind.asks, typed) } })),
              { busy: 'Looking whether it lets us in', inForm: true },
            )
            if (connected) setMade({ ...connected, hookSetup: kind.hookSetup })
            return Boolean(connected)
          }}
          onRemove={id => {
            setMade(undefined)
            void run(() => api.DELETE('/trackers/{id}', { params: { path: { id } } }), { done: 'Removed.' })
          }}
          onCopy={(text, what) => void copy(text, what)}
        />
      )}
    </Loaded>
  )
}
