import '../ui/ui.css'
import './desk.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { NavigationContext, ToastProvider } from '#apps/ui'
import { ProblemError } from './problem.ts'
import { makeRouter } from './router.tsx'
import { wearTheme } from './theme.ts'

wearTheme()

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the server refused stays refused; only a server that cannot be reached is asked again.
      retry: (times, error) =>
        times < 3 &&
        (!(error instanceof ProblemError) ||
          error.problem.kind === 'unreachable' ||
          error.problem.kind === 'unavailable'),
    },
  },
})

const router: AnyRouter = makeRouter(queries)
const navigation = {
  go: (href: string) => router.history.push(href),
  prepare: (href: string) => void router.preloadRoute({ to: href.split('?')[0] }).catch(() => {}),
}

const place = document.getElementById('desk')
if (place)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <NavigationContext value={navigation}>
          <ToastProvider>
            <RouterProvider router={router} />
          </ToastProvider>
        </NavigationContext>
      </QueryClientProvider>
    </StrictMode>,
  )
