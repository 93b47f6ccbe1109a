/** What a browser has of a person: their cookie, and the addresses they may ask. */
export interface Visitor {
  get<Answer>(path: string): Promise<Answer>
  send<Answer>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<Answer>
}

/** The house answered, and the answer was no. Anything else that is thrown means that nobody knows what happened. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly status: number

  constructor(status: number, words: string) {
    super(words)
    this.status = status
  }
}

/** Someone without a session, for the doors that are open to them. */
export function stranger(url: string): Visitor {
  return visitor(url, '')
}

export async function signIn(url: string, email: string, password: string): Promise<Visitor> {
  const response = await ask(url, '', 'POST', '/api/auth/sign-in/email', { email, password })
  const cookie = response.headers
    .getSetCookie()
    .map(each => each.split(';')[0])
    .join('; ')
  return visitor(url, cookie)
}

function visitor(url: string, cookie: string): Visitor {
  const json = async <Answer>(method: string, path: string, body?: object) =>
    (await (await ask(url, cookie, method, `/api${path}`, body)).json()) as Answer
  return { get: path => json('GET', path), send: json }
}

async function ask(url: string, cookie: string, method: string, path: string, body?: object): Promise<Response> {
  const response = await fetch(url + path, {
    method,
    headers: {
      origin: url,
      ...(cookie && { cookie }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(15_000),
  })
  if (response.ok) return response
  const words = `${method} ${path}: ${response.status} ${await response.text()}`
  // A 5xx says nothing about what was done before it.
  throw response.status >= 500 ? new Error(words) : new Refusal(response.status, words)
}
