import type { ConnectorView, SourceView } from '../listening-types.ts'
import type { Answered } from './answers.ts'
import { placeOf } from './say.ts'

/** A place of listening as the screens show it. */
export function sourceView(
  source: Answered['Source'],
  connector: Pick<ConnectorView, 'listens'> | undefined,
  unreadable: { at: string; why: string }[] = [],
): SourceView {
  const listens = connector?.listens ?? 'poll'
  return {
    id: source.id,
    connector: source.connector,
    listens,
    place: placeOf(source.network, source.label),
    about: aboutSource(source),
    address: addressOf(source.settings),
    keeps: source.keeps,
    health: healthView(source, listens),
    lastSuccessAt: source.lastSuccessAt ?? undefined,
    lastItemAt: source.lastItemAt ?? undefined,
    nextTryAt: source.nextTryAt ?? undefined,
    failingSince: source.failingSince ?? undefined,
    lagMs: source.lagMs ?? undefined,
    heardCount: source.heardCount,
    progress: source.health.state === 'finished' ? undefined : (source.progress ?? undefined),
    unreadable,
    hookUrl: source.hookUrl ?? undefined,
  }
}

/** What the server says of it, but for what depends on how one listens there. */
function healthView({ health, progress }: Answered['Source'], listens: ConnectorView['listens']): SourceView['health'] {
  if (listens === 'push' && health.state === 'beginning')
    return { ...health, words: 'It waits for the first delivery.' }
  // While a file is read, it is neither up to date nor behind.
  if (listens === 'once' && health.state === 'hears' && progress)
    return { state: 'beginning', words: 'It is being read.' }
  return health
}

/** One line about what is read there. */
export function aboutSource({ connector, settings, heardCount }: Answered['Source']): string {
  if (connector === 'bluesky') {
    const languages = Array.isArray(settings.languages) ? settings.languages.join(', ') : ''
    return `${settings.stream === 'firehose' ? 'The whole firehose' : 'The open stream'}${languages && `, in ${languages}`}`
  }
  if (connector === 'import') return `A file, ${heardCount.toLocaleString('en-GB')} posts`
  if (connector === 'webhook') return 'Sent to us, signed'
  return addressOf(settings)?.replace(/^https?:\/\/(www\.)?/u, '') ?? ''
}

function addressOf(settings: Record<string, unknown>): string | undefined {
  return typeof settings.url === 'string' ? settings.url : undefined
}
