import { useState } from 'react'
import { api, dataOf } from '../api.ts'
import type { ConnectorView } from '../listening-types.ts'
import { AddAddress } from '../screens/add-source.tsx'
import { AddAnyFeeds } from './add-many-feeds.tsx'
import { useArrive, useOpenSource, useStep } from './open-source.ts'
import { useSources } from './use-sources.ts'

interface Found {
  address: string
  places: { label: string; settings: Record<string, unknown> }[]
}

/** A feed or a site: looked at first, so that a person chooses where several feeds are behind one address. */
export function AddAnyFeed({ connector }: { connector: ConnectorView }) {
  const { busy, problem, take } = useStep()
  const [found, setFound] = useState<Found>()
  const [twice, setTwice] = useState<string>()
  const openSource = useOpenSource()
  const arrive = useArrive()
  const sources = useSources()

  const open = async (place: Found['places'][number], keeps: 'all' | 'matching') => {
    const there = sources.data?.sources.find(each => each.settings.url === place.settings.url)
    if (there) return setTwice(`We listen there already: it is called “${there.label}”.`)
    const source = await take('Opening it', () =>
      openSource({ connector: connector.name, label: place.label.slice(0, 120), settings: place.settings, keeps }),
    )
    if (source) arrive(source.id, `We listen to ${source.label}.`)
  }
  const add = async (address: string, alternative: string | undefined, keeps: 'all' | 'matching') => {
    setTwice(undefined)
    const chosen = found?.address === address ? found.places[Number(alternative ?? 0)] : undefined
    if (chosen) return open(chosen, keeps)
    const prepared = await take('Looking there', async () =>
      dataOf(await api.POST('/sources/prepare', { body: { connector: connector.name, settings: { url: address } } })),
    )
    if (!prepared) return
    const places = [{ label: prepared.label, settings: prepared.settings }, ...prepared.alternatives]
    setFound({ address, places })
    const [only, ...others] = places
    if (only && others.length === 0) await open(only, keeps)
  }
  return (
    <AddAddress
      connector={connector}
      label="Address"
      hint="Of a feed, or of the page whose feed we find."
      placeholder="example.org/blog"
      found={
        found && found.places.length > 1
          ? {
              address: found.address,
              alternatives: found.places.map((place, index) => ({
                id: String(index),
                label: place.label,
                about: String(place.settings.url ?? ''),
              })),
            }
          : undefined
      }
      many={<AddAnyFeeds />}
      busy={busy}
      problem={twice ? { title: twice, status: 409, kind: 'conflict', reasons: [] } : problem}
      onAdd={(address, alternative, keeps) => void add(address, alternative, keeps)}
    />
  )
}
