import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useParams, useRouter, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { Empty, Loading, useToast } from '#apps/ui'
import { api, dataOf } from '../api.ts'
import type { ConnectorView } from '../listening-types.ts'
import { paths } from '../paths.ts'
import { problemOf } from '../problem.ts'
import { Loaded } from '../screen.tsx'
import { SourceDetail, Sources } from '../screens/sources.tsx'
import type { MeView } from '../view-types.ts'
import type { Answered } from './answers.ts'
import { ChangeAnySource } from './change-source.tsx'
import { useConnectors } from './connectors.ts'
import { useMe } from './me.ts'
import { sourceView } from './source-view.ts'
import { useSources } from './use-sources.ts'

/** Why this colleague may look at the places, and not change them. */
export function sourcesLockedFor(me: MeView): string | undefined {
  return me.roles.some(role => role === 'coordinator' || role === 'administrator')
    ? undefined
    : 'Coordinators and administrators change where we listen.'
}

/** Where we listen: the list, and beside it the place that is open or the form that adds one. */
export function SourcesPlace() {
  const me = useMe()
  const router = useRouter()
  const { id } = useParams({ strict: false })
  const isOpen = useRouterState({ select: state => state.location.pathname !== paths.sources() })
  const sources = useSources()
  const connectors = useConnectors()
  const shown = sources.data?.sources.map(source => sourceView(source, connectorOf(source, connectors.data)))
  return (
    <Sources
      sources={shown}
      trouble={sources.data ? undefined : sources.error && problemOf(sources.error).title}
      chosenId={id}
      lockedBecause={sourcesLockedFor(me)}
      onBack={() => router.history.push(paths.sources())}
    >
      {isOpen ? <Outlet /> : undefined}
    </Sources>
  )
}

/** One place: how it is, and what can be done about it. */
export function SourcePage() {
  const { id = '' } = useParams({ strict: false })
  const sources = useSources()
  return (
    <Loaded of={sources} what="Asking it how it is">
      {({ sources }) => {
        const source = sources.find(each => each.id === id)
        if (source) return <OpenSource key={id} source={source} />
        return <Empty title="We don’t listen there any more.">What was heard stays.</Empty>
      }}
    </Loaded>
  )
}

function OpenSource({ source }: { source: Answered['Source'] }) {
  const me = useMe()
  const queries = useQueryClient()
  const router = useRouter()
  const toast = useToast()
  const [closing, setClosing] = useState(false)
  const [changing, setChanging] = useState(false)
  const connectors = useConnectors()
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: async () => dataOf(await api.GET('/accounts')),
    enabled: source.accountId !== null,
  })
  const at = { params: { path: { id: source.id } } }
  const unreadable = useQuery({
    queryKey: ['sources', source.id, 'unreadable'],
    queryFn: async () => dataOf(await api.GET('/sources/{id}/unreadable', at)).entries,
  })
  const act = async (work: () => Promise<unknown>, words: string, undo?: () => Promise<unknown>) => {
    try {
      await work()
      toast.show({ words, undo: undo && (() => void act(undo, 'Taken back.')) })
      return true
    } catch (error) {
      toast.show({ words: problemOf(error).title })
      return false
    } finally {
      await queries.invalidateQueries({ queryKey: ['sources'] })
    }
  }
  const pause = () => api.POST('/sources/{id}/pause', at)
  const resume = () => api.POST('/sources/{id}/resume', at)
  const close = async () => {
    if (await act(() => api.DELETE('/sources/{id}', at), `We don’t listen to ${source.label} any more.`))
      router.history.push(paths.sources())
  }
  if (connectors.isPending) return <Loading what="Asking it how it is" />
  const connector = connectorOf(source, connectors.data)
  if (changing && connector)
    return <ChangeAnySource source={source} connector={connector} onLeave={() => setChanging(false)} />
  const through = accounts.data?.accounts.find(account => account.id === source.accountId)?.handle
  return (
    <SourceDetail
      source={{ ...sourceView(source, connector, unreadable.data), ...(through && { through }) }}
      onChange={source.health.state === 'finished' || !connector ? undefined : () => setChanging(true)}
      lockedBecause={sourcesLockedFor(me)}
      closing={closing}
      onTryNow={() => void act(resume, 'It is being tried now.')}
      onPause={() => void act(pause, `${source.label} rests. It goes on where it stopped.`, resume)}
      onResume={() => void act(resume, `We listen to ${source.label} again.`, pause)}
      onClose={() => setClosing(true)}
      onClosed={() => void close()}
      onKeep={() => setClosing(false)}
    />
  )
}

function connectorOf(source: Answered['Source'], connectors: ConnectorView[] | undefined): ConnectorView | undefined {
  return connectors?.find(connector => connector.name === source.connector)
}
