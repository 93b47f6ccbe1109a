import { theCompany } from '#core/company'
import { nobodyWaited, promptness } from '#journey/measure'
import { conversationsIn, movesIn } from '#journey/tally'
import { makePaper, toPage } from '#places/rich-text'
import { type Context, requireReader } from '#platform/context'
import { monthOf } from './model.ts'
import { topicsSpokenOf, totalsOf, weightiest } from './store.ts'
import { letterParts, markdownOf, monthName, type Part, summaryOf } from './words.ts'

export interface MonthlyLetter {
  /** `YYYY-MM`. */
  month: string
  title: string
  summary: string
  parts: Part[]
  /** The same in Markdown. */
  text: string
  company: string
  writtenAt: Date
}

const mostChanges = 15

/** The letter about one month, for whoever leads: what changed because of conversations first, what was done last. */
export async function writeLetter(ctx: Context, named?: string): Promise<MonthlyLetter> {
  requireReader(ctx)
  return composeLetter(ctx, named)
}

/** The same for a mail of the house to its own people: whoever calls has seen to it that they may read it. */
export async function composeLetter(ctx: Context, named?: string): Promise<MonthlyLetter> {
  const { from, to, name } = monthOf(named, ctx.now())
  const time = { from, to }
  const { name: company } = await theCompany(ctx)
  const [spoken = []] = await conversationsIn(ctx, [time])
  const [month = nobodyWaited, before = nobodyWaited] = await promptness(ctx, [
    time,
    { from: monthOf(undefined, from).from, to: from },
  ])
  const known = {
    ...{ ...time, company },
    changes: await weightiest(ctx, time, mostChanges),
    totals: await totalsOf(ctx, time),
    promptness: month,
    before,
    ...(await topicsSpokenOf(ctx, time)),
    wanted: sumOf(spoken.map(({ wanted }) => wanted)),
    answered: sumOf(spoken.map(({ answered }) => answered)),
    conversations: sumOf(spoken.map(({ conversations }) => conversations)),
    answersSent: sumOf((await movesIn(ctx, time)).map(({ sent }) => sent)),
  }
  const parts = letterParts(known)
  return {
    ...{ parts, month: name, company, writtenAt: ctx.now() },
    title: `What conversations changed in ${monthName(from)}`,
    summary: summaryOf(known),
    text: markdownOf(parts, path => new URL(path, ctx.config.publicUrl).href),
  }
}

/** The same on paper. */
export function printLetter(ctx: Context, letter: MonthlyLetter): Promise<Buffer> {
  return makePaper({
    ...{
      title: letter.title,
      summary: letter.summary,
      author: letter.company,
      company: letter.company,
      text: letter.text,
    },
    disclosure: 'From the ledger of results, as it stood that day.',
    url: new URL('/letter', ctx.config.publicUrl).href,
    publishedAt: letter.writtenAt,
    language: 'en',
    pictures: new Map(),
  })
}

/** The same as a page that needs nothing else: to keep, or to send on. `links` stand at its end. */
export function layOutLetter(
  { title, summary, text }: MonthlyLetter,
  links: { words: string; address: string }[] = [],
): string {
  const end = links.map(({ words, address }) => `<p><a href="${escaped(address)}">${escaped(words)}</a></p>`).join('')
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>:root{color-scheme:light dark}body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.0625rem/1.6 Georgia,serif;overflow-wrap:anywhere}h1,h2{font-family:system-ui,sans-serif;line-height:1.25}h2{margin-top:2rem;font-size:1.125rem}a{color:inherit}</style>
<main><h1>${escaped(title)}</h1><p><em>${escaped(summary)}</em></p>${toPage(text, new Map())}${end}</main></html>`
}

const sumOf = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0)
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, sign => signs[sign] ?? sign)
