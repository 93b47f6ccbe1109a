import { useState } from 'react'
import type { ConnectorView } from '../listening-types.ts'
import { AddHook, HookShown } from '../screens/add-hook.tsx'
import { useCopy } from './copy.ts'
import { useOpenSource, useStep } from './open-source.ts'

/** An address for the company's own systems, with the key that lets them in: shown here, and never again. */
export function AddAnyHook({ connector }: { connector: ConnectorView }) {
  const { busy, problem, take } = useStep()
  const [made, setMade] = useState<{ id: string; label: string; url: string; signingKey: string }>()
  const openSource = useOpenSource()
  const copy = useCopy()
  if (made) return <HookShown connector={connector} {...made} onCopy={(text, what) => void copy(text, what)} />
  return (
    <AddHook
      connector={connector}
      busy={busy}
      problem={problem}
      onAdd={async label => {
        const source = await take('Making its address', () =>
          openSource({ connector: connector.name, label, settings: { label } }),
        )
        if (source?.signingKey && source.hookUrl)
          setMade({ id: source.id, label: source.label, url: source.hookUrl, signingKey: source.signingKey })
      }}
    />
  )
}
