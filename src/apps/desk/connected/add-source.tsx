import { useSearch } from '@tanstack/react-router'
import { Empty } from '#apps/ui'
import { Loaded } from '../screen.tsx'
import { ConnectorList } from '../screens/add-source.tsx'
import type { ConnectorView } from '../view-types.ts'
import { AddAnyFeed } from './add-feed.tsx'
import { AddAnyFile } from './add-file.tsx'
import { AddAnyHook } from './add-hook.tsx'
import { AddAnyStream } from './add-stream.tsx'
import { useMe } from './me.ts'
import { sourcesLockedFor, useConnectors } from './sources.tsx'

/** Adds a place: first which kind, then what that kind needs. */
export function AddSourcePage() {
  const me = useMe()
  const { connector: name } = useSearch({ strict: false }) as { connector?: string }
  const connectors = useConnectors()
  const locked = sourcesLockedFor(me)
  if (locked) return <Empty title="This is for somebody else.">{locked}</Empty>
  return (
    <Loaded of={connectors} what="Looking where one can listen">
      {all => {
        const listening = all.filter(connector => connector.listens !== 'no')
        const connector = listening.find(each => each.name === name)
        return connector ? (
          <AddOne key={connector.name} connector={connector} />
        ) : (
          <ConnectorList connectors={listening} />
        )
      }}
    </Loaded>
  )
}

function AddOne({ connector }: { connector: ConnectorView }) {
  if (connector.listens === 'once') return <AddAnyFile connector={connector} />
  if (connector.listens === 'push') return <AddAnyHook connector={connector} />
  if (connector.name === 'bluesky') return <AddAnyStream connector={connector} />
  return <AddAnyFeed connector={connector} />
}
