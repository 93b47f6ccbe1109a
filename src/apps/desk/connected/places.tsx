import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { api, dataOf } from '../api.ts'
import { paths } from '../paths.ts'
import { Loaded } from '../screen.tsx'
import { NotFound } from '../screens/not-found.tsx'
import { PlaceSettings } from '../screens/place-settings.tsx'
import type { AskedToModerate, PlaceChange } from '../screens/place-views.ts'
import { Places } from '../screens/places.tsx'
import { companyQuery } from '../session.ts'
import { useDeeds } from './deeds.ts'
import { useBegin } from './shares.tsx'

export const placesQuery = { queryKey: ['places'], queryFn: async () => dataOf(await api.GET('/places')) }

/** The community and what lies below it. */
export function PlacesPage() {
  const go = useNavigate()
  const { busy, problem, run } = useDeeds('places')
  const places = useQuery(placesQuery)
  const { begin } = useBegin()
  const company = useQuery(companyQuery)
  return (
    <Loaded of={places} what="Fetching your communities" rows={4}>
      {data => (
        <Places
          places={data.sites}
          allows={data.allows}
          isCentre={data.isCentre}
          whyNotMake={data.whyNotMake}
          company={company.data?.name ?? ''}
          busy={busy}
          problem={problem}
          onFound={(name, about) =>
            void run(async () => dataOf(await api.POST('/places/community', { body: { name, about } })), {
              busy: 'Opening it',
              done: 'Your community is open.',
              inForm: true,
            })
          }
          onMake={async (name, about, slug) => {
            const body = { name, about, ...(slug.trim() && { slug }) }
            const made = await run(async () => dataOf(await api.POST('/places', { body })), {
              busy: 'Opening it',
              done: `${name} is open.`,
              inForm: true,
            })
            return made !== undefined
          }}
          onOpen={id => void go({ to: paths.ownPlace(id) })}
          onBegin={siteId => void begin({ topic: { siteId } })}
          onElsewhere={() => void go({ to: paths.elsewhere() })}
          onWidget={id => void go({ to: paths.widget(id) })}
          onAllow={allows => void run(async () => dataOf(await api.PUT('/places/allows', { body: allows })))}
        />
      )}
    </Loaded>
  )
}

/** One community: name, look, rules, address, moderators. */
export function PlacePage() {
  const { id = '' } = useParams({ strict: false })
  const go = useNavigate()
  const { busy, problem, run } = useDeeds('places')
  const places = useQuery(placesQuery)
  const team = useQuery({ queryKey: ['team'], queryFn: async () => dataOf(await api.GET('/team')) })
  const path = { id }
  const keep = (change: PlaceChange) =>
    run(async () => dataOf(await api.PUT('/places/{id}', { params: { path }, body: change })), {
      busy: 'Keeping it',
      done: 'Kept.',
      inForm: true,
    })
  const ask = async (who: AskedToModerate) => {
    const asked = await run(
      async () => {
        const body = 'handle' in who ? { memberId: await memberIdOf(who.handle) } : who
        return dataOf(await api.POST('/places/{id}/moderators', { params: { path }, body }))
      },
      { done: 'Asked.' },
    )
    return asked !== undefined
  }
  return (
    <Loaded of={places} what="Fetching the community" rows={4}>
      {data => {
        const place = data.sites.find(each => each.id === id)
        if (!place) return <NotFound />
        return (
          <PlaceSettings
            key={`${place.id} ${place.look.logo ?? ''}`}
            place={place}
            colleagues={(team.data?.employees ?? []).map(each => ({ id: each.id, name: each.name }))}
            busy={busy}
            problem={problem}
            onKeep={change => void keep(change)}
            onLeave={() => void go({ to: paths.ownPlaces() })}
            onBringAlong={() => void go({ to: paths.bringAlong(id) })}
            onAsk={ask}
            onThank={moderatorId =>
              void run(
                async () =>
                  dataOf(
                    await api.DELETE('/places/{id}/moderators/{moderatorId}', {
                      params: { path: { id, moderatorId } },
                    }),
                  ),
                { done: 'Thanked.' },
              )
            }
            onClose={isClosed =>
              void run(
                async () =>
                  isClosed
                    ? dataOf(await api.POST('/places/{id}/close', { params: { path } }))
                    : dataOf(await api.DELETE('/places/{id}/close', { params: { path } })),
                { done: isClosed ? 'It is closed.' : 'It is open again.' },
              )
            }
            logoAt={paths.placePicture}
          />
        )
      }}
    </Loaded>
  )
}

async function memberIdOf(handle: string): Promise<string> {
  const { id } = dataOf(await api.GET('/members/by-handle/{handle}', { params: { path: { handle } } }))
  return id
}
