import { NetworkError } from '#core/channels'
import { Problem } from '#lib/problem'

/** Why a call did not come to its end. Where it publishes, only a connection that never stood proves that nothing arrived. */
export function failureOf(url: URL, error: unknown, publishes: boolean): NetworkError {
  const failure = failureToConnect(url, error)
  if (failure.outcome === 'refused' || !publishes || codesOf(error).some(code => neverConnected.has(code)))
    return failure
  return new NetworkError('unknown', failure.message, { cause: error })
}

/** Why an address could not be opened: because Sosh must not, or because nobody answers there now. */
export function failureToConnect(url: URL, error: unknown): NetworkError {
  if (!(error instanceof Problem))
    return new NetworkError('later', `${url.host} can’t be reached right now.`, { cause: error })
  return new NetworkError(error.kind === 'unavailable' ? 'later' : 'refused', error.message, { cause: error })
}

const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function codesOf(error: unknown): string[] {
  if (error instanceof Problem) return [...error.reasons.map(reason => reason.message), ...codesOf(error.cause)]
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const several = error instanceof AggregateError ? error.errors.flatMap(codesOf) : []
  return [...code, ...several, ...codesOf(error.cause)]
}
