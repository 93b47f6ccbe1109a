import { ProblemError } from '../problem.ts'
import type { SessionView } from '../screens/settings-sign-in.tsx'
import { call, knowsPasskeys, post } from '../session.ts'

interface Passkey {
  id: string
  name?: string | null
  createdAt?: string | null
}

interface Session {
  id: string
  token: string
  createdAt: string
  userAgent?: string | null
}

/** One's passkeys. */
export async function ownPasskeys(): Promise<{ id: string; name: string; since?: string }[]> {
  const passkeys = (await (await call('/passkey/list-user-passkeys')).json()) as Passkey[]
  return passkeys.map(({ id, name, createdAt }) => ({ id, name: name || 'A passkey', since: createdAt ?? undefined }))
}

/** Why this browser cannot make a passkey; nothing when it can. */
export function passkeyLockedBecause(): string | undefined {
  if (knowsPasskeys()) return undefined
  return isSecureContext
    ? 'This browser knows no passkeys.'
    : 'Passkeys need an address that begins with https://, or localhost.'
}

/** Makes a passkey on this device, named after it. */
export async function addPasskey(): Promise<void> {
  const options = (await (
    await call('/passkey/generate-register-options').catch(askToSignInAnew)
  ).json()) as PublicKeyCredentialCreationOptionsJSON
  const credential = await navigator.credentials
    .create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    .catch((error: unknown) => (error instanceof DOMException && error.name === 'InvalidStateError' ? 'known' : null))
  if (credential === 'known') throw said('This device has a passkey of yours already.')
  if (!(credential instanceof PublicKeyCredential)) throw said('No passkey was made.')
  await post('/passkey/verify-registration', {
    response: credential.toJSON(),
    name: `Passkey of ${deviceWords(navigator.userAgent)}`,
  })
}

/** Takes a passkey's power away. */
export async function removePasskey(id: string): Promise<void> {
  await post('/passkey/delete-passkey', { id })
}

/** Changes the password, and signs out everywhere else. */
export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await post('/change-password', { currentPassword, newPassword, revokeOtherSessions: true }).catch(
    (error: unknown) => {
      const wrong =
        error instanceof ProblemError && error.problem.status === 400 && /password/i.test(error.problem.title)
      throw wrong ? said('That is not the password of now.') : error
    },
  )
}

/** Where one is signed in, this place first; with what it takes to end each. */
export async function ownSessions(): Promise<(SessionView & { token: string })[]> {
  const [list, here] = await Promise.all([call('/list-sessions'), call('/get-session')])
  const sessions = (await list.json()) as Session[]
  const { session } = (await here.json()) as { session: { id: string } }
  return sessions
    .map(({ id, token, createdAt, userAgent }) => ({
      id,
      token,
      device: deviceWords(userAgent ?? ''),
      since: createdAt,
      here: id === session.id,
    }))
    .sort((a, b) => Number(b.here) - Number(a.here) || b.since.localeCompare(a.since))
}

/** Ends one of one's sessions elsewhere. */
export async function endSession(token: string): Promise<void> {
  await post('/revoke-session', { token })
}

/** Ends all of them but this one. */
export async function endOtherSessions(): Promise<void> {
  await post('/revoke-other-sessions', {})
}

/** A browser and its system, in words: "Firefox on Linux". Only for the eye; nothing depends on it. */
export function deviceWords(userAgent: string): string {
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find(name => userAgent.includes(`${name}/`))
  const system = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac OS', 'CrOS', 'Linux'].find(name =>
    userAgent.includes(name),
  )
  const names: Record<string, string> = { Edg: 'Edge', OPR: 'Opera', 'Mac OS': 'Mac', CrOS: 'ChromeOS' }
  const words = [browser, system].flatMap(name => (name ? [names[name] ?? name] : []))
  return words.join(' on ') || 'Another program'
}

function said(title: string): ProblemError {
  return new ProblemError({ title, status: 0, kind: 'invalid', reasons: [] })
}

function askToSignInAnew(error: unknown): never {
  if (error instanceof ProblemError && error.problem.status === 403)
    throw said('It is more than a day since you signed in here. Sign out and in again, then add it.')
  throw error
}
