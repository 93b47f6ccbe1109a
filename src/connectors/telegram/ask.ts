import { at, call, numberOf, parsedJson, textOf } from '#connectors/web'
import { type ConnectorTools, NetworkError } from '#core/channels'
import type { Secret, Settings } from './settings.ts'

export interface Where {
  settings: Settings
  secret: Secret
  tools: ConnectorTools
  signal?: AbortSignal | undefined
}

/** A no of Telegram's, with its own words and what it says of it. */
export interface No {
  no: NetworkError
  /** A group that grew has another number from then on. */
  movedTo?: number
}

/** Calls one method of the Bot API (https://core.telegram.org/bots/api). */
export async function ask(where: Where, method: string, body: object, publishes = false): Promise<unknown> {
  const answer = await tryTo(where, method, body, publishes)
  if ('no' in answer) throw answer.no
  return answer.yes
}

export async function tryTo(
  { settings, secret, tools, signal }: Where,
  method: string,
  body: object,
  publishes = false,
): Promise<{ yes: unknown } | No> {
  const { ok, status, data } = await call(heeding(tools), {
    url: `${settings.api}/bot${secret.token}/${method}`,
    method: 'POST',
    body,
    publishes,
    signal,
  })
  if (ok && at(data, 'ok') === true) return { yes: at(data, 'result') }
  const movedTo = numberOf(at(data, 'parameters', 'migrate_to_chat_id'))
  return { no: refusal(status, textOf(at(data, 'description')) ?? ''), ...(movedTo !== undefined && { movedTo }) }
}

/** Telegram names the time to wait in its words and not in a header. */
function heeding(tools: ConnectorTools): ConnectorTools {
  return {
    ...tools,
    fetch: async (input, init) => {
      const response = await tools.fetch(input, init)
      if (response.status !== 429) return response
      const text = await response.text()
      const waitS = numberOf(at(parsedJson(text), 'parameters', 'retry_after'))
      return new Response(text, { status: 429, headers: waitS ? { 'retry-after': `${waitS}` } : {} })
    },
  }
}

const inWords: [RegExp, string][] = [
  [
    /bad webhook|https url must be|failed to resolve host/i,
    'Telegram calls public https addresses only, and can’t call this house at its own. Choose to ask instead.',
  ],
  [/bot was blocked by the user/i, 'This person has stopped our bot: it can’t write to them any more.'],
  [/user is deactivated/i, 'This person’s account is gone.'],
  [/bot can't initiate conversation/i, 'A bot may only write to those who wrote to it first.'],
  [/bot was kicked|bot is not a member/i, 'Our bot was taken out of this group.'],
  [/chat not found/i, 'There is no such chat, or our bot is not in it.'],
  [/message to be replied not found/i, 'What you answer was taken down.'],
  [/message can't be deleted/i, 'Telegram lets a bot take back what it said for two days, and no longer.'],
  [/not enough rights|have no rights/i, 'Our bot may not write in this group.'],
]

function refusal(status: number, said: string): NetworkError {
  if (status === 401) return new NetworkError('signed-out', 'Telegram does not take our bot’s token any more.')
  if (status === 409 && /webhook/i.test(said))
    return new NetworkError(
      'later',
      'Another program hears this bot by a webhook. Take it away there, or make another bot.',
    )
  if (status === 409)
    return new NetworkError(
      'later',
      'Another program hears this bot at the same time. Make another bot for one of them.',
    )
  const [, words] = inWords.find(([pattern]) => pattern.test(said)) ?? []
  return new NetworkError(status < 500 ? 'refused' : 'later', words ?? `Telegram: ${said || `it answered ${status}`}.`)
}
