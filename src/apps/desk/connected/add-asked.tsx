import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import type { ConnectorView } from '../listening-types.ts'
import { paths } from '../paths.ts'
import { AddAsked, type Through } from '../screens/add-asked.tsx'
import { HookShown } from '../screens/add-hook.tsx'
import { AddAnyFeeds } from './add-many-feeds.tsx'
import { foldedApart, givenBy, missingIn, type Typed, typedAtFirst } from './asked.ts'
import { useCopy } from './copy.ts'
import { lockedFor } from './may.ts'
import { useMe } from './me.ts'
import { useArrive, useOpenSource, useStep } from './open-source.ts'

interface Place {
  label: string
  settings: Record<string, unknown>
}

/** Any place, by the form that its connector asks for. */
export function AddAnyAsked({ connector }: { connector: ConnectorView }) {
  const { busy, problem, take } = useStep()
  const openSource = useOpenSource()
  const arrive = useArrive()
  const copy = useCopy()
  const through = useThrough(connector)
  const queries = useQuery({ queryKey: ['queries'], queryFn: async () => dataOf(await api.GET('/queries')) })
  const [found, setFound] = useState<{ asked: string; places: Place[] }>()
  const [made, setMade] = useState<{ id: string; label: string; url: string; signingKey?: string }>()
  const fields = connector.asks.source

  if (made) return <HookShown connector={connector} {...made} onCopy={(text, what) => void copy(text, what)} />

  const add = async (
    typed: Typed,
    chosen: { label: string; keeps: 'all' | 'matching'; account: string; place: number },
  ) => {
    const { settings, secret } = givenBy(fields, typed)
    const asked = JSON.stringify(settings)
    let place = found?.asked === asked ? found.places[chosen.place] : undefined
    if (!place && connector.prepares) {
      const prepared = await take('Looking there', async () =>
        dataOf(await api.POST('/sources/prepare', { body: { connector: connector.name, settings } })),
      )
      if (!prepared) return
      const places = [{ label: prepared.label, settings: prepared.settings }, ...prepared.alternatives]
      setFound({ asked, places })
      if (places.length > 1) return
      place = places[0]
    }
    const source = await take('Opening it', () =>
      openSource({
        connector: connector.name,
        ...((chosen.label || place?.label) && { label: (chosen.label || place?.label || '').slice(0, 120) }),
        settings: place?.settings ?? settings,
        ...(Object.keys(secret).length > 0 && { secret }),
        keeps: chosen.keeps,
        ...(chosen.account && { accountId: chosen.account }),
      }),
    )
    if (!source) return
    const { id, label, hookUrl, signingKey } = source
    if (hookUrl && (signingKey || connector.listens === 'push'))
      setMade({ id, label, url: hookUrl, ...(signingKey && { signingKey }) })
    else arrive(id, `We listen to ${label}.`)
  }
  return (
    <AddAsked
      connector={connector}
      {...foldedApart(fields)}
      first={typedAtFirst(fields)}
      missing={typed => missingIn(fields, typed)}
      through={through}
      asksFor={queries.data?.queries.length}
      places={found && found.places.length > 1 ? found.places.map(({ label }) => label) : undefined}
      busy={busy}
      problem={problem}
      many={connector.name === 'feed' ? <AddAnyFeeds /> : undefined}
      onAdd={(typed, chosen) => void add(typed, chosen)}
    />
  )
}

/** The connected accounts that one can listen through, if the connector does so. */
export function useThrough({ name, label, listensThrough }: ConnectorView): Through | undefined {
  const me = useMe()
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: async () => dataOf(await api.GET('/accounts')),
    enabled: listensThrough !== null,
  })
  if (!listensThrough) return undefined
  return {
    needed: listensThrough === 'account',
    network: label,
    pending: accounts.isPending,
    accounts: (accounts.data?.accounts ?? [])
      .filter(account => account.connector === name && (!account.ownerId || account.ownerId === me.id))
      .map(({ id, handle, signedOutAt }) => ({ id, handle, signedOut: signedOutAt !== null })),
    connectAt: paths.connect(name),
    lockedBecause: lockedFor(me, 'administrator'),
  }
}
