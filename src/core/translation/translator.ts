import { z } from 'zod'
import { Problem } from '#lib/problem'
import type { Context } from '#platform/context'
import type { ServiceLanguage } from './model.ts'

const Languages = z
  .array(
    z.object({
      code: z.string().min(2).max(20),
      name: z.string().max(100),
      // Services older than 1.5 do not say it: each language goes into each.
      targets: z.array(z.string().min(2).max(20)).max(500).optional(),
    }),
  )
  .min(1)
  .max(500)
const Answer = z.object({ translatedText: z.string() })
const Refusal = z.object({ error: z.string() })

const waitMs = 20_000
const mostBytes = 512 * 1024

/**
 * A service that speaks LibreTranslate's API: `GET /languages`, `POST /translate` with `q`, `source`, `target`, `format`
 * and `api_key`, refusing with `{ error }` under 400 (language, length), 403 (key), 429 (too many) and 500.
 */
export interface Translator {
  /** Throws `Problem('unavailable')` or `Problem('conflict')`, in words for whoever set it up. */
  languages(): Promise<ServiceLanguage[]>
  /** Throws the same, and `Problem('invalid')` where it takes no such text. */
  translate(text: string, source: string, target: string): Promise<string>
}

export function translatorAt(ctx: Pick<Context, 'fetch'>, url: string, key: string | undefined): Translator {
  const call = async (path: string, body?: object): Promise<unknown> => {
    const response = await ctx.fetch(`${url}${path}`, {
      headers: { accept: 'application/json', ...(body && { 'content-type': 'application/json' }) },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(waitMs),
    })
    const text = await response.text()
    if (!response.ok) throw problemOf(response, text)
    try {
      if (text.length > mostBytes) throw new Error('too long')
      return JSON.parse(text)
    } catch {
      throw strange()
    }
  }
  return {
    async languages() {
      const told = Languages.safeParse(await guarded(() => call('/languages')))
      if (!told.success) throw strange()
      const codes = told.data.map(({ code }) => code)
      return told.data.map(({ targets = codes, ...language }) => ({
        ...language,
        targets: targets.filter(code => code !== language.code),
      }))
    },
    async translate(text, source, target) {
      const asked = { q: text, source, target, format: 'text', ...(key && { api_key: key }) }
      const told = Answer.safeParse(await guarded(() => call('/translate', asked)))
      if (!told.success) throw strange()
      if (!told.data.translatedText.trim())
        throw new Problem('unavailable', 'The translation service gave nothing back. Read the original, or try later.')
      return told.data.translatedText
    },
  }
}

/** What the guarded fetch says of an address, in words about translating. */
async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new Problem('unavailable', 'The translation service took too long. Try again, or a shorter text.')
    if (error instanceof Problem && error.kind === 'unavailable' && !error.message.startsWith('The translation'))
      throw new Problem('unavailable', 'The translation service does not answer. Read the original, or try later.', [
        { message: error.message },
      ])
    throw error
  }
}

function problemOf(response: Response, body: string): Problem {
  const { status } = response
  const said = saidIn(body)
  const reasons = said ? [{ message: `It says: ${said}` }] : []
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after'))
    const when = seconds > 0 && seconds < 86_400 ? `in ${Math.ceil(seconds / 60)} min` : 'in a minute'
    return new Problem('unavailable', `The translation service has had enough for now. Try again ${when}.`, reasons)
  }
  if (status === 401 || status === 403)
    return new Problem(
      'conflict',
      'The translation service does not let us in. An administrator can change its key under Settings.',
      reasons,
    )
  if (status === 413 || (status === 400 && /exceeds text limit/i.test(said)))
    return new Problem('invalid', 'This is too long for the translation service. Try a shorter piece of it.', reasons)
  if (status === 400 && /not supported|not available/i.test(said))
    return new Problem('invalid', 'The translation service does not know this language.', reasons)
  if (status === 404)
    return new Problem(
      'conflict',
      'There is no translation service at this address. An administrator can change it under Settings.',
    )
  if (status >= 500)
    return new Problem('unavailable', 'The translation service is not well. Read the original, or try later.', reasons)
  return new Problem('conflict', `The translation service refused it (${status}).`, reasons)
}

function saidIn(body: string): string {
  try {
    const told = Refusal.safeParse(JSON.parse(body))
    return told.success ? told.data.error.slice(0, 200) : ''
  } catch {
    return ''
  }
}

function strange(): Problem {
  return new Problem('conflict', 'What answers at this address is no translation service like LibreTranslate.')
}
