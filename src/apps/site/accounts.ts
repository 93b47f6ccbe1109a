import { clientAddressHeader } from '#core/team'
import { machineryPaths } from '#lib/paths'
import { Problem } from '#lib/problem'
import { joinWithAccount, letterHeader, memberAccounts } from '#places/members'
import { goTo, nextOf } from './forms.ts'
import { tooManyPage } from './problem-page.ts'
import type { Page, Visit } from './visit.ts'

/** What the accounts library said. */
export interface Told {
  ok: boolean
  status: number
  /** Its own word for what went wrong, such as `INVALID_EMAIL_OR_PASSWORD`. */
  code?: string
  retryAfter: number
  cookies: string[]
  body: Record<string, unknown>
}

/** Asks the accounts library in the name of whoever sent the form: with their cookies, from their address, within its limits. */
export async function askAccounts(visit: Visit, method: 'GET' | 'POST', path: string, body?: object): Promise<Told> {
  const { door, request, site, home, query } = visit
  const headers = new Headers({ origin: door.origin })
  for (const name of ['cookie', 'user-agent', clientAddressHeader]) {
    const value = request.headers.get(name)
    if (value) headers.set(name, value)
  }
  const next = query.get('next') ?? (request.method === 'POST' ? (await visit.form()).next : undefined)
  const letter = { site: site.name, language: site.language, home, ...(next && { next: nextOf(visit, next) }) }
  headers.set(letterHeader, encodeURIComponent(JSON.stringify(letter)))
  if (body) headers.set('content-type', 'application/json')
  const address = `${door.origin}${machineryPaths(door.root).auth()}${path}`
  const response = await memberAccounts(visit.ctx, door).handler(
    new Request(address, { method, headers, ...(body && { body: JSON.stringify(body) }) }),
  )
  const said = await response.json().catch(() => ({}))
  const known = said && typeof said === 'object' ? (said as Record<string, unknown>) : {}
  return {
    ok: response.ok,
    status: response.status,
    code: typeof known.code === 'string' ? known.code : undefined,
    retryAfter: Number(response.headers.get('x-retry-after')) || 60,
    cookies: response.headers.getSetCookie(),
    body: known,
  }
}

/** Signed in: on to where they came from, or first to saying their name. */
export async function comeIn(visit: Visit, told: Told, next: string | undefined): Promise<Response> {
  const user = told.body.user as { id?: string; name?: string } | undefined
  if (!user?.id) throw new Problem('unavailable', 'You could not be signed in just now. Try again.')
  const going = nextOf(visit, next)
  if (!user.name || user.name.trim().length < 2) return goTo(visit.paths.welcome(going), told.cookies)
  await joinWithAccount(visit.ctx, { userId: user.id, name: user.name, language: visit.site.language })
  return goTo(going, told.cookies)
}

/** What is shown where it said no: too many tries are a page of their own, everything else the words given. */
export function refusal(visit: Visit, told: Told, otherwise: () => Page | Promise<Page>): Page | Promise<Page> {
  return told.status === 429 ? tooManyPage(visit, told.retryAfter) : otherwise()
}
