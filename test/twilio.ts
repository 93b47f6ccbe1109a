import { createHmac } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { twilio } from '#connectors/sms'
import type { OpenAccount, PushRequest } from '#core/channels'
import { newId } from '#lib/id'
import { deadHost, type Network, plainTools } from './conformance/network.ts'
import { serve } from './serve.ts'

export const accountSid = `AC${'0'.repeat(32)}`
export const authToken = 'the-token-of-this-account'
export const ours = '+493012345678'

/** Twilio's own description of its API: what we send there must be in it. */
const published = join(
  process.env.SOSH_DATA ?? join(import.meta.dirname, '../../shared/data'),
  'twilio/twilio_api_v2010.json',
)

/** A request as Twilio makes it when somebody texts our number. */
export function requestOf(hookUrl: string, fields: Record<string, string>): PushRequest {
  const sorted = Object.keys(fields)
    .sort()
    .map(name => name + fields[name])
    .join('')
  return {
    method: 'POST',
    url: hookUrl,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-twilio-signature': createHmac('sha1', authToken)
        .update(hookUrl + sorted)
        .digest('base64'),
    },
    body: Buffer.from(new URLSearchParams(fields).toString()),
  }
}

const hookUrl = 'https://sosh.example/hooks/text-messages'

/** The same with the source that it is for. */
export function pushOf(fields: Record<string, string>) {
  const source = {
    sourceId: newId(),
    settings: twilio.settings.parse({ accountSid, number: ours }),
    secret: { authToken },
    cursor: undefined,
    tools: plainTools(),
    hookUrl,
  }
  return { source, request: requestOf(hookUrl, fields) }
}

export interface FakeTwilio extends Network {
  api: string
  /** What was sent so far. */
  sent: { sid: string; body: string; to: string }[]
  account: () => OpenAccount
  refuse: (code: number, status?: number) => void
}

/** The operations of Twilio's published description that we use, on a real server; what it does not know is refused. */
export async function openTwilio(): Promise<FakeTwilio> {
  const sent: { sid: string; body: string; to: string; from: string; date_created: string }[] = []
  let refusal: { code: number; status: number } | undefined
  const description = existsSync(published) ? JSON.parse(readFileSync(published, 'utf8')) : undefined
  const server = createServer((request, response) => void answer(request, response))
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const say = (status: number, body: object) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const login = Buffer.from((request.headers.authorization ?? '').slice(6), 'base64').toString()
    if (login !== `${accountSid}:${authToken}`) return say(401, { code: 20003, message: 'Authenticate', status: 401 })
    if (refusal) return say(refusal.status, { code: refusal.code, message: 'No', status: refusal.status })
    const url = new URL(request.url ?? '', 'http://twilio')
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece)
    const form = new URLSearchParams(Buffer.concat(pieces).toString())
    if (url.pathname === `/2010-04-01/Accounts/${accountSid}.json`)
      return say(200, { sid: accountSid, friendly_name: 'Halden', status: 'active' })
    const operation = description?.paths['/2010-04-01/Accounts/{AccountSid}/Messages.json']
    if (request.method === 'POST') {
      const known =
        operation &&
        Object.keys(operation.post.requestBody.content['application/x-www-form-urlencoded'].schema.properties)
      for (const name of form.keys())
        if (known && !known.includes(name)) return say(400, { code: 20001, message: `Unknown parameter ${name}` })
      const message = {
        sid: `SM${newId().replaceAll('-', '')}`,
        body: form.get('Body') ?? '',
        to: form.get('To') ?? '',
        from: form.get('From') ?? '',
        date_created: new Date().toUTCString(),
      }
      sent.push(message)
      return say(201, message)
    }
    const known: string[] | undefined = operation?.get.parameters.map((each: { name: string }) => each.name)
    for (const name of url.searchParams.keys())
      if (known && !known.includes(name)) return say(400, { code: 20001, message: `Unknown parameter ${name}` })
    const to = url.searchParams.get('To')
    say(200, { messages: sent.filter(message => message.to === to) })
  }
  const { url: api, close } = await serve(server)
  const account = (token = authToken, at = api): OpenAccount => ({
    accountId: newId(),
    settings: twilio.settings.parse({ accountSid, number: ours, api: at }),
    secret: { authToken: token },
    tools: plainTools(),
  })
  const dead = await deadHost()
  let next = 1_000_000
  return {
    api,
    sent,
    push: async text =>
      pushOf({ MessageSid: `SM${newId()}`, From: '+491701234567', To: ours, Body: text, NumMedia: '0' }),
    // Each question comes from somebody else: the line is what an answer answers.
    write: async () => `+49170${next++}>${ours}`,
    account: () => account(),
    signedOutAccount: () => account('another token'),
    deadAccount: () => account(authToken, `http://${dead}`),
    count: async text => sent.filter(message => message.body === text).length,
    refuse: (code, status = 400) => {
      refusal = { code, status }
    },
    close,
  }
}
