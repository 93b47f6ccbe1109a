import { bys, windowsDays } from '#journey/attribution'
import { check } from '#lib/check'
import { endpoint, type Http, rooms, z } from '#platform/http'
import { exported, exportResults } from './export-results.ts'
import { layOutLetter, printLetter, writeLetter } from './write-letter.ts'
import { formats } from './write-table.ts'

const Month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, 'Name a month as 2026-11.')
const Chosen = z.object({ month: Month.optional() })
const Export = z.object({
  of: z.enum(exported).default('results'),
  format: z.enum(formats),
  since: z.coerce.date().optional(),
  by: z.enum(bys).optional(),
  windowDays: z.coerce
    .number()
    .refine(days => windowsDays.some(known => known === days), 'Choose 7, 30 or 90 days.')
    .optional(),
})
const tag = 'Results'

export const api = rooms()

endpoint(
  api,
  'get',
  '/letter',
  {
    tag,
    summary: 'The letter about one month: what changed because of conversations',
    query: Chosen,
    output: z
      .object({
        month: z.string(),
        title: z.string(),
        summary: z.string(),
        parts: z.array(
          z.object({
            title: z.string(),
            lines: z.array(
              z.object({
                isItem: z.boolean(),
                runs: z.array(z.object({ words: z.string(), path: z.string().optional() })),
              }),
            ),
          }),
        ),
        /** The same in Markdown. */
        text: z.string(),
        writtenAt: z.date(),
      })
      .openapi('MonthlyLetter'),
  },
  async (ctx, { query }) => {
    const { month, title, summary, parts, text, writtenAt } = await writeLetter(ctx, query.month)
    return { month, title, summary, parts, text, writtenAt }
  },
)

api.get('/letter/page', async http => {
  const letter = await writeLetter(http.get('ctx'), chosenIn(http))
  return file(layOutLetter(letter), 'text/html; charset=utf-8', {
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  })
})
api.get('/letter/paper', async http => {
  const ctx = http.get('ctx')
  const letter = await writeLetter(ctx, chosenIn(http))
  return file(new Uint8Array(await printLetter(ctx, letter)), 'application/pdf', asFile(`sosh-${letter.month}.pdf`))
})
api.get('/results/export', async http => {
  const { of, ...asked } = check(Export, http.req.query())
  const made = await exportResults(http.get('ctx'), of, asked)
  return file(made, typeOf[asked.format], asFile(`sosh-${of}.${asked.format}`))
})

const typeOf = { csv: 'text/csv; charset=utf-8', json: 'application/json', parquet: 'application/vnd.apache.parquet' }
const chosenIn = (http: Http) => check(Chosen, http.req.query()).month
const asFile = (name: string) => ({ 'content-disposition': `attachment; filename="${name}"` })

function file(body: string | Uint8Array<ArrayBuffer>, type: string, headers: Record<string, string>): Response {
  return new Response(body, { headers: { 'content-type': type, 'cache-control': 'no-store', ...headers } })
}
