import { disclosureOf } from '#core/company'
import { type BroughtCompany, colleague } from '../bring-company.ts'
import { colleagues } from '../colleagues.ts'

/** The line that says who writes and for whom, with their title in the language that is spoken. */
export function signatureOf(company: BroughtCompany, key: string, language: string): string {
  const author = colleague(company, key)
  const title = colleagues.find(each => each.key === key)?.titles[language] ?? author.title
  return disclosureOf(company.halden, { ...author, title }, language)
}
