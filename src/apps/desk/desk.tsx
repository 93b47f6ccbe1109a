import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { Loading } from '#apps/ui'
import { api, dataOf } from './api.ts'
import { connectorsQuery } from './connected/connectors.ts'
import { NewNotices } from './connected/new-notices.ts'
import { inboxViews } from './connected/rows.ts'
import { SampleNotice } from './connected/sample.tsx'
import { connectLive } from './live.ts'
import { problemOf } from './problem.ts'
import { DidNotOpen } from './screen.tsx'
import { companyQuery, meQuery, signOut } from './session.ts'
import { Shell } from './shell.tsx'

const SignIn = lazy(async () => ({ default: (await import('./screens/sign-in.tsx')).SignIn }))

/** Whoever is signed in gets the desk; whoever is not is asked who they are, and comes to where they were going. */
export function Desk() {
  const me = useQuery(meQuery)
  const queries = useQueryClient()
  if (me.data) return <SignedIn me={me.data} />
  if (me.isPending) return <Loading what="Opening the desk" />
  if (problemOf(me.error).kind === 'forbidden')
    return (
      <Suspense fallback={null}>
        <SignIn onSignedIn={() => queries.resetQueries()} />
      </Suspense>
    )
  return (
    <main>
      <DidNotOpen why={me.error} onAgain={() => void me.refetch()} />
    </main>
  )
}

function SignedIn({ me }: { me: NonNullable<Awaited<ReturnType<NonNullable<typeof meQuery.queryFn>>>> }) {
  const queries = useQueryClient()
  const router = useRouter()
  const at = useRouterState({ select: state => state.location.href })
  const company = useQuery(companyQuery)
  // Asked for here, so that every screen calls a network by its name.
  useQuery(connectorsQuery)
  const counts = useQuery({ queryKey: ['counts'], queryFn: async () => dataOf(await api.GET('/inbox/counts')) })
  const views = inboxViews.map(view => ({ ...view, count: counts.data?.[view.id as keyof typeof counts.data] }))
  const reviews = useQuery({
    queryKey: ['reviews'],
    queryFn: async () => dataOf(await api.GET('/reviews')),
    enabled: me.roles.includes('reviewer'),
  })
  const waiting = reviews.data?.reviews.filter(review => !review.lockedBecause).length
  useEffect(() => connectLive(queries), [queries])
  const leave = async () => {
    await signOut()
    await queries.resetQueries()
  }
  return (
    <Shell
      company={company.data?.name ?? ''}
      me={me}
      at={at}
      counts={{ review: waiting }}
      views={views}
      go={href => router.history.push(href)}
      notice={<SampleNotice />}
      onSignOut={() => void leave()}
    >
      <NewNotices />
      <Outlet />
    </Shell>
  )
}
