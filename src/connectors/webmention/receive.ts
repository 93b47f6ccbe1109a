import { z } from 'zod'
import type { Batch, OpenSource, PushRequest } from '#core/channels'
import { Problem } from '#lib/problem'
import { isOurs, pageOf, type Settings, samePage } from './settings.ts'
import { escaped, readCall, writeAnswer, writeFault } from './xml-rpc.ts'

/** That a page links to one of ours, as somebody says; to be looked into. */
export const Claim = z.object({
  source: z.string(),
  target: z.string(),
  by: z.enum(['webmention', 'pingback', 'trackback']),
})
export type Claim = z.infer<typeof Claim>

const longestUrl = 2_000

/**
 * Takes what says that a page links to ours: a Webmention (W3C), a Pingback or a Trackback, told apart by what was
 * sent. Anybody may say so, so nothing is believed here: the page is read later, and only what stands there counts.
 */
export async function receive({ settings, tools }: OpenSource<Settings>, request: PushRequest): Promise<Batch> {
  if (request.method === 'GET')
    throw new Problem('invalid', 'This address takes Webmentions, Pingbacks and Trackbacks, sent by POST.')
  const type = (request.headers['content-type'] ?? '').toLowerCase()
  const body = new TextDecoder().decode(request.body)
  if (/\bxml\b/.test(type) || /^\s*<\?xml|^\s*<methodcall/i.test(body)) return pingback(body, settings, tools.now())
  const form = new URLSearchParams(body)
  const asked = new URL(request.url).searchParams
  const url = form.get('url')
  if (url !== null && form.get('source') === null) return trackback(url, asked.get('target'), settings, tools.now())
  return webmention(form.get('source') ?? '', form.get('target') ?? '', settings, tools.now())
}

function webmention(source: string, target: string, settings: Settings, now: Date): Batch {
  const refusal = refusalOf(source, target, settings)
  if (refusal) return said(400, refusal.words)
  if (isTooMuch(source, now)) return said(429, 'That is a lot from one site. Please send the rest later.')
  return { ...said(202, 'Thank you. We will read the page soon.'), later: [claim(source, target, 'webmention')] }
}

function said(status: number, words: string): Batch {
  return { news: [], response: { status, contentType: 'text/plain; charset=utf-8', body: `${words}\n` } }
}

function pingback(body: string, settings: Settings, now: Date): Batch {
  const answered = (xml: string): Batch => ({
    news: [],
    response: { status: 200, contentType: 'text/xml; charset=utf-8', body: xml },
  })
  const call = readCall(body)
  if (!call) return answered(writeFault(-32700, 'This is no XML-RPC call.'))
  if (call.method !== 'pingback.ping') return answered(writeFault(-32601, 'Only pingback.ping is known here.'))
  const [source = '', target = ''] = call.params
  const refusal = refusalOf(source, target, settings)
  if (refusal) return answered(writeFault(refusal.fault, refusal.words))
  if (isTooMuch(source, now))
    return answered(writeFault(49, 'That is a lot from one site. Please send the rest later.'))
  return {
    ...answered(writeAnswer('Thank you. We will read the page soon.')),
    later: [claim(source, target, 'pingback')],
  }
}

/** A Trackback names its target by the address that it is sent to: each page of ours has `…?target=<its address>`. */
function trackback(source: string, target: string | null, settings: Settings, now: Date): Batch {
  const answered = (error: string | undefined): Batch => ({
    news: [],
    response: {
      status: 200,
      contentType: 'text/xml; charset=utf-8',
      body: `<?xml version="1.0" encoding="utf-8"?>\n<response><error>${error ? 1 : 0}</error>${error ? `<message>${escaped(error)}</message>` : ''}</response>\n`,
    },
  })
  const refusal = refusalOf(source, target ?? '', settings)
  if (refusal) return answered(refusal.words)
  if (isTooMuch(source, now)) return answered('That is a lot from one site. Please send the rest later.')
  return { ...answered(undefined), later: [claim(source, target ?? '', 'trackback')] }
}

function claim(source: string, target: string, by: Claim['by']): Claim {
  return { source: pageOf(source), target: pageOf(target), by }
}

/** Why nothing will be read, with Pingback's number for it. */
function refusalOf(source: string, target: string, settings: Settings): { words: string; fault: number } | undefined {
  if (!isWebAddress(source)) return { words: 'The source is no address of a page.', fault: 16 }
  if (!isWebAddress(target)) return { words: 'The target is no address of a page.', fault: 33 }
  if (!isOurs(target, settings)) return { words: 'The target is none of our pages.', fault: 33 }
  if (samePage(source, target)) return { words: 'A page can’t mention itself.', fault: 33 }
  if (isOurs(source, settings)) return { words: 'Links among our own pages are no news to us.', fault: 33 }
  return undefined
}

function isWebAddress(written: string): boolean {
  const url = written.length <= longestUrl ? URL.parse(written) : null
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password
}

const minuteMs = 60_000
const mostFromOneSite = 30
const mostInAll = 300
const counts = new Map<string, number>()
let minute = 0

/** So many in a minute of one site, and in all, that it can't be people who wrote them. Counts within this process. */
function isTooMuch(source: string, now: Date): boolean {
  const current = Math.floor(now.getTime() / minuteMs)
  if (current !== minute) counts.clear()
  minute = current
  const site = new URL(source).hostname
  const [own, all] = [(counts.get(site) ?? 0) + 1, (counts.get('') ?? 0) + 1]
  if (own > mostFromOneSite || all > mostInAll) return true
  counts.set(site, own).set('', all)
  return false
}
