import { queryOptions } from '@tanstack/react-query'
import { api, dataOf } from './api.ts'
import { ProblemError, readProblem, unreachable } from './problem.ts'

/** Who is signed in. Refused as `forbidden` when nobody is. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: async () => dataOf(await api.GET('/me')),
  staleTime: 5 * 60_000,
  retry: (times, error) => times < 3 && error instanceof ProblemError && error.problem.kind === 'unreachable',
})

/** The company whose desk this is. */
export const companyQuery = queryOptions({
  queryKey: ['company'],
  queryFn: async () => dataOf(await api.GET('/company')),
  staleTime: 5 * 60_000,
})

/** Signs in with an address and a password; the session is a cookie that scripts cannot read. */
export async function signIn(email: string, password: string): Promise<void> {
  try {
    await post('/sign-in/email', { email, password })
  } catch (error) {
    if (!(error instanceof ProblemError) || (error.problem.status !== 401 && error.problem.status !== 400)) throw error
    throw new ProblemError({
      ...error.problem,
      title: 'That address and password don’t belong together. Try again, or ask your administrator for a new link.',
    })
  }
}

/** Whether this browser can sign in with a passkey. */
export function knowsPasskeys(): boolean {
  return typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential
}

/** Signs in with a passkey of this device. */
export async function signInWithPasskey(): Promise<void> {
  const options = (await (
    await call('/passkey/generate-authenticate-options')
  ).json()) as PublicKeyCredentialRequestOptionsJSON
  const credential = await navigator.credentials
    .get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    .catch(() => null)
  if (!(credential instanceof PublicKeyCredential))
    throw new ProblemError({
      title: 'No passkey was used. Your password works as well.',
      status: 0,
      kind: 'invalid',
      reasons: [],
    })
  await post('/passkey/verify-authentication', { response: credential.toJSON() })
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  await post('/sign-out', {})
}

/** Tells the accounts library something. */
export function post(path: string, body: unknown): Promise<Response> {
  return call(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** Asks the accounts library; what it refuses is thrown. */
export async function call(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(`/api/auth${path}`, { credentials: 'same-origin', ...init }).catch(() => {
    throw new ProblemError(unreachable)
  })
  if (!response.ok) throw await readProblem(response)
  return response
}
