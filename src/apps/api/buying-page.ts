import { Hono } from 'hono'
import { forgetByPage, type PageSeen, seePage, signSaid, stageSaid } from '#journey/buying'
import { Problem } from '#lib/problem'
import { as, type Context } from '#platform/context'
import type { Env } from '#platform/http'
import { limited } from './limit.ts'

const headers = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
}

/** A page without scripts, for whoever was given its link: what we guess of them, why, and a button that ends it. */
export function buyingPage(ctx: Context): Hono<Env> {
  const theirs = as(ctx, { kind: 'job', name: 'buying page' })
  const page = new Hono<Env>()
  page.use('*', limited(60))
  page.get('/:token', async http => {
    try {
      return http.body(whatIsGuessed(await seePage(theirs, http.req.param('token'))), 200, headers)
    } catch (error) {
      return http.body(sayWhyNot(error), 404, headers)
    }
  })
  page.post('/:token', async http => {
    try {
      await forgetByPage(theirs, http.req.param('token'))
      return http.body(saying('It is forgotten', ended), 200, headers)
    } catch (error) {
      return http.body(sayWhyNot(error), 404, headers)
    }
  })
  return page
}

const ended =
  '<p>We don’t keep what you said for this any more, and we won’t guess again. Nobody treats you differently for it.</p>'

/** Anything else is a bug, and is told as one. */
function sayWhyNot(error: unknown): string {
  if (error instanceof Problem && error.kind === 'not-found')
    return saying('Nothing here', `<p>${escaped(error.message)}</p>`)
  throw error
}

const dayWords = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

function whatIsGuessed({ placed, unaskedSince }: PageSeen): string {
  if (unaskedSince) return saying('We don’t guess', ended)
  if (!placed) return saying('Where you may stand', '<p>We guess nothing of you: you said nothing that would tell.</p>')
  const odds = Object.entries(placed.odds)
    .filter(([, share]) => share >= 0.05)
    .toSorted(([, a], [, b]) => b - a)
    .map(([stage, share]) => `<li>${escaped(stageSaid(stage))}: ${Math.round(100 * share)} %</li>`)
  const evidence = placed.evidence
    .toSorted((a, b) => b.at.getTime() - a.at.getTime())
    .map(
      ({ at, sign, words }) =>
        `<li><time datetime="${at.toISOString()}">${dayWords.format(at)}</time>: ${escaped(signSaid(sign))}${words ? ` (“${escaped(words)}”)` : ''}</li>`,
    )
  return saying(
    'Where you may stand',
    `<p>From what you wrote where we listen, we guess where you stand in choosing something of ours. It helps us to answer in time. It hides no offer from you and changes no price.</p>
<h2>Our guess</h2><ul>${odds.join('')}</ul>
<h2>What it comes from</h2><ul>${evidence.join('')}</ul>
<form method="post"><button>Forget this, and don’t guess again</button></form>`,
  )
}

function saying(title: string, words: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:1.0625rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1.25rem;overflow-wrap:anywhere}button{font:inherit;min-height:2.75rem;padding:.5rem 1rem}</style>
<main><h1>${title}</h1>${words}</main></html>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}
