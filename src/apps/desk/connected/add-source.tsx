import { useSearch } from '@tanstack/react-router'
import { Empty } from '#apps/ui'
import type { ConnectorView } from '../listening-types.ts'
import { Loaded } from '../screen.tsx'
import { ConnectorList } from '../screens/add-source.tsx'
import { AddAnyAsked } from './add-asked.tsx'
import { AddAnyFeed } from './add-feed.tsx'
import { AddAnyFile } from './add-file.tsx'
import { AddAnyHook } from './add-hook.tsx'
import { useConnectors } from './connectors.ts'
import { useMe } from './me.ts'
import { sourcesLockedFor } from './sources.tsx'

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

/** What a connector asks for makes its form; a few have one of their own because they ask for more than fields. */
function AddOne({ connector }: { connector: ConnectorView }) {
  const { asks, listens, listensThrough, name } = connector
  if (name === 'import') return <AddAnyFile connector={connector} />
  if (asks.source.length === 0 && !listensThrough) {
    if (name === 'webhook') return <AddAnyHook connector={connector} />
    if (name === 'feed' && listens === 'poll') return <AddAnyFeed connector={connector} />
  }
  return <AddAnyAsked connector={connector} />
}
