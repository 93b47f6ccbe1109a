import { theCompany, topics } from '#core/company'
import { documents } from '#core/team'
import { type CompanyFacts, type CompanyKnowledge, learnCompany } from '#journey/reading'
import type { Context } from '#platform/context'
import { correctedTexts, correctionsSignature } from './store.ts'

let current: { facts: CompanyFacts; knowledge: CompanyKnowledge } | undefined

/** The company as it is now; asked and learned again only when something of it changed. */
export async function knowCompany(ctx: Context): Promise<{ facts: CompanyFacts; knowledge: CompanyKnowledge }> {
  const signature = `${ctx.config.databaseUrl ?? ctx.config.dataDir} ${await correctionsSignature(ctx)}`
  if (current?.facts.signature === signature) return current
  const [company, ours, written, corrected] = [
    await theCompany(ctx),
    await topics(ctx),
    await documents(ctx),
    await correctedTexts(ctx),
  ]
  const facts: CompanyFacts = {
    signature,
    name: company.name,
    topics: ours.map(({ id, name, words }) => ({ id, name, words })),
    documents: written.map(({ title, summary }) => ({ title, ...(summary && { summary }) })),
    corrected,
  }
  current = { facts, knowledge: learnCompany(facts) }
  return current
}
