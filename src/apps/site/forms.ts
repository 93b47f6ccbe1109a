import { Problem } from '#lib/problem'
import type { Visit } from './visit.ts'

const mostFormBytes = 64 * 1024

/**
 * Reads what a form sent. A field that came twice counts once; files are for pages that ask for them.
 */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded'))
    throw new Problem('invalid', 'This form came in a way that can’t be read.')
  const body = await request.text()
  if (body.length > mostFormBytes) throw new Problem('invalid', 'This is longer than can be taken at once.')
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]),
  )
}

/**
 * A page of another site can’t act in a member’s name. Browsers say where a form comes from, in `Sec-Fetch-Site` or in
 * `Origin`; what says neither is refused.
 */
export function refuseForeign(request: Request): void {
  const site = request.headers.get('sec-fetch-site')
  const origin = request.headers.get('origin')
  const host = request.headers.get('host') ?? new URL(request.url).host
  if (site && site !== 'same-origin') throw foreign()
  if (origin && (!URL.canParse(origin) || new URL(origin).host !== host)) throw foreign()
  if (!site && !origin) throw foreign()
}

const foreign = () => new Problem('forbidden', 'This came from another site. Open the page here and press again.')

/** Where to go on after signing in: a page of this very place, or its home. */
export function nextOf({ base, paths }: Visit, wished: string | null | undefined): string {
  if (!wished?.startsWith('/') || /^\/[/\\]|[\s\\]/.test(wished) || wished.length > 500) return paths.home()
  return wished === base || wished.startsWith(`${base}/`) ? wished : paths.home()
}

/** On to another page, once something was done. */
export function goTo(path: string, cookies: string[] = []): Response {
  const headers = new Headers({ location: path, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
