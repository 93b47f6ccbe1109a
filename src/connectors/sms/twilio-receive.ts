import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Batch, OpenSource, Post, PostMedia, PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { lineBetween, network } from './number.ts'
import type { TwilioSecret, TwilioSettings } from './twilio-settings.ts'

/** No words: nothing is ever answered by a machine. */
const silence = {
  status: 200,
  contentType: 'text/xml',
  body: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>',
}

/** A text message that came in, or what became of one of ours. */
export async function receive(
  { settings, secret, tools, hookUrl }: OpenSource<TwilioSettings, TwilioSecret>,
  request: PushRequest,
): Promise<Batch> {
  const form = new URLSearchParams(isJson(request) ? '' : new TextDecoder().decode(request.body))
  // What was signed for another address is not for us.
  const called = hookUrl ? { ...request, url: hookUrl + new URL(request.url).search } : request
  if (!isSigned(called, form, secret.authToken))
    throw new Problem(
      'forbidden',
      'The signature does not hold: check the auth token, and that Twilio calls this very address.',
    )
  const sid = form.get('MessageSid') ?? form.get('SmsSid')
  if (!sid) return { news: [], response: silence }
  const status = form.get('MessageStatus') ?? form.get('SmsStatus')
  if (status === 'undelivered' || status === 'failed')
    return {
      news: [{ kind: 'undelivered', network, externalId: sid, why: whyNot(form.get('ErrorCode')) }],
      response: silence,
    }
  const from = form.get('From')
  if (!from || (status !== null && status !== 'received' && status !== 'receiving'))
    return { news: [], response: silence }
  const post = postOf(form, sid, from, settings, tools.now())
  return { news: [{ kind: 'post', post }], lagMs: 0, response: silence }
}

function postOf(form: URLSearchParams, sid: string, from: string, { number }: TwilioSettings, now: Date): Post {
  const media = mediaIn(form)
  const text = form.get('Body')?.trim() ?? ''
  return {
    network,
    externalId: sid,
    author: { externalId: from, handle: from, ...(form.get('ProfileName') && { name: form.get('ProfileName') ?? '' }) },
    text: text || (media.length > 0 ? '(A picture or file, without words.)' : '(Nothing.)'),
    postedAt: now,
    threadRoot: lineBetween(from, number),
    isLine: true,
    links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [],
    tags: [],
    mentions: [],
    media,
  }
}

function mediaIn(form: URLSearchParams): PostMedia[] {
  return Array.from({ length: Math.min(10, Number(form.get('NumMedia') ?? 0)) }, (_, n): PostMedia[] => {
    const url = form.get(`MediaUrl${n}`)
    const kind = /^(image|video|audio)\//.exec(form.get(`MediaContentType${n}`) ?? '')?.[1]
    return url && URL.canParse(url) ? [{ kind: (kind as 'image' | 'video' | 'audio' | undefined) ?? 'file', url }] : []
  }).flat()
}

/** Twilio’s error codes for messages that did not arrive (https://www.twilio.com/docs/api/errors), in words. */
function whyNot(code: string | null): string {
  const known: Record<string, string> = {
    '30003': 'The phone could not be reached.',
    '30004': 'The message was blocked.',
    '30005': 'There is no such number.',
    '30006': 'This number can’t take text messages.',
    '30007': 'The carrier filtered it as unwanted.',
    '30008': 'The carrier did not say why.',
    '21610': 'This person sent STOP.',
  }
  return known[code ?? ''] ?? `It was not delivered${code ? ` (Twilio’s code ${code})` : ''}.`
}

const isJson = ({ headers }: PushRequest) => /json/i.test(headers['content-type'] ?? '')

/**
 * Twilio’s signature (https://www.twilio.com/docs/usage/security): HMAC-SHA1 over the address and, for forms, each field
 * in order; for other bodies the address holds their hash. Proxies change ports: with and without one is tried.
 */
export function isSigned(
  { url, headers, body }: Pick<PushRequest, 'url' | 'headers' | 'body'>,
  form: URLSearchParams,
  authToken: string,
): boolean {
  const given = headers['x-twilio-signature']
  if (!given) return false
  const bodyHash = new URL(url).searchParams.get('bodySHA256')
  if (bodyHash && !sameText(bodyHash.toLowerCase(), createHash('sha256').update(body).digest('hex'))) return false
  const names = [...new Set(form.keys())].sort()
  const fields = bodyHash
    ? ''
    : names
        .map(name =>
          [...new Set(form.getAll(name))]
            .sort()
            .map(value => name + value)
            .join(''),
        )
        .join('')
  return addressesOf(url).some(address =>
    sameText(
      given,
      createHmac('sha1', authToken)
        .update(address + fields, 'utf8')
        .digest('base64'),
    ),
  )
}

function addressesOf(url: string): string[] {
  const { protocol, port, hostname } = new URL(url)
  const usual = protocol === 'https:' ? '443' : '80'
  const rest = url.slice(url.indexOf('//') + 2).replace(/^[^/?#]*/, '')
  const login = /^[a-z]+:\/\/([^/@]*@)?/.exec(url)?.[1] ?? ''
  return [url, `${protocol}//${login}${hostname}${rest}`, `${protocol}//${login}${hostname}:${port || usual}${rest}`]
}

function sameText(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
