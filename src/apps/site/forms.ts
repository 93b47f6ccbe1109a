import { Problem } from '#lib/problem'
import { requireMember } from '#platform/context'
import type { Visit } from './visit.ts'

const mostFormBytes = 256 * 1024

/**
 * Reads what a form sent. A field that came twice counts once; files are for pages that ask for them.
 */
export async function readForm(request: Request): Promise<Record<string, string>> {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('application/x-www-form-urlencoded'))
    throw new Problem('invalid', 'This form came in a way that can’t be read.')
  const body = (await readBytes(request, mostFormBytes)).toString('utf8')
  return Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [name, value.replaceAll('\r\n', '\n')]),
  )
}

/** What a form sent, with the files that were chosen in it. */
export interface Sent {
  form: Record<string, string>
  files: Buffer[]
}

/**
 * Reads a form that takes files: as many as `most`, of `bytes` each. Only of somebody who is signed in, for it is a lot to read;
 * where no file can be in it, like any other form.
 */
export async function readSent(visit: Visit, files: { most: number; bytes: number }): Promise<Sent> {
  const type = visit.request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) return { form: await visit.form(), files: [] }
  requireMember(visit.ctx)
  // One more may be too large: that is said of it, and not of all.
  const body = await readBytes(visit.request, mostFormBytes + (files.most + 1) * files.bytes)
  const data = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData().catch(() => {
    throw new Problem('invalid', 'This form came in a way that can’t be read.')
  })
  const sent: Sent = { form: {}, files: [] }
  for (const [name, value] of data) {
    if (typeof value === 'string') sent.form[name] = value.replaceAll('\r\n', '\n')
    else if (value.size > 0) sent.files.push(Buffer.from(await value.arrayBuffer()))
  }
  if (Object.values(sent.form).join('').length > mostFormBytes)
    throw new Problem('invalid', 'This is longer than can be taken at once.')
  return sent
}

/** What a request carries, of at most so many bytes; the rest of a longer one is not even read. */
export async function readBytes(request: Request, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = Number(request.headers.get('content-length') ?? 0) > most ? Number.POSITIVE_INFINITY : 0
  const reader = request.body?.getReader()
  while (reader && size <= most) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(parts)
    parts.push(value)
    size += value.byteLength
  }
  if (!reader) return Buffer.alloc(0)
  // Cancelling can only fail on a connection that is gone already.
  await reader.cancel().catch(() => {})
  throw new Problem('invalid', 'This is longer than can be taken at once.')
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
