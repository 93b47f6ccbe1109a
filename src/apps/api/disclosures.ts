import { connectors } from '#core/channels'
import { disclosureOf, theCompany } from '#core/company'
import { theEmployee } from '#core/team'
import { requireEmployee } from '#platform/context'
import { endpoint, rooms, z } from '#platform/http'

const Lines = z.object({
  lines: z.array(
    z.object({
      connector: z.string(),
      label: z.string(),
      line: z.string(),
      /** As the network counts it, with the empty line before. */
      length: z.number().int(),
      most: z.number().int().nullable(),
    }),
  ),
})

/** How an answer of whoever asks would end, on each network on which they could give one. */
export const disclosuresApi = rooms()

endpoint(
  disclosuresApi,
  'get',
  '/disclosures',
  {
    tag: 'Company',
    summary: 'How your answers end, on each network',
    query: z.object({ language: z.string().min(2).max(12).optional() }),
    output: Lines,
  },
  async (ctx, { query }) => {
    const me = requireEmployee(ctx)
    const [company, author] = [await theCompany(ctx), await theEmployee(ctx, me.employeeId)]
    const language = query.language ?? company.language
    return {
      lines: connectors()
        .filter(({ capabilities, replyPage }) => capabilities.reply || replyPage)
        .map(({ name, label, limits, lengthOf }) => {
          const line = disclosureOf(company, author, language, limits.everyLetterCosts ? 'brief' : 'full')
          const whole = `\n\n${line}`
          const length = lengthOf?.(whole) ?? whole.length
          return { connector: name, label, line, length, most: limits.maxLength?.value ?? null }
        }),
    }
  },
)
