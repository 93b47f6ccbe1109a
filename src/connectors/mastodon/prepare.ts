import { type ConnectorTools, NetworkError, type Prepared } from '#core/channels'
import { Problem } from '#lib/problem'
import { instanceOf } from './instance.ts'
import type { Settings } from './settings.ts'

/** Names a place to listen to, and looks whether its server is there and speaks the API. */
export async function prepare(settings: Settings, tools: ConnectorTools): Promise<Prepared<Settings>> {
  const { server, hears, tags = [] } = settings
  const where = server === undefined ? 'Mastodon' : await domainOf(server, tools)
  const what = {
    notifications: 'mentions of us',
    home: 'those whom we follow',
    local: 'all that is written there',
    public: 'all that reaches it',
    tags: tags.map(tag => `#${tag}`).join(' '),
  }[hears]
  return { settings, label: `${where}: ${what}`.slice(0, 120) }
}

async function domainOf(server: string, tools: ConnectorTools): Promise<string> {
  try {
    const { domain, speaks } = await instanceOf(server, tools)
    if (speaks) return domain
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
    throw new Problem('unavailable', error.message, [{ at: 'server', message: error.message }])
  }
  const words = `${new URL(server).host} does not speak as Mastodon does.`
  throw new Problem('invalid', words, [{ at: 'server', message: words }])
}
